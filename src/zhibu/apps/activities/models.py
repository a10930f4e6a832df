"""The catalogue of activities: what was done where, with whom, about what, at what cost."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Agency, Branch
from zhibu.apps.workitems.models import CityTask


class Base(ZoneOwned):
    """A place activities go to: an education base, a village, a community, another agency."""

    name = models.CharField("名称", max_length=60)
    town = models.CharField("所在县市区", max_length=40, blank=True)
    is_away = models.BooleanField("在外地", default=False)
    is_closed = models.BooleanField("不再使用", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "活动地点"
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["zone", "name"], name="one_base_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Theme(ZoneOwned):
    """What an activity is about."""

    name = models.CharField("主题", max_length=30)

    class Meta:
        verbose_name = verbose_name_plural = "活动主题"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["zone", "name"], name="one_theme_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Activity(ZoneOwned):
    """What a branch did together; held as a meeting, its day and record stand there.

    `held_on` is for one from before the branch used the system: it has no meeting.
    """

    class Kind(models.TextChoices):
        DOCUMENT = "document", "学习文件"
        DISCUSSION = "discussion", "交流研讨"
        LECTURE = "lecture", "讲课讲座"
        VISIT = "visit", "参观见学"
        SERVICE = "service", "志愿服务"
        JOINT = "joint", "联学联建"
        FIELD = "field", "调研走访"
        SKILL = "skill", "岗位练兵"
        CULTURE = "culture", "文体活动"
        OTHER = "other", "其他"

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="activities", verbose_name="党支部"
    )
    kind = models.CharField("形式", max_length=12, choices=Kind)
    title = models.CharField("活动", max_length=120)
    meeting = models.OneToOneField(
        Meeting,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="activity",
        verbose_name="会议",
    )
    held_on = models.DateField("日期", null=True, blank=True)
    base = models.ForeignKey(
        Base,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name="地点",
    )
    city_task = models.ForeignKey(
        CityTask,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name="服务的中心工作",
    )
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="activities", verbose_name="主题"
    )
    partners = models.ManyToManyField(Agency, blank=True, related_name="+", verbose_name="合办单位")
    other_partners = models.CharField("区外合办单位", max_length=120, blank=True)
    cost = models.DecimalField("花费（元）", max_digits=9, decimal_places=2, null=True, blank=True)
    came_of_it = models.CharField("收到什么效果", max_length=300, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "活动"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) ^ Q(held_on__isnull=False),
                name="activity_has_one_day",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0), name="activity_cost_not_negative"
            ),
        ]

    def __str__(self) -> str:
        # Without the title: this stands in the audit trail, which the coordinator reads.
        return f"活动（{self.get_kind_display()}）"

    def get_absolute_url(self) -> str:
        """The page of the activity."""
        return reverse("activities:activity", args=[self.pk])

    @property
    def on(self) -> date:
        """The day it was or is to be: that of its meeting where it has one."""
        day: date | None = self.meeting.on if self.meeting is not None else self.held_on
        if day is None:
            raise ValueError("an activity has a meeting or a day")
        return day

    @property
    def all_partners(self) -> str:
        """Who else takes part, of the zone and from outside."""
        names = [agency.label for agency in self.partners.all()]
        return "、".join([*names, self.other_partners] if self.other_partners else names)
