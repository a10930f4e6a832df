"""What a rule says of a branch on a day, with the records it used."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhibu.core.regulations.source import Source


class State(StrEnum):
    """How things stand with a rule."""

    MET = "met"
    DUE = "due"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    NOT_APPLICABLE = "not_applicable"


STATE_NAMES = {
    State.MET: "符合",
    State.DUE: "待办",
    State.AT_RISK: "临近",
    State.OVERDUE: "逾期",
    State.NOT_APPLICABLE: "不适用",
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A verdict that explains itself.

    `said` is one Chinese sentence; `observed` and `required` are the counts compared, where
    the rule counts; `records` are the ids of the people or posts it rests on; `due_on` is
    the day by which something falls due, where there is one.
    """

    rule: str
    title: str
    state: State
    said: str
    source: Source
    observed: int | None = None
    required: int | None = None
    due_on: date | None = None
    records: tuple[str, ...] = ()

    @property
    def state_name(self) -> str:
        """The state in words, for people who do not see colours."""
        return STATE_NAMES[self.state]
