"""Why something cannot stand in the diary, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class IsOver(Refusal):
    """A busy time that lies in the past."""

    code = "diary.is-over"

    def __init__(self) -> None:
        """Say what helps."""
        super().__init__("这段时间已经过去。", hint="排会议只看今后，过去的不用登记。")


class EndsTooEarly(Refusal):
    """An end that is not after the start."""

    code = "diary.ends-too-early"

    def __init__(self) -> None:
        """Say what to look at."""
        super().__init__("结束不晚于开始。", hint="请核对两个日期和时间。")


class TooLong(Refusal):
    """Busy for longer than a year at a stretch."""

    code = "diary.too-long"

    def __init__(self) -> None:
        """Say where long absences belong."""
        super().__init__(
            "一次登记最长一年。",
            hint="借调、挂职、驻村或长期在外，请支部委员记在人员记录里，会按线上参加安排。",
        )


class TooManyCalendars(Refusal):
    """More calendars than a person has."""

    code = "diary.too-many-calendars"

    def __init__(self) -> None:
        """Say how to make room."""
        super().__init__("日历来源已经有五个。", hint="请先移除不用的，再添加。")


class AlreadySubscribed(Refusal):
    """The same address twice."""

    code = "diary.already-subscribed"

    def __init__(self) -> None:
        """Say that nothing is to be done."""
        super().__init__("这个日历已经订阅过了。", hint="不用再加；想马上更新，请点“现在读取”。")


class TooOften(Refusal):
    """More fetches from one account than a person makes."""

    code = "diary.too-often"

    def __init__(self) -> None:
        """Say when it goes on."""
        super().__init__("读取日历太频繁了。", hint="请一小时后再试；系统每六小时也会自动读取。")
