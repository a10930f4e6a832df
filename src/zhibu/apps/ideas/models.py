"""Proposals (建言献策), signed or not: answered by a day with a reason, followed to the result.

Read docs/ideas.md first. An unsigned proposal and the person who made it are never named by one
row, nor by two that could be laid side by side: keys are random, days have no time, and the
audit trail follows an unsigned proposal only from the first thing its branch does with it.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from zhibu.apps.answering.models import Unordered
from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.workitems.models import CityTask, WorkItem

LONGEST_REASON = 2000


class Decision(models.TextChoices):
    """What a branch answers."""

    ADOPTED = "adopted", "采纳"
    IN_PART = "in_part", "部分采纳"
    NOT_ADOPTED = "not_adopted", "未采纳"


class State(models.TextChoices):
    """How far a proposal has come, as lists are filtered; follows from the other fields."""

    WAITING = "waiting", "待答复"
    UNDER_WAY = "under_way", "落实中"
    FINISHED = "finished", "有结果"
    NOT_ADOPTED = "not_adopted", "未采纳"


STATES: dict[State, Q] = {
    State.WAITING: Q(decision=""),
    State.UNDER_WAY: Q(decision__in=(Decision.ADOPTED, Decision.IN_PART), result_on=None),
    State.FINISHED: Q(result_on__isnull=False),
    State.NOT_ADOPTED: Q(decision=Decision.NOT_ADOPTED),
}
"""What each state is in the database; every proposal is in one of them."""


class Idea(Unordered):
    """A proposal to a branch.

    An unsigned one holds nothing that leads back to its author: no person, no account, the
    day without the time; the author follows it with a reference code of which only a hash is
    kept. Keys are random (`Unordered`), so that the order of rows is not the order of events.
    """

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
    for_leaders = models.BooleanField("只给支部书记、委员看", default=False)
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
    reason = models.TextField("理由", max_length=LONGEST_REASON, blank=True)
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
        indexes = [models.Index(fields=["zone", "branch", "proposed_on"], name="idea_of_a_branch")]
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=True) | Q(code_hash=""),
                name="signed_idea_needs_no_code",
            ),
            models.CheckConstraint(
                condition=Q(decision="") | Q(decided_on__isnull=False),
                name="decided_idea_says_when",
            ),
            models.UniqueConstraint(
                fields=["zone", "code_hash"],
                condition=~Q(code_hash=""),
                name="one_idea_of_a_code",
            ),
        ]

    def __str__(self) -> str:
        # Without its words: this stands in the audit trail.
        return f"建议 {self.proposed_on}"

    def get_absolute_url(self) -> str:
        """The page of the proposal."""
        return reverse("ideas:idea", args=[self.pk])

    @property
    def is_adopted(self) -> bool:
        """Whether it is taken up, wholly or in part."""
        return self.decision in {Decision.ADOPTED, Decision.IN_PART}

    @property
    def state(self) -> State:
        """How far it has come; as STATES says it in the database."""
        if self.result_on:
            return State.FINISHED
        if self.decision == Decision.NOT_ADOPTED:
            return State.NOT_ADOPTED
        return State.UNDER_WAY if self.decision else State.WAITING

    def is_late(self, on: date) -> bool:
        """Whether its day has passed without an answer."""
        return not self.decision and self.answer_by < on


class EarlierAnswer(ZoneOwned):
    """An answer that was taken up again: what was said, and whether it came in time."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="earlier_answers")
    answer_by = models.DateField("答复期限")
    decision = models.CharField("答复", max_length=12, choices=Decision)
    reason = models.TextField("理由", max_length=LONGEST_REASON)
    decided_on = models.DateField("答复日期")
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="答复人"
    )
    reopened_on = models.DateField("重新研究日期")

    class Meta:
        verbose_name = verbose_name_plural = "先前的答复"
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"先前的答复 {self.decided_on}"
