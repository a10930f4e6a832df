"""Items no session whatever could bring to a person: fairness leaves them out."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

import numpy as np

from zhibu.core.timetabling.choices import main_days
from zhibu.core.timetabling.free import FreeTimes, is_free
from zhibu.core.timetabling.grid import start_off_grid
from zhibu.core.timetabling.instance import Instance, Item


def beyond_reach(instance: Instance) -> Mapping[str, frozenset[str]]:
    """Return for each person the items beyond them; see docs/timetabling-rules.md."""
    free_times = FreeTimes(instance)
    beyond: dict[str, set[str]] = defaultdict(set)
    for item in instance.items:
        for person in _not_reached(instance, item, free_times):
            beyond[person].add(item.id)
    return {person: frozenset(items) for person, items in beyond.items()}


def _not_reached(instance: Instance, item: Item, free_times: FreeTimes) -> list[str]:
    grid, free = (
        free_times.grid(item.minutes),
        free_times.people(item.people, item.minutes),
    )
    main = np.asarray(free[:, grid.between(*main_days(instance, item))].any(axis=1))
    there = np.zeros(len(item.people), dtype=np.bool_)
    modes_there = set(item.modes)
    if item.announced is not None:
        start = start_off_grid(instance, item.announced.start, item.minutes)
        there |= np.array([is_free(instance.person[one].busy, start) for one in item.people])
        modes_there.add(item.announced.mode)
    last = min(item.last + timedelta(days=item.make_up_days), instance.last)
    late = np.asarray(free[:, grid.between(max(item.first, instance.first), last)].any(axis=1))
    missing = []
    for place, one in enumerate(item.people):
        reach = instance.person[one].reach
        by_main = main[place] and any(reach.suits(mode) for mode in item.modes)
        by_main |= there[place] and any(reach.suits(mode) for mode in modes_there)
        by_make_up = item.make_ups > 0 and late[place]
        by_make_up = by_make_up and any(reach.suits(mode) for mode in item.make_up_modes)
        if not (by_main or by_make_up):
            missing.append(one)
    return missing
