"""Dated numbers of the rules, from files a Party-affairs officer can review."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.source import Certainty, Source


class NotYetInForce(Refusal):
    """A rule is asked about a day before its first text was in force."""

    code = "regulations.not-yet-in-force"

    def __init__(self, rule: str, day: date) -> None:
        """Name the rule and the day."""
        super().__init__(
            f"{rule} 在 {day.isoformat()} 尚无可依据的条文。", hint="请选择条文施行之后的日期。"
        )


@dataclass(frozen=True, kw_only=True)
class Value:
    """A number with the text it stands in, from its first day in force."""

    number: int
    wording: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One number of one rule through time; `values` run from the oldest to the newest."""

    rule: str
    name: str
    label: str
    unit: str
    values: tuple[Value, ...]

    def on(self, day: date) -> Value:
        """Return the value in force on `day`.

        Raises:
            NotYetInForce: the day lies before the first text.
        """
        in_force = [value for value in self.values if value.source.in_force_from <= day]
        if not in_force:
            raise NotYetInForce(self.rule, day)
        return in_force[-1]


def parse(text: str) -> dict[str, Parameter]:
    """Read parameters from TOML: one table per parameter, one array entry per value."""
    tables = tomllib.loads(text)
    return {name: _parameter(name, table) for name, table in tables.items()}


@cache
def load(subject: str) -> Mapping[str, Parameter]:
    """Return the parameters of a subject shipped with the package (`parameters/*.toml`)."""
    file = resources.files(__package__) / "parameters" / f"{subject}.toml"
    return parse(file.read_text(encoding="utf-8"))


def _parameter(name: str, table: Mapping[str, Any]) -> Parameter:
    values = sorted(
        (_value(entry) for entry in table["values"]), key=lambda v: v.source.in_force_from
    )
    return Parameter(
        rule=table["rule"],
        name=name,
        label=table["label"],
        unit=table["unit"],
        values=tuple(values),
    )


def _value(entry: Mapping[str, Any]) -> Value:
    source = Source(
        instrument=entry["instrument"],
        article=entry["article"],
        edition=entry["edition"],
        in_force_from=entry["from"],
        certainty=Certainty(entry["certainty"]),
        checked_on=entry["checked_on"],
    )
    return Value(number=entry["value"], wording=entry["wording"], source=source)
