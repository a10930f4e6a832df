"""Why something about an election cannot be recorded."""

from zhibu.core.refusals import Refusal


class ElectionOver(Refusal):
    """The election is finished or was dropped."""

    code = "elections.over"

    def __init__(self) -> None:
        """Say that it is closed."""
        super().__init__(
            "这次选举已经结束，不能再改。", hint="确有差错的，请在支部页更正任职记录。"
        )


class ElectionRunning(Refusal):
    """Another election of the branch goes on."""

    code = "elections.running"


class WrongPeople(Refusal):
    """Someone who may not stand, count or be left out."""

    code = "elections.wrong-people"


class TooFewCandidates(Refusal):
    """Fewer stand than the surplus asks for."""

    code = "elections.too-few-candidates"


class NotYet(Refusal):
    """An earlier step is missing."""

    code = "elections.not-yet"


class NothingToDecide(Refusal):
    """Every seat is filled, or nobody is left to vote on."""

    code = "elections.nothing-to-decide"
