"""Why an item does not go the way somebody wanted, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class NotOfThisBranch(Refusal):
    """A person, section or source that has nothing to do with the branch."""

    code = "workitems.not-of-this-branch"


class AlreadyTaken(Refusal):
    """The decision or measure is an item already."""

    code = "workitems.already-taken"


class DayDoesNotFit(Refusal):
    """A day before the step it follows."""

    code = "workitems.day-does-not-fit"


class StepDoesNotFit(Refusal):
    """A step that was taken before, whose turn has not come, or of an item given up."""

    code = "workitems.step-does-not-fit"


class StuckAlready(Refusal):
    """It was said before that it is stuck, and nobody said that it goes on."""

    code = "workitems.stuck-already"


class NotStuck(Refusal):
    """There is nothing to clear."""

    code = "workitems.not-stuck"


class CityTaskThere(Refusal):
    """The zone has a city task of that name."""

    code = "workitems.city-task-there"
