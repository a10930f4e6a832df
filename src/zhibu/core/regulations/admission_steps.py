"""The steps of admission (发展党员) as data: order, names, who decides, which paper."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from zhibu.core.refusals import Refusal


class UnknownEvent(Refusal):
    """An event of admission nobody knows."""

    code = "regulations.unknown-event"

    def __init__(self, name: str) -> None:
        """Name it, and list those there are."""
        known = "、".join(f"{step.key}（{step.title}）" for step in steps())
        super().__init__(f"没有“{name}”这个步骤。", hint=f"可用的步骤：{known}。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: the head of admission_steps.toml says what each field means."""

    key: str
    title: str
    names: tuple[str, ...]
    rule: str
    after: tuple[str, ...]
    counted_from: tuple[str, ...]
    decides: str
    form: str
    wait: str = ""
    within: str = ""
    at_most: str = ""
    usual: bool = False
    optional: bool = False
    repeated: bool = False
    notice: str = ""
    loose: bool = False
    stage: str = ""


@cache
def steps() -> tuple[Step, ...]:
    """Return all steps of any edition, in their order."""
    return tuple(
        Step(**{name: _fixed(value) for name, value in e.items()}) for e in _table()["steps"]
    )


@cache
def sentences() -> Mapping[str, str]:
    """Return what is said of a step for every reason."""
    said: Mapping[str, str] = _table()["says"]
    return said


@cache
def step_of(name: str) -> Step:
    """Return the step of that key, title or Chinese name.

    Raises:
        UnknownEvent: there is none.
    """
    for step in steps():
        if name in {step.key, step.title, *step.names}:
            return step
    raise UnknownEvent(name)


@cache
def steps_before(key: str) -> tuple[str, ...]:
    """Return the keys of all steps that come before one, those just before it first."""
    direct = step_of(key).after
    further = [earlier for one in direct for earlier in steps_before(one)]
    return tuple(dict.fromkeys((*reversed(direct), *further)))


@cache
def steps_behind(key: str) -> tuple[str, ...]:
    """Return the keys of all steps that come after one."""
    return tuple(step.key for step in steps() if key in steps_before(step.key))


def _fixed(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _table() -> Mapping[str, Any]:
    text = (resources.files(__package__) / "admission_steps.toml").read_text("utf-8")
    table: Mapping[str, Any] = tomllib.loads(text)
    return table
