"""Every rule there is, for people to read: judged, checked by count, or theirs to decide."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhibu.core.regulations import establishment, pair_talks, presence, study
from zhibu.core.regulations.parameter import Value
from zhibu.core.regulations.rule import TEXT, Rule, Rulebook
from zhibu.core.regulations.rule_order import rule_place
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import Certainty


class Use(StrEnum):
    """What the system does with a rule."""

    PERIOD = "period"
    """Asks for something in every period, or by a last day."""
    BRANCH = "branch"
    """Judges how the branch stands on a day."""
    CHECK = "check"
    """Checks counts, sums or dates that a person types in."""
    PEOPLE = "people"
    """Shows the text; people decide."""


USE_NAMES = {
    Use.PERIOD: "按期提醒",
    Use.BRANCH: "按支部情况判断",
    Use.CHECK: "按填写的数字和日期核对",
    Use.PEOPLE: "由人判断",
}
_IN_PERIODS = {pair_talks.CODE, *study.YEARLY, study.TRAINING}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule as a list shows it; `citation` names no article where nobody saw the text.

    `wordings` are the sentences of the text the rule rests on, each once. `in_force` is false
    on a day before the first text or after the last; the line then shows the nearest.
    """

    code: str
    title: str
    use: Use
    wordings: tuple[str, ...]
    citation: str
    certainty: Certainty
    checked_on: date
    in_force: bool


def all_rules(rules: Rulebook | None = None, *, on: date) -> tuple[RuleLine, ...]:
    """Return every rule of the book as it reads on a day, in the order of the list."""
    book = rules or national()
    lines = (_line(book.rules[code], book, on) for code in sorted(book.rules, key=rule_place))
    return tuple(lines)


def _line(rule: Rule, book: Rulebook, on: date) -> RuleLine:
    values = [_nearest(parameter.values, on) for parameter in rule.parameters.values()]
    source = _nearest(rule.leading.values, on).source
    return RuleLine(
        code=rule.code,
        title=rule.title,
        use=_use(rule, book),
        wordings=tuple(dict.fromkeys(value.wording for value in values)),
        citation=source.citation(),
        certainty=source.certainty,
        checked_on=source.checked_on,
        in_force=rule.is_in_force(on),
    )


def _use(rule: Rule, book: Rulebook) -> Use:
    if TEXT in rule.parameters:
        return Use.PEOPLE
    if rule.cadence is not None or rule.code in _IN_PERIODS:
        return Use.PERIOD
    judged = {*establishment.JUDGES, *presence.JUDGES}
    said_again = {other for code in judged for other in book.rules[code].also}
    return Use.BRANCH if rule.code in judged | said_again else Use.CHECK


def _nearest(values: tuple[Value, ...], on: date) -> Value:
    """Return the value begun last before a day, or the first of all."""
    begun = [value for value in values if value.since <= on]
    return begun[-1] if begun else values[0]
