"""A piece of work with its business goal and its Party part, and the city's tasks it serves."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.meetings.models import FollowUp
from zhibu.apps.organisation.models import Branch, Person, Section
from zhibu.apps.research.models import Measure


class CityTask(Period):
    """中心工作: a task of the city that work items, proposals and activities may serve."""

    name = models.CharField("名称", max_length=40)
    source = models.CharField("出处", max_length=120, blank=True)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "中心工作"
        ordering = ["pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["zone", "name"], name="one_city_task_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


def _due_day() -> Coalesce:
    return Coalesce("due_on", "follow_up__moved_to", "follow_up__due_on", "measure__due_on")


def _done_day() -> Coalesce:
    return Coalesce("done_on", "follow_up__done_on", "measure__done_on")


class WorkItemQuerySet(models.QuerySet["WorkItem"]):
    """Questions about work items; days are those of the source where there is one."""

    def with_days(self) -> "WorkItemQuerySet":
        """Add `due_day` and `done_day`, wherever they stand: here or in the source."""
        return self.annotate(due_day=_due_day(), done_day=_done_day())

    def alive(self) -> "WorkItemQuerySet":
        """Leave out those given up."""
        return self.filter(dropped_on=None)

    def undone(self) -> "WorkItemQuerySet":
        """Those still to be done."""
        return self.alias(done_by=_done_day()).filter(done_by=None)

    def in_step(self, step: str) -> "WorkItemQuerySet":
        """Those that have come as far as a step and no further."""
        if step == WorkItem.Step.PLANNED:
            return self.undone().filter(deployed_on=None)
        if step == WorkItem.Step.DEPLOYED:
            return self.undone().exclude(deployed_on=None)
        done = self.alias(done_by=_done_day()).exclude(done_by=None)
        is_checked = Q(checked_on__gte=F("done_by"))
        if step == WorkItem.Step.CHECKED:
            return done.filter(is_checked)
        return done.filter(Q(checked_on=None) | ~is_checked)

    def late(self, on: date) -> "WorkItemQuerySet":
        """Those whose day has passed undone."""
        return self.undone().alias(due_by=_due_day()).filter(due_by__lt=on)

    def by_due_day(self) -> "WorkItemQuerySet":
        """The nearest day first, those without one last."""
        return self.order_by(_due_day().asc(nulls_last=True), "pk")


class WorkItem(ZoneOwned):
    """工作事项: one item for the business goal and the Party part, with one check.

    Its four steps are days: planned, deployed, done, checked. An item that came from a
    decision of a meeting or a measure of a study leaves owner, time limit and completion
    there (`due_on`, `done_on` and `outcome` are empty here, nobody enters them twice); when
    that goes off the record, they come here (receivers.py).
    """

    class Step(models.TextChoices):
        PLANNED = "planned", "谋划"
        DEPLOYED = "deployed", "部署"
        DONE = "done", "落实"
        CHECKED = "checked", "检查"

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="work_items", verbose_name="党支部"
    )
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="work_items",
        verbose_name="科室",
    )
    title = models.CharField("事项", max_length=200)
    goal = models.TextField("业务目标", max_length=1000, blank=True)
    party_part = models.TextField("党建内容", max_length=1000, blank=True)
    check_by = models.CharField("怎样检查", max_length=200, blank=True)
    city_task = models.ForeignKey(
        CityTask,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="work_items",
        verbose_name="服务的中心工作",
    )
    follow_up = models.OneToOneField(
        FollowUp,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="work_item",
        verbose_name="会议待办",
    )
    measure = models.OneToOneField(
        Measure,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="work_item",
        verbose_name="调研措施",
    )
    planned_on = models.DateField("谋划日期")
    planned_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="谋划人"
    )
    deployed_on = models.DateField("部署日期", null=True, blank=True)
    due_on = models.DateField("完成期限", null=True, blank=True)
    done_on = models.DateField("落实日期", null=True, blank=True)
    outcome = models.CharField("落实情况", max_length=300, blank=True)
    checked_on = models.DateField("检查日期", null=True, blank=True)
    check_result = models.CharField("检查情况", max_length=300, blank=True)
    checked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="检查人"
    )
    dropped_on = models.DateField("取消日期", null=True, blank=True)
    dropped_why = models.CharField("取消原因", max_length=200, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    objects = WorkItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作事项"
        ordering = ["planned_on", "pk"]
        indexes = [models.Index(fields=["zone", "branch", "planned_on"], name="item_of_a_branch")]
        constraints = [
            models.CheckConstraint(
                condition=Q(follow_up__isnull=True) | Q(measure__isnull=True),
                name="item_has_one_source",
            ),
            models.CheckConstraint(
                condition=Q(deployed_on__isnull=True) | Q(deployed_on__gte=F("planned_on")),
                name="item_deployed_after_planned",
            ),
        ]

    def __str__(self) -> str:
        # Without the title: this stands in the audit trail, which the coordinator reads.
        return f"工作事项 {self.planned_on}"

    @property
    def source(self) -> FollowUp | Measure | None:
        """The decision or measure it came from; None: planned by hand."""
        return self.follow_up or self.measure

    @property
    def due(self) -> date | None:
        """The day it is to be done by, wherever it stands."""
        if self.follow_up is not None:
            return self.follow_up.until
        return self.measure.due_on if self.measure is not None else self.due_on

    @property
    def done(self) -> date | None:
        """The day it was done, wherever it stands."""
        if self.follow_up is not None:
            return self.follow_up.done_on
        return self.measure.done_on if self.measure is not None else self.done_on

    @property
    def step(self) -> str:
        """How far it has come; a check counts for what was done before it alone."""
        done = self.done
        if done is None:
            return self.Step.DEPLOYED if self.deployed_on else self.Step.PLANNED
        checked = self.checked_on
        return self.Step.CHECKED if checked and checked >= done else self.Step.DONE

    @property
    def outcome_told(self) -> str:
        """What came of it, wherever it stands."""
        return self.source.outcome if self.source is not None else self.outcome

    @property
    def has_both_sides(self) -> bool:
        """Whether the business goal and the Party part are both written."""
        return bool(self.goal.strip() and self.party_part.strip())

    @property
    def sides_told(self) -> str:
        """In words what is missing of its two sides; '' when both are written."""
        if not self.goal.strip() and not self.party_part.strip():
            return "业务目标和党建内容都还没写"
        written = {"业务目标": "党建内容", "党建内容": "业务目标", "": ""}[self.missing_side]
        return f"只有{written}，还没写{self.missing_side}" if written else ""

    @property
    def step_told(self) -> str:
        """The step in the words users know."""
        return str(self.Step(self.step).label)

    @property
    def missing_side(self) -> str:
        """Which of its two sides nobody has filled: '业务目标', '党建内容' or ''."""
        if not self.goal.strip():
            return "业务目标"
        return "" if self.party_part.strip() else "党建内容"

    def is_late(self, on: date) -> bool:
        """Whether its day has passed and it is neither done nor given up."""
        due = self.due
        return due is not None and due < on and self.done is None and self.dropped_on is None


class ItemOwner(ZoneOwned):
    """Somebody who answers for an item, with their share of it.

    An item from a source has its first owner there; further ones stand here.
    """

    item = models.ForeignKey(WorkItem, models.CASCADE, related_name="owners")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="owned_items", verbose_name="负责人"
    )
    part = models.CharField("分工", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "事项负责人"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "item", "person"], name="owner_once_an_item")
        ]

    def __str__(self) -> str:
        return str(self.person)


class Hindrance(Period):
    """卡点: what keeps an item stuck, from the day it was said to the day it was cleared."""

    item = models.ForeignKey(WorkItem, models.CASCADE, related_name="hindrances")
    reason = models.CharField("卡在哪里", max_length=300)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "卡点"
        ordering = ["since", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "item"],
                condition=Q(until__isnull=True),
                name="one_open_hindrance",
            ),
        ]

    def __str__(self) -> str:
        # Without the reason: this stands in the audit trail.
        return f"卡点 {self.since}"

    def days(self, on: date) -> int:
        """How many days it has lasted, or did last."""
        return ((self.until or on) - self.since + timedelta(days=1)).days
