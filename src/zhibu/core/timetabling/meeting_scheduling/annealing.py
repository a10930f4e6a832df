"""Finds good schedules fast: a few meetings at a time are taken out and put back elsewhere.

Each goes where it is cheapest but for a little noise; what comes out dearer is kept now and
then, ever more seldom as the temperature falls (ruin and recreate, with annealing).
"""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from zhibu.core.timetabling.meeting_scheduling.tables import NEAR, Numbers, Tables

Costs = npt.NDArray[np.float64]
Lost = tuple[int, int, int]
"""Hard, medium and soft cost; smaller is better."""

HARD = 1e6
"""How many soft points outweigh a hard one."""
SURELY_HARD, SURELY_MEDIUM = 1e12, 1e6
"""How many outweigh a hard and a medium one when only the order of the levels counts."""
STAGES = ((0.7, 100.0, 400.0, 5.0), (0.3, 1e4, 60.0, 1.0))
"""Part of the tries, soft points that outweigh a medium one, first and last temperature."""
MOST_OUT = 8
"""How many meetings are taken out at once, at most."""
NEIGHBOURS = 0.7
"""How often these are neighbours in time; else they are any."""
BLUR = 6.0
"""Grains by which neighbours may be mistaken."""
NOISE = 0.1
"""Mean noise on a price, as a part of the temperature."""
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
    tables: Tables, starts: Numbers, rooms: Numbers, *, tries: int, seed: int
) -> Iterator[tuple[Numbers, Numbers] | None]:
    """Yield after each try: the schedule when none before it was as cheap, else nothing."""
    draw = np.random.default_rng(seed)
    for part, medium, hot, cold in STAGES:
        board = _board(tables, starts, rooms, hard=HARD, medium=medium)
        now = least = 0.0
        for temperature in np.geomspace(hot, cold, max(1, int(part * tries))):
            now += _retry(board, draw, float(temperature))
            if now < least:
                least, starts, rooms = now, board.starts.copy(), board.rooms.copy()
                yield starts, rooms
            else:
                yield None


def _retry(board: Board, draw: np.random.Generator, temperature: float) -> float:
    """Take meetings out and put them back; return how much dearer that is, 0 if undone."""
    rows = _some(board, draw)
    before = []
    spent = 0.0
    for row in rows:
        place = int(board.starts[row]), int(board.rooms[row])
        before.append((row, *place))
        board.lift(row)
        spent -= float(board.prices(row)[place[1], place[0]])
    most = -temperature * float(np.log1p(-draw.random()))
    put: list[int] = []
    for row in _ordered(board.tables, rows, draw):
        prices = board.prices(row).ravel()
        at = int((prices + draw.exponential(NOISE * temperature, prices.shape)).argmin())
        spent += float(prices[at])
        if spent > most:
            return _undone(board, put, before)
        _settle(board, row, at)
        put.append(row)
    return spent


def _undone(board: Board, put: list[int], before: list[tuple[int, int, int]]) -> float:
    for row in put:
        board.lift(row)
    for row, start, room in before:
        board.place(row, start, room)
    return 0.0


def _some(board: Board, draw: np.random.Generator) -> list[int]:
    """Return meetings to take out: neighbours in time mostly, else any."""
    count = len(board.starts)
    most = min(count, int(draw.integers(2, MOST_OUT + 1)))
    if draw.random() > NEIGHBOURS:
        return [int(row) for row in draw.choice(count, most, replace=False)]
    middles = board.starts + board.tables.lengths / 2
    away = np.abs(middles - middles[draw.integers(count)]) + BLUR * draw.random(count)
    return [int(row) for row in np.argsort(away, kind="stable")[:most]]


def _ordered(tables: Tables, rows: list[int], draw: np.random.Generator) -> list[int]:
    """Return the order to put meetings back in: any, or the largest, longest or fullest first."""
    meetings = tables.problem.meetings
    orders: tuple[Callable[[int], float], ...] = (
        lambda _: float(draw.random()),
        lambda row: -meetings[row].length * meetings[row].seats,
        lambda row: -meetings[row].length,
        lambda row: -meetings[row].seats,
    )
    return sorted(rows, key=orders[int(draw.integers(len(orders)))])


def _board(tables: Tables, starts: Numbers, rooms: Numbers, *, hard: float, medium: float) -> Board:
    board = Board(tables, hard=hard, medium=medium)
    for row, (start, room) in enumerate(zip(starts, rooms, strict=True)):
        board.place(row, int(start), int(room))
    return board


def _settle(board: Board, row: int, at: int) -> None:
    """Place a meeting at a position of the flattened prices."""
    room, start = divmod(at, board.tables.horizon)
    board.place(row, start, room)


def _windows(row: Costs, length: int, horizon: int) -> Costs:
    """Return the sums over `length` grains from each of the first `horizon` grains."""
    padded = np.concatenate((np.zeros((*row.shape[:-1], 1)), np.cumsum(row, axis=-1)), axis=-1)
    sums: Costs = padded[..., length : length + horizon] - padded[..., :horizon]
    return sums
