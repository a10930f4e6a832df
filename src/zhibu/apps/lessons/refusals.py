"""Why something with a lesson cannot be done, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class OnTheList(Refusal):
    """The person is on the rota already."""

    code = "lessons.on-the-list"


class NotOfThisBranch(Refusal):
    """A speaker who is neither in the branch nor in post at its agencies."""

    code = "lessons.not-of-this-branch"


class WeekTaken(Refusal):
    """Another lesson stands in that week."""

    code = "lessons.week-taken"


class NobodyToAsk(Refusal):
    """A rota without speakers."""

    code = "lessons.nobody-to-ask"


class RotaChanged(Refusal):
    """The rota would be another one now than the one that was shown."""

    code = "lessons.rota-changed"


class Settled(Refusal):
    """The lesson was given, given up, or has its meeting."""

    code = "lessons.settled"


class NoMeeting(Refusal):
    """The meeting cannot carry the lesson."""

    code = "lessons.no-meeting"


class HoursUnknown(Refusal):
    """No rule, no times, or hours that stand in the record already."""

    code = "lessons.hours-unknown"


class MaterialUnfit(Refusal):
    """A file we do not keep."""

    code = "lessons.material-unfit"


class DatesDoNotFit(Refusal):
    """An end before its beginning."""

    code = "lessons.dates-do-not-fit"
