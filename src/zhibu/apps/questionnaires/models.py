"""A questionnaire of a study, and the zone's own bank of items."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.studies.models import Study


class Questionnaire(ZoneOwned):
    """问卷: its questions are one JSON codebook (core/surveys/plain_codebook.py).

    A draft may change; once opened the questions stand, so that all answered the same. Only
    days are kept of opening and closing, no time of day.
    """

    study = models.ForeignKey(Study, models.CASCADE, related_name="questionnaires")
    title = models.CharField("标题", max_length=80)
    introduction = models.TextField("开头的话", max_length=1000, blank=True)
    content = models.JSONField("题目", default=dict)
    version = models.PositiveIntegerField("修改次数", default=0)
    """Goes up with each change of heading, questions or people."""
    population = models.PositiveIntegerField("发放人数", null=True, blank=True)
    margins = models.JSONField("人数构成", default=dict, blank=True)
    """Question id to option code to number of people (core Frame.margins)."""
    previous = models.ForeignKey(
        "self", models.PROTECT, related_name="following", null=True, blank=True
    )
    """The wave before, asked with the same questions."""
    source = models.CharField("数据说明", max_length=300, blank=True)
    """Said under every figure, such as that answers are simulated to published margins."""
    opened_on = models.DateField("开始日期", null=True, blank=True)
    closes_on = models.DateField("截止日期", null=True, blank=True)
    closed_on = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "问卷"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "study", "title"], name="one_questionnaire_of_a_title"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="questionnaire_closed_after_opened",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("questionnaires:questionnaire", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        """Not opened yet: questions may change."""
        return self.opened_on is None

    @property
    def is_closed(self) -> bool:
        """Closed by somebody: no more answers, figures may be seen."""
        return self.closed_on is not None

    def takes_answers(self, on: date) -> bool:
        """Whether it is open on a day: its last day included."""
        if self.is_draft or self.is_closed:
            return False
        return self.closes_on is None or on <= self.closes_on


class BankItem(ZoneOwned):
    """题库条目 the zone keeps for later questionnaires, beside those shipped with the product."""

    topic = models.CharField("专题", max_length=40)
    content = models.JSONField("题目")
    """One question as in a codebook."""

    class Meta:
        verbose_name = verbose_name_plural = "题库条目"
        ordering = ["topic", "pk"]

    def __str__(self) -> str:
        return str(self.content.get("label", ""))
