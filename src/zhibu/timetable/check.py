"""`zhibu timetable check`: does a timetable keep the rules, and cost what it says."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.judge import Verdict, judge
from zhibu.core.timetabling.plain import plain_cost
from zhibu.core.timetabling.tiers import NAMES
from zhibu.core.timetabling.timetable import Solution
from zhibu.timetable.instance_file import instance_of, read_document
from zhibu.timetable.meeting_scheduling_file import is_benchmark, run_check
from zhibu.timetable.solution_file import in_json, read_solution
from zhibu.timetable.tier_words import TIER_NAMES, figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something a solution says of itself that is not so; `said` is a Chinese sentence."""

    field: str
    said: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take both files."""
    parser.add_argument("instance", type=Path, metavar="INSTANCE.json", help="问题")
    parser.add_argument("solution", type=Path, metavar="SOLUTION.json", help="安排")
    parser.add_argument("--json", action="store_true", help="打印 JSON")


def run(options: argparse.Namespace) -> int:
    """Print what is broken and what is not as written; exit code 1 where anything is.

    Raises:
        UnreadableFile, FaultyFile: a file cannot be used.
    """
    document = read_document(options.instance)
    if is_benchmark(document):
        return run_check(document, read_document(options.solution), as_json=options.json)
    instance = instance_of(document, options.instance.name)
    solution = read_solution(options.solution)
    verdict = judge(instance, solution.timetable)
    differences = list(_differences(instance, solution, verdict))
    if options.json:
        sys.stdout.write(in_json(_entry(verdict, differences)))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(verdict, differences))
    return int(bool(verdict.broken or differences))


def _differences(instance: Instance, solution: Solution, verdict: Verdict) -> Iterator[Difference]:
    """Yield what the solution says of its timetable that is not so."""
    for name in NAMES:
        written, counted = getattr(solution.cost, name), getattr(verdict.cost, name)
        if written != counted:
            said = f"{TIER_NAMES[name]}（{name}）写的是{figure(written)}，应为{figure(counted)}。"
            yield Difference(field=f"cost.{name}", said=said)
    if solution.bound > verdict.cost:
        yield Difference(field="bound", said="下限（bound）大于代价（cost），不可能。")
    if set(solution.unplaced) != set(verdict.unplaced):
        named = "、".join(instance.item[item].name or item for item in verdict.unplaced) or "无"
        yield Difference(
            field="unplaced", said=f"没有排上的（unplaced）与安排不符，应为：{named}。"
        )
    counted_coverage = {each.person: each for each in verdict.coverage}
    for covered in solution.coverage:
        if covered != counted_coverage.get(covered.person):
            said = f"{covered.person}的参加情况（coverage）与安排不符。"
            yield Difference(field=f"coverage.{covered.person}", said=said)


def _entry(verdict: Verdict, differences: list[Difference]) -> dict[str, Any]:
    return {
        "valid": not (verdict.broken or differences),
        "broken": [asdict(broken) for broken in verdict.broken],
        "differences": [asdict(difference) for difference in differences],
        "cost": plain_cost(verdict.cost),
        "unplaced": list(verdict.unplaced),
    }


def _lines(verdict: Verdict, differences: list[Difference]) -> Iterator[str]:
    for broken in verdict.broken:
        yield f"[{broken.code}] {broken.said}"
    for difference in differences:
        yield f"[{difference.field}] {difference.said}"
    if verdict.broken or differences:
        yield f"{len(verdict.broken)}处违反规则，{len(differences)}处与文件写的不符。"
    else:
        costs = "，".join(f"{TIER_NAMES[name]}{getattr(verdict.cost, name)}" for name in NAMES)
        yield f"没有违反规则，代价与文件写的一致：{costs}。"
