"""Ballots counted (XJ-10) and grades proposed (ZB-30): two sums a person checks before going on."""

from datetime import date

from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.votes import ImpossibleCount


def ballots_returned(
    *, handed_out: int, returned: int, on: date, rules: Rulebook | None = None
) -> Finding:
    """Judge an election by its ballots: no more may come back than were handed out (XJ-10).

    Raises:
        ImpossibleCount: a number is negative, or no ballot was handed out.
        NotInForce: no text was in force on the day `on`.
    """
    if handed_out < 1 or returned < 0:
        raise ImpossibleCount("发出的选票至少1张，收回的不能是负数。", hint="请核对后改正。")
    rule = (rules or national()).on("XJ-10", on)
    most = handed_out + rule.number("surplus")
    is_valid = returned <= most
    return rule.finding(
        State.MET if is_valid else State.AT_RISK,
        "valid" if is_valid else "too_many",
        observed=returned,
        required=most,
        handed_out=handed_out,
        returned=returned,
    )


def is_valid_ballot(*, chosen: int, seats: int) -> bool:
    """Whether one ballot counts: it names as many people as there are seats, or fewer (XJ-10).

    A ballot that names nobody is a valid one on which nobody was chosen.

    Raises:
        ImpossibleCount: there is no seat to fill, or a negative number of names.
    """
    if seats < 1 or chosen < 0:
        raise ImpossibleCount("应选人数至少1人，所选人数不能是负数。", hint="请核对后改正。")
    return chosen <= seats


def excellent_share(
    *, members: int, excellent: int, on: date, rules: Rulebook | None = None
) -> Finding:
    """Warn when more are to be graded 优秀 than one member in three (ZB-30).

    This is guidance, not an article: it never refuses, and a zone may set another share.

    Raises:
        ImpossibleCount: a number is negative, or more are graded than there are members.
        NotInForce: no text was in force on the day `on`.
    """
    if not 0 <= excellent <= members:
        raise ImpossibleCount("优秀人数不能是负数，也不能多于党员人数。", hint="请核对后改正。")
    rule = (rules or national()).on("ZB-30", on)
    most = members // rule.number("one_in")
    is_within = excellent <= most
    return rule.finding(
        State.MET if is_within else State.AT_RISK,
        "within" if is_within else "above",
        observed=excellent,
        required=most,
        members=members,
    )
