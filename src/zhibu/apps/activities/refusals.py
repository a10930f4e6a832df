"""Why a place, theme or activity cannot be kept, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class NameTaken(Refusal):
    """The zone has a place or theme of that name."""

    code = "activities.name-taken"


class StillUsed(Refusal):
    """A theme activities are filed under cannot be deleted."""

    code = "activities.still-used"


class PlaceClosed(Refusal):
    """A new activity at a place that is no longer used."""

    code = "activities.place-closed"


class DayToCome(Refusal):
    """Something entered as held on a day that is still to come."""

    code = "activities.day-to-come"


class FilledAlready(Refusal):
    """The meeting has its activity."""

    code = "activities.filled-already"
