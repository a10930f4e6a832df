"""What the weekly review refuses, and what to do then."""

from zhibu.core.refusals import Refusal


class EmptyReport(Refusal):
    """Nothing was written in any of the three lines."""

    code = "reviews.empty-report"

    def __init__(self) -> None:
        """Say that it may also be left out."""
        super().__init__(
            "三行都空着，没有保存。",
            hint="写一行就可以保存。这一周没什么可写的，不填也行，不用说明原因。",
        )


class PromiseDayDoesNotFit(Refusal):
    """A day before the promise was made, in the future, or the same as before."""

    code = "reviews.promise-day-does-not-fit"


class PromiseSettled(Refusal):
    """It is kept already, or was not kept so that nothing can be opened again."""

    code = "reviews.promise-settled"


class ReviewDayDoesNotFit(Refusal):
    """The review cannot have been held on that day."""

    code = "reviews.day-does-not-fit"
