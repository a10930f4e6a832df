"""What any room tells the today page: what waits for someone, and which dates come.

A room that has something to tell brings a module `waiting` with

    waiting_for(viewer, *, on) -> list[Waiting]
    coming_for(viewer, *, on, until) -> list[Coming]

each a fixed number of queries; the today page asks every room that has one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.utils.module_loading import module_has_submodule


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that needs this person: what, why, and the one button."""

    text: str
    why: str
    """The rule with its article, or what hangs on it."""
    verb: str
    url: str
    urgency: int
    """Lower comes first: 0 overdue, 1 due or someone waits, 2 soon, 3 when there is time."""


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A date within the next four weeks that concerns this person."""

    day: date
    text: str
    url: str


def rooms_that_tell() -> Iterator[ModuleType]:
    """Yield the `waiting` module of each of our rooms that has one, highest room first."""
    for config in apps.get_app_configs():
        is_ours = config.name.startswith("zhibu.apps.")
        if is_ours and config.module and module_has_submodule(config.module, "waiting"):
            module = import_module(f"{config.name}.waiting")
            if hasattr(module, "waiting_for"):
                yield module
