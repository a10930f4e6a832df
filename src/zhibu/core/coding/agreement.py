"""How far two coders agree: Krippendorff's alpha over the sentences of one interview.

Each sentence is one unit and each coder one observer, so that nothing depends on how long a
passage somebody marked. For a code the value of a unit is whether it carries the code. For
all codes together the value is the whole set of codes, 'none' included, and two values are
the same or not (nominal): a stricter reading than any that gives credit for half a set.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FEWEST_UNITS = 2
USABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff (2004), Content Analysis, 2nd ed., p. 241: rely on 0.8 and above; draw only
tentative conclusions from 0.667 to 0.8."""

Codes = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Alpha and what stands behind it; `alpha` None where it has no value, with the reason."""

    alpha: float | None
    why: str
    units: int
    agreed: int
    """Sentences on which both said the same."""

    @property
    def verdict(self) -> str:
        """What the number allows, in words."""
        if self.alpha is None:
            return self.why
        if self.alpha >= USABLE:
            return "一致性好，可以使用"
        if self.alpha >= TENTATIVE:
            return "一致性一般，结论要谨慎"
        return "一致性不够，先统一编码含义"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One sentence one of the two gave a code and the other did not."""

    sentence: int
    code: int
    first_has_it: bool


def agreement(first: Sequence[Codes], second: Sequence[Codes]) -> Agreement:
    """Return the agreement over whole sets of codes, one set per sentence."""
    return _nominal([_key(codes) for codes in first], [_key(codes) for codes in second])


def agreement_on(code: int, first: Sequence[Codes], second: Sequence[Codes]) -> Agreement:
    """Return the agreement on one code: carried by a sentence or not."""
    return _nominal([str(code in c) for c in first], [str(code in c) for c in second])


def disagreements(first: Sequence[Codes], second: Sequence[Codes]) -> tuple[Disagreement, ...]:
    """Return every sentence and code the two differ on, in the order of the text."""
    return tuple(
        Disagreement(number, code, code in a)
        for number, (a, b) in enumerate(zip(first, second, strict=True), start=1)
        for code in sorted(a ^ b)
    )


def _key(codes: Codes) -> str:
    return ",".join(map(str, sorted(codes)))


def _nominal(first: Sequence[str], second: Sequence[str]) -> Agreement:
    units = len(first)
    agreed = sum(a == b for a, b in zip(first, second, strict=True))
    values = sorted({*first, *second})
    why = ""
    if units < FEWEST_UNITS:
        why = "不足两句话，算不出一致性"
    elif len(values) < 2:  # noqa: PLR2004 -- alpha divides by the disagreement expected by chance
        why = "两人给每句话的编码都相同，没有差别可比，一致性系数没有定义"
    alpha = None if why else _alpha(first, second, values)
    return Agreement(alpha=alpha, why=why, units=units, agreed=agreed)


def _alpha(first: Sequence[str], second: Sequence[str], values: Sequence[str]) -> float:
    import krippendorff  # noqa: PLC0415 -- brings numpy; only who compares coders pays

    number = {value: place for place, value in enumerate(values)}
    data = [[number[value] for value in coder] for coder in (first, second)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def by_sentence(count: int, coded: Iterable[tuple[int, int]]) -> tuple[Codes, ...]:
    """Return the set of codes of each of `count` sentences from (sentence, code) pairs."""
    sets: Mapping[int, set[int]] = {number: set() for number in range(1, count + 1)}
    for sentence, code in coded:
        sets[sentence].add(code)
    return tuple(frozenset(sets[number]) for number in range(1, count + 1))
