"""Agendas by kind of meeting, with the steps the rules demand, and the frame of the minutes."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NUMERALS = "一二三四五六七八九十"
TEN = 10


@dataclass(frozen=True, kw_only=True)
class Step:
    """One usual item; `rule` and `asked_by` are empty where only custom asks for it.

    `words` are set for a step the rule demands: a line that has one of them does it.
    """

    text: str
    rule: str = ""
    asked_by: str = ""
    words: tuple[str, ...] = ()

    def is_done_by(self, line: str) -> bool:
        """Whether a line of an agenda is this step."""
        return any(word in line for word in self.words or (self.text,))


@cache
def _templates() -> dict[str, tuple[Step, ...]]:
    """Read agendas.toml once."""
    text = files("zhibu.apps.meetings").joinpath("agendas.toml").read_text(encoding="utf-8")
    return {
        kind: tuple(
            Step(**item | {"words": tuple(item.get("words", ()))}) for item in template["items"]
        )
        for kind, template in tomllib.loads(text).items()
    }


def steps_of(kinds: Iterable[str]) -> tuple[Step, ...]:
    """Return the usual items of every kind the sitting serves, each text once."""
    steps = {step.text: step for kind in kinds for step in _templates().get(kind, ())}
    return tuple(steps.values())


def missing_steps(kinds: Iterable[str], lines: Iterable[str]) -> tuple[Step, ...]:
    """Return the steps a rule demands of which no line of the agenda speaks."""
    whole = "\n".join(lines)
    return tuple(step for step in steps_of(kinds) if step.words and not step.is_done_by(whole))


def rule_of(kinds: Iterable[str], line: str) -> str:
    """Return the rule that asks for a line of an agenda, '' when none does."""
    return next((step.rule for step in steps_of(kinds) if step.rule and step.is_done_by(line)), "")


def numeral(place: int) -> str:
    """Number a heading as minutes do: 1 is 一, 12 is 十二, 20 is 二十."""
    tens, ones = divmod(place, TEN)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return head + (NUMERALS[ones - 1] if ones else "")


def frame_of(lines: Sequence[str]) -> str:
    """Return the headings of the minutes, each with room below: 一、传达学习."""
    headings = [f"{numeral(place)}、{line}" for place, line in enumerate(lines, start=1)]
    return "\n\n\n".join(headings) + "\n" if headings else ""
