"""Rooms, corners and walls, and people who speak: one list for the whole zone."""

from django.db import models
from django.db.models import F, Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Agency, Person


class Room(ZoneOwned):
    """A room, corner or wall of an agency; `is_shared`: the zone's other agencies may use it.

    A wall or a corner that nobody can have alone is not booked (`is_bookable`) and may be
    without seats. `conditions` is what another agency is told before it comes.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting", "会议室"
        ACTIVITY = "activity", "党员活动室"
        CORNER = "corner", "读书角"
        WALL = "wall", "文化墙、走廊"
        HALL = "hall", "展厅、讲堂"
        OTHER = "other", "其他"

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="rooms", verbose_name="所属单位"
    )
    name = models.CharField("名称", max_length=40)
    kind = models.CharField("类型", max_length=10, choices=Kind, default=Kind.MEETING)
    holds = models.CharField("里面有什么", max_length=300, blank=True)
    where = models.CharField("在哪里", max_length=60, blank=True)
    open_hours = models.CharField("开放时间", max_length=60, blank=True)
    caretaker = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="联系人"
    )
    is_bookable = models.BooleanField("需要预约", default=True)
    conditions = models.CharField("借用条件", max_length=100, blank=True)
    seats = models.PositiveSmallIntegerField("座位数")
    has_video = models.BooleanField("有视频会议设备", default=False)
    is_shared = models.BooleanField("可供区内其他单位使用", default=False)
    is_closed = models.BooleanField("已停用", default=False)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "场地"
        ordering = ["agency_id", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "agency", "name"], name="one_room_of_a_name"),
            models.CheckConstraint(
                condition=Q(seats__gte=1) | Q(is_bookable=False), name="room_has_a_seat"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoomBooking(ZoneOwned):
    """Time a room is taken by something that is no meeting here; meetings hold their own."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="bookings", verbose_name="场地")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    used_by = models.CharField("使用单位", max_length=40, blank=True)
    booked_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="登记人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "场地占用"
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["zone", "room", "starts_at"], name="booking_of_a_room")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="booking_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.room} {self.starts_at:%Y-%m-%d %H:%M}"


class Lecturer(ZoneOwned):
    """Someone who gives lectures: a person of the zone, or a guest of whom only a name is kept."""

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="人员"
    )
    name = models.CharField("姓名", max_length=40)
    topics = models.CharField("可讲的题目", max_length=200, blank=True)
    is_shared = models.BooleanField("可到区内其他单位讲", default=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    is_closed = models.BooleanField("不再安排", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "讲师"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "person"],
                condition=Q(person__isnull=False),
                name="one_lecturer_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name
