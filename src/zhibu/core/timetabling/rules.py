"""Rules between sessions, one function each, by their codes in docs/timetabling-rules.md.

What a rule says of one session alone (days, grid, mode, seats, quorum, pinned) is in the
tables of `choices.py`; whom a make-up session serves is in `attendance.py`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from zhibu.core.timetabling.grid import Flags, Start
from zhibu.core.timetabling.instance import Item, Lecturer, Person
from zhibu.core.timetabling.sessions import Session

if TYPE_CHECKING:
    from zhibu.core.timetabling.model import Model

FEW_PAIRS = 12
"""Up to so many pairs are kept apart moment by moment, more of them as intervals."""


def make_up_follows(model: "Model") -> None:
    """Rule `make_up`: after the main session, within its days, the second after the first."""
    for name, main in model.main.items():
        item, before = model.instance.item[name], main
        for session in model.make_ups[name]:
            day = session.day(model.instance) - main.day(model.instance)
            minute = session.minute(model.instance) - before.minute(model.instance)
            model.cp.add(day <= item.make_up_days).only_enforce_if(session.held)
            model.cp.add(minute >= item.minutes).only_enforce_if(session.held)
            model.cp.add_implication(session.held, before.held)
            before = session


def room_free(model: "Model") -> None:
    """Rule `room_free`: a room holds one session at a time."""
    takers: dict[str, list[tuple[Session, Any]]] = defaultdict(list)
    for session in model.all_sessions:
        for room, taken in session.room.items():
            takers[room].append((session, taken))
    for users in takers.values():
        _apart(model, users)


def lecturer_free(model: "Model") -> None:
    """Rule `lecturer`: one place at a time, and not while invited elsewhere."""
    speaks: dict[str, list[tuple[Session, Any]]] = defaultdict(list)
    for session in model.all_sessions:
        for name, chosen in session.lecturer.items():
            if name is not None:
                speaks[name].append((session, chosen))
    for name, talks in speaks.items():
        _apart(model, talks)
        for session in _invited(model, model.instance.lecturer[name]):
            for talk, chosen in talks:
                if talk.choices.item.id != session.choices.item.id:
                    _apart(model, [(talk, chosen), (session, session.held)])


def clash(model: "Model") -> None:
    """Rule `clash`: sessions that share an invited person do not overlap."""
    for items in invited_together(model):
        sessions = [session for item in items for session in model.sessions(item)]
        for _, literals in running_at(sessions):
            if len(literals) > 1:
                model.cp.add_at_most_one(literals)


def week(model: "Model") -> None:
    """Rule `week`: so many sessions a week for one person, make-up sessions asked to included."""
    for person, items in _items_of(model).items():
        own = model.instance.person[person].weekly_limit
        limit = model.instance.weekly_limit if own is None else own
        _keep_weeks(model, person, limit, items)


def spacing(model: "Model") -> None:
    """Rule `spacing`: neighbours lie so many days apart."""
    for one in model.instance.spacings:
        for first, second in pairwise(one.items):
            if first not in model.main or second not in model.main:
                continue
            a, b = model.main[first], model.main[second]
            days = b.day(model.instance) - a.day(model.instance)
            model.cp.add(days >= one.min_days).only_enforce_if(a.held, b.held)
            if one.max_days is not None:
                model.cp.add(days <= one.max_days).only_enforce_if(a.held, b.held)


RULES: tuple[Callable[["Model"], None], ...] = (
    make_up_follows,
    room_free,
    lecturer_free,
    clash,
    week,
    spacing,
)


def _apart(model: "Model", users: Sequence[tuple[Session, Any]]) -> None:
    """Keep sessions apart in time where their literals say that they use the same thing.

    Only those that `clash` or their days do not keep apart anyway: every pair less is a
    smaller model.
    """
    pairs = [pair for pair in combinations(users, 2) if _may_meet(pair[0][0], pair[1][0])]
    if len(pairs) <= FEW_PAIRS:
        for (one, uses), (other, too) in pairs:
            _never_both(model, one, other, [uses, too])
        return
    meeting = {id(session) for pair in pairs for session, _ in pair}
    intervals = [
        model.cp.new_optional_fixed_size_interval_var(
            model.start_of(session), session.choices.item.minutes, uses, ""
        )
        for session, uses in users
        if id(session) in meeting
    ]
    model.cp.add_no_overlap(intervals)


def _may_meet(one: Session, other: Session) -> bool:
    """Whether two sessions may run at the same time for all that other rules say."""
    ours, theirs = one.choices, other.choices
    if not (ours.starts and theirs.starts) or ours.item.id == theirs.item.id:
        return False
    if not set(ours.item.people).isdisjoint(theirs.item.people):
        return False
    first, last = _extent(ours.starts), _extent(theirs.starts)
    return first[0] < last[1] and last[0] < first[1]


def _extent(starts: Sequence[Start]) -> tuple[datetime, datetime]:
    return min(start.at for start in starts), max(start.end for start in starts)


def _never_both(model: "Model", one: Session, other: Session, using: list[Any]) -> None:
    """Forbid two sessions at the same moment while both use what they share."""
    for _, literals in running_at([one, other]):
        model.cp.add(sum(literals) + sum(using) <= len(using) + 1)


def running_at(sessions: Sequence[Session]) -> Iterator[tuple[datetime, list[Any]]]:
    """Yield every moment at which one of the sessions may start, with all that may run then."""
    moments = sorted({start.at for session in sessions for start in session.choices.starts})
    running: list[list[Any]] = [[] for _ in moments]
    place_of = {moment: place for place, moment in enumerate(moments)}
    for session in sessions:
        for literal, start in zip(session.at, session.choices.starts, strict=True):
            for place in range(place_of[start.at], bisect_left(moments, start.end)):
                running[place].append(literal)
    yield from zip(moments, running, strict=True)


def invited_together(model: "Model") -> list[frozenset[str]]:
    """Return the sets of items one person is invited to, leaving out those within another."""
    sets = {frozenset(items) for items in _items_of(model).values()}
    by_size = sorted(sets, key=lambda items: (-len(items), sorted(items)))
    kept: list[frozenset[str]] = []
    for items in by_size:
        if not any(items <= other for other in kept):
            kept.append(items)
    return kept


def _items_of(model: "Model") -> dict[str, list[str]]:
    """Return for each person the items they are invited to that may have a place."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, main in model.main.items():
        for person in main.choices.item.people:
            found[person].append(name)
    return found


