"""`zhibu survey possible-n`: how many may have answered, told from published percentages."""

import argparse
import sys

from zhibu.core.surveys.possible_n import possible_n
from zhibu.files.numbers import whole

LARGEST = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the percentages as they were published."""
    parser.add_argument(
        "percentages", nargs="+", metavar="百分比", help="按发表的小数位写，如 19.44 37.96 25"
    )
    parser.add_argument(
        "--max",
        type=whole(1, LARGEST),
        default=1000,
        metavar="人数",
        help="最多考虑多少人，默认1000",
    )


def run(options: argparse.Namespace) -> int:
    """Print every n, one a line; exit code 1 when there is none.

    Raises:
        NotAPercentage: one of them is none.
    """
    found = possible_n(options.percentages, at_most=options.max)
    sys.stdout.writelines(f"{n}\n" for n in found)
    if not found:
        said = f"{options.max}人以内没有一个人数能得出全部百分比"
        sys.stderr.write(f"{said}：请核对数字，或用 --max 放宽。\n")
    return int(not found)
