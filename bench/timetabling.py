"""Finding the time: our solver against polls, against a MILP of its own model, and as it grows.

Zones of eight branches, 144 people and a quarter (`zhibu.timetable.example`). Told, all within
one run: what is proven of one zone, in how many seconds; the same zone by one poll after the
other (timetabling_poll.py); the outline model of one branch and of a zone, undivided, in HiGHS
and in CP-SAT (timetabling_milp.py); and two to eight zones. `--city` adds 1,000 branches.

Times depend on the machine and are only held against their targets. What must hold, or else the
exit code is 1: no rule is broken and what is proven twice is proven to be the same (MISMATCH),
and polls do no better than we.

    bench/timetabling.py [--city]
"""

import os
import sys
from dataclasses import astuple

from timetabling_milp import by_cp_sat, by_highs, outline_with_goals
from timetabling_poll import polled

from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.solve import solve
from zhibu.core.timetabling.stopwatch import Stopwatch
from zhibu.core.timetabling.tiers import NAMES
from zhibu.timetable.example import zone_quarter

WORKERS = 2
LIMIT, LIMIT_EACH = 60.0, 7.5
"""Seconds for the first zone, and for each of several: eight have those of their target."""
MILP_LIMIT = 15.0
ZONE_TARGET, MANY_TARGET, GAP_TARGET = 5.0, 60.0, 0.01
SIZES = (2, 4, 8)
CITY_ZONES, CITY_LIMIT = 125, 1500.0
FOREVER = 1e9


def parts(ours, theirs):
    """One number in parts of another; 0 of 0 is as good."""
    if not theirs:
        return "1.00" if not ours else "more"
    return f"{float(ours / theirs):.2f}"


def held_against(value, target, unit=""):
    return f"{'within' if value < target else 'OVER'} the target of {target:g}{unit}"


def proven_tiers(solution):
    """Return the tiers whose value is proven; a later one counts only after all before it."""
    proven = {}
    costs = zip(NAMES, astuple(solution.cost), astuple(solution.bound), strict=True)
    for name, value, bound in costs:
        if value != bound:
            break
        proven[name] = value
    return proven


def solved(instance, limit):
    """Solve and judge; print one line; return the solution and whether it breaks no rule."""
    solution = solve(instance, time_limit=limit, workers=WORKERS)
    proven = proven_tiers(solution)
    rest = [name for name in NAMES if name not in proven]
    gap = f", gap {solution.gap:.4f} on {rest[0]}" if rest else ""
    print(
        f"  {solution.status}, {len(proven)} of {len(NAMES)} tiers proven{gap}, "
        f"{solution.seconds:.1f} s; {told(solution.cost)}",
        flush=True,
    )
    broken = judge(instance, solution.timetable).broken
    for one in broken:
        print(f"  MISMATCH: judged to break {one.code}: {one.said}")
    return solution, not broken


def told(cost):
    return ", ".join(f"{name} {value}" for name, value in zip(NAMES, astuple(cost), strict=True))


def against_polls(instance, solution):
    """Print what polls reach beside us; return whether they keep the rules and we are no worse."""
    watch = Stopwatch(FOREVER)
    theirs = polled(instance)
    seconds, verdict = watch.seconds, judge(instance, theirs)
    pairs = sum(len(item.people) for item in instance.items)
    ours, cost = solution.cost, verdict.cost
    away = half_days(ours, solution.timetable), half_days(cost, theirs)
    print(f"the same zone, one poll after the other:\n  {seconds:.1f} s; {told(cost)}")
    print(
        f"  of {pairs} pairs of person and item covered: ours {1 - ours.missed / pairs:.4f}, "
        f"polls {1 - cost.missed / pairs:.4f}\n  ours in parts of the polls': "
        f"missed {parts(ours.missed, cost.missed)}, worst share {parts(ours.worst, cost.worst)}, "
        f"half-days {parts(*away)}, sessions and half-days {parts(ours.burden, cost.burden)}, "
        f"time {parts(solution.seconds, seconds)}",
        flush=True,
    )
    for one in verdict.broken:
        print(f"  MISMATCH: the polls break {one.code}: {one.said}")
    is_better = ours <= cost
    if not is_better:
        tiers = zip(NAMES, astuple(ours), astuple(cost), strict=True)
        print(f"  NOT KEPT: polls do better on {next(name for name, a, b in tiers if a != b)}")
    return is_better and not verdict.broken


