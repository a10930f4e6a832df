"""The weekly review: three lines a section, what leaders say of them, promises made."""

from datetime import date

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.organisation.models import Branch, Person, Section
from zhibu.apps.reviews.wording import called
from zhibu.apps.workitems.models import WorkItem


class SeenBy(models.TextChoices):
    """Who reads a comment beside its writer; the branch decides."""

    BRANCH = "branch", "支部和各科室的人"
    SECTION = "section", "被点评科室的人和领导"
    HEAD = "head", "科室负责人和领导"


class ReviewHabits(ZoneOwned):
    """How a branch holds its weekly review: on which weekday, and who sees the comments."""

    branch = models.OneToOneField(Branch, models.CASCADE, related_name="review_habits")
    weekday = models.PositiveSmallIntegerField("每周几复盘", default=4)
    """0 is Monday."""
    comments_seen_by = models.CharField(
        "点评给谁看", max_length=8, choices=SeenBy, default=SeenBy.SECTION
    )
    """For comments still to be written; each comment keeps what held when it was written."""

    class Meta:
        verbose_name = verbose_name_plural = "复盘的约定"
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="review_on_a_weekday")
        ]

    def __str__(self) -> str:
        return f"{self.branch} 复盘的约定"


class ReviewLeader(Period):
    """主要领导、分管领导: who comments beside the secretary and deputy."""

    branch = models.ForeignKey(Branch, models.CASCADE, related_name="review_leaders")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="领导")

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "点评的领导"
        ordering = ["pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "branch", "person"],
                condition=Q(until__isnull=True),
                name="review_leader_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Week(ZoneOwned):
    """One week of a branch's review, named by its Monday; a week nobody wrote has no record."""

    branch = models.ForeignKey(
        Branch, models.CASCADE, related_name="review_weeks", verbose_name="党支部"
    )
    monday = models.DateField("周一")
    held_on = models.DateField("复盘日期", null=True, blank=True)
    also_said = models.TextField("会上还定了什么", max_length=2000, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "复盘周"
        ordering = ["-monday", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "branch", "monday"], name="one_review_a_week")
        ]

    def __str__(self) -> str:
        return f"{self.branch} {self.monday}"


class SectionReport(ZoneOwned):
    """A section's three lines of a week: done, stuck, next."""

    week = models.ForeignKey(Week, models.CASCADE, related_name="reports")
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="reports", verbose_name="科室"
    )
    done = models.TextField("本周完成", max_length=2000, blank=True)
    stuck = models.TextField("卡在哪里", max_length=2000, blank=True)
    coming = models.TextField("下周打算", max_length=2000, blank=True)
    written_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="填写人"
    )
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "科室小结"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "week", "section"], name="one_report_a_section")
        ]

    def __str__(self) -> str:
        return f"科室小结 {self.week_id}-{self.section_id}"


class ReportedItem(ZoneOwned):
    """A work item named in a line of a report."""

    class Line(models.TextChoices):
        DONE = "done", "本周完成"
        STUCK = "stuck", "卡在哪里"
        COMING = "coming", "下周打算"

    report = models.ForeignKey(SectionReport, models.CASCADE, related_name="items")
    item = models.ForeignKey(WorkItem, models.CASCADE, related_name="reported")
    line = models.CharField("哪一行", max_length=8, choices=Line)

    class Meta:
        verbose_name = verbose_name_plural = "小结里的事项"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "report", "item", "line"], name="item_once_a_line"
            )
        ]


class Comment(ZoneOwned):
    """点评: what a leader says of a section's week, of ability or style, praise or criticism."""

    class Lens(models.TextChoices):
        ABILITY = "ability", "业务能力"
        STYLE = "style", "工作作风"

    class Tone(models.TextChoices):
        PRAISE = "praise", "肯定"
        CRITICISM = "criticism", "指出不足"

    week = models.ForeignKey(Week, models.CASCADE, related_name="comments")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+", verbose_name="科室")
    by = models.ForeignKey(
        Person, models.PROTECT, related_name="review_comments", verbose_name="点评人"
    )
    lens = models.CharField("点评哪方面", max_length=8, choices=Lens)
    tone = models.CharField("肯定或指出不足", max_length=10, choices=Tone)
    text = models.TextField("点评", max_length=1000)
    seen_by = models.CharField("给谁看", max_length=8, choices=SeenBy, default=SeenBy.SECTION)
    """As the branch had decided when it was written: a later decision does not widen it."""
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "点评"
        ordering = ["pk"]

    def __str__(self) -> str:
        # Without the text: this stands in the audit trail.
        return f"点评 {self.week_id}"

    @property
    def section_called(self) -> str:
        """The section's name, beside others of the branch."""
        return called(self.section, self.week.branch)


class Promise(ZoneOwned):
    """承诺: what was promised at a weekly review, by whom, by when; the next week opens with it.

    `due_on` is what was promised and stays; `moved_to` is a later day agreed on afterwards.
    """

    week = models.ForeignKey(Week, models.CASCADE, related_name="promises")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+", verbose_name="科室")
    comment = models.OneToOneField(
        Comment, models.SET_NULL, null=True, blank=True, related_name="promise"
    )
    text = models.CharField("承诺", max_length=200)
    owner = models.ForeignKey(
        Person, models.PROTECT, related_name="promises", verbose_name="负责人"
    )
    due_on = models.DateField("完成期限")
    moved_to = models.DateField("改期到", null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    outcome = models.CharField("完成情况", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "承诺"
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        # Without the text: this stands in the audit trail.
        return f"承诺 {self.due_on}"

    @property
    def section_called(self) -> str:
        """The section's name, beside others of the branch."""
        return called(self.section, self.week.branch)

    @property
    def until(self) -> date:
        """The day it is to be kept by as things stand now."""
        return self.moved_to or self.due_on
