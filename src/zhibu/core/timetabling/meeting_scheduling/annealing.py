"""Finds good schedules fast: meetings move one at a time, at a falling temperature.

Each move takes one meeting out and draws its new start and room among all of them, the likelier
the cheaper (heat bath). While hot, hard and medium costs weigh little enough to be crossed.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from zhibu.core.timetabling.meeting_scheduling.tables import NEAR, Numbers, Tables

Costs = npt.NDArray[np.float64]
Lost = tuple[int, int, int]
"""Hard, medium and soft cost; smaller is better."""

HARD, MEDIUM = 3_000.0, 600.0
"""How many soft points a hard and a medium one outweigh while the temperature falls."""
SURELY_HARD, SURELY_MEDIUM = 1e12, 1e6
"""The same when only the order of the levels counts."""
HOT, COLD = 2_000.0, 2.0
FORBIDDEN = 1e18


class Board:
    """A schedule that is being changed, with what it takes to price any change quickly."""

    def __init__(self, tables: Tables, *, hard: float, medium: float) -> None:
        """Start with no meeting placed, and so many soft points for a hard and a medium one."""
        self.tables = tables
        count, span = len(tables.lengths), tables.horizon + int(tables.lengths.max(initial=1))
        self.starts: Numbers = np.full(count, -1, dtype=np.int64)
        self.rooms: Numbers = np.full(count, -1, dtype=np.int64)
        self.active = np.zeros((count, span))
        self.in_room = np.zeros((len(tables.problem.rooms), span))
        self.beginning, self.over = np.zeros(span + 1), np.zeros(span + 1)
        self.room_conflict = hard * tables.weights.room_conflict
        self.sharing = self._sharing(hard, medium)
        self.alone = self._alone(hard)

    def place(self, row: int, start: int, room: int) -> None:
        """Put a meeting that has no place there."""
        self.starts[row], self.rooms[row] = start, room
        self._occupy(row, 1)

    def lift(self, row: int) -> None:
        """Take a meeting's place away."""
        self._occupy(row, -1)
        self.starts[row] = self.rooms[row] = -1

    def prices(self, row: int) -> Costs:
        """Return what each room (rows) and start (columns) costs a meeting that has no place."""
        horizon, length = self.tables.horizon, int(self.tables.lengths[row])
        shared = _windows(self.sharing[row] @ self.active, length, horizon)
        busy = self.room_conflict * _windows(self.in_room, length, horizon)
        touching = self.over[:horizon] + self.beginning[length : length + horizon]
        together = shared + self.tables.weights.one_break * touching
        prices: Costs = self.alone[row] + busy + together + self._unstable(row)
        return prices

    def _sharing(self, hard: float, medium: float) -> Costs:
        tables = self.tables
        pairs = hard * tables.required_shared + medium * tables.preferred_shared
        pairs = pairs + tables.weights.overlapping
        np.fill_diagonal(pairs, 0)
        return pairs

    def _alone(self, hard: float) -> Costs:
        tables = self.tables
        rooms = tables.room_costs[None, :] + hard * tables.missing_seats
        times = tables.lateness + hard * tables.bad_times
        prices = rooms[:, :, None] + times[:, None, :]
        possible = tables.allowed_rooms[:, :, None] & tables.allowed[:, None, :]
        return np.where(possible, prices, FORBIDDEN)

    def _occupy(self, row: int, change: int) -> None:
        start = int(self.starts[row])
        end = start + int(self.tables.lengths[row])
        self.active[row, start:end] += change
        self.in_room[self.rooms[row], start:end] += change
        self.beginning[start] += change
        self.over[end] += change

    def _unstable(self, row: int) -> Costs:
        """Return what each room and start costs for close meetings in other rooms.

        Every meeting makes a band of starts around it costly, its own start excepted; the
        bands are summed up from where they begin and end, for all rooms and for its own.
        """
        horizon, rooms = self.tables.horizon, len(self.in_room)
        others = np.flatnonzero((self.tables.stability_shared[row] > 0) & (self.starts >= 0))
        weight = self.tables.stability_shared[row, others].astype(float)
        start = self.starts[others]
        since = np.maximum(0, start - NEAR - int(self.tables.lengths[row]))
        until = np.minimum(horizon, start + self.tables.lengths[others] + NEAR + 1)
        at = np.concatenate((since, until, start, start + 1))
        change = np.concatenate((weight, -weight, -weight, weight))
        width = horizon + 1
        everywhere = np.bincount(at, change, width)
        here = np.concatenate((self.rooms[others],) * 4) * width + at
        own = np.bincount(here, change, rooms * width).reshape(rooms, width)
        summed: Costs = np.cumsum(everywhere - own, axis=1)[:, :horizon]
        return summed


