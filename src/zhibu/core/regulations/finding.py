"""What a rule says of a branch on a day, with the records it used."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.source import Source


class State(StrEnum):
    """How things stand with a rule on a day."""

    MET = "met"
    DUE = "due"
    """Something is to be done, and its last day, if it has one, is not past."""
    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    """Nothing is broken yet: a last day is near, or a 一般 ('normally') is exceeded."""
    NOT_APPLICABLE = "not_applicable"


Observation = int | tuple[str, ...] | None
"""What was counted or listed; None where the rule compares only dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verdict that explains itself.

    `reason` is stable and meant for programs, `said` is the same reason as one Chinese
    sentence. `observed` and `required` are what the rule compared. `records` are the ids of
    the people, posts and groups it rests on, as the caller named them. `also` are further
    texts that say the same. `due_from` and `due_until` are the first and last day for what
    is to be done, where the rule sets them; `period` is that window as people say it.

    A finding about something to be held names the `kind` of meeting that would satisfy it and
    the `group` that is to hold it, where only one group is. `part` tells entries apart where a
    rule has several in one period, such as the pairs of the yearly talks.
    """

    rule: str
    title: str
    state: State
    reason: str
    said: str
    on: date
    source: Source
    also: tuple[Source, ...] = ()
    observed: Observation = None
    required: Observation = None
    records: tuple[str, ...] = ()
    due_from: date | None = None
    due_until: date | None = None
    period: str = ""
    kind: MeetingKind | None = None
    group: str | None = None
    part: str | None = None

    def citation(self) -> str:
        """Return every text this verdict rests on, as one cites them."""
        return "、".join(source.citation() for source in (self.source, *self.also))
