"""The few expressions of XLSForm a questionnaire of ours needs, read and written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_QUOTED = r"(?:'([^']*)'|\"([^\"]*)\")"
_ASKED = r"(?:\$\{\s*(?P<ref>[^}\s]+)\s*\}|\.\./(?P<path>[^\s,)=]+))"
_SELECTED = re.compile(rf"selected\(\s*{_ASKED}\s*,\s*{_QUOTED}\s*\)")
_EQUALS = re.compile(rf"{_ASKED}\s*=\s*(?:{_QUOTED}|(?P<bare>\d+))")
_OR = re.compile(r"\s+or\s+")
_AND = re.compile(r"\s+and\s+")
_BOUND = re.compile(r"\.\s*(?P<way><=|>=)\s*(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)")
_COUNT = re.compile(r"count-selected\(\s*\.\s*\)\s*(?P<way><=|<)\s*(?P<number>\d{1,6})")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a constraint says of an answer."""

    minimum: float | None = None
    maximum: float | None = None
    at_most: int | None = None


def relevance(question: str, codes: Sequence[str]) -> str:
    """Return when to ask those who chose one of the codes."""
    return " or ".join(f"selected(${{{question}}}, {_quote(code)})" for code in codes)


def chosen(expression: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the question and codes of a relevance; None where it is of another form."""
    questions, codes = set(), []
    for part in _OR.split(_unwrapped(expression)):
        found = _SELECTED.fullmatch(_unwrapped(part)) or _EQUALS.fullmatch(_unwrapped(part))
        if not found:
            return None
        questions.add(found["ref"] or found["path"])
        codes.append(_code_of(found))
    return (questions.pop(), tuple(dict.fromkeys(codes))) if len(questions) == 1 else None


def constraint(bounds: Bounds) -> str:
    """Return what an answer has to satisfy; empty: nothing."""
    parts = []
    if bounds.minimum is not None:
        parts.append(f". >= {bounds.minimum!r}")
    if bounds.maximum is not None:
        parts.append(f". <= {bounds.maximum!r}")
    if bounds.at_most is not None:
        parts.append(f"count-selected(.) <= {bounds.at_most}")
    return " and ".join(parts)


def bounds_of(expression: str) -> Bounds | None:
    """Return the bounds a constraint sets; None where it says something else."""
    found: dict[str, float] = {}
    for part in _AND.split(_unwrapped(expression)):
        bound = _BOUND.fullmatch(_unwrapped(part))
        count = _COUNT.fullmatch(_unwrapped(part))
        if bound:
            found["minimum" if bound["way"] == ">=" else "maximum"] = float(bound["number"])
        elif count:
            found["at_most"] = int(count["number"]) - (count["way"] == "<")
        else:
            return None
    most = found.get("at_most")
    return Bounds(found.get("minimum"), found.get("maximum"), None if most is None else int(most))


def _code_of(found: re.Match[str]) -> str:
    return next(group for group in (*found.groups()[2:],) if group is not None)


def _quote(code: str) -> str:
    return f'"{code}"' if "'" in code else f"'{code}'"


def _unwrapped(expression: str) -> str:
    """Return the expression without brackets around all of it."""
    text = expression.strip()
    while text.startswith("(") and text.endswith(")") and _is_one_pair(text):
        text = text[1:-1].strip()
    return text


def _is_one_pair(text: str) -> bool:
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
