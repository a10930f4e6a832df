"""Taking a problem apart: zones that share no people, and in a zone the blocks between joint items.

Two items belong together when they invite one person or people of one unit, stand in one
spacing, or when somebody invited to one may speak at the other. A joint item invites people of
several units; without it, a zone falls into blocks, mostly its branches.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhibu.core.timetabling.instance import Instance, Item


@dataclass(frozen=True, kw_only=True)
class Zone:
    """A part that shares nothing but rooms and lecturers with others, as an instance of its own.

    joint: the ids of the items between its blocks. blocks: the ids of the items of each block.
    """

    instance: Instance
    joint: tuple[str, ...]
    blocks: tuple[tuple[str, ...], ...]


def zones_of(instance: Instance) -> list[Zone]:
    """Return the zones of an instance; people invited to nothing are in none."""
    return [_zone(part(instance, items)) for items in _groups(instance, instance.items)]


def part(instance: Instance, items: Iterable[str]) -> Instance:
    """Return the instance with only some items, the people invited to them, and all who speak.

    A spacing is kept when all its items are.
    """
    kept = set(items)
    chosen = tuple(item for item in instance.items if item.id in kept)
    invited = {person for item in chosen for person in item.people}
    invited |= {one.person for one in instance.lecturers if one.person is not None}
    return replace(
        instance,
        items=chosen,
        people=tuple(person for person in instance.people if person.id in invited),
        spacings=tuple(one for one in instance.spacings if kept.issuperset(one.items)),
    )


def _zone(instance: Instance) -> Zone:
    joint = [item for item in instance.items if _is_joint(instance, item)]
    bound = {name for one in instance.spacings for name in one.items}
    speakers = {one.person for one in instance.lecturers if one.person in instance.person}
    others = [item for item in instance.items if item not in joint]
    blocks = _groups(instance, others)
    if len(blocks) < 2 or speakers or bound & {item.id for item in joint}:  # noqa: PLR2004
        return Zone(
            instance=instance, joint=(), blocks=(tuple(item.id for item in instance.items),)
        )
    return Zone(
        instance=instance,
        joint=tuple(item.id for item in joint),
        blocks=tuple(tuple(sorted(block)) for block in blocks),
    )


def _is_joint(instance: Instance, item: Item) -> bool:
    return len({instance.person[person].unit for person in item.people}) > 1


def _units_of(instance: Instance, item: Item) -> set[str]:
    """Return the units an item calls away."""
    return {instance.person[person].unit for person in item.people} - {""}


def _groups(instance: Instance, items: Iterable[Item]) -> list[list[str]]:
    """Return the ids of items that belong together, in the order of their first item."""
    names = [item.id for item in items]
    together = _Together(names)
    for tied in _ties(instance, set(names)):
        together.join(tied)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[together.leader_of(name)].append(name)
    return list(groups.values())


def _ties(instance: Instance, names: set[str]) -> Iterator[list[str]]:
    """Yield items of one person, invited or speaking, of one unit, and of one spacing.

    The half-days a unit is called away are counted once, so its items are searched together.
    """
    by_person: dict[str, list[str]] = defaultdict(list)
    by_unit: dict[str, list[str]] = defaultdict(list)
    speaks_for = {one.id: one.person for one in instance.lecturers if one.person is not None}
    for item in instance.items:
        if item.id in names:
            speakers = (speaks_for[one] for one in item.lecturers if one in speaks_for)
            for person in (*item.people, *speakers):
                by_person[person].append(item.id)
            for unit in _units_of(instance, item):
                by_unit[unit].append(item.id)
    yield from by_person.values()
    yield from by_unit.values()
    for one in instance.spacings:
        yield [name for name in one.items if name in names]


class _Together:
    """Sets that grow together; each is led by one of its names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def leader_of(self, name: str) -> str:
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name

    def join(self, names: Sequence[str]) -> None:
        for name in names[1:]:
            self._above[self.leader_of(name)] = self.leader_of(names[0])