def _invited(model: "Model", lecturer: Lecturer) -> Iterable[Session]:
    for name in _items_of(model).get(lecturer.person or "", ()):
        yield from model.sessions(name)


def _keep_weeks(model: "Model", person: str, limit: int, items: Iterable[str]) -> None:
    """Keep one person's weeks; main sessions they cannot be at do not count."""
    calls: dict[date, list[Sequence[Any]]] = defaultdict(list)
    for name in items:
        for session in model.sessions(name):
            for one, literals in _calls(model, session, person):
                calls[one].append(literals)
    for one, sessions in calls.items():
        left = limit - model.calls.get((person, one), 0)
        if len(sessions) > left:
            model.cp.add(sum(literal for literals in sessions for literal in literals) <= left)


def _calls(model: "Model", session: Session, person: str) -> Iterator[tuple[date, Sequence[Any]]]:
    """Yield the weeks a session may call a person in, with literals that say when it does."""
    item = session.choices.item
    place = item.people.index(person)
    weeks = _by_week(session, session.choices.free[place])
    if session.is_main:
        if _is_reached(model.instance.person[person], item):
            yield from weeks.items()
    elif place in session.asked:
        for one, literals in weeks.items():
            called = model.cp.new_bool_var("")
            model.cp.add(called >= session.asked[place] + sum(literals) - 1)
            yield one, [called]


def _is_reached(person: Person, item: Item) -> bool:
    """Whether one of an item's modes suits a person."""
    return any(person.reach.suits(mode) for mode in item.modes)


def _by_week(session: Session, free: Flags) -> dict[date, list[Any]]:
    literals: dict[date, list[Any]] = defaultdict(list)
    for literal, start, is_free in zip(session.at, session.choices.starts, free, strict=True):
        if is_free:
            literals[start.week].append(literal)
    return literals
