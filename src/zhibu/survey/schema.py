"""`zhibu survey schema`: the JSON Schemas of what goes in and what comes out."""

import argparse
import sys

from zhibu.survey.file_schemas import schema_text

KINDS = ("codebook", "answers", "margins", "analysis")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which file is meant."""
    parser.add_argument(
        "file",
        nargs="?",
        choices=KINDS,
        default="codebook",
        help="codebook（问卷，默认）、answers（答卷）、margins（总体构成）或 analysis（结果）",
    )


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(schema_text(options.file))
    return 0
