"""A passage in words that may leave the room."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.interviews.models.interviews import Interview


class Quotation(ZoneOwned):
    """引用: whole sentences, names taken out, confirmed by a person before anybody sees it."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="quotations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField("匿名后的原话", max_length=2000)
    confirmed_on = models.DateField("确认日期", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "引用"
        ordering = ["interview", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "interview", "start", "end"], name="passage_quoted_once"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quotation_not_empty"),
        ]

    def __str__(self) -> str:
        return f"引用 {self.interview_id}: {self.start}–{self.end}"

    @property
    def study_id(self) -> int:
        """The study it belongs to, for the rule that opens it."""
        return self.interview.study_id

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody read the anonymised words and said they may be used."""
        return self.confirmed_on is not None
