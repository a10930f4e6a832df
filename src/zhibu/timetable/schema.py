"""`zhibu timetable schema`: the JSON Schemas of INSTANCE.json and SOLUTION.json."""

import argparse
import sys

from zhibu.timetable.file_schemas import schema_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which file is meant."""
    parser.add_argument(
        "file",
        nargs="?",
        choices=("instance", "solution"),
        default="instance",
        help="instance（问题，默认）或 solution（安排）",
    )


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(schema_text(options.file))
    return 0
