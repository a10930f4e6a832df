"""A branch's organisational life and democratic appraisal of a year, and what they leave to do."""

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person

COUNTS = ("excellent", "qualified", "basic", "unqualified")
"""Fields of the four counts, in the order of the ballot."""


class LifeYear(ZoneOwned):
    """组织生活会 of a branch in a year: what was done around the meeting.

    The meeting itself is a record of the room meetings; `held_on` is only for one that has
    no record there. Opinions are lines of text without names.
    """

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="life_years", verbose_name="党支部"
    )
    year = models.PositiveSmallIntegerField("年度")
    theme = models.CharField("会议主题", max_length=120, blank=True)
    theme_on = models.DateField("定下主题的日期", null=True, blank=True)
    studied_on = models.DateField("学习日期", null=True, blank=True)
    talked_on = models.DateField("谈心谈话完成日期", null=True, blank=True)
    asked_on = models.DateField("征求意见日期", null=True, blank=True)
    opinions = models.TextField("征求到的意见", max_length=5000, blank=True)
    held_on = models.DateField("开会日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "组织生活会"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "branch", "year"], name="one_life_year_of_a_branch"
            )
        ]

    def __str__(self) -> str:
        return f"{self.branch} {self.year}年组织生活会"


class Remedy(ZoneOwned):
    """One line of the 整改清单: a measure with its owner and date."""

    life = models.ForeignKey(LifeYear, models.CASCADE, related_name="remedies")
    problem = models.CharField("问题", max_length=200)
    measure = models.CharField("整改措施", max_length=200)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="责任人")
    due_on = models.DateField("完成期限")
    done_on = models.DateField("完成日期", null=True, blank=True)
    outcome = models.CharField("完成情况", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "整改事项"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["zone", "owner"], condition=Q(done_on__isnull=True), name="open_remedy"
            )
        ]

    def __str__(self) -> str:
        # Without the text: this stands in the audit trail.
        return f"整改事项 {self.due_on:%Y-%m-%d}"


class Round(ZoneOwned):
    """民主评议党员 of a branch in a year, on paper; the system keeps days and counts."""

    class DecidedBy(models.TextChoices):
        COMMITTEE = "committee", "支部委员会"
        MEMBERS = "members", "支部党员大会"

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="appraisal_rounds", verbose_name="党支部"
    )
    year = models.PositiveSmallIntegerField("年度")
    opened_on = models.DateField("名单日期")
    self_on = models.DateField("个人自评日期", null=True, blank=True)
    mutual_on = models.DateField("党员互评日期", null=True, blank=True)
    in_groups = models.BooleanField("自评、互评在党小组进行", default=False)
    measured_on = models.DateField("民主测评日期", null=True, blank=True)
    handed_out = models.PositiveSmallIntegerField("发出票数", null=True, blank=True)
    returned = models.PositiveSmallIntegerField("收回票数", null=True, blank=True)
    valid = models.PositiveSmallIntegerField("有效票数", null=True, blank=True)
    decided_on = models.DateField("评定日期", null=True, blank=True)
    decided_by = models.CharField("评定会议", max_length=10, choices=DecidedBy, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "民主评议党员"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "branch", "year"], name="one_round_a_year"),
            models.CheckConstraint(
                condition=Q(handed_out__isnull=True)
                | Q(returned__lte=models.F("handed_out"), valid__lte=models.F("returned")),
                name="ballots_within_those_handed_out",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.branch} {self.year}年民主评议党员"


class Outcome(ZoneOwned):
    """What a round says of one member: counts of ballots, and the grade people decided.

    `ungraded` says why someone is not graded (frail, away, probationary); '' for all others.
    """

    class Grade(models.TextChoices):
        EXCELLENT = "excellent", "优秀"
        QUALIFIED = "qualified", "合格"
        BASIC = "basic", "基本合格"
        UNQUALIFIED = "unqualified", "不合格"

    round = models.ForeignKey(
        Round, models.CASCADE, related_name="outcomes", verbose_name="民主评议"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appraisals", verbose_name="党员"
    )
    place = models.PositiveSmallIntegerField("名册序号")
    ungraded = models.CharField("不评定等次的原因", max_length=60, blank=True)
    excellent = models.PositiveSmallIntegerField("优秀票", null=True, blank=True)
    qualified = models.PositiveSmallIntegerField("合格票", null=True, blank=True)
    basic = models.PositiveSmallIntegerField("基本合格票", null=True, blank=True)
    unqualified = models.PositiveSmallIntegerField("不合格票", null=True, blank=True)
    grade = models.CharField("评定等次", max_length=12, choices=Grade, blank=True)
    opinion = models.CharField("评定意见和理由", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "评议结果"
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "round", "person"], name="one_outcome_a_member"
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True for name in COUNTS})
                | Q(**{f"{name}__isnull": False for name in COUNTS}),
                name="counts_all_or_none",
            ),
            models.CheckConstraint(
                condition=Q(grade="") | ~Q(opinion=""), name="a_grade_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round.year}年民主评议"

    @property
    def is_counted(self) -> bool:
        """Whether the ballots about this member were counted."""
        return self.excellent is not None
