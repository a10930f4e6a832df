"""Why times cannot be looked for or taken, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class NothingChosen(Refusal):
    """No item was ticked."""

    code = "timetabling.nothing-chosen"


class SearchRuns(Refusal):
    """The branch has a search that is still at it."""

    code = "timetabling.search-runs"

    def __init__(self) -> None:
        """Point to the running one."""
        super().__init__(
            "本支部正在排时间，还没有排完。", hint="请等它排完，或先停止那一次，再重新排。"
        )


class NobodyInvited(Refusal):
    """An item to which nobody would be invited."""

    code = "timetabling.nobody-invited"

    def __init__(self, name: str) -> None:
        """Name the item."""
        super().__init__(
            f"{name}没有应参加的人，排不了时间。",
            hint="支委会看任职记录，党小组会看编组，其他看党员名册；补齐后再排，或不勾选这一项。",
        )


class NoWorkingDay(Refusal):
    """A window without a working day."""

    code = "timetabling.no-working-day"


class NotReady(Refusal):
    """The search is not waiting for a choice."""

    code = "timetabling.not-ready"

    def __init__(self) -> None:
        """Say how to go on."""
        super().__init__("这次排的时间已经处理过了。", hint="请刷新页面看最新情况，或重新排一次。")


class ChangedMeanwhile(Refusal):
    """A meeting was changed, held or called off since the search began."""

    code = "timetabling.changed-meanwhile"

    def __init__(self, name: str) -> None:
        """Name the meeting."""
        super().__init__(
            f"{name}在排时间以后被改过，没有保存任何内容。",
            hint="请不勾选这一项再采用，或重新排一次。",
        )


class PlannedMeanwhile(Refusal):
    """Somebody put down a meeting of the kind since the search began."""

    code = "timetabling.planned-meanwhile"

    def __init__(self, name: str) -> None:
        """Name the meeting."""
        super().__init__(
            f"排时间以后，有人新增了{name}，没有保存任何内容。",
            hint="请不勾选这一项再采用，或重新排一次。",
        )


class EventUnfit(Refusal):
    """A joint event that cannot be made, searched for or called off so."""

    code = "timetabling.event-unfit"
