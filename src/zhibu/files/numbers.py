"""Numbers as typed after an option."""

import argparse
from collections.abc import Callable
from math import inf


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from `least` to `most`.

    The reader raises:
        argparse.ArgumentTypeError: it is no such number.
    """

    def read(text: str) -> int:
        typed = text.strip()
        is_number = typed.removeprefix("-").isdecimal() and len(typed) <= len(str(most)) + 1
        if not (is_number and least <= int(typed) <= most):
            raise argparse.ArgumentTypeError(f"“{text}”不对，请输入{least}到{most}的整数")
        return int(typed)

    return read


def seconds(text: str) -> float:
    """Read a time limit in seconds, above 0.

    Raises:
        argparse.ArgumentTypeError: it is no such number.
    """
    try:
        value = float(text)
    except ValueError:
        value = -inf
    if not 0 < value < inf:
        raise argparse.ArgumentTypeError(f"“{text}”不对，请输入大于0的秒数，如 10")
    return value
