"""Why a plan cannot be changed so, in words that say how to go on."""

from collections.abc import Mapping

from zhibu.core.refusals import Refusal


class Doubtful(Refusal):
    """Days that speak against themselves; the officer may keep them all the same."""

    code = "regime.doubtful"

    def __init__(self, doubts: Mapping[int | None, list[str]]) -> None:
        """Take what is said of each meeting, by its key."""
        super().__init__(
            "有的日期要您再看一眼，还没有保存。",
            hint="改日期，或者勾选“仍按所填日期保存”再保存一次。",
        )
        self.doubts = doubts


class DayPassed(Refusal):
    """A plan for a day that is over."""

    code = "regime.day-passed"


class NotOpen(Refusal):
    """What was held, announced or called off is not changed in the plan."""

    code = "regime.not-open"


class ChangedMeanwhile(Refusal):
    """Somebody else changed the same line."""

    code = "regime.changed-meanwhile"


class NothingToPlan(Refusal):
    """Everything is met or planned."""

    code = "regime.nothing-to-plan"


class YearOutOfReach(Refusal):
    """A year that is over, or too far ahead to plan."""

    code = "regime.year-out-of-reach"


class NothingProposed(Refusal):
    """There is no proposal to accept."""

    code = "regime.nothing-proposed"


class GroupNeeded(Refusal):
    """A group meeting without its group, or a group where none is asked."""

    code = "regime.group-needed"
