"""A rule: its title, its values through time, its sentences; and the same rule on one day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from zhibu.core.regulations.branch import BranchFacts, MeetingKind
from zhibu.core.regulations.finding import Finding, Observation, State
from zhibu.core.regulations.parameter import Parameter
from zhibu.core.regulations.periods import Every
from zhibu.core.regulations.source import Source
from zhibu.core.regulations.wording import NOT_IN_FORCE, SHARED, Sayable, sentence

TEXT = "text"
"""The parameter of a rule that is only its text, for people to decide by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """What is to be held, and how often; how many times is the rule's parameter `times`.

    `act` is the thing as a sentence says it, verb first: 召开支部党员大会.
    """

    title: str
    kind: MeetingKind
    every: Every
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The frame of one entry: the day it is judged on, and its place among the others.

    The fields are those of Finding; `title` goes before the rule's own.
    """

    on: date
    title: str = ""
    period: str = ""
    due_from: date | None = None
    due_until: date | None = None
    kind: MeetingKind | None = None
    group: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One numbered rule as data; what it concludes is a function elsewhere.

    The leading parameter, whose text is the rule's source, is the first or the one named
    `led_by`. `also` are the
    codes of rules in other instruments that say the same. `says` has a sentence for every
    reason the rule can give, apart from those all rules share (wording.SHARED). `cadence` is
    set where the rule asks for something to be held in every period.
    """

    code: str
    title: str
    parameters: Mapping[str, Parameter]
    says: Mapping[str, str]
    also: tuple[str, ...] = ()
    cadence: Cadence | None = None
    led_by: str = ""

    @property
    def leading(self) -> Parameter:
        """The parameter whose text the rule is cited by."""
        return self.parameters[self.led_by or next(iter(self.parameters))]

    def is_in_force(self, day: date) -> bool:
        """Whether every value the rule needs is in force on `day`."""
        return all(parameter.is_in_force(day) for parameter in self.parameters.values())


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules by their codes. A zone's own book is the national one with rules replaced."""

    rules: Mapping[str, Rule]

    def on(self, code: str, day: date) -> "RuleInForce":
        """Return the rule as it reads on `day`."""
        return RuleInForce(self.rules[code], day, self)


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A rule on one day: what a judging function is given, and how it makes its finding.

    Every question about a value raises NotInForce when none was in force that day.
    """

    rule: Rule
    day: date
    book: Rulebook

    def is_in_force(self) -> bool:
        """Whether the rule can be asked on this day."""
        return self.rule.is_in_force(self.day)

    @property
    def source(self) -> Source:
        """The text the rule is cited by on this day."""
        return self.rule.leading.on(self.day).source

    def number(self, name: str) -> int:
        """Return a value that is a number."""
        value = self.rule.parameters[name].on(self.day).value
        if not isinstance(value, int):
            raise TypeError(f"{self.rule.code}.{name} is not a number")
        return value

    def names(self, name: str) -> tuple[str, ...]:
        """Return a value that is a list of names."""
        value = self.rule.parameters[name].on(self.day).value
        if not isinstance(value, tuple):
            raise TypeError(f"{self.rule.code}.{name} is not a list of names")
        return value

    def beside(self, code: str) -> "RuleInForce":
        """Return another rule on the same day."""
        return self.book.on(code, self.day)

    def finding(
        self,
        state: State,
        reason: str,
        *,
        observed: Observation = None,
        required: Observation = None,
        records: tuple[str, ...] = (),
        window: Window | None = None,
        due_from: date | None = None,
        due_until: date | None = None,
        **more: Sayable,
    ) -> Finding:
        """Make the finding; its sentence may speak of everything given here.

        `window` is the period an entry is about, and gives the days where no others are given.
        """
        frame = window or Window(on=self.day)
        due_from, due_until = due_from or frame.due_from, due_until or frame.due_until
        shown: dict[str, Sayable] = {
            "observed": observed,
            "required": required,
            "due_from": due_from,
            "due_until": due_until,
            "period": frame.period,
            **more,
        }
        return Finding(
            rule=self.rule.code,
            title=frame.title or self.rule.title,
            state=state,
            reason=reason,
            said=sentence(self.rule.says.get(reason) or SHARED[reason], shown),
            on=frame.on,
            source=self.source,
            also=tuple(self._sources_that_say_the_same()),
            observed=observed,
            required=required,
            records=tuple(dict.fromkeys(records)),
            due_from=due_from,
            due_until=due_until,
            period=frame.period,
            kind=frame.kind,
            group=frame.group,
            part=frame.part,
        )

    def silent(self, window: Window | None = None) -> Finding:
        """Say that no text of the rule was in force on this day; cites the first there was."""
        frame = window or Window(on=self.day)
        return Finding(
            rule=self.rule.code,
            title=frame.title or self.rule.title,
            state=State.NOT_APPLICABLE,
            reason="not_in_force",
            said=NOT_IN_FORCE,
            on=frame.on,
            source=self.rule.leading.values[0].source,
            due_from=frame.due_from,
            due_until=frame.due_until,
            period=frame.period,
            kind=frame.kind,
            group=frame.group,
            part=frame.part,
        )

    def _sources_that_say_the_same(self) -> list[Source]:
        others = [self.beside(code) for code in self.rule.also]
        return [other.source for other in others if other.is_in_force()]


Judge = Callable[[BranchFacts, RuleInForce], Finding]
"""What turns facts and a rule in force into a verdict."""
