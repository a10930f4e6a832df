"""Options typed one per line, and the codes made for them.

A code stands in the answers for ever, so it stays with its option: with the one whose label is
still there wherever its line went, else with the one on the same line, which is then the same
option put into other words. Only a new line gets a new code, never one that was used here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from zhibu.core.surveys.codebook import Option

_WORTH = re.compile(r"(?P<label>.*?)\s*[=＝]\s*(?P<value>-?\d+(?:\.\d+)?)")
"""A label with what it counts in a mean, as in 很满意=5."""


def lines_from(options: Sequence[Option]) -> str:
    """Return the options as typed: one per line, with what they count where that is said."""
    return "\n".join(
        option.label if option.value is None else f"{option.label}={option.value:g}"
        for option in options
    )


def options_from(
    text: str, before: Sequence[Option] = (), *, with_values: bool = False, letter: str = "o"
) -> tuple[Option, ...]:
    """Return the options of the lines typed; empty lines are passed over.

    `before` are the options as they were; `letter` begins the codes made. With `with_values`
    a number after = is what the option counts.
    """
    typed = [_option(line, with_values=with_values) for line in text.splitlines()]
    wanted = [option for option in typed if option.label]
    codes = _codes([option.label for option in wanted], before, letter)
    return tuple(replace(option, code=code) for option, code in zip(wanted, codes, strict=True))


def _option(line: str, *, with_values: bool) -> Option:
    label = " ".join(line.split())
    worth = _WORTH.fullmatch(label) if with_values else None
    if worth is None:
        return Option(code="", label=label)
    return Option(code="", label=worth["label"], value=float(worth["value"]))


def _codes(labels: Sequence[str], before: Sequence[Option], letter: str) -> list[str]:
    known = {option.label: option.code for option in before}
    codes = [known.pop(label, "") for label in labels]
    taken = set(codes)
    fresh = _fresh({option.code for option in before}, letter)
    for line, code in enumerate(codes):
        if not code:
            same_line = before[line].code if line < len(before) else ""
            codes[line] = same_line if same_line not in taken | {""} else next(fresh)
            taken.add(codes[line])
    return codes


def _fresh(used: set[str], letter: str) -> Iterator[str]:
    return (code for code in (f"{letter}{number}" for number in count(1)) if code not in used)
