"""A heart-to-heart talk of two people: that it took place, and what the two keep of it."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person


class Talk(ZoneOwned):
    """谈心谈话 of `a` and `b`; who speaks first does not matter.

    Officers of the branch know who talked and when, because the rule (ZB-31) counts it. All
    else (occasion, notes, promise) is for the two and the secretary: see access.py. Notes that
    were corrected leave no earlier version: what was said in confidence is kept once.
    """

    class Way(models.TextChoices):
        FACE = "face", "面谈"
        PHONE = "phone", "电话"
        VIDEO = "video", "视频"

    class Occasion(models.TextChoices):
        """When to talk is local practice beyond the yearly talk (ZB-32)."""

        ROUTINE = "routine", "例行"
        POST = "post", "岗位变动"
        HARDSHIP = "hardship", "遇到困难"
        DISCIPLINE = "discipline", "受到处分或处理"
        CONFLICT = "conflict", "有意见、有矛盾"
        OTHER = "other", "其他"

    branch = models.ForeignKey(Branch, models.PROTECT, related_name="talks", verbose_name="党支部")
    a = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="谈话人")
    b = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="谈话对象")
    on = models.DateField("日期")
    way = models.CharField("方式", max_length=8, choices=Way, default=Way.FACE)
    occasion = models.CharField("情形", max_length=12, choices=Occasion, default=Occasion.ROUTINE)
    notes = models.TextField("谈话内容", max_length=5000, blank=True)
    promise = models.CharField("约定事项", max_length=200, blank=True)
    promise_owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="由谁办"
    )
    promise_due_on = models.DateField("约定期限", null=True, blank=True)
    promise_kept_on = models.DateField("办好日期", null=True, blank=True)
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人"
    )
    revision = models.PositiveIntegerField("更正次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "谈心谈话"
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["zone", "branch", "on"], name="talk_branch_day"),
            models.Index(
                fields=["zone", "promise_owner"],
                condition=~Q(promise="") & Q(promise_kept_on__isnull=True),
                name="talk_open_promise",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                "zone", Least("a", "b"), Greatest("a", "b"), "on", name="one_talk_of_two_a_day"
            ),
            models.CheckConstraint(condition=~Q(a=F("b")), name="talk_of_two_people"),
            models.CheckConstraint(
                condition=Q(promise="", promise_owner__isnull=True, promise_due_on__isnull=True)
                | (~Q(promise="") & Q(promise_owner__isnull=False, promise_due_on__isnull=False)),
                name="promise_has_owner_and_day",
            ),
        ]

    def __str__(self) -> str:
        # Without the names: this text stands in the audit trail.
        return f"谈心谈话 {self.on:%Y-%m-%d}"

    @property
    def has_open_promise(self) -> bool:
        """Whether something promised is still to be done."""
        return bool(self.promise) and self.promise_kept_on is None
