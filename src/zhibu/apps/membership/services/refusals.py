"""Why something of membership cannot be recorded, in words that say how to go on."""

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.admission import StepDates


class AlreadyRecorded(Refusal):
    """The step, letter or companion is on record."""

    code = "membership.already-recorded"


class AgainstTheText(Refusal):
    """A day the text does not allow; an organisation may still have decided so."""

    code = "membership.against-the-text"

    def __init__(self, row: StepDates) -> None:
        """Name the step, both days and the text, and ask for the reason."""
        super().__init__(
            f"{row.title}：{row.said}依据：{row.citation()}。",
            hint="请核对日期。组织上确是这样决定的，请写明理由再提交。",
        )


class NotTheirBranch(Refusal):
    """The person is in no branch, or in another."""

    code = "membership.not-their-branch"


class UnfitCompanion(Refusal):
    """Someone who cannot be mentor or introducer."""

    code = "membership.unfit-companion"


class NotOnItsWay(Refusal):
    """The letter was received already."""

    code = "membership.not-on-its-way"


class ImpossibleMonth(Refusal):
    """A month dues cannot be collected for."""

    code = "membership.impossible-month"
