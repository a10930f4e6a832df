"""A complaint or suggestion and its reply."""

from django.conf import settings
from django.db import models

from zhibu.apps.foundation.models import ZoneOwned


class Entry(ZoneOwned):
    """What someone wrote, signed or not, and the reply.

    An unsigned entry holds nothing that leads back to its author: no account, no address,
    and the day without the time. The author reads the reply with a reference code, of which
    only a hash is kept.
    """

    class Kind(models.TextChoices):
        COMPLAINT = "complaint", "投诉"
        SUGGESTION = "suggestion", "建议"
        BURDEN = "burden", "负担反映"

    kind = models.CharField("类别", max_length=10, choices=Kind)
    text = models.TextField("内容", max_length=3000)
    signed = models.CharField("署名", max_length=40, blank=True)
    received_on = models.DateField("收到日期")
    code_hash = models.CharField(max_length=64, editable=False)
    reply = models.TextField("答复", max_length=3000, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "意见建议"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "code_hash"], name="one_entry_of_a_code")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.received_on:%Y-%m-%d}"
