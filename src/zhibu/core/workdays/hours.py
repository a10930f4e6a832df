"""Working hours: nobody is told anything in the evening or on a free day."""

from datetime import datetime, time

from zhibu.core.workdays.calendar import ONE_DAY, WorkCalendar

OPENS, CLOSES = time(9), time(17, 30)


def next_working_moment(now: datetime, calendar: WorkCalendar) -> datetime:
    """Return `now` when it lies in working hours, else the next opening hour.

    Hours are 9:00 up to, not including, 17:30 by the wall clock of `now`'s own time zone,
    which the answer keeps.
    """
    day = calendar.next_workday(now.date())
    wall = now.time()
    if day == now.date() and OPENS <= wall < CLOSES:
        return now
    if day == now.date() and wall >= CLOSES:
        day = calendar.next_workday(day + ONE_DAY)
    return datetime.combine(day, OPENS, tzinfo=now.tzinfo)
