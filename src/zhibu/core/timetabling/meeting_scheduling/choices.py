"""The choices of the CP-SAT model: a start and a room for every meeting."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from zhibu.core.timetabling.meeting_scheduling.tables import Numbers, Tables

Term = cp_model.LinearExprT


@dataclass
class Choices:
    """Variables of the model; `is_clean` leaves out every schedule with a hard cost."""

    tables: Tables
    is_clean: bool
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)

    def __post_init__(self) -> None:
        """Give every meeting one start and one room."""
        tables, model = self.tables, self.model
        self.starts = [self._literals(row) for row in tables.allowed]
        self.rooms = [self._literals(row) for row in tables.allowed_rooms]
        for row in (*self.starts, *self.rooms):
            model.add_exactly_one(row.values())
        self.start = [self._position(row) for row in self.starts]
        self.interval = [
            model.new_fixed_size_interval_var(start, int(length), "")
            for start, length in zip(self.start, tables.lengths, strict=True)
        ]
        self._active: dict[tuple[int, int], cp_model.IntVar] = {}
        self.same_room: dict[tuple[int, int], cp_model.IntVar] = {}

    @property
    def rows(self) -> range:
        """The meetings, by their row."""
        return range(len(self.starts))

    @property
    def times(self) -> range:
        """The grains, and past the last of them as long as a meeting can still run."""
        return range(self.tables.horizon + int(self.tables.lengths.max(initial=1)) - 1)

    def beginning(self, row: int, time: int) -> list[cp_model.IntVar]:
        """Return the literal that the meeting starts then, if it may."""
        return [self.starts[row][time]] if time in self.starts[row] else []

    def active(self, row: int, time: int) -> cp_model.IntVar:
        """Return the literal that the meeting takes place in that grain."""
        if (row, time) not in self._active:
            literal = self.model.new_bool_var("")
            since = time - int(self.tables.lengths[row]) + 1
            ways = [var for at in range(since, time + 1) for var in self.beginning(row, at)]
            self.model.add(sum(ways) == literal)
            self._active[row, time] = literal
        return self._active[row, time]

    def pairs(self, count: Term, most: int) -> Term:
        """Return a variable that is at least the number of pairs among `count` things."""
        if most <= 1:
            return 0
        pairs = self.model.new_int_var(0, most * (most - 1) // 2, "")
        for slope in range(1, most):
            self.model.add(pairs >= slope * count - slope * (slope + 1) // 2)
        return pairs

    def both(self, one: cp_model.IntVar, other: cp_model.IntVar) -> cp_model.IntVar:
        """Return a literal that is true when both are."""
        literal = self.model.new_bool_var("")
        self.model.add_bool_or(one.negated(), other.negated(), literal)
        return literal

    def suggest(self, starts: Numbers, rooms: Numbers) -> None:
        """Let the search begin at a schedule."""
        for options, chosen in ((self.starts, starts), (self.rooms, rooms)):
            for row, at in zip(options, chosen, strict=True):
                for position, literal in row.items():
                    self.model.add_hint(literal, int(position == int(at)))

    def _literals(self, allowed: Iterable[bool]) -> dict[int, cp_model.IntVar]:
        return {at: self.model.new_bool_var("") for at, may in enumerate(allowed) if may}

    def _position(self, literals: dict[int, cp_model.IntVar]) -> cp_model.IntVar:
        domain = cp_model.Domain.from_values(list(literals))
        position = self.model.new_int_var_from_domain(domain, "")
        self.model.add(sum(at * literal for at, literal in literals.items()) == position)
        return position
