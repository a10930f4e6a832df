"""What a branch owes in a year: milliseconds for each of 10, 1,000 and 10,000 branch-years.

A branch of twelve with a committee, two Party groups and a full year of meetings and talks. The
bounds that matter: one branch-year in under 20 ms, and the time for each flat within 1.5.
"""

import gc
import statistics
import time
from datetime import date, timedelta

from zhibu.core.regulations.branch import (
    BranchFacts,
    BranchKind,
    GroupFacts,
    MeetingFacts,
    MeetingKind,
    PersonFacts,
    PostFacts,
    PostKind,
    Stage,
    TalkFacts,
)
from zhibu.core.regulations.obligations import due_findings

ON = date(2026, 11, 24)
SPAN = (date(2026, 1, 1), date(2026, 12, 31))
SIZES = (10, 1_000, 10_000)
MOST_MS = 20
FLAT_WITHIN = 1.5
DAY = timedelta(days=1)
MEETINGS = (
    *((MeetingKind.MEMBERS, None, 90 * n + 5) for n in range(4)),
    *((MeetingKind.COMMITTEE, None, 30 * n + 3) for n in range(12)),
    *((MeetingKind.THEME_DAY, None, 30 * n + 9) for n in range(12)),
    *((MeetingKind.GROUP, group, 30 * n + 12) for n in range(12) for group in ("g1", "g2")),
    (MeetingKind.LECTURE, None, 60),
    (MeetingKind.ORGANISATIONAL_LIFE, None, 300),
    (MeetingKind.APPRAISAL, None, 301),
)


def branch(number):
    people = tuple(PersonFacts(id=f"{number}-{n}", status=Stage.FULL) for n in range(12))
    ids = tuple(person.id for person in people)
    posts = (PostKind.SECRETARY, PostKind.ORGANISATION, PostKind.PUBLICITY, PostKind.DISCIPLINE)
    return BranchFacts(
        kind=BranchKind.ORDINARY,
        people=people,
        posts=tuple(PostFacts(person=f"{number}-{n}", post=post) for n, post in enumerate(posts)),
        groups=(GroupFacts(id="g1", leader=ids[4]), GroupFacts(id="g2", leader=ids[5])),
        elected_on=date(2024, 5, 10),
        meetings=tuple(
            MeetingFacts(
                id=f"{number}-{kind}-{day}-{group}",
                kind=kind,
                on=SPAN[0] + (day + number % 7) * DAY,
                group=group,
                attended=ids,
            )
            for kind, group, day in MEETINGS
        ),
        talks=tuple(
            TalkFacts(id=f"{number}-{n}", on=SPAN[0] + 10 * n * DAY, a=ids[n], b=ids[n - 1])
            for n in range(1, 12)
        ),
    )


def milliseconds_each(branches):
    """Processor time of the median branch: a neighbour on the machine slows some, not most."""
    taken = []
    for facts in branches * max(1, SIZES[1] // len(branches)):
        started = time.process_time()
        due_findings(facts, on=ON, since=SPAN[0], until=SPAN[1])
        taken.append(time.process_time() - started)
    return statistics.median(taken) * 1000


def main():
    branches = [branch(number) for number in range(SIZES[-1])]
    entries = len(due_findings(branches[0], on=ON, since=SPAN[0], until=SPAN[1]))
    gc.freeze()
    each = [milliseconds_each(branches[:size]) for size in SIZES]
    print(f"{entries} entries a branch-year; bound {MOST_MS} ms, flat within {FLAT_WITHIN}")
    for size, taken in zip(SIZES, each, strict=True):
        print(f"{size:>6} branch-years: {taken:.2f} ms each, {taken / each[0]:.2f} of {SIZES[0]}")
    is_kept = max(each) < MOST_MS and max(each) / min(each) <= FLAT_WITHIN
    print("kept" if is_kept else "NOT KEPT")
    return 0 if is_kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
