"""A member's request to correct what is held about them (个人信息保护法: right to correct)."""

from django.conf import settings
from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Person


class CorrectionRequest(ZoneOwned):
    """What is wrong, what it should be, and what became of the request."""

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        DONE = "done", "已更正"
        DECLINED = "declined", "未采纳"

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="corrections", verbose_name="人员"
    )
    item = models.CharField("哪一项", max_length=80)
    should_be = models.CharField("应为", max_length=300)
    asked_at = models.DateTimeField("提出时间")
    state = models.CharField("状态", max_length=8, choices=State, default=State.OPEN)
    reply = models.CharField("答复", max_length=300, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="答复人",
    )

    class Meta:
        verbose_name = verbose_name_plural = "更正申请"
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.person}：{self.item}"
