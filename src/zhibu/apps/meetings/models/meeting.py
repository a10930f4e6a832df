"""A meeting from the year plan to its record, and what is on its agenda."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.meetings.models.joint import JointEvent
from zhibu.apps.organisation.models import Branch, PartyGroup, Person
from zhibu.apps.resources.models import Lecturer, Room

USUAL_LENGTH = timedelta(hours=2)
"""How long a meeting takes room and lecturer when no end was fixed."""


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Questions about meetings."""

    def in_their_own_right(self) -> "MeetingQuerySet":
        """Leave out make-up sessions: they serve another meeting and meet no obligation."""
        return self.filter(makes_up=None)


class Meeting(ZoneOwned):
    """One meeting or activity of a branch; the year plan is the meetings not yet held.

    A sitting may serve several kinds at once (a theme day with a lecture): the first is
    `kind`, the others stand in `also_kinds`. Minutes are one text. `revision` counts the
    changes, so that two people who edit at once notice each other. `draft` is the record
    page as it was last typed, unjudged; empty once the record is finished.

    `makes_up` is set on a make-up session: it serves those asked (Asked) who could not come to that
    meeting, and is never an obligation met by itself. `place` is what people read; `room` is
    the room on the zone's list it takes up, where there is one.
    """

    OPEN = ("proposed", "planned", "announced")
    """States before the record is complete."""
    LATE_AFTER_DAYS = 7
    """A record finished later than this says so (补记); nothing else follows from it."""
    why_changed = ""
    """Not kept here: the reason a service gives for a change, for its line in the audit trail."""

    class Kind(models.TextChoices):
        MEMBERS = "members", "支部党员大会"
        COMMITTEE = "committee", "支部委员会会议"
        GROUP = "group", "党小组会"
        LECTURE = "lecture", "党课"
        THEME_DAY = "theme_day", "主题党日"
        ORGANISATIONAL_LIFE = "organisational_life", "组织生活会"
        APPRAISAL = "appraisal", "民主评议党员"

    class State(models.TextChoices):
        PROPOSED = "proposed", "拟定"
        PLANNED = "planned", "已列入计划"
        ANNOUNCED = "announced", "已通知"
        FINISHED = "finished", "已记录"
        CANCELLED = "cancelled", "已取消"

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "现场"
        HYBRID = "hybrid", "现场加线上"
        ONLINE = "online", "线上"
        VISIT = "visit", "送学上门"

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="meetings", verbose_name="党支部"
    )
    kind = models.CharField("类型", max_length=20, choices=Kind)
    also_kinds = models.JSONField("兼作", default=list, blank=True)
    group = models.ForeignKey(
        PartyGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name="党小组",
    )
    title = models.CharField("主题", max_length=120, blank=True)
    on = models.DateField("日期")
    starts_at = models.TimeField("开始时间", null=True, blank=True)
    ends_at = models.TimeField("结束时间", null=True, blank=True)
    place = models.CharField("地点", max_length=80, blank=True)
    mode = models.CharField("方式", max_length=10, choices=Mode, default=Mode.IN_PERSON)
    room = models.ForeignKey(
        Room, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name="场地"
    )
    lecturer = models.ForeignKey(
        Lecturer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name="讲师",
    )
    makes_up = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="make_up_sessions",
        verbose_name="补学的会议",
    )
    joint = models.ForeignKey(
        JointEvent,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name="联合活动",
    )
    state = models.CharField("状态", max_length=10, choices=State, default=State.PLANNED)
    chair = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主持人"
    )
    recorder = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人"
    )
    minutes = models.TextField("会议记录", blank=True)
    hours = models.DecimalField("学时", max_digits=4, decimal_places=1, null=True, blank=True)
    announced_at = models.DateTimeField("通知时间", null=True, blank=True)
    finished_at = models.DateTimeField("记录完成时间", null=True, blank=True)
    finished_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="完成人"
    )
    revision = models.PositiveIntegerField("第几次改动", default=0)
    draft = models.JSONField("未完成的草稿", default=dict, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "会议"
        ordering = ["on", "starts_at", "pk"]
        indexes = [
            models.Index(fields=["zone", "branch", "on"], name="meeting_branch_day"),
            models.Index(fields=["zone", "branch", "state"], name="meeting_branch_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=True)
                | Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="finished") | Q(finished_at__isnull=False),
                name="finished_meeting_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{'补学' if self.makes_up_id else ''} {self.on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """The page of the meeting."""
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind the sitting serves, the leading one first."""
        return (self.kind, *self.also_kinds)

    @property
    def is_finished(self) -> bool:
        """Whether it was held and its record is complete."""
        return self.state == self.State.FINISHED

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held or recorded."""
        return self.state in self.OPEN

    @property
    def is_late(self) -> bool:
        """Whether the record was finished long after the meeting."""
        if self.finished_at is None:
            return False
        return (timezone.localdate(self.finished_at) - self.on).days > self.LATE_AFTER_DAYS

    @property
    def is_among_committee(self) -> bool:
        """Whether the committee meets among itself: what it is about is for the committee."""
        return self.Kind.COMMITTEE in self.kinds

    @property
    def kind_names(self) -> str:
        """Every kind the sitting serves, in words: 主题党日、党课; made up for: 党课补学."""
        names = "、".join(self.Kind(kind).label for kind in self.kinds)
        return f"{names}补学" if self.makes_up_id else names

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """From when to when it lasts, in local wall time; None while no start is fixed."""
        if self.starts_at is None:
            return None
        start = datetime.combine(self.on, self.starts_at)
        end = datetime.combine(self.on, self.ends_at) if self.ends_at else start + USUAL_LENGTH
        return start, end

    @property
    def event(self) -> str:
        """Name what it is part of: meetings of one joint event share a room and a lecturer."""
        return f"joint-{self.joint_id}" if self.joint_id else f"meeting-{self.pk}"


class AgendaItem(ZoneOwned):
    """One line of an agenda; `step` names what a rule demands (ZB-29 self-assessment, …)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    place = models.PositiveSmallIntegerField("序号")
    text = models.CharField("议程", max_length=200)
    step = models.CharField("规定步骤", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "议程"
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.text


class Asked(ZoneOwned):
    """Somebody asked to a make-up session, because they cannot come to the meeting itself."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="asked")
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="asked_to", verbose_name="补学人员"
    )

    class Meta:
        verbose_name = verbose_name_plural = "补学人员"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "meeting", "person"], name="asked_once")
        ]

    def __str__(self) -> str:
        return str(self.person)
