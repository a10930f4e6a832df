"""One event of several branches; each keeps its own record of it as a meeting."""

from django.db import models
from django.db.models import F, Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person


class JointEvent(ZoneOwned):
    """What branches of a zone do together: wished for between two days, then one time for all.

    Its day, time and room stand in the meetings made from it, one for each branch.
    """

    title = models.CharField("主题", max_length=120)
    kind = models.CharField("类型", max_length=20)
    first = models.DateField("最早")
    last = models.DateField("最晚")
    minutes = models.PositiveSmallIntegerField("时长（分钟）", default=120)
    needs_lecturer = models.BooleanField("需要讲师", default=False)
    made_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", verbose_name="提出人"
    )
    is_called_off = models.BooleanField("已取消", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "联合活动"
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="joint_window_stands")
        ]

    def __str__(self) -> str:
        return self.title


class JointBranch(ZoneOwned):
    """A branch that takes part in a joint event."""

    event = models.ForeignKey(JointEvent, models.CASCADE, related_name="branches")
    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="joint_events", verbose_name="党支部"
    )

    class Meta:
        verbose_name = verbose_name_plural = "参加的党支部"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "event", "branch"], name="joint_branch_once")
        ]

    def __str__(self) -> str:
        return str(self.branch)
