"""`zhibu keeper NAME`: the first account of an installation, or one more when locked out."""

import argparse
import sys

from django.core.management import CommandError, call_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `zhibu keeper`."""
    parser.add_argument("username", help="用户名")


def run(options: argparse.Namespace) -> int:
    """Make a keeper's account and print its one-time password."""
    call_command("migrate", verbosity=0)
    try:
        call_command("keeper", options.username)
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
