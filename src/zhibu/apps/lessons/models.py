"""The micro class: who speaks in turn, the lessons held, their materials."""

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Person


class Class(ZoneOwned):
    """A branch's micro class: its name and how often somebody speaks."""

    branch = models.OneToOneField(Branch, models.CASCADE, related_name="micro_class")
    name = models.CharField("名称", max_length=40, default="微课堂")
    every_weeks = models.PositiveSmallIntegerField("隔几周一讲", default=2)

    class Meta:
        verbose_name = verbose_name_plural = "微课堂"
        constraints = [
            models.CheckConstraint(
                condition=Q(every_weeks__gte=1, every_weeks__lte=26), name="class_now_and_then"
            )
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
    is_shared = models.BooleanField("供全区使用", default=False)
    dropped_on = models.DateField("取消日期", null=True, blank=True)
    dropped_why = models.CharField("取消原因", max_length=100, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "微课"
        ordering = ["week_of", "pk"]

    def __str__(self) -> str:
        return self.topic or f"{self.speaker}的微课"


class Material(ZoneOwned):
    """Slides, a text or a video of a lesson: a file, or a link to where it lies."""

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
