"""Study hours of a lesson by the zone's rule of conversion."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from zhibu.apps.lessons.models import Lesson, LessonHours
from zhibu.core.chinese_days import full_day
from zhibu.core.turns import study_hours

NO_RULE = "协作区还没有规定微课怎样折算学时，由记录人在会议记录里填写。"


@dataclass(frozen=True, kw_only=True)
class HoursSaid:
    """What the lesson's page says of hours; `to_write` is what one press puts into the record."""

    said: str
    to_write: Decimal | None = None
    rule: LessonHours | None = None

    @property
    def offered(self) -> str:
        """The hours to write, in words."""
        return _plain(self.to_write) if self.to_write is not None else ""


def rule_on(zone_id: int, day: date) -> LessonHours | None:
    """Return the rule in force on a day; None where the zone had none."""
    return LessonHours.objects.filter(zone_id=zone_id, since__lte=day).last()


def hours_of(lesson: Lesson) -> HoursSaid:
    """Return what the rule makes of a lesson's meeting: counted from its beginning to its end."""
    rule = rule_on(lesson.zone_id, lesson.day)
    meeting = lesson.sitting
    if meeting is not None and meeting.is_finished and meeting.hours is not None:
        return HoursSaid(said=f"会议记录已计{_plain(meeting.hours)}学时。", rule=rule)
    if rule is None:
        return HoursSaid(said=NO_RULE)
    how = f"协作区规定{rule}（{rule.basis}，{full_day(rule.since)}起）"
    if meeting is None or not meeting.is_finished:
        return HoursSaid(said=f"{how}，会议记录完成后在这里计入。", rule=rule)
    if meeting.starts_at is None or meeting.ends_at is None:
        return HoursSaid(
            said=f"{how}，但会议记录里没有起止时间，算不出。请先更正会议记录。", rule=rule
        )
    length = datetime.combine(meeting.on, meeting.ends_at) - datetime.combine(
        meeting.on, meeting.starts_at
    )
    minutes = int(length.total_seconds()) // 60
    hours = study_hours(minutes, per_hour=rule.minutes)
    said = f"{how}，整场{minutes}分钟，计{_plain(hours)}学时（不足半学时的舍去）。"
    return HoursSaid(said=said, to_write=hours or None, rule=rule)


def _plain(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
