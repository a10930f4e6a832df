"""Who decides and who approves in a small agency (ZB-11, XJ-06, JG-17, JG-18)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhibu.core.regulations.branch import BranchFacts, BranchKind
from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import Source

ADMISSION, SET_UP = "JG-17", "JG-18"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalChain:
    """Through whose hands a matter goes, the first hand first."""

    rule: str
    title: str
    steps: tuple[str, ...]
    source: Source


class ElectingBody(StrEnum):
    """Who elects the secretary and the deputy."""

    COMMITTEE = "committee"
    MEMBERS = "members"
    APPOINTED = "appointed"
    """A temporary branch elects nobody (ZB-04)."""


def approval_chain(
    facts: BranchFacts, *, on: date, rules: Rulebook | None = None
) -> tuple[ApprovalChain, ...]:
    """Return the chains of an agency without a Party committee of its own, in force on `on`.

    Admission first, then set-up, elections and change of secretary. A temporary branch admits
    nobody (ZB-04), and from a hundred members on an agency has its own committee (JG-01): then
    the chain is not this one, and nothing is returned.
    """
    book = rules or national()
    if _has_own_committee(facts, book, on):
        return ()
    codes = (SET_UP,) if facts.kind == BranchKind.TEMPORARY else (ADMISSION, SET_UP)
    asked = [book.on(code, on) for code in codes]
    return tuple(
        ApprovalChain(
            rule=rule.rule.code,
            title=rule.rule.title,
            steps=rule.names("steps"),
            source=rule.source,
        )
        for rule in asked
        if rule.is_in_force()
    )


def who_elects_secretary(
    facts: BranchFacts, *, on: date, rules: Rulebook | None = None
) -> ElectingBody:
    """Return who elects the secretary: the committee where there is one, or else the members.

    Raises:
        NotInForce: no text was in force on the day `on`.
    """
    if facts.kind == BranchKind.TEMPORARY:
        return ElectingBody.APPOINTED
    threshold = (rules or national()).on("ZB-07", on).number("threshold")
    has_committee = len(facts.full_members) >= threshold
    return ElectingBody.COMMITTEE if has_committee else ElectingBody.MEMBERS


def _has_own_committee(facts: BranchFacts, book: Rulebook, on: date) -> bool:
    rule = book.on("JG-01", on)
    return rule.is_in_force() and len(facts.members) >= rule.number("members")
