"""Being written."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments yet."""


def run(options: argparse.Namespace) -> int:
    """Refuse."""
    raise NotImplementedError
