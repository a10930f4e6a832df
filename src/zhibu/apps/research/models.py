"""What a study found, what is to be done about it, and what the report says in own words."""

from datetime import date

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.interviews.models import Quotation
from zhibu.apps.literature.models import Source
from zhibu.apps.organisation.models import Person
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.studies.models import Study


class Finding(ZoneOwned):
    """发现: one sentence, the difficulty it belongs to, and what it rests on."""

    class Difficulty(models.TextChoices):
        """The four difficulties the article names, in its order."""

        SKILL = "skill", "党务干部能力提升难"
        TIME = "time", "集中学习时间协调难"
        INNOVATION = "innovation", "党建活动创新突破难"
        APPRAISAL = "appraisal", "考核激励措施落地难"
        OTHER = "other", "其他"

    study = models.ForeignKey(Study, models.CASCADE, related_name="findings")
    title = models.CharField("发现", max_length=120)
    difficulty = models.CharField("对应的难点", max_length=12, choices=Difficulty)
    body = models.TextField("说明", max_length=5000, blank=True)
    version = models.PositiveIntegerField("修改次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "发现"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class FindingFigure(ZoneOwned):
    """A question of a closed questionnaire a finding rests on; drawn from the answers anew."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="figures")
    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="+")
    question = models.CharField("题目", max_length=100)
    """Id of a column of the codebook."""
    by = models.CharField("分组", max_length=100, blank=True)
    """Id of the question that makes the groups; '': everybody together."""

    class Meta:
        verbose_name = verbose_name_plural = "发现的图"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "finding", "questionnaire", "question", "by"],
                name="figure_used_once_in_a_finding",
            )
        ]


class FindingQuotation(ZoneOwned):
    """An anonymised quotation a finding rests on."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="quotations")
    quotation = models.ForeignKey(Quotation, models.CASCADE, related_name="finding_uses")

    class Meta:
        verbose_name = verbose_name_plural = "发现的原话"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "finding", "quotation"], name="quotation_used_once_in_a_finding"
            )
        ]


class FindingSource(ZoneOwned):
    """A source a finding rests on."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="sources")
    source = models.ForeignKey(Source, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "发现的文献"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "finding", "source"], name="source_used_once_in_a_finding"
            )
        ]


class Measure(ZoneOwned):
    """措施: what is done about a finding, by whom, by when, and which figure should move."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="measures")
    text = models.CharField("措施", max_length=200)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="负责人")
    due_on = models.DateField("完成期限")
    watched = models.ForeignKey(
        Questionnaire, models.SET_NULL, related_name="+", null=True, blank=True
    )
    watched_question = models.CharField("看哪道题", max_length=100, blank=True)
    watched_code = models.CharField("看哪个选项", max_length=100, blank=True)
    """The share that should move by the next wave; '': the mean of the question."""
    done_on = models.DateField("完成日期", null=True, blank=True)
    outcome = models.CharField("完成情况", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "措施"
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        # Without the text: this stands in the audit trail.
        return f"措施 {self.due_on}"

    def is_late(self, on: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done_on is None and self.due_on < on


class ReportText(ZoneOwned):
    """A part of the report in somebody's own words, kept whatever the data do afterwards."""

    class Part(models.TextChoices):
        """The parts that are written for the user first and may be rewritten."""

        TITLE = "title", "题目"
        UNIT = "unit", "署名单位"
        SUMMARY = "summary", "摘要"
        METHOD = "method", "调研方法"
        FIGURES = "figures", "基本情况"
        CLOSING = "closing", "结语"

    study = models.ForeignKey(Study, models.CASCADE, related_name="report_texts")
    part = models.CharField("部分", max_length=12, choices=Part)
    text = models.TextField("文字", max_length=20000)
    drafted = models.TextField("改写时的自动稿", blank=True)
    """The text made from the data when this was written: what has changed since is shown."""
    version = models.PositiveIntegerField("修改次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "报告文字"
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "study", "part"], name="one_text_of_a_report_part"
            )
        ]

    def __str__(self) -> str:
        return self.get_part_display()
