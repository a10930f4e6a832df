"""The values of a rule through time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.source import Source

Quantity = int | tuple[str, ...]


class NotInForce(Refusal):
    """A rule is asked about a day on which no text of it was in force."""

    code = "regulations.not-in-force"

    def __init__(self, label: str, day: date) -> None:
        """Name the parameter and the day."""
        super().__init__(
            f"“{label}”在{day.year}年{day.month}月{day.day}日没有施行中的条文。",
            hint="请选择条文施行之后的日期。",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value from its first day in force, with the words it is taken from."""

    since: date
    value: Quantity
    wording: str
    source: Source


class Bound(StrEnum):
    """Which way a value binds, and so which way a zone may tighten it."""

    AT_LEAST = "at_least"
    """A larger number asks for more."""
    AT_MOST = "at_most"
    """A smaller number asks for more."""
    EITHER = "either"
    """No text binds it: a zone writes down what is done there."""

    def allows(self, value: int, national: int) -> bool:
        """Whether `value` is as strict as the national one, or stricter."""
        if self is Bound.AT_LEAST:
            return value >= national
        return self is Bound.EITHER or value <= national


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One value of a rule through time; `values` run from the oldest to the newest.

    `bound` is set where a zone may tighten the value (local_rules).
    """

    label: str
    unit: str
    values: tuple[Value, ...]
    bound: Bound | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether there is a value on `day`."""
        return self._on(day) is not None

    def on(self, day: date) -> Value:
        """Return the value in force on `day`.

        A value ends when the next begins, or with the edition it stands in.

        Raises:
            NotInForce: `day` lies before the first value or after the last edition.
        """
        value = self._on(day)
        if value is None:
            raise NotInForce(self.label, day)
        return value

    def _on(self, day: date) -> Value | None:
        begun = [value for value in self.values if value.since <= day]
        if begun and begun[-1].source.instrument.is_in_force(day):
            return begun[-1]
        return None


Parameters = Mapping[str, Parameter]
