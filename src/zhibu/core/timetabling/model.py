"""The whole model of an instance: its sessions and, one function each, its rules.

Each rule stands in `rules.py` or `attendance.py` under the code it has in
docs/timetabling-rules.md; costs stand in `costs.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from zhibu.core.timetabling.around import Around
from zhibu.core.timetabling.attendance import Attendance, attend
from zhibu.core.timetabling.choices import Choices, main_choices, make_up_choices, only_at
from zhibu.core.timetabling.free import FreeTimes
from zhibu.core.timetabling.instance import Instance, Item
from zhibu.core.timetabling.pruning import Outlook, outlook, prune
from zhibu.core.timetabling.rules import RULES
from zhibu.core.timetabling.sessions import Session, new_session
from zhibu.core.timetabling.timetable import Timetable


@dataclass(kw_only=True)
class Model:
    """A model being built or asked: the solver's own, with our names for its parts."""

    instance: Instance
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    main: dict[str, Session] = field(default_factory=dict)
    make_ups: dict[str, list[Session]] = field(default_factory=dict)
    attendance: dict[str, Attendance] = field(default_factory=dict)
    missing: dict[str, Any] = field(default_factory=dict)
    """How many people miss each item that may have a place."""
    extra: dict[str, Any] = field(default_factory=dict)
    """How many make-up sessions each has."""
    fewest_missing: int = 0
    """No timetable can have fewer people miss items, each item looked at by itself."""
    outlooks: dict[str, Outlook] = field(default_factory=dict)
    calls: Mapping[tuple[str, date], int] = field(default_factory=dict)
    """Sessions elsewhere that a person is called to, by week."""
    elsewhere: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Of items outside that count for a person's share: how many are missed, of how many."""
    shadows: frozenset[str] = frozenset()
    """Joint items that a block has to live with: they bind, and cost nothing here."""
    counts_half_days: bool = True
    _starts: dict[tuple[str, int], Any] = field(default_factory=dict)

    def start_of(self, session: Session) -> Any:
        """Return the start of a session in minutes, as one variable."""
        key = (session.choices.item.id, session.number)
        if key not in self._starts:
            minutes = session.minutes(self.instance)
            start = self.cp.new_int_var_from_domain(
                cp_model.Domain.from_values([0, *minutes]), f"start of {key}"
            )
            self.cp.add(cp_model.LinearExpr.weighted_sum(session.at, minutes) == start)
            self._starts[key] = start
        return self._starts[key]

    @property
    def make_up_may_miss(self) -> bool:
        """Whether make-up sessions decide who misses something, not only when they are."""
        return any(
            (view.least[-1] > view.lost.sum(axis=1)).any() for view in self.outlooks.values()
        )

    def sessions(self, item: str) -> list[Session]:
        """Return the sessions an item may have; none where it can have no place at all."""
        main = self.main.get(item)
        return [] if main is None else [main, *self.make_ups[item]]

    @property
    def own(self) -> list[Item]:
        """The items that are counted: all but the shadows."""
        return [item for item in self.instance.items if item.id not in self.shadows]

    @property
    def all_sessions(self) -> list[Session]:
        """Every session that may be held."""
        return [session for item in self.main for session in self.sessions(item)]


def build(
    instance: Instance,
    *,
    slack: int | None = None,
    around: Around | None = None,
    mains: Timetable | None = None,
    counts_half_days: bool = True,
    elsewhere: Mapping[str, tuple[int, int]] | None = None,
) -> Model:
    """Build the model of an instance: its sessions and every rule, no cost yet.

    slack: how many more people than necessary may miss any one item; None for no limit.
    around: what goes on elsewhere and binds here. mains: main sessions that stand where they
    are; items without one there get none. elsewhere: see `Model.elsewhere`.
    """
    outside = around or Around()
    model = Model(
        instance=instance,
        calls=outside.calls,
        counts_half_days=counts_half_days,
        elsewhere=elsewhere or {},
    )
    free_times = FreeTimes(instance)
    for item in instance.items:
        main = main_choices(instance, item, free_times)
        late = make_up_choices(instance, item, free_times)
        if mains is not None:
            main = only_at(main, mains.by_item.get(item.id))
        blocked = outside.blocked(item)
        main, late = main.without(blocked), late.without(blocked)
        _add_item(model, main, late, slack)
    for rule in RULES:
        rule(model)
    return model


def _add_item(model: Model, main: Choices, late: Choices, slack: int | None) -> None:
    item = main.item
    if not main.fits or (item.lecturers and not main.speaks):
        model.fewest_missing += len(item.people)
        return
    view = outlook(model.instance, main, late)
    model.fewest_missing += view.fewest
    main, late, view = prune(main, late, view, slack)
    session = new_session(model.cp, main, number=0)
    model.outlooks[item.id] = view
    model.main[item.id] = session
    served = _served_by(model.instance, late, view) if item.make_ups and late.fits else []
    model.make_ups[item.id] = [
        new_session(model.cp, late, number=number, asked=served)
        for number in range(1, item.make_ups + 1)
        if served
    ]
    attendance = attend(model.instance, model.cp, session, model.make_ups[item.id])
    model.attendance[item.id] = attendance
    model.missing[item.id] = sum(attendance.missed)
    model.extra[item.id] = sum(one.held for one in model.make_ups[item.id])


def _served_by(instance: Instance, late: Choices, view: Outlook) -> list[int]:
    """Return the people a make-up session could serve who may need it, by place."""
    reach = [instance.person[one].reach for one in late.item.people]
    return [
        place
        for place, free in enumerate(late.free)
        if view.absent[:, place].any()
        and free.any()
        and any(reach[place].suits(mode) for mode in late.modes)
    ]
