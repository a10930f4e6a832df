"""Take out of a quotation what tells who spoke: names, bodies, places, numbers.

What is replaced is suggested; a person reads it, edits it and confirms it. The list of known
names cannot be complete (nicknames, relatives, other agencies), which the page says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

PERSON, AGENCY, BRANCH, PLACE = "某同志", "某单位", "某支部", "某地"
_NUMBERS = (
    (re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"), "某证件号"),
    (re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)"), "某号码"),
    (re.compile(r"(?<!\d)(?:0\d{2,3}[\s-]?)\d{7,8}(?!\d)"), "某号码"),
    (re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"), "某邮箱"),
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:省|市|县|镇|乡|村|街道|社区)")
_BEFORE_A_PLACE = "从到在去再往来和与跟我你他们是的了这那个每各某本全一两几对把向"
_NO_NAMES = {"城市", "农村", "乡镇", "乡村", "城镇", "村镇", "街道", "社区"}
SHORTEST = 2
"""Names of one character would be found everywhere."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name on record and the role that stands for it."""

    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """Something found in the text, and what was put in its place."""

    found: str
    role: str
    times: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The text with the known names taken out, and what was replaced."""

    text: str
    replacements: tuple[Replacement, ...]


def suggest(text: str, known: Sequence[Known]) -> Suggestion:
    """Return the text with known names and numbers replaced; longer names go first."""
    replacements: list[Replacement] = []
    for pattern, role in _NUMBERS:
        for found in dict.fromkeys(pattern.findall(text)):
            replacements.append(Replacement(found, role, text.count(found)))
            text = text.replace(found, role)
    for one in _longest_first(known):
        if times := text.count(one.text):
            replacements.append(Replacement(one.text, one.role, times))
            text = text.replace(one.text, one.role)
    return Suggestion(text, tuple(replacements))


def left_over(text: str, known: Sequence[Known]) -> tuple[str, ...]:
    """Return the known names and numbers that still stand in a text, each once."""
    found = [match for pattern, _role in _NUMBERS for match in pattern.findall(text)]
    found += [one.text for one in _longest_first(known) if one.text in text]
    return tuple(dict.fromkeys(found))


def places_in(text: str) -> tuple[str, ...]:
    """Return what looks like the name of a place, for a person to judge."""
    looks = [match.lstrip(_BEFORE_A_PLACE) for match in _PLACE.findall(text)]
    names = [name for name in looks if len(name) > 1 and name not in _NO_NAMES]
    return tuple(dict.fromkeys(names))


def _longest_first(known: Sequence[Known]) -> list[Known]:
    fit = [one for one in known if len(one.text) >= SHORTEST]
    return sorted(fit, key=lambda one: (-len(one.text), one.text))
