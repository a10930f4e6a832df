"""When somebody is busy and how they can take part; never what, where or with whom."""

from django.db import models
from django.db.models import F, Q

from zhibu.apps.diary.spans import wall
from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.organisation.models import Person
from zhibu.core.timetabling.instance import Reach


class Why(models.TextChoices):
    """Why someone is busy, in one of few words: there is no room for more."""

    TRIP = "trip", "出差"
    LEAVE = "leave", "请假"
    DUTY = "duty", "值班"
    STUDY = "study", "学习"
    OTHER = "other", "其他"
    CALENDAR = "calendar", "日历"


TYPED = [choice for choice in Why.choices if choice[0] != Why.CALENDAR]
"""What a person can choose; 日历 stands for times that came from a calendar."""


class CalendarSource(ZoneOwned):
    """A calendar whose busy times are taken over: an address fetched now and then, or a file.

    The address is a secret of its owner: whoever has it reads the calendar. It is kept to
    fetch again, never shown whole, and stays out of the audit trail.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="calendar_sources", verbose_name="人员"
    )
    url = models.CharField("订阅地址", max_length=1000, blank=True, editable=False)
    host = models.CharField("网站", max_length=253, blank=True)
    file_name = models.CharField("文件名", max_length=100, blank=True)
    added_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="添加人"
    )
    fetched_at = models.DateTimeField("最近读取", null=True, blank=True)
    due_at = models.DateTimeField("下次读取", null=True, blank=True)
    last_error = models.CharField("最近一次没读成的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "日历来源"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.host or self.file_name


class BusyTime(ZoneOwned):
    """From `starts_at` up to `ends_at` somebody cannot come; whole days run to midnight.

    `source`: the calendar it came from; without one it was typed by `noted_by`.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="busy_times", verbose_name="人员"
    )
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    why = models.CharField("原因", max_length=8, choices=Why, default=Why.OTHER)
    source = models.ForeignKey(
        CalendarSource,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="busy_times",
        verbose_name="日历来源",
    )
    noted_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="登记人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "忙碌时间"
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["zone", "person", "ends_at"], name="busy_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="busy_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_why_display()} {wall(self.starts_at):%Y-%m-%d}"


class WeeklyBusy(Period):
    """Busy every week on one weekday between two times, such as on duty each Tuesday morning."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "星期一"
        TUESDAY = 1, "星期二"
        WEDNESDAY = 2, "星期三"
        THURSDAY = 3, "星期四"
        FRIDAY = 4, "星期五"
        SATURDAY = 5, "星期六"
        SUNDAY = 6, "星期日"

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="weekly_busy", verbose_name="人员"
    )
    weekday = models.PositiveSmallIntegerField("星期几", choices=Weekday)
    starts = models.TimeField("从")
    ends = models.TimeField("到")
    why = models.CharField("原因", max_length=8, choices=TYPED, default=Why.DUTY)
    noted_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="登记人"
    )

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "每周忙碌时间"
        ordering = ["weekday", "starts", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="weekly_busy_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekly_busy_has_a_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H:%M} {self.get_why_display()}"


class WayToTakePart(ZoneOwned):
    """How somebody can take part, as they or their officer said; it overrules the record."""

    REACHES = [
        (Reach.ANY.value, "到场、线上都可以"),
        (Reach.IN_PERSON.value, "只能到场（不便上网）"),
        (Reach.ONLINE.value, "只能线上"),
        (Reach.VISIT.value, "需要上门（行动不便）"),
    ]

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="ways_to_take_part", verbose_name="人员"
    )
    reach = models.CharField("参加方式", max_length=10, choices=REACHES)
    set_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="登记人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "参加方式"
        constraints = [models.UniqueConstraint(fields=["zone", "person"], name="one_way_a_person")]

    def __str__(self) -> str:
        return self.get_reach_display()
