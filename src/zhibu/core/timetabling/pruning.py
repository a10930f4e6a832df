"""Leaving out what cannot be part of a best timetable, before the solver is asked.

Placing an item by itself, ignoring all others, gives the fewest people that must miss it.
Their sum over the items is a bound no timetable can beat. A timetable that exceeds the bound by
E in all uses, for every item, only choices that exceed its own fewest by at most E: all
others may go, and a small model stays. `outlook` and `prune` do this for one item.
"""

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from zhibu.core.timetabling.choices import Choices
from zhibu.core.timetabling.instance import Instance, Mode

DAY = 24 * 60
NEVER = 30000
"""More people than any item has: this make-up session does not go with this main one."""
Counts = NDArray[np.int_]


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """One item by itself: pairs of mode and start, and who must miss the item at each.

    least: row j, for each main pair, the fewest people that must miss the item when at most j
    make-up sessions are held; from the second on a bound only. helps: which late pair is of use to
    which main pair. absent: for each main pair (rows) who is not at the main session; lost: who
    misses the item whatever is done. served: whom each late pair suits.
    """

    main: list[tuple[Mode, int]]
    late: list[tuple[Mode, int]]
    least: Counts
    helps: NDArray[np.bool_]
    lost: NDArray[np.bool_]
    absent: NDArray[np.bool_]
    served: NDArray[np.bool_]
    missing: Counts | None = None
    """With one make-up session allowed: who misses it, for each main and late pair."""

    def at(self, place: int) -> "Outlook":
        """Return the outlook of one start alone, which then is the first."""
        kept = np.array([start == place for _, start in self.main], dtype=np.bool_)
        return replace(
            self,
            main=[(mode, 0) for mode, start in self.main if start == place],
            least=self.least[:, kept],
            helps=self.helps[kept],
            lost=self.lost[kept],
            absent=self.absent[kept],
            missing=None if self.missing is None else self.missing[kept],
        )

    @property
    def fewest(self) -> int:
        """The fewest people that must miss the item."""
        return int(self.least[-1].min())


def outlook(instance: Instance, main: Choices, late: Choices) -> Outlook:
    """Work out who must miss an item at each of its choices, all else ignored."""
    item = main.item
    main_pairs, absent = _pairs(instance, main, takes_part=False)
    late_pairs, served = _pairs(instance, late, takes_part=True)
    count = absent.sum(axis=1).astype(np.int_)
    if not late_pairs or item.make_ups < 1:
        nothing = np.zeros((len(main_pairs), len(late_pairs)), dtype=np.bool_)
        return Outlook(
            main=main_pairs,
            late=late_pairs,
            least=count[None, :],
            helps=nothing,
            lost=absent,
            absent=absent,
            served=served,
        )
    together = _go_together(main, late, main_pairs, late_pairs)
    reached = absent.astype(np.float32) @ served.astype(np.float32).T
    seats = {mode: _capacity(instance, late, mode) for mode in late.modes}
    np.minimum(reached, np.array([seats[mode] for mode, _ in late_pairs], "f4"), out=reached)
    reached *= together
    missing = (count[:, None] - reached).astype(np.int16)
    missing[~together] = NEVER
    by_any = (together.astype(np.float32) @ served.astype(np.float32)) > 0
    lost = absent & ~by_any
    rows = [count, np.minimum(count, missing.min(axis=1))]
    most = reached.max(axis=1).astype(np.int_)
    for number in range(2, item.make_ups + 1):
        rows.append(np.maximum(lost.sum(axis=1), count - number * most))
    return Outlook(
        main=main_pairs,
        late=late_pairs,
        least=np.array(rows),
        helps=reached > 0,
        lost=lost,
        absent=absent,
        served=served,
        missing=missing if item.make_ups == 1 else None,
    )


