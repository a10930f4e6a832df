"""Why a poll cannot be sent, answered or decided, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class MeetingOver(Refusal):
    """The meeting is finished or cancelled: nothing is left to agree on."""

    code = "polls.meeting-over"

    def __init__(self, state: str) -> None:
        """Say which of the two."""
        super().__init__(f"这次会议{state}，不用再约时间。", hint="请回到会议页查看。")


class PollRunning(Refusal):
    """Another officer has just sent a poll for the same meeting."""

    code = "polls.running"

    def __init__(self, who: str) -> None:
        """Name who; what was typed stays in the page."""
        super().__init__(
            f"{who}已经为这次会议发起了约时间，您这份没有发出，还在下面。",
            hint="请到会议页打开那一份；要换时间，先结束那一份，再发这份。",
        )


class TooFewTimes(Refusal):
    """Nothing to choose from."""

    code = "polls.too-few-times"

    def __init__(self, count: int) -> None:
        """Tell none from only one."""
        said = "只写了一个时间，没有可选的。" if count else "一个时间也没有写。"
        super().__init__(said, hint="请写两到五个时间；时间已定的，直接改期、发通知即可。")


class TimeRepeated(Refusal):
    """The same start twice."""

    code = "polls.time-repeated"

    def __init__(self, when: str) -> None:
        """Name it."""
        super().__init__(f"{when}写了两次。", hint="请改掉或清空其中一行。")


class TimePast(Refusal):
    """A time that is over, or has begun."""

    code = "polls.time-past"

    def __init__(self, when: str) -> None:
        """Name it."""
        super().__init__(f"{when}已经过去了。", hint="请改成今天以后的时间。")


class TimeTooLong(Refusal):
    """A time that runs past midnight."""

    code = "polls.time-too-long"

    def __init__(self, when: str) -> None:
        """Name it."""
        super().__init__(f"{when}开始的会开不到当天结束。", hint="请把时间提前，或改短时长。")


class ClosingDayUnfit(Refusal):
    """Answers would be taken until a day that is over, or after the first time."""

    code = "polls.closing-day-unfit"


class PollClosed(Refusal):
    """The poll was decided, or its last day is over."""

    code = "polls.closed"


class NotAsked(Refusal):
    """Somebody who is not due at this meeting."""

    code = "polls.not-asked"

    def __init__(self, name: str) -> None:
        """Name them."""
        super().__init__(
            f"{name}不在这次约时间的人里。", hint="约的是会议的应到人员；请在名单里选。"
        )


class AnswersThemselves(Refusal):
    """An officer enters an answer for somebody who has an account."""

    code = "polls.answers-themselves"

    def __init__(self, name: str) -> None:
        """Name them."""
        super().__init__(f"{name}有账号，由本人回答。", hint="代填只用于没有账号的同志。")


class TimesChanged(Refusal):
    """An answer that does not speak of exactly the times of the poll."""

    code = "polls.times-changed"

    def __init__(self) -> None:
        """Ask for each time."""
        super().__init__("有的时间没有选。", hint="每个时间都请选一项。")


class NotForTheSolver(Refusal):
    """A make-up session, or a meeting longer than a morning or an afternoon."""

    code = "polls.not-for-the-solver"

    def __init__(self) -> None:
        """Say what is left to do."""
        super().__init__(
            "补学和超过三小时的会，系统不算时间。", hint="请看大家的回答，从候选时间里定。"
        )
