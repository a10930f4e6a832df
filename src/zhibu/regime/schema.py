"""`zhibu regime schema`: the JSON Schema of BRANCH.json."""

import argparse
import sys

from zhibu.regime.branch_schema import schema_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(schema_text())
    return 0
