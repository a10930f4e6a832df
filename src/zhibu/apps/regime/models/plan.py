"""The year plan of a branch around its meetings: acceptance, milestones, history."""

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Person
from zhibu.core.workdays.fixed_day import FixedDay


class YearPlan(ZoneOwned):
    """The plan of one branch for one year; its meetings are the branch's Meeting rows.

    Proposed until accepted, and until then seen by the branch's officers alone. The theme
    day is either a day of the month, or the nth weekday of it (5: the last one).
    """

    branch = models.ForeignKey(Branch, models.CASCADE, related_name="plans", verbose_name="党支部")
    year = models.PositiveSmallIntegerField("年份")
    theme_date = models.PositiveSmallIntegerField("主题党日（几日）", null=True, blank=True)
    theme_weekday = models.PositiveSmallIntegerField("主题党日（周几）", null=True, blank=True)
    theme_nth = models.PositiveSmallIntegerField("主题党日（第几个）", null=True, blank=True)
    accepted_at = models.DateTimeField("采用时间", null=True, blank=True)
    accepted_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="采用人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "年度计划"
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "branch", "year"], name="one_plan_a_year"),
            models.CheckConstraint(
                condition=Q(
                    theme_date__isnull=False, theme_weekday__isnull=True, theme_nth__isnull=True
                )
                | Q(theme_date__isnull=True, theme_weekday__isnull=False, theme_nth__isnull=False),
                name="plan_has_one_theme_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.branch} {self.year}年度计划"

    @property
    def theme_day(self) -> FixedDay:
        """The branch's fixed day of the month."""
        return FixedDay(
            day_of_month=self.theme_date, weekday=self.theme_weekday, nth=self.theme_nth
        )


class Milestone(ZoneOwned):
    """Something to have done by a day although nobody meets (core/regulations/milestones)."""

    branch = models.ForeignKey(
        Branch, models.CASCADE, related_name="milestones", verbose_name="党支部"
    )
    rule = models.CharField("规则", max_length=12, blank=True)
    title = models.CharField("事项", max_length=80)
    day = models.DateField("期限")
    is_proposed = models.BooleanField("拟定", default=True)
    done_on = models.DateField("完成日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "计划节点"
        ordering = ["day", "pk"]
        indexes = [models.Index(fields=["zone", "branch", "day"], name="milestone_branch_day")]

    def __str__(self) -> str:
        return self.title


class PlanChange(ZoneOwned):
    """A change made after the plan was accepted: what, from, to, by whom and why."""

    class What(models.TextChoices):
        DAY = "day", "改期"
        TITLE = "title", "改主题"
        ADDED = "added", "增加"
        REMOVED = "removed", "取消"

    branch = models.ForeignKey(Branch, models.CASCADE, related_name="+", verbose_name="党支部")
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="plan_changes"
    )
    milestone = models.ForeignKey(
        Milestone, models.CASCADE, null=True, blank=True, related_name="changes"
    )
    year = models.PositiveSmallIntegerField("年份")
    what = models.CharField("改动", max_length=8, choices=What)
    old = models.CharField("原来", max_length=120, blank=True)
    new = models.CharField("改为", max_length=120, blank=True)
    changed_at = models.DateTimeField("时间")
    changed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="改动人"
    )
    reason = models.CharField("原因", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "计划改动"
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["zone", "branch", "year"], name="plan_change_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) ^ Q(milestone__isnull=False),
                name="plan_change_is_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.old} {self.new}"
