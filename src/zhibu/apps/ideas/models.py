"""Proposals (建言献策), signed or not: answered by a day with a reason, followed to the result."""

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.workitems.models import CityTask, WorkItem


class Idea(ZoneOwned):
    """A proposal to a branch.

    An unsigned one holds nothing that leads back to its author: no person, no account, the
    day without the time; the author follows it with a reference code of which only a hash is
    kept.
    """

    class Decision(models.TextChoices):
        ADOPTED = "adopted", "采纳"
        IN_PART = "in_part", "部分采纳"
        NOT_ADOPTED = "not_adopted", "未采纳"

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="ideas", verbose_name="答复的党支部"
    )
    author = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ideas",
        verbose_name="建议人",
    )
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    title = models.CharField("建议", max_length=80)
    problem = models.TextField("解决什么问题", max_length=2000, blank=True)
    proposal = models.TextField("怎么做", max_length=3000)
    city_task = models.ForeignKey(
        CityTask,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="ideas",
        verbose_name="服务的中心工作",
    )
    proposed_on = models.DateField("提出日期")
    answer_by = models.DateField("答复期限")
    decision = models.CharField("答复", max_length=12, choices=Decision, blank=True)
    reason = models.TextField("理由", max_length=2000, blank=True)
    decided_on = models.DateField("答复日期", null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    item = models.OneToOneField(
        WorkItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="idea",
        verbose_name="落实的工作事项",
    )
    result = models.TextField("结果", max_length=2000, blank=True)
    result_on = models.DateField("结果日期", null=True, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "建议"
        ordering = ["-proposed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=True) | Q(code_hash=""),
                name="signed_idea_needs_no_code",
            ),
            models.CheckConstraint(
                condition=Q(decision="") | Q(decided_on__isnull=False),
                name="decided_idea_says_when",
            ),
        ]

    def __str__(self) -> str:
        # Without its words: this stands in the audit trail.
        return f"建议 {self.proposed_on}"
