"""The fewest items to leave a full week, so that everybody of one more has a session free."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

EXACT_UP_TO = 5
"""So many items are tried in every combination; for more, the one that frees most goes first."""


@dataclass(frozen=True)
class FullWeek:
    """For people of the item to be added: what else they are asked to that week, and limits.

    Limits are at least 1; an item is counted once for each of its sessions.
    """

    asked: Mapping[str, Counter[str]]
    limits: Mapping[str, int]

    def fewest(self, gone: frozenset[str]) -> frozenset[str]:
        """Return which items have to leave besides those already `gone`."""
        for size in range(EXACT_UP_TO + 1):
            found = self._within(size, gone)
            if found is not None:
                return found - gone
        return self._greedily(gone) - gone

    def _within(self, size: int, gone: frozenset[str]) -> frozenset[str] | None:
        """Return `gone` and at most `size` more items that leave everybody one free."""
        person = next(self._over(gone), None)
        if person is None:
            return gone
        if size == 0:
            return None
        for item in sorted(self.asked[person].keys() - gone):
            found = self._within(size - 1, gone | {item})
            if found is not None:
                return found
        return None

    def _greedily(self, gone: frozenset[str]) -> frozenset[str]:
        while over := tuple(self._over(gone)):
            choices = Counter(
                item for person in over for item in self.asked[person] if item not in gone
            )
            gone = gone | {min(choices, key=lambda item: (-choices[item], item))}
        return gone

    def _over(self, gone: frozenset[str]) -> Iterator[str]:
        """Yield who has no session free while the others stay."""
        for person, items in self.asked.items():
            staying = sum(count for item, count in items.items() if item not in gone)
            if staying >= self.limits[person]:
                yield person
