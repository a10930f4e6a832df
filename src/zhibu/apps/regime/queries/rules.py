"""The rulebook a zone is judged by: the national one with what the zone asks beyond it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.naming import search_key
from zhibu.apps.regime.models import LocalRules
from zhibu.core.regulations.local_rules import MalformedLocalRules, local_rulebook
from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rule_list import USE_NAMES, RuleLine, all_rules
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import Certainty

CERTAINTY_NAMES = {
    Certainty.VERIFIED: "见过条文",
    Certainty.SECOND_HAND: "据转述",
    Certainty.DERIVED: "据条文推定",
    Certainty.FROM_MEMORY: "实务做法，条文未核对",
}
SERIES_NAMES = {
    "ZB": "党支部工作",
    "JG": "机关基层组织",
    "JY": "党员教育管理",
    "XJ": "选举",
    "FZ": "发展党员",
    "DF": "党费",
}
SHOWN_VERSIONS = 20


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    """One rule with its values on the day, in words."""

    line: RuleLine
    values: tuple[str, ...]
    certainty: str
    use: str
    is_local: bool

    @property
    def series(self) -> str:
        """What the rule belongs to, by the letters of its code."""
        return SERIES_NAMES.get(self.line.code.partition("-")[0], "本地规定")


def rulebook_of(zone_id: int) -> Rulebook:
    """Return the rules of a zone, in one query."""
    return _book(_newest_text(zone_id))


def newest_local_rules(zone: Zone) -> LocalRules | None:
    """Return the version of the zone's own rules that counts."""
    return LocalRules.objects.filter(zone=zone).first()


def versions_of(zone: Zone) -> list[LocalRules]:
    """Return the latest versions, the newest first."""
    return list(LocalRules.objects.filter(zone=zone).select_related("saved_by")[:SHOWN_VERSIONS])


def zones_with_rules(viewer: Viewer) -> list[Zone]:
    """Return the zones whose own rules the viewer may edit."""
    return list(Zone.objects.filter(pk__in=viewer.coordinator_of).order_by("name"))


def rule_rows(book: Rulebook, *, on: date, typed: str = "", use: str = "") -> list[RuleRow]:
    """Return the rules whose code, title, wording or source fits what was typed."""
    ours = national().rules
    rows = [
        RuleRow(
            line=line,
            values=_values(book, line.code, on),
            certainty=CERTAINTY_NAMES[line.certainty],
            use=USE_NAMES[line.use],
            is_local=book.rules[line.code] is not ours.get(line.code),
        )
        for line in all_rules(book, on=on)
        if not use or line.use == use
    ]
    key = search_key(typed)
    return [row for row in rows if not key or key in _searched(row)]


def uses() -> list[tuple[str, str]]:
    """Return what the system does with rules: value and words."""
    return [(str(use), name) for use, name in USE_NAMES.items()]


def _newest_text(zone_id: int) -> str:
    newest = LocalRules.objects.filter(zone_id=zone_id).values_list("text", flat=True)
    return newest.first() or ""


@lru_cache(maxsize=64)
def _book(text: str) -> Rulebook:
    """Read the text over the national rules.

    It was valid when it was saved; should a newer version of the national rules have
    overtaken it, the zone is judged by those alone until the coordinator mends the text.
    """
    if not text.strip():
        return national()
    try:
        return local_rulebook(text, national())
    except MalformedLocalRules:
        return national()


def _values(book: Rulebook, code: str, on: date) -> tuple[str, ...]:
    said = []
    for parameter in book.rules[code].parameters.values():
        if not parameter.is_in_force(on):
            continue
        value = parameter.on(on).value
        if isinstance(value, int):
            said.append(f"{parameter.label}：{value}{parameter.unit}")
        elif value and not any(item.isascii() for item in value):
            said.append(f"{parameter.label}：{'、'.join(value)}")
    return tuple(said)


def _searched(row: RuleRow) -> str:
    line = row.line
    return search_key("".join((line.code, line.title, line.citation, *line.wordings, *row.values)))
