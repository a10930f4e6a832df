"""Study hours of a year, counted from held sessions (JY-01, JY-02), and a new secretary's training.

Who is short is named by id, in the order of ids: nobody is scored, compared or ranked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from zhibu.core.regulations.branch import COMMITTEE_POSTS, BranchFacts, PostFacts, PostKind
from zhibu.core.regulations.cadence import is_asked, period_window, standing
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.held import sittings
from zhibu.core.regulations.periods import NEAR_DAYS, Every, Period, periods_over
from zhibu.core.regulations.rule import Rulebook, RuleInForce, Window
from zhibu.core.regulations.rulebook import national

YEARLY = ("JY-01", "JY-02")
TRAINING = "JY-03"


def study_findings(
    facts: BranchFacts, *, on: date, since: date, until: date, book: Rulebook
) -> Iterator[Finding]:
    """Yield an entry of JY-01 and of JY-02 for every year that has a day in [since, until]."""
    for period in periods_over(Every.YEAR, since, until):
        hours = _hours(facts, period.first, min(on, period.last))
        for code in YEARLY:
            rule = book.on(code, period.last)
            window = period_window(facts, period, on=on, title=rule.rule.title)
            if not rule.is_in_force():
                yield rule.silent(window)
            elif not is_asked(period, facts):
                yield rule.finding(State.NOT_APPLICABLE, "before_established", window=window)
            else:
                yield _of_year(rule, _who(code, facts, period, on), hours, period, window)


def hours_of(
    *, days: int = 0, half_days: int = 0, on: date, rules: Rulebook | None = None
) -> Decimal:
    """Return the study hours of days and half-days (JY-04); no national text fixes them.

    Raises:
        NotInForce: nothing was laid down for the day `on`.
    """
    rule = (rules or national()).on("JY-04", on)
    return Decimal(days * rule.number("day") + half_days * rule.number("half_day"))


def new_secretary(facts: BranchFacts, *, on: date, book: Rulebook) -> Iterator[Finding]:
    """JY-03: training within half a year; we hold no record of it, so we only ask to check."""
    rule = book.on(TRAINING, on)
    if not rule.is_in_force():
        yield rule.silent()
        return
    secretaries = facts.held(PostKind.SECRETARY, on=on)
    if not secretaries:
        yield rule.finding(State.NOT_APPLICABLE, "no_secretary")
    for post in sorted(secretaries, key=lambda post: (post.since or date.min, post.record)):
        yield _training(post, rule)


def _training(post: PostFacts, rule: RuleInForce) -> Finding:
    if post.since is None:
        return rule.finding(State.NOT_APPLICABLE, "since_unknown", records=(post.record,))
    checked = rule.number("checked")
    last: date = post.since + relativedelta(months=rule.number("months"))
    near = last - relativedelta(days=NEAR_DAYS[Every.YEAR] - 1)
    state, reason = State.DUE, "running"
    if rule.day >= post.since + relativedelta(months=checked):
        state, reason = State.NOT_APPLICABLE, "long_in_post"
    elif rule.day >= near:
        state, reason = State.AT_RISK, "near" if rule.day <= last else "past"
    return rule.finding(
        state,
        reason,
        due_from=post.since,
        due_until=last,
        records=(post.record,),
        since=post.since,
        checked=checked,
    )


def _who(code: str, facts: BranchFacts, period: Period, on: date) -> tuple[str, ...]:
    """Return whose hours a rule counts: members, or the secretary and committee; not the frail."""
    members = {person.id for person in facts.members if not person.frail}
    if code == "JY-02":
        posts = facts.held(*COMMITTEE_POSTS, on=min(on, period.last))
        members &= {post.person for post in posts}
    return tuple(sorted(members))


def _hours(facts: BranchFacts, first: date, last: date) -> Mapping[str, Decimal] | None:
    """Return each person's hours from sessions held in the days; None where none were counted.

    A sitting of several kinds stands in the facts once for each: its hours count once.
    """
    hours: dict[str, Decimal] = defaultdict(Decimal)
    sessions = [
        (meeting.attended, meeting.hours)
        for meeting in sittings(facts.meetings)
        if meeting.hours and first <= meeting.on <= last
    ]
    for attended, counted in sessions:
        for person in attended:
            hours[person] += counted
    return hours if sessions else None


def _of_year(
    rule: RuleInForce,
    people: tuple[str, ...],
    hours: Mapping[str, Decimal] | None,
    period: Period,
    window: Window,
) -> Finding:
    required = rule.number("hours")
    if not people or hours is None:
        reason = "no_hours" if people else "nobody"
        return rule.finding(State.NOT_APPLICABLE, reason, window=window, required=required)
    short = tuple(person for person in people if hours.get(person, 0) < required)
    state, _ = standing(period, window.on, done=0 if short else 1, times=1)
    reason = "enough" if not short else "too_short" if state is State.OVERDUE else "short"
    return rule.finding(
        state, reason, window=window, observed=len(short), required=required, records=short
    )
