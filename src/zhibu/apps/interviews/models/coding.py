"""Passages that carry codes, memos, and two people coding one transcript blind."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.interviews.models.interviews import Interview
from zhibu.apps.studies.models import Code, Study


class Passage(ZoneOwned):
    """编码段: one person gave one code to whole sentences; start and end count characters."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="passages")
    code = models.ForeignKey(Code, models.CASCADE, related_name="passages")
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "编码段"
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "interview", "code", "coder", "start", "end"],
                name="passage_coded_once",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.interview_id}: {self.start}–{self.end}"

    @property
    def study_id(self) -> int:
        """The study it belongs to, for the rule that opens it."""
        return self.interview.study_id


class Memo(ZoneOwned):
    """备忘: what a reader thought about an interview, a passage or a code."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="memos")
    interview = models.ForeignKey(
        Interview, models.CASCADE, null=True, blank=True, related_name="memos"
    )
    passage = models.ForeignKey(
        Passage, models.CASCADE, null=True, blank=True, related_name="memos"
    )
    code = models.ForeignKey(Code, models.CASCADE, null=True, blank=True, related_name="memos")
    text = models.TextField("备忘", max_length=3000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    written_on = models.DateField("日期")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "备忘"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"备忘 {self.written_on:%Y-%m-%d}"


class DoubleCoding(ZoneOwned):
    """双人编码: two code the same transcript; neither sees the other's until both are done."""

    interview = models.OneToOneField(Interview, models.CASCADE, related_name="double")
    first = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    second = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    first_done_on = models.DateField("第一人完成", null=True, blank=True)
    second_done_on = models.DateField("第二人完成", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "双人编码"
        constraints = [
            models.CheckConstraint(condition=~Q(first=F("second")), name="double_by_two_people")
        ]

    def __str__(self) -> str:
        return f"双人编码 {self.interview_id}"

    @property
    def study_id(self) -> int:
        """The study it belongs to, for the rule that opens it."""
        return self.interview.study_id

    @property
    def both_done(self) -> bool:
        """Whether each may see what the other did."""
        return self.first_done_on is not None and self.second_done_on is not None

    def is_done_by(self, user_id: int | None) -> bool:
        """Whether this coder has said 'done'."""
        if user_id == self.first_id:
            return self.first_done_on is not None
        return user_id == self.second_id and self.second_done_on is not None


class Settlement(ZoneOwned):
    """What the two agreed on for a sentence and a code they had differed on."""

    double = models.ForeignKey(DoubleCoding, models.CASCADE, related_name="settlements")
    code = models.ForeignKey(Code, models.CASCADE, related_name="+")
    sentence = models.PositiveIntegerField("第几句")
    keeps = models.BooleanField("保留编码")

    class Meta:
        verbose_name = verbose_name_plural = "编码商定"
        ordering = ["sentence", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "double", "code", "sentence"], name="settled_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.double_id}: {self.sentence}"
