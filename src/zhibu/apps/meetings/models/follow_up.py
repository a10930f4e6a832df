"""What a meeting leaves to do: decisions and promises, and make-up for those who missed it."""

from datetime import date

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.meetings.models.meeting import Meeting
from zhibu.apps.organisation.models import Person


class FollowUp(ZoneOwned):
    """A decision to carry out or a promise made, with its owner and date.

    `due_on` is the day agreed at the meeting and stays as the minutes say it; a later day
    agreed on afterwards is `moved_to`.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="follow_ups")
    text = models.CharField("事项", max_length=200)
    owner = models.ForeignKey(
        Person, models.PROTECT, related_name="follow_ups", verbose_name="负责人"
    )
    due_on = models.DateField("完成期限")
    moved_to = models.DateField("改期到", null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    outcome = models.CharField("完成情况", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "会议待办"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["zone", "owner"], condition=Q(done_on__isnull=True), name="open_follow_up"
            )
        ]

    def __str__(self) -> str:
        # Without the text: this stands in the audit trail.
        return f"会议待办 {self.due_on}"

    @property
    def until(self) -> date:
        """The day it is to be done by as things stand now."""
        return self.moved_to or self.due_on


class MakeUp(ZoneOwned):
    """补学 of a person who missed a meeting: read, told or visited; never time online.

    `session` is the make-up session at which it was done, when it was done at one: the record
    of the session notes it, nobody types it a second time.
    """

    class How(models.TextChoices):
        READ = "read", "自学会议材料"
        TOLD = "told", "党小组组长或委员口头传达"
        VISITED = "visited", "送学上门"
        SESSION = "session", "参加补学"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="make_ups")
    person = models.ForeignKey(Person, models.PROTECT, related_name="make_ups", verbose_name="人员")
    done_on = models.DateField("补学日期", null=True, blank=True)
    how = models.CharField("补学方式", max_length=8, choices=How, blank=True)
    session = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="made_up",
        verbose_name="补学会议",
    )

    class Meta:
        verbose_name = verbose_name_plural = "补学"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "meeting", "person"], name="one_make_up_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} 补学 {self.meeting}"
