"""The micro class: who speaks in turn, the lessons held, their materials."""

import re
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.lessons.wording import week_name
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Person


class Class(ZoneOwned):
    """A branch's micro class: its name and how often somebody speaks."""

    branch = models.OneToOneField(Branch, models.CASCADE, related_name="micro_class")
    name = models.CharField("名称", max_length=40, default="微课堂")
    every_weeks = models.PositiveSmallIntegerField("隔几周一讲", default=2)
    gap_weeks = models.PositiveSmallIntegerField("同一个人至少隔几周", default=6)

    class Meta:
        verbose_name = verbose_name_plural = "微课堂"
        constraints = [
            models.CheckConstraint(
                condition=Q(every_weeks__gte=1, every_weeks__lte=26), name="class_now_and_then"
            ),
            models.CheckConstraint(
                condition=Q(gap_weeks__gte=1, gap_weeks__lte=52), name="class_keeps_a_gap"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Speaker(Period):
    """Somebody who takes turns: as a section head, an officer, young staff, or otherwise."""

    class Kind(models.TextChoices):
        HEAD = "head", "科室负责人"
        OFFICER = "officer", "支委"
        YOUNG = "young", "青年干部"
        OTHER = "other", "其他"

    micro_class = models.ForeignKey(Class, models.CASCADE, related_name="speakers")
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="speaking", verbose_name="主讲人"
    )
    kind = models.CharField("类别", max_length=8, choices=Kind)
    topics = models.CharField("能讲什么", max_length=200, blank=True)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "轮讲名单"
        ordering = ["pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "micro_class", "person"],
                condition=Q(until__isnull=True),
                name="speaker_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def topic_list(self) -> list[str]:
        """What they can speak about, one by one: typed with 、 or a semicolon between."""
        return [part.strip() for part in re.split(r"[、;；\n]", self.topics) if part.strip()]


class Pause(Period):
    """Weeks in which somebody on the list cannot speak; it costs no place in the order."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="pauses")

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "暂不安排"
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.speaker} {self.since:%Y-%m-%d}"


class LessonQuerySet(models.QuerySet["Lesson"]):
    """Questions about turns."""

    def standing(self) -> "LessonQuerySet":
        """Leave out those given up."""
        return self.filter(dropped_on=None)

    def held(self) -> "LessonQuerySet":
        """Those whose meeting was held and recorded."""
        return self.standing().filter(meeting__state=Meeting.State.FINISHED)

    def ahead(self, monday: date) -> "LessonQuerySet":
        """Those from the week of a Monday on that are not recorded yet."""
        late = Q(meeting__state__in=Meeting.OPEN)
        coming = Q(week_of__gte=monday) & ~Q(meeting__state=Meeting.State.FINISHED)
        return self.standing().filter(coming | late)


class Lesson(ZoneOwned):
    """One turn: who speaks about what in which week; day, room, who came stand in its meeting."""

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="lessons", verbose_name="党支部"
    )
    speaker = models.ForeignKey(
        Person, models.PROTECT, related_name="lessons", verbose_name="主讲人"
    )
    topic = models.CharField("题目", max_length=120, blank=True)
    business = models.CharField("联系的业务", max_length=120, blank=True)
    week_of = models.DateField("哪一周（周一）")
    meeting = models.OneToOneField(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lesson",
        verbose_name="会议",
    )
    summary = models.TextField("讲了什么", max_length=3000, blank=True)
    why = models.CharField("为什么这样排", max_length=500, blank=True)
    is_shared = models.BooleanField("供全区使用", default=False)
    dropped_on = models.DateField("取消日期", null=True, blank=True)
    dropped_why = models.CharField("取消原因", max_length=100, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "微课"
        ordering = ["week_of", "pk"]
        indexes = [models.Index(fields=["zone", "branch", "week_of"], name="lesson_of_a_branch")]

    def __str__(self) -> str:
        return self.topic or f"{self.speaker}的微课"

    def get_absolute_url(self) -> str:
        """The page of the lesson."""
        return reverse("lessons:lesson", args=[self.pk])

    @property
    def sitting(self) -> Meeting | None:
        """The meeting it is given at; None when there is none, or it was called off."""
        meeting = self.meeting
        return None if meeting is None or meeting.state == Meeting.State.CANCELLED else meeting

    @property
    def is_held(self) -> bool:
        """Whether it was given and its meeting recorded."""
        return self.sitting is not None and self.sitting.is_finished

    @property
    def day(self) -> date:
        """The day it is or was given; its week's Monday while no day is fixed."""
        return self.sitting.on if self.sitting else self.week_of

    @property
    def week_name(self) -> str:
        """The week in words."""
        return week_name(self.week_of)


class Material(ZoneOwned):
    """Slides, a text or a video of a lesson: a file, or a link to where it lies.

    Lists leave `content` in the database: `.defer("content")`.
    """

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="materials")
    title = models.CharField("名称", max_length=80)
    link = models.URLField("链接", max_length=500, blank=True)
    file_name = models.CharField("文件名", max_length=120, blank=True)
    content = models.BinaryField("文件", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "课件"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(link="") & Q(content__isnull=False))
                | (~Q(link="") & Q(content__isnull=True)),
                name="material_is_file_or_link",
            )
        ]

    def __str__(self) -> str:
        return self.title


class LessonHours(ZoneOwned):
    """The zone's own rule: how many minutes of a micro class make one study hour (学时)."""

    minutes = models.PositiveSmallIntegerField("多少分钟计 1 学时")
    basis = models.CharField("依据", max_length=120)
    since = models.DateField("从哪天起")

    class Meta:
        verbose_name = verbose_name_plural = "微课学时折算"
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "since"], name="one_conversion_a_day"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="conversion_has_minutes"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} 分钟计 1 学时"
