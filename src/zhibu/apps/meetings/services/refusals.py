"""Why a meeting cannot be planned, announced or recorded, in words that say how to go on."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhibu.core.refusals import Refusal


class SameKindThatDay(Refusal):
    """The branch has a meeting of this kind on that day."""

    code = "meetings.same-kind-that-day"


class GroupMissing(Refusal):
    """A group meeting without its group."""

    code = "meetings.group-missing"


class NotOpen(Refusal):
    """The meeting is finished or cancelled."""

    code = "meetings.not-open"


class DayIsPast(Refusal):
    """A plan or notice for a day that is over."""

    code = "meetings.day-is-past"


class NobodyIsDue(Refusal):
    """Nobody would have to come."""

    code = "meetings.nobody-is-due"


class ReasonMissing(Refusal):
    """A change that must say why."""

    code = "meetings.reason-missing"


class NothingChanged(Refusal):
    """The change changes nothing."""

    code = "meetings.nothing-changed"


class ChangedMeanwhile(Refusal):
    """Somebody else changed the meeting since the page was opened."""

    code = "meetings.changed-meanwhile"

    def __init__(self, who: str) -> None:
        """Name who; both texts are shown."""
        super().__init__(
            f"{who}刚刚也改了这次会议，您的内容还没有存。",
            hint="两份都在下面：请对照后改好本页，再提交一次，就以本页为准。",
        )


class PhotoUnfit(Refusal):
    """A file that is no photo we keep."""

    code = "meetings.photo-unfit"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing wrong in a record: in which part and row, which field, what and how to mend.

    `part` is 'details', 'attendance', 'votes' or 'follow_ups'. `row` counts from 0; for
    attendance it is the primary key of the person.
    """

    part: str
    said: str
    field: str = ""
    row: int = 0


class RecordFaults(Refusal):
    """Everything wrong with a record, told at once; nothing of it was saved."""

    code = "meetings.record-faults"

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep every fault for its place in the page."""
        super().__init__(
            "；".join(fault.said for fault in faults),
            hint="改好后再提交，其余内容都还在。",
        )
        self.faults = tuple(faults)


class TimesDoNotFit(Refusal):
    """An end before the start, or a room without a time."""

    code = "meetings.times-do-not-fit"


class ModeUnfit(Refusal):
    """A way of meeting that does not go with the meeting or with its room."""

    code = "meetings.mode-unfit"


class MakeUpUnfit(Refusal):
    """A make-up session before its meeting, for nobody, or for somebody not invited."""

    code = "meetings.make-up-unfit"
