"""Letters of introduction (组织关系介绍信) sent with a member, and received."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person


class Letter(ZoneOwned):
    """A letter that moves a member out of a branch, or brought one in.

    Until it is received the sender stays responsible (教育条例 第二十五条), so that a letter out
    leaves the affiliation as it is and its receipt ends it.
    """

    class Way(models.TextChoices):
        OUT = "out", "转出"
        IN = "in", "转入"

    person = models.ForeignKey(Person, models.CASCADE, related_name="letters", verbose_name="人员")
    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="letters", verbose_name="党支部"
    )
    way = models.CharField("转出或转入", max_length=3, choices=Way)
    to_branch = models.ForeignKey(
        Branch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="转入的本协作区支部",
    )
    other = models.CharField("对方党组织", max_length=80)
    number = models.CharField("介绍信编号", max_length=40, blank=True)
    sent_on = models.DateField("开出日期")
    received_on = models.DateField("接收日期", null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="记录人",
    )

    class Meta:
        verbose_name = verbose_name_plural = "组织关系介绍信"
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="letter_received_after_sent",
            ),
            models.UniqueConstraint(
                fields=["zone", "person"],
                condition=Q(received_on__isnull=True, way="out"),
                name="one_letter_on_its_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_way_display()}：{self.other}"
