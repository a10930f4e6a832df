"""The public meeting-scheduling benchmark: our solver against first fit and against the bound.

The problems are made anew by the published recipe (docs/meeting-scheduling.md): 50 meetings are
the very ones of `50meetings-160timegrains-5rooms.xlsx`. Costs are told level by level, ours in
parts of first fit's; the soft one also in parts of the bound, where 1.00 would be the best.
What must hold: nothing hard is broken at 50 meetings, and nowhere are we worse than first fit.

    bench/meeting_scheduling.py [SECONDS [SIZE ...]]
"""

import sys

from zhibu.core.timetabling.meeting_scheduling.annealing import first_fit
from zhibu.core.timetabling.meeting_scheduling.problem import (
    Grain,
    Meeting,
    Person,
    Problem,
    Room,
)
from zhibu.core.timetabling.meeting_scheduling.score import score
from zhibu.core.timetabling.meeting_scheduling.solve import solve
from zhibu.core.timetabling.meeting_scheduling.tables import Tables

SIZES = (50, 100, 200, 400)
SECONDS = 30.0
WORKERS = 2
ROOMS = 5
SEED = 37
LENGTHS = (1, 2, 3, 4, 6, 8, 16)
SEATS = (2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 20, 30)
MINUTES = (*range(8 * 60, 12 * 60, 15), *range(13 * 60, 18 * 60, 15))


class JavaRandom:
    """The linear congruential generator that Java documents for java.util.Random."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) % 2**48

    def bits(self, count):
        self.state = (self.state * 0x5DEECE66D + 0xB) % 2**48
        return self.state >> (48 - count)

    def below(self, bound):
        bits = self.bits(31)
        if bound & (bound - 1) == 0:
            return bound * bits >> 31
        while bits - bits % bound + bound - 1 >= 2**31:
            bits = self.bits(31)
        return bits % bound


def published(size):
    """The problem of so many meetings, 16 grains for each in five rooms."""
    draw = JavaRandom(SEED)
    shapes = [_shape(draw) for _ in range(size)]
    everyone = sum(required + preferred for _, required, preferred in shapes)
    people = everyone * ROOMS * 3 // (4 * size)
    meetings = []
    for number, (length, required, preferred) in enumerate(shapes):
        left = [str(person) for person in range(people)]
        chosen = tuple(left.pop(draw.below(len(left))) for _ in range(required + preferred))
        meetings.append(
            Meeting(
                id=str(number),
                length=length,
                required=chosen[:required],
                preferred=chosen[required:],
                seats=len(chosen),
            )
        )
    return Problem(
        name=f"{size}meetings",
        people=tuple(Person(id=str(person)) for person in range(people)),
        grains=tuple(
            Grain(
                id=str(index),
                index=index,
                day=1 + index // len(MINUTES),
                minute=MINUTES[index % len(MINUTES)],
            )
            for index in range(size * LENGTHS[-1] // ROOMS)
        ),
        rooms=tuple(
            Room(id=f"R {number + 1}", capacity=SEATS[-1 - number]) for number in range(ROOMS)
        ),
        meetings=tuple(meetings),
    )


def _shape(draw):
    length, seats = LENGTHS[draw.below(len(LENGTHS))], SEATS[draw.below(len(SEATS))]
    required = max(2, draw.below(seats + 1))
    return length, required, seats - required


def parts(ours, theirs):
    """Our cost in parts of another; 0 of 0 is as good."""
    if not theirs:
        return "1.00" if not ours else "more"
    return f"{ours / theirs:.2f}"


def measured(size, seconds):
    """Print one line for a size; return whether what must hold does."""
    problem = published(size)
    tables = Tables(problem)
    start = score(problem, tables.schedule(*first_fit(tables)))
    outcome = solve(problem, seconds, workers=WORKERS)
    ours = score(problem, outcome.schedule)
    against = "/".join(
        parts(-getattr(ours, level), -getattr(start, level)) for level in ("hard", "medium", "soft")
    )
    print(
        f"{size:>4} meetings  {ours!s:<36} {outcome.seconds:>6.1f} s  first fit {start!s:<36} "
        f"ours of it {against}  soft of its bound {parts(-ours.soft, -outcome.bound.soft)}",
        flush=True,
    )
    return ours == outcome.score and ours >= start and (size > SIZES[0] or ours.hard == 0)


def main(words):
    seconds = float(words[0]) if words else SECONDS
    sizes = [int(word) for word in words[1:]] or SIZES
    is_kept = min([measured(size, seconds) for size in sizes])
    print("kept" if is_kept else "NOT KEPT")
    return 0 if is_kept else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
