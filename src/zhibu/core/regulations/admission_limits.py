"""Admission besides its dates: the vote, who helps, who approves, leaving soon, membership."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from zhibu.core.regulations.admission_steps import step_of
from zhibu.core.regulations.admission_windows import later
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import Source
from zhibu.core.regulations.votes import Vote, members_vote


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSince:
    """The first day of membership and the text that sets it."""

    day: date
    rule: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Who deals with an admission one after the other, and the text that says so."""

    bodies: tuple[str, ...]
    rule: str
    source: Source


def member_since(
    events: Mapping[str, date], *, on: date, rules: Rulebook | None = None
) -> MemberSince | None:
    """Return since when a person is a member: the day of the meeting, once approved (JY-12).

    None before the approval. Dues (DF-05) and the probation count from the same day.

    Raises:
        NotInForce: no text was in force on the day `on`.
        UnknownEvent: a step nobody knows.
    """
    days = {step_of(name).key: day for name, day in events.items()}
    rule = (rules or national()).on("JY-12", on)
    (step,) = rule.names("from_step")
    approved = days.get("approval")
    if step not in days or approved is None or approved > on:
        return None
    return MemberSince(day=days[step], rule=rule.rule.code, source=rule.source)


def approval_chain(*, on: date, rules: Rulebook | None = None) -> Chain:
    """Return who decides in an agency without a Party committee of its own (FZ-19, JG-17).

    Raises:
        NotInForce: no text was in force on the day `on`.
    """
    rule = (rules or national()).on("FZ-19", on)
    return Chain(bodies=rule.names("decided_by"), rule=rule.rule.code, source=rule.source)


def admission_vote(
    *, due: int, present: int, yes: int, on: date, rules: Rulebook | None = None
) -> Vote:
    """Judge the secret ballot on an admission: more than half of the full voters due (FZ-10).

    Raises:
        ImpossibleCount: see `members_vote`.
        NotInForce: no text was in force on the day `on`.
    """
    vote = members_vote(due=due, present=present, yes=yes, on=on, rules=rules)
    reason = "passed" if vote.passed else "failed" if vote.valid else "invalid"
    ballot = (rules or national()).on("FZ-10", on)
    finding = ballot.finding(
        State.MET if vote.passed else State.AT_RISK,
        reason,
        observed=yes,
        required=vote.needed_yes,
    )
    return replace(vote, findings=(vote.findings[0], finding))


def accompanied(
    *, mentors: int, introducers: int, on: date, rules: Rulebook | None = None
) -> tuple[Finding, Finding]:
    """Judge the number of mentors (one or two, FZ-03) and of introducers (two, FZ-06).

    Raises:
        NotInForce: no text was in force on the day `on`.
    """
    book = rules or national()
    mentoring, introducing = book.on("FZ-03", on), book.on("FZ-06", on)
    least, most = mentoring.number("mentors_least"), mentoring.number("mentors_most")
    needed, fits = introducing.number("people"), least <= mentors <= most
    named = mentoring.finding(
        State.MET if fits else State.DUE,
        "enough" if fits else "wrong",
        observed=mentors,
        least=least,
        most=most,
    )
    number_of = mentoring.rule.parameters["mentors_most"].on(on).source
    return (
        replace(named, source=number_of),
        introducing.finding(
            State.MET if introducers == needed else State.DUE,
            "enough" if introducers == needed else "wrong",
            observed=introducers,
            required=needed,
        ),
    )


def leaving_soon(*, leaves_on: date, on: date, rules: Rulebook | None = None) -> Finding:
    """Judge a candidate who leaves the unit: within three months normally no admission (FZ-18).

    Not applicable where no text says so; that of 2026 is not known to.
    """
    rule = (rules or national()).on("FZ-18", on)
    if not rule.is_in_force():
        return rule.silent()
    is_soon = leaves_on < later(on, rule.number("months"))
    return rule.finding(
        State.AT_RISK if is_soon else State.MET,
        "soon" if is_soon else "far",
        required=rule.number("months"),
        leaves_on=leaves_on,
    )
