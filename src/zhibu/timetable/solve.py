"""`zhibu timetable solve`: the best timetable for the problem of a file."""

import argparse
import sys
from pathlib import Path
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.solve import solve
from zhibu.core.timetabling.timetable import Solution
from zhibu.files.numbers import seconds, whole
from zhibu.timetable.instance_file import instance_of, read_document
from zhibu.timetable.meeting_scheduling_file import is_benchmark, run_solve
from zhibu.timetable.report import report
from zhibu.timetable.solution_file import read_solution, solution_text, write_text
from zhibu.timetable.watch import watching

GIVEN_UP = 130
"""The exit code of what Ctrl-C ended, as shells have it."""


class NoHintHere(Refusal):
    """A hint beside a file that carries its own."""

    code = "timetable.no-hint-here"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and how long to look for what."""
    parser.add_argument("instance", type=Path, metavar="INSTANCE.json", help="要排的问题")
    parser.add_argument(
        "--time-limit", type=seconds, default=10.0, metavar="秒", help="最多找多久，默认10秒"
    )
    parser.add_argument("--seed", type=whole(0, 2**31 - 1), default=0, help="随机种子，默认0")
    parser.add_argument(
        "--workers", type=whole(1, 256), default=1, help="用几个线程；默认1，每次结果相同"
    )
    parser.add_argument(
        "--hint", type=Path, metavar="SOLUTION.json", help="从这份安排出发，结果不会更差"
    )
    parser.add_argument("--json", action="store_true", help="打印 JSON")
    parser.add_argument(
        "--public", action="store_true", help="基准文件：按公开格式写出，别的求解器能读"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="把安排写入文件")


def run(options: argparse.Namespace) -> int:
    """Print the timetable with its costs, as a person reads it or as JSON.

    Raises:
        UnreadableFile, FaultyFile: a file cannot be used.
        NoHintHere: a hint beside a file of the benchmark.
        NotWritten: the file asked for cannot be written.
    """
    document = read_document(options.instance)
    try:
        if is_benchmark(document):
            return _solve_benchmark(document, options)
        return _solve(instance_of(document, options.instance.name), options)
    except KeyboardInterrupt:
        return GIVEN_UP


def _solve_benchmark(document: dict[str, Any], options: argparse.Namespace) -> int:
    if options.hint:
        raise NoHintHere("基准文件不用 --hint。", hint="已排好的时间写在文件里，会从那里出发。")
    return run_solve(
        document,
        time_limit=options.time_limit,
        seed=options.seed,
        workers=options.workers,
        as_json=options.json,
        in_public_shape=options.public,
        output=options.output,
    )


def _solve(instance: Instance, options: argparse.Namespace) -> int:
    solution = _solved(instance, options)
    text = solution_text(solution)
    if options.output:
        write_text(options.output, text)
    if options.json:
        sys.stdout.write(text)
    else:
        sys.stdout.writelines(f"{line}\n" for line in report(instance, solution))
    return 0


def _solved(instance: Instance, options: argparse.Namespace) -> Solution:
    hint = read_solution(options.hint).timetable if options.hint else None
    with watching() as watch:
        return solve(
            instance,
            options.time_limit,
            options.seed,
            hint,
            workers=options.workers,
            on_progress=watch.told,
            should_stop=watch.should_stop,
        )