def prune(
    main: Choices, late: Choices, view: Outlook, slack: int | None
) -> tuple[Choices, Choices, Outlook]:
    """Keep the choices that exceed the item's fewest by at most `slack`; None keeps all."""
    if slack is None:
        return main, late, view
    allowed = view.fewest + slack
    kept = view.least[-1] <= allowed
    useful = view.helps[kept]
    if view.missing is not None:
        useful &= view.missing[kept] <= allowed
    lost = view.lost[kept]
    if view.missing is not None:
        # Within the allowance only some make-up sessions will do, and they reach only some.
        within = (view.missing[kept] <= allowed).astype(np.float32)
        lost = view.absent[kept] & ~((within @ view.served.astype(np.float32)) > 0)
    kept_late = useful.any(axis=0)
    main_pairs = [pair for pair, keep in zip(view.main, kept, strict=True) if keep]
    late_pairs = [pair for pair, keep in zip(view.late, kept_late, strict=True) if keep]
    main, main_places = _only(main, main_pairs)
    late, late_places = _only(late, late_pairs)
    view = replace(
        view,
        main=[(mode, main_places[place]) for mode, place in main_pairs],
        late=[(mode, late_places[place]) for mode, place in late_pairs],
        least=view.least[:, kept],
        helps=view.helps[kept][:, kept_late],
        lost=lost,
        absent=view.absent[kept],
        served=view.served[kept_late],
        missing=None if view.missing is None else view.missing[kept][:, kept_late],
    )
    return main, late, view


def _pairs(
    instance: Instance, choices: Choices, *, takes_part: bool
) -> tuple[list[tuple[Mode, int]], NDArray[np.bool_]]:
    """Return the pairs of mode and start, and for each who takes part (or does not)."""
    pairs: list[tuple[Mode, int]] = []
    rows = []
    reach = [instance.person[one].reach for one in choices.item.people]
    for mode in choices.modes:
        possible = np.logical_or.reduce(
            [flags for (kind, _), flags in choices.fits.items() if kind is mode]
        )
        places = np.flatnonzero(possible)
        pairs += [(mode, int(place)) for place in places]
        suits = np.array([one.suits(mode) for one in reach], dtype=np.bool_)
        rows.append((choices.free[:, places] & suits[:, None]).T)
    people = len(choices.item.people)
    table = np.vstack(rows) if rows else np.zeros((0, people), dtype=np.bool_)
    return pairs, table if takes_part else ~table


def _go_together(
    main: Choices,
    late: Choices,
    main_pairs: list[tuple[Mode, int]],
    late_pairs: list[tuple[Mode, int]],
) -> NDArray[np.bool_]:
    """Return which make-up starts follow which main starts within the days allowed."""
    main_at = np.array([(_minute(one.end), one.day.toordinal()) for one in main.starts])
    late_at = np.array([(_minute(one.at), one.day.toordinal()) for one in late.starts])
    ends, days = main_at[[place for _, place in main_pairs]].T
    starts, late_days = late_at[[place for _, place in late_pairs]].T
    follows = starts[None, :] >= ends[:, None]
    soon = late_days[None, :] - days[:, None] <= main.item.make_up_days
    return np.asarray(follows & soon)


def _minute(at: datetime) -> int:
    return at.toordinal() * DAY + at.hour * 60 + at.minute


def _capacity(instance: Instance, late: Choices, mode: Mode) -> int:
    if mode is Mode.VISIT:
        return instance.visit_places
    rooms = [room for kind, room in late.fits if kind is mode and room is not None]
    if not rooms:
        return len(late.item.people)
    return max(instance.room[room].seats for room in rooms)


def _only(choices: Choices, pairs: list[tuple[Mode, int]]) -> tuple[Choices, dict[int, int]]:
    """Return the choices with only the given pairs, and where each start kept has gone."""
    keep = {mode: np.zeros(len(choices.starts), dtype=np.bool_) for mode in choices.modes}
    for mode, place in pairs:
        keep[mode][place] = True
    used = np.logical_or.reduce([*keep.values(), np.zeros(len(choices.starts), dtype=np.bool_)])
    fits = {(mode, room): flags & keep[mode] for (mode, room), flags in choices.fits.items()}
    left = replace(choices, fits=fits).only(used)
    return left, {int(old): new for new, old in enumerate(np.flatnonzero(used))}
