"""A day as typed after `--on`."""

import argparse
from datetime import date


def day(text: str) -> date:
    """Read a day like 2026-11-24.

    Raises:
        argparse.ArgumentTypeError: it is not a day of the calendar.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请输入如 2026-11-24") from fault