def lost(tables: Tables, starts: Numbers, rooms: Numbers) -> Lost:
    """Return what a schedule costs on each level."""
    ends = starts + tables.lengths
    latest, soonest = np.maximum(starts[:, None], starts), np.minimum(ends[:, None], ends)
    overlap = np.triu(np.maximum(0, soonest - latest), 1)
    same = rooms[:, None] == rooms
    rows, weights = np.arange(len(starts)), tables.weights
    close = (starts[:, None] < starts) & (starts - ends[:, None] <= NEAR) & ~same
    hard = (
        weights.room_conflict * overlap[same].sum()
        + (tables.required_shared * overlap).sum()
        + tables.missing_seats[rows, rooms].sum()
        + tables.bad_times[rows, starts].sum()
    )
    medium = tables.within + (tables.preferred_shared * overlap).sum()
    soft = (
        tables.lateness[rows, starts].sum()
        + weights.one_break * (ends[:, None] == starts).sum()
        + weights.overlapping * overlap.sum()
        + tables.room_costs[rooms].sum()
        + (tables.stability_shared * close).sum()
    )
    return int(hard), int(medium), int(soft)


def first_fit(tables: Tables) -> tuple[Numbers, Numbers]:
    """Place meeting after meeting where it costs least, the longest and largest first."""
    board = Board(tables, hard=SURELY_HARD, medium=SURELY_MEDIUM)
    sizes = [each.length * each.seats for each in tables.problem.meetings]
    for row in sorted(range(len(sizes)), key=lambda row: (-sizes[row], row)):
        _settle(board, row, int(board.prices(row).argmin()))
    return board.starts, board.rooms


def improved(tables: Tables, starts: Numbers, rooms: Numbers) -> tuple[Numbers, Numbers]:
    """Move one meeting after another to its cheapest place until none gets cheaper."""
    board = _board(tables, starts, rooms, hard=SURELY_HARD, medium=SURELY_MEDIUM)
    best = lost(tables, board.starts, board.rooms)
    while True:
        for row in range(len(starts)):
            board.lift(row)
            _settle(board, row, int(board.prices(row).argmin()))
        now = lost(tables, board.starts, board.rooms)
        if now >= best:
            return board.starts, board.rooms
        best = now


def annealed(
    tables: Tables, starts: Numbers, rooms: Numbers, *, sweeps: int, seed: int
) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the schedule after each of `sweeps` rounds in which every meeting moved once."""
    board = _board(tables, starts, rooms, hard=HARD, medium=MEDIUM)
    draw = np.random.default_rng(seed)
    for temperature in np.geomspace(HOT, COLD, max(1, sweeps)):
        for row in draw.permutation(len(starts)):
            board.lift(int(row))
            _settle(board, int(row), _drawn(board.prices(int(row)), temperature, draw.random()))
        yield board.starts.copy(), board.rooms.copy()


def _board(tables: Tables, starts: Numbers, rooms: Numbers, *, hard: float, medium: float) -> Board:
    board = Board(tables, hard=hard, medium=medium)
    for row, (start, room) in enumerate(zip(starts, rooms, strict=True)):
        board.place(row, int(start), int(room))
    return board


def _settle(board: Board, row: int, at: int) -> None:
    """Place a meeting at a position of the flattened prices."""
    room, start = divmod(at, board.tables.horizon)
    board.place(row, start, room)


def _drawn(prices: Costs, temperature: float, chance: float) -> int:
    """Return a position drawn by price: `chance`, from 0 up to 1, picks it."""
    flat = prices.ravel()
    likely = np.cumsum(np.exp((flat.min() - flat) / temperature))
    return int(np.searchsorted(likely, chance * likely[-1], side="right"))


def _windows(row: Costs, length: int, horizon: int) -> Costs:
    """Return the sums over `length` grains from each of the first `horizon` grains."""
    padded = np.concatenate((np.zeros((*row.shape[:-1], 1)), np.cumsum(row, axis=-1)), axis=-1)
    sums: Costs = padded[..., length : length + horizon] - padded[..., :horizon]
    return sums
