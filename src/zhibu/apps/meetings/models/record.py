"""What a held meeting leaves: who came, what was voted on, earlier versions, photos."""

from django.db import models
from django.db.models import F, Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.meetings.models.meeting import AgendaItem, Meeting
from zhibu.apps.organisation.models import Person


class Attendance(ZoneOwned):
    """Whether a person came, as the recorder ticked it; there is no check-in of any kind.

    `may_vote` is how things stood on the day of the meeting, kept because later corrections
    of the roster must not change a vote that was taken.
    """

    class Came(models.TextChoices):
        PRESENT = "present", "到会"
        ONLINE = "online", "线上参加"
        EXCUSED = "excused", "请假"
        ABSENT = "absent", "缺席"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="attendance", verbose_name="人员"
    )
    came = models.CharField("到会情况", max_length=8, choices=Came)
    reason = models.CharField("原因", max_length=80, blank=True)
    is_due = models.BooleanField("应到", default=True)
    may_vote = models.BooleanField("有表决权", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "到会情况"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "meeting", "person"], name="one_attendance_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_came_display()}"


class Vote(ZoneOwned):
    """A matter put to the vote, counts of people; the verdict is computed, never stored."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="votes")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="votes"
    )
    subject = models.CharField("表决事项", max_length=200)
    due = models.PositiveSmallIntegerField("应到有表决权人数")
    present = models.PositiveSmallIntegerField("实到有表决权人数")
    yes = models.PositiveSmallIntegerField("赞成")
    no = models.PositiveSmallIntegerField("反对", default=0)
    abstained = models.PositiveSmallIntegerField("弃权", default=0)
    is_secret = models.BooleanField("无记名投票", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "表决"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__lte=F("due")), name="vote_present_within_due"
            ),
            models.CheckConstraint(
                condition=Q(present__gte=F("yes") + F("no") + F("abstained")),
                name="vote_counts_within_present",
            ),
        ]

    def __str__(self) -> str:
        # Without the matter: this stands in the audit trail.
        return f"表决 {self.yes}/{self.due}"


class RecordVersion(ZoneOwned):
    """How a finished record read before it was corrected."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("第几版")
    content = models.JSONField("内容")
    replaced_at = models.DateTimeField("更正时间")
    replaced_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="更正人"
    )
    reason = models.CharField("更正原因", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "会议记录旧版"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "meeting", "number"], name="one_version_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting} 第{self.number}版"


class Photo(ZoneOwned):
    """A picture somebody chose to add: never asked for, stripped of place and device."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="photos")
    content = models.BinaryField("图片", editable=False)
    caption = models.CharField("说明", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "会议照片"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.caption or "照片"
