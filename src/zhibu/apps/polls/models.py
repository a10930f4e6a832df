"""A quick poll for one meeting: its times, who is asked, and what they answer."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Person


class Poll(ZoneOwned):
    """The question when one meeting suits; `minutes` is how long the meeting takes.

    It can be answered up to and including `closes_on`, unless an officer ends it before:
    `chosen` is then the time the meeting moved to, or nothing when it stayed where it was.
    `solver` is what the solver last said of the same meeting (see `answer.SolverAnswer`),
    empty when nobody asked it.
    """

    MOST_TIMES = 5
    KEPT = timedelta(days=90)
    """How long after its end the answers of a poll are kept."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="polls", verbose_name="会议")
    minutes = models.PositiveSmallIntegerField("时长（分钟）")
    closes_on = models.DateField("截止日期")
    made_at = models.DateTimeField("发起时间")
    made_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="发起人"
    )
    closed_at = models.DateTimeField("结束时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="结束人"
    )
    chosen = models.ForeignKey(
        "PollTime",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="定下的时间",
    )
    solver = models.JSONField("系统算出的时间", default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "约时间"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "meeting"],
                condition=Q(closed_at__isnull=True),
                name="one_running_poll_a_meeting",
            )
        ]

    def __str__(self) -> str:
        return f"约时间：{self.meeting}"

    def get_absolute_url(self) -> str:
        """The page on which it is answered and decided."""
        return reverse("polls:poll", args=[self.pk])

    @property
    def is_decided(self) -> bool:
        """Whether it was ended, or its meeting was held or called off without it."""
        return self.closed_at is not None or not self.meeting.is_open

    def is_answerable(self, today: date) -> bool:
        """Whether an answer given today still counts."""
        return not self.is_decided and today <= self.closes_on


class PollTime(ZoneOwned):
    """One time that is asked about, in local wall time."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="times")
    on = models.DateField("日期")
    starts_at = models.TimeField("开始时间")
    ends_at = models.TimeField("结束时间")

    class Meta:
        verbose_name = verbose_name_plural = "候选时间"
        ordering = ["on", "starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "poll", "on", "starts_at"], name="one_poll_time_a_start"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="poll_time_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} {self.starts_at:%H:%M}"

    @property
    def start(self) -> datetime:
        """When it begins, in local wall time."""
        return datetime.combine(self.on, self.starts_at)

    @property
    def end(self) -> datetime:
        """When it ends, in local wall time."""
        return datetime.combine(self.on, self.ends_at)


class PollAsked(ZoneOwned):
    """Somebody who is asked: those due at the meeting when the poll was sent."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="asked")
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="asked_in_polls", verbose_name="人员"
    )

    class Meta:
        verbose_name = verbose_name_plural = "约时间的人"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "poll", "person"], name="asked_once_a_poll")
        ]

    def __str__(self) -> str:
        return str(self.person)


class PollAnswer(ZoneOwned):
    """Whether one person can come at one time; not anonymous, for the branch's officers.

    `answered_by` is the officer who entered it for somebody without an account.
    """

    class Can(models.TextChoices):
        YES = "yes", "能来"
        IF_NEED_BE = "if_need_be", "勉强可以"
        NO = "no", "不行"

    time = models.ForeignKey(PollTime, models.CASCADE, related_name="answers")
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="poll_answers", verbose_name="人员"
    )
    can = models.CharField("能否参加", max_length=10, choices=Can)
    answered_at = models.DateTimeField("回答时间")
    answered_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="代填人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "约时间的回答"
        ordering = ["time_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "time", "person"], name="one_answer_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_can_display()}"
