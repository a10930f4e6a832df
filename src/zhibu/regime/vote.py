"""`zhibu regime vote`: is a vote valid, and did it pass."""

import argparse
import json
import sys
from datetime import date

from zhibu.core.regulations.votes import (
    ImpossibleCount,
    Vote,
    election_vote,
    members_vote,
    min_candidates,
)
from zhibu.regime.days import day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the counts; without a day the text now in force is asked."""
    parser.add_argument("--due", type=int, required=True, help="应到会有表决权的人数")
    parser.add_argument("--present", type=int, required=True, help="实到人数")
    parser.add_argument("--yes", type=int, required=True, help="赞成票")
    parser.add_argument("--election", action="store_true", help="选举")
    parser.add_argument("--seats", type=int, help="应选人数（选举时填）")
    parser.add_argument("--on", type=day, help="会议日期，默认今天")
    parser.add_argument("--format", choices=("table", "json"), default="table")


def run(options: argparse.Namespace) -> int:
    """Print the verdict.

    Raises:
        ImpossibleCount: seats without an election, or counts that cannot be.
    """
    if options.seats is not None and not options.election:
        raise ImpossibleCount("只有选举才有应选人数。", hint="请加上 --election，或去掉 --seats。")
    on = options.on or date.today()  # noqa: DTZ011 -- the clock of the person at the keyboard
    judge = election_vote if options.election else members_vote
    vote = judge(due=options.due, present=options.present, yes=options.yes, on=on)
    answer = _answer(vote)
    if options.election and options.seats is not None:
        answer["min_candidates"] = min_candidates(seats=options.seats, on=on)
    if options.format == "json":
        sys.stdout.write(json.dumps(answer) + "\n")
        return 0
    for finding in vote.findings:
        sys.stdout.write(f"{finding.said}（{finding.citation()}）\n")
    if "min_candidates" in answer:
        sys.stdout.write(f"应选{options.seats}人，候选人至少{answer['min_candidates']}人。\n")
    return 0


def _answer(vote: Vote) -> dict[str, bool | int]:
    return {
        "valid": vote.valid,
        "needed_present": vote.needed_present,
        "passed": vote.passed,
        "needed_yes": vote.needed_yes,
    }
