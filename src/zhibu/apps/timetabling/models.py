"""A search for times: what was asked, how far it is, what it found, what was taken of it."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person


class Search(ZoneOwned):
    """One search, in the background, for the times of a branch or of one joint event.

    `wishes` is what was asked, item by item, and the revisions of the meetings then standing;
    `instance` the problem with everybody's busy times, `proposals` up to three answers with
    who is covered how. Both hold personal data and are dropped once one answer is taken, the
    search is given up, another begins, or KEPT_FOR has passed (`forget`).
    """

    class State(models.TextChoices):
        RUNNING = "running", "正在排"
        READY = "ready", "等您选"
        ACCEPTED = "accepted", "已采用"
        DROPPED = "dropped", "已放弃"
        FAILED = "failed", "没有排成"

    KEPT_FOR = timedelta(days=30)
    BREAKS_OFF_AFTER = timedelta(minutes=5)
    """A search that long at it has lost its worker: it may be started again."""

    branch = models.ForeignKey(
        Branch,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="time_searches",
        verbose_name="党支部",
    )
    asked_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="排时间的人"
    )
    asked_at = models.DateTimeField("开始时间")
    first = models.DateField("从")
    last = models.DateField("到")
    wishes = models.JSONField("要排的", default=dict)
    instance = models.JSONField("忙闲", null=True, blank=True, editable=False)
    state = models.CharField("状态", max_length=8, choices=State, default=State.RUNNING)
    progress = models.JSONField("进度", default=dict, blank=True)
    stop_asked = models.BooleanField("要求停止", default=False)
    proposals = models.JSONField("方案", default=list, blank=True, editable=False)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)
    accepted_at = models.DateTimeField("采用时间", null=True, blank=True)
    accepted_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="采用人"
    )
    outcome = models.JSONField("采用的会议", default=list, blank=True)
    """Primary keys of the meetings made or moved when an answer was taken."""

    class Meta:
        verbose_name = verbose_name_plural = "排时间"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["zone", "branch", "state"], name="search_branch_state")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="search_span_stands"),
            models.UniqueConstraint(
                fields=["zone", "branch"],
                condition=Q(state="running", branch__isnull=False),
                name="one_search_a_branch",
            ),
            models.UniqueConstraint(
                fields=["zone"],
                condition=Q(state="running", branch__isnull=True),
                name="one_search_of_the_zone",
            ),
        ]

    def __str__(self) -> str:
        return f"排时间 {self.first:%Y-%m-%d} 至 {self.last:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """The page of the search."""
        return reverse("timetabling:search", args=[self.pk])

    @property
    def event_id(self) -> int | None:
        """The joint event whose time is looked for; None for the meetings of a branch."""
        event: int | None = self.wishes.get("event")
        return event

    def has_broken_off(self, now: datetime) -> bool:
        """Whether its worker must be gone."""
        return self.state == self.State.RUNNING and now - self.asked_at > self.BREAKS_OFF_AFTER

    def forget(self) -> None:
        """Let go of everybody's times and of the answers, unsaved."""
        self.instance, self.proposals = None, []
