"""The shape of the demo: who is in which agency, of what age, with what experience.

Figures of the article: 8 agencies with 10 to 30 staff, mean 18 (144); ages 19.44 % in the
twenties, 37.96 % thirties, 25 % forties, 17.59 % fifties; officers 8 % full-time, 58 %
part-time with earlier Party work, 34 % without; 41 % of them under five years in the unit,
22 % five to ten. Shares are turned into counts by largest remainder.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

HEADCOUNTS = (30, 24, 22, 18, 15, 13, 12, 10)
YOUNG_AGENCY = 3
"""Like the network centre set up in 2022: its staff are the young ones."""
AGE_BANDS = ((20, 29), (30, 39), (40, 49), (50, 59))
AGE_SHARES = (0.1944, 0.3796, 0.25, 0.1759)
EXPERIENCE_SHARES = (0.08, 0.58, 0.34)
TENURE_BANDS = ((1, 4), (5, 9), (10, 20))
TENURE_SHARES = (0.41, 0.22, 0.37)
MEMBER_SHARE = 0.78
RETIRED_PER_AGENCY = 3


def by_largest_remainder(total: int, shares: Sequence[float]) -> list[int]:
    """Split `total` in proportion to `shares` into whole numbers that add up to it."""
    exact = [total * share / sum(shares) for share in shares]
    counts = [int(number) for number in exact]
    by_remainder = sorted(range(len(shares)), key=lambda i: counts[i] - exact[i])
    for i in by_remainder[: total - sum(counts)]:
        counts[i] += 1
    return counts


@dataclass(frozen=True, kw_only=True)
class StaffShape:
    """One member of staff to be made: agency by position, age in years, stage or None."""

    agency: int
    age: int
    stage: str | None


def staff_shape(headcounts: Sequence[int], random: Random) -> list[StaffShape]:
    """Return everyone in post, agency by agency, ages as published."""
    ages = _ages(sum(headcounts), random)
    pools = _share_out(ages, headcounts, random)
    staff = []
    for agency, pool in enumerate(pools):
        stages = _stages(len(pool))
        # Seniors first: the head of an agency is not its youngest.
        pool.sort(reverse=True)
        staff += [
            StaffShape(agency=agency, age=age, stage=stage)
            for age, stage in zip(pool, stages, strict=True)
        ]
    return staff


def _ages(total: int, random: Random) -> list[int]:
    counts = by_largest_remainder(total, AGE_SHARES)
    return [
        random.randint(*band)
        for band, count in zip(AGE_BANDS, counts, strict=True)
        for _ in range(count)
    ]


def _share_out(ages: list[int], headcounts: Sequence[int], random: Random) -> list[list[int]]:
    """Deal the ages out in turn, after the young agency took its youngest half."""
    ordered = sorted(ages)
    pools: list[list[int]] = [[] for _ in headcounts]
    if len(headcounts) > YOUNG_AGENCY:
        half = headcounts[YOUNG_AGENCY] // 2
        pools[YOUNG_AGENCY], ordered = ordered[:half], ordered[half:]
    random.shuffle(ordered)
    while ordered:
        for pool, size in zip(pools, headcounts, strict=True):
            if ordered and len(pool) < size:
                pool.append(ordered.pop())
    return pools


def _stages(size: int) -> list[str | None]:
    """Full members first, then one on probation, one activist, one applicant, the rest none."""
    full = max(3, round(size * MEMBER_SHARE) - 2)
    stages: list[str | None] = ["full"] * full
    stages += ["probationary", "activist", "applicant"][: size - full]
    return stages + [None] * (size - len(stages))
