"""The guide, the interview, and apart from it the real name."""

from django.conf import settings
from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Person
from zhibu.apps.studies.models import Study

LONGEST_TRANSCRIPT = 100_000
LONGEST_GUIDE = 5000


class Guide(ZoneOwned):
    """提纲: a question a line, sections begin with #."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="guides")
    title = models.CharField("名称", max_length=80)
    text = models.TextField("问题", max_length=LONGEST_GUIDE)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "访谈提纲"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "study", "title"], name="one_guide_of_a_title")
        ]

    def __str__(self) -> str:
        return self.title


class Interview(ZoneOwned):
    """访谈: with whom in the words of a role, never a name, and what was said.

    Consent withdrawn empties it: see services.consent.withdraw.
    """

    class Mode(models.TextChoices):
        FACE = "face", "面谈"
        GROUP = "group", "座谈"
        PHONE = "phone", "电话"
        VIDEO = "video", "视频"

    class Consent(models.TextChoices):
        SPOKEN = "spoken", "口头同意"
        WRITTEN = "written", "书面同意"

    study = models.ForeignKey(Study, models.CASCADE, related_name="interviews")
    guide = models.ForeignKey(
        Guide, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="提纲"
    )
    speaker = models.CharField("访谈对象", max_length=60)
    on = models.DateField("日期")
    place = models.CharField("地点", max_length=80, blank=True)
    mode = models.CharField("方式", max_length=8, choices=Mode, default=Mode.FACE)
    interviewer = models.CharField("访谈人", max_length=40)
    consent = models.CharField("同意方式", max_length=8, choices=Consent)
    consent_on = models.DateField("同意日期")
    may_quote = models.BooleanField("同意匿名引用原话", default=False)
    withdrawn_on = models.DateField("撤回同意日期", null=True, blank=True)
    transcript = models.TextField("记录", max_length=LONGEST_TRANSCRIPT, blank=True)
    revision = models.PositiveIntegerField(default=0)
    """Counts the changes of the transcript: two people must not overwrite each other."""
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "访谈"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["zone", "study", "on"], name="interview_study_day")]

    def __str__(self) -> str:
        return f"{self.speaker}（{self.on:%Y-%m-%d}）"

    @property
    def is_withdrawn(self) -> bool:
        """Whether the one interviewed took the consent back."""
        return self.withdrawn_on is not None

    @property
    def may_leave_the_room(self) -> bool:
        """Whether quotations of it may be used outside the study."""
        return self.may_quote and not self.is_withdrawn


class Interviewee(ZoneOwned):
    """The real name, apart from the interview and removable without it."""

    interview = models.OneToOneField(Interview, models.CASCADE, related_name="interviewee")
    name = models.CharField("姓名", max_length=40)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="名册中的人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "访谈对象姓名"

    def __str__(self) -> str:
        # Without the name: this text stands in the audit trail.
        return f"访谈对象姓名 {self.interview_id}"
