"""`zhibu timetable example`: a made-up zone and its quarter, to try the solver on."""

import argparse
import sys
from pathlib import Path

from zhibu.core.timetabling.plain import plain_instance
from zhibu.files.numbers import whole
from zhibu.timetable.example import zone_quarter
from zhibu.timetable.solution_file import in_json, write_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take how large it is."""
    parser.add_argument("--branches", type=whole(1, 2000), default=8, help="党支部数，默认8")
    parser.add_argument("--weeks", type=whole(1, 52), default=13, help="周数，默认13")
    parser.add_argument("--zones", type=whole(1, 250), default=1, help="协作区数，默认1")
    parser.add_argument("--seed", type=whole(0, 2**31 - 1), default=1, help="随机种子，默认1")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="写入文件")


def run(options: argparse.Namespace) -> int:
    """Print the example, or write it to the file named.

    Raises:
        NotWritten: the file cannot be written.
    """
    instance = zone_quarter(
        zones=options.zones, branches=options.branches, weeks=options.weeks, seed=options.seed
    )
    text = in_json(plain_instance(instance))
    if options.output:
        write_text(options.output, text)
    else:
        sys.stdout.write(text)
    return 0