def half_days(cost, timetable):
    return cost.burden - sum(1 + len(held.make_ups) for held in timetable.held)


def against_milp(name, instance, solution):
    """Print the tiers proven by two solvers; return whether all that is proven agrees."""
    print(f"the outline model of {name}, undivided, {MILP_LIMIT:g} s each:")
    found = {}
    for solver, run in (("CP-SAT", by_cp_sat), ("HiGHS", by_highs)):
        model, goals = outline_with_goals(instance, slack=0)
        found[solver] = outcome = run(model, goals, MILP_LIMIT, WORKERS)
        value, bound = outcome.open_tier or (0, 0)
        stuck = f", the next between {bound:g} and {value:g}" if outcome.open_tier else ""
        print(
            f"  {solver:<6} {len(outcome.proven)} of {len(NAMES)} tiers proven{stuck}, "
            f"{outcome.seconds:.1f} s, {parts(outcome.seconds, solution.seconds)} of ours",
            flush=True,
        )
    if all(len(outcome.proven) == len(NAMES) for outcome in found.values()):
        ratio = parts(found["HiGHS"].seconds, found["CP-SAT"].seconds)
        print(f"  both finished; HiGHS in parts of CP-SAT's time: {ratio}")
    pairs = [(found["CP-SAT"].proven, found["HiGHS"].proven)]
    if solution.cost.missed == model.fewest_missing:
        # Only then is leaving out what misses more exact, and the model speaks of our answer.
        ours = {tier: cost for tier, cost in proven_tiers(solution).items() if tier != "worst"}
        pairs += [(ours, outcome.proven) for outcome in found.values()]
    return min([agree(*pair) for pair in pairs])


def agree(ones, others):
    """Print where two proofs of the same tiers differ; return whether none does."""
    both = [tier for tier in ones if tier in others]
    wrong = [tier for tier in both if ones[tier] != others[tier]]
    for tier in wrong:
        print(f"  MISMATCH: {tier} is proven to be {ones[tier]} and {others[tier]}")
    print(f"  {len(both) - len(wrong)} of {len(both)} tiers proven twice agree", flush=True)
    return not wrong


def growing(first):
    """Print time and gap for more and more zones; return the last solution, whether all is well."""
    is_right, seconds, is_cut = True, {1: first.seconds}, first.gap > 0
    for zones in SIZES:
        print(f"{zones} zones, {8 * zones} branches:")
        solution, is_judged = solved(zone_quarter(zones=zones), LIMIT_EACH * zones)
        seconds[zones] = solution.seconds
        is_cut |= solution.gap > 0
        is_right &= is_judged
    most = SIZES[-1]
    each = ", ".join(f"{n}: {parts(taken / n, first.seconds)}" for n, taken in seconds.items())
    print(f"  time each zone in parts of one alone, by zones: {each}")
    if is_cut:
        print("  (cut off by the limits, so this does not tell how time grows)")
    print(f"  {8 * most} branches: {held_against(seconds[most], MANY_TARGET, ' s')}")
    print(f"  gap: {held_against(solution.gap, GAP_TARGET)}", flush=True)
    return solution, is_right


def city(eight):
    """Print 1,000 branches beside eight zones; return whether the answer keeps the rules."""
    print(f"{CITY_ZONES} zones, {8 * CITY_ZONES} branches, up to {CITY_LIMIT:g} s:", flush=True)
    solution, is_judged = solved(zone_quarter(zones=CITY_ZONES), CITY_LIMIT)
    ratio = parts(solution.seconds / CITY_ZONES, eight.seconds / SIZES[-1])
    print(f"  time each zone in parts of that with {SIZES[-1]}: {ratio}")
    return is_judged


def main(words):
    print(f"load of the machine before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} processors")
    branch, zone = zone_quarter(branches=1), zone_quarter()
    print("one zone, 8 branches:")
    ours, *right = solved(zone, LIMIT)
    print(f"  {held_against(ours.seconds, ZONE_TARGET, ' s')}", flush=True)
    right.append(against_polls(zone, ours))
    print("one branch:")
    alone, is_judged = solved(branch, LIMIT)
    right += [is_judged, against_milp("one branch", branch, alone)]
    right.append(against_milp("one zone", zone, ours))
    eight, is_judged = growing(ours)
    right.append(is_judged)
    if "--city" in words:
        right.append(city(eight))
    print("kept" if all(right) else "NOT KEPT")
    return 0 if all(right) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
