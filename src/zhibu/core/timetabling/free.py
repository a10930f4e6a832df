"""Free times of everybody and everything, worked out once for each length of session."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from zhibu.core.timetabling.grid import Flags, Grid, Start
from zhibu.core.timetabling.instance import Instance, Span


class FreeTimes:
    """Answers who is free at which starts of which grid."""

    def __init__(self, instance: Instance) -> None:
        """Prepare for `instance`; rows are worked out when first asked for."""
        self.instance = instance
        self._grids: dict[int, Grid] = {}
        self._rows: dict[tuple[str, str, int], Flags] = {}

    def grid(self, minutes: int) -> Grid:
        """Return the grid for sessions of `minutes`."""
        if minutes not in self._grids:
            self._grids[minutes] = Grid(self.instance, minutes)
        return self._grids[minutes]

    def people(self, ids: Sequence[str], minutes: int) -> NDArray[np.bool_]:
        """Return a row for each person, a column for each start of the grid."""
        known = self.instance.person
        rows = [self._row("person", one, known[one].busy, minutes) for one in ids]
        return np.array(rows, dtype=np.bool_).reshape(len(rows), len(self.grid(minutes).starts))

    def room(self, room: str, minutes: int) -> Flags:
        """Return at which starts a room has no booking."""
        return self._row("room", room, self.instance.room[room].bookings, minutes)

    def lecturer(self, lecturer: str, minutes: int, *, invited: Iterable[str]) -> Flags:
        """Return at which starts a lecturer can speak; their own diary counts unless invited."""
        one = self.instance.lecturer[lecturer]
        free = self._row("lecturer", lecturer, one.busy, minutes)
        if one.person is None or one.person in invited:
            return free
        return np.asarray(free & self.people([one.person], minutes)[0])

    def _row(self, kind: str, name: str, busy: Sequence[Span], minutes: int) -> Flags:
        key = (kind, name, minutes)
        if key not in self._rows:
            self._rows[key] = self.grid(minutes).free_of(busy)
        return self._rows[key]


def is_free(busy: Iterable[Span], start: Start) -> bool:
    """Whether nothing overlaps a session at `start`."""
    return not any(span.overlaps(start.at, start.end) for span in busy)
