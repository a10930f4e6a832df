"""Reads rules from the files a Party-affairs officer can review.

A file is refused whole when anything in it is missing, misspelt or out of order: a rule half
read would judge people wrongly.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise, permutations
from types import MappingProxyType
from typing import Any, TypeVar

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.parameter import Bound, Parameter, Quantity, Value
from zhibu.core.regulations.periods import Every
from zhibu.core.regulations.rule import TEXT, Cadence, Rule, Rulebook
from zhibu.core.regulations.source import Certainty, Instrument, Source
from zhibu.core.regulations.wording import ACTS

Table = Mapping[str, Any]
Name = TypeVar("Name", bound=StrEnum)

INSTRUMENT = {"full": str, "short": str, "edition": str, "from": date}
RULE = {"title": str, "says": dict, "parameters": dict}
TEXT_RULE = {"title": str, "text": list}
CADENCE = {"title": str, "kind": str, "every": str}
PARAMETER = {"label": str, "unit": str, "values": list}
VALUE = {
    "from": date,
    "value": (int, list),
    "document": str,
    "article": str,
    "wording": str,
    "certainty": str,
    "checked_on": date,
}


class MalformedRules(Refusal):
    """A rule file cannot be read; `where` is the table at fault."""

    code = "regulations.malformed-rules"

    def __init__(self, where: str, fault: str) -> None:
        """Say where in the file and what is wrong there."""
        super().__init__(
            f"规则文件有误，{where}：{fault}。", hint="请对照 docs/regulations.md 改正后重试。"
        )


@cache
def national() -> Rulebook:
    """Return the rules shipped with the package (`instruments.toml`, `rules/*.toml`)."""
    package = resources.files(__package__)
    instruments = read_instruments((package / "instruments.toml").read_text("utf-8"))
    files = sorted((package / "rules").iterdir(), key=lambda file: file.name)
    return read_rules((file.read_text("utf-8") for file in files), instruments)


def read_instruments(text: str) -> tuple[Instrument, ...]:
    """Read the editions of instruments that rules may cite.

    Raises:
        MalformedRules: the text is not TOML, an edition lacks something, or two editions of an
            instrument are in force at once.
    """
    entries = _checked(_toml(text), {"instruments": list}, "文件")["instruments"]
    editions = tuple(
        _instrument(entry, f"instruments 第{number}项") for number, entry in enumerate(entries, 1)
    )
    for one, other in permutations(editions, 2):
        if one.short == other.short and other.is_in_force(one.in_force_from):
            day = one.in_force_from.isoformat()
            raise MalformedRules(one.short, f"{day} 有两个版本同时施行，请给旧版写上 until")
    return editions


def read_rules(texts: Iterable[str], instruments: tuple[Instrument, ...]) -> Rulebook:
    """Read rules from one or more files; codes are unique across them.

    Raises:
        MalformedRules: a file is not TOML, a rule lacks something, has something unknown,
            comes twice, or cites an edition that was not in force.
    """
    rules: dict[str, Rule] = {}
    for text in texts:
        for code, table in _toml(text).items():
            if code in rules:
                raise MalformedRules(code, "规则重复")
            rules[code] = _rule(code, table, instruments)
    for rule in rules.values():
        for other in rule.also:
            if other not in rules:
                raise MalformedRules(rule.code, f"also 所指的 {other} 不存在")
    return Rulebook(MappingProxyType(rules))


def _toml(text: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise MalformedRules("文件", f"不是有效的 TOML（{fault}）") from fault


def _checked(
    table: Any, required: Mapping[str, Any], where: str, optional: Mapping[str, Any] | None = None
) -> Table:
    """Return `table` when it has all required keys, none unknown, and each of its type."""
    if not isinstance(table, dict):
        raise MalformedRules(where, "应为一个表")
    known = {**required, **(optional or {})}
    missing = [key for key in required if key not in table]
    unknown = [key for key in table if key not in known]
    mistyped = [key for key in table if key in known and not isinstance(table[key], known[key])]
    for fault, keys in (("缺少", missing), ("不认识", unknown), ("类型不对：", mistyped)):
        if keys:
            raise MalformedRules(where, f"{fault} {'、'.join(keys)}")
    return table


def _instrument(table: Any, where: str) -> Instrument:
    fields = _checked(table, INSTRUMENT, where, {"until": date})
    return Instrument(
        full=fields["full"],
        short=fields["short"],
        edition=fields["edition"],
        in_force_from=fields["from"],
        in_force_until=fields.get("until"),
    )


def _rule(code: str, table: Any, instruments: tuple[Instrument, ...]) -> Rule:
    if isinstance(table, dict) and "text" in table:
        return _text_rule(code, table, instruments)
    fields = _checked(table, RULE, code, {"also": list, "cadence": dict})
    if not fields["parameters"]:
        raise MalformedRules(code, "至少要有一个参数")
    return Rule(
        code=code,
        title=fields["title"],
        parameters=MappingProxyType(
            {
                name: _parameter(entry, f"{code} 的 {name}", instruments)
                for name, entry in fields["parameters"].items()
            }
        ),
        says=MappingProxyType(dict(fields["says"])),
        also=tuple(fields.get("also", ())),
        cadence=_cadence(fields["cadence"], f"{code} 的 cadence") if "cadence" in fields else None,
    )


def _text_rule(code: str, table: Any, instruments: tuple[Instrument, ...]) -> Rule:
    """Read a rule no function judges: only its text through time, kept as a hollow parameter."""
    fields = _checked(table, TEXT_RULE, code)
    texts = [
        {**entry, "value": []} if isinstance(entry, dict) else entry for entry in fields["text"]
    ]
    parameter = {"label": fields["title"], "unit": "", "values": texts}
    return Rule(
        code=code,
        title=fields["title"],
        parameters=MappingProxyType({TEXT: _parameter(parameter, f"{code} 的 text", instruments)}),
        says=MappingProxyType({}),
    )


def _cadence(table: Any, where: str) -> Cadence:
    fields = _checked(table, CADENCE, where)
    kind = _one_of(MeetingKind, fields["kind"], where, "kind")
    every = _one_of(Every, fields["every"], where, "every")
    return Cadence(title=fields["title"], kind=kind, every=every, act=ACTS[kind])


def _parameter(table: Any, where: str, instruments: tuple[Instrument, ...]) -> Parameter:
    fields = _checked(table, PARAMETER, where, {"bound": str})
    values = tuple(_value(entry, where, instruments) for entry in fields["values"])
    if not values:
        raise MalformedRules(where, "至少要有一个值")
    if any(earlier.since >= later.since for earlier, later in pairwise(values)):
        raise MalformedRules(where, "各值应按 from 由早到晚排列，不得重复")
    bound = _one_of(Bound, fields["bound"], where, "bound") if "bound" in fields else None
    return Parameter(label=fields["label"], unit=fields["unit"], values=values, bound=bound)


def _value(table: Any, where: str, instruments: tuple[Instrument, ...]) -> Value:
    fields = _checked(table, VALUE, where)
    since: date = fields["from"]
    written = fields["value"]
    quantity: Quantity = tuple(written) if isinstance(written, list) else written
    return Value(
        since=since,
        value=quantity,
        wording=fields["wording"],
        source=Source(
            instrument=_edition(fields["document"], since, where, instruments),
            article=fields["article"],
            certainty=_one_of(Certainty, fields["certainty"], where, "certainty"),
            checked_on=fields["checked_on"],
        ),
    )


def _edition(short: str, day: date, where: str, instruments: tuple[Instrument, ...]) -> Instrument:
    for instrument in instruments:
        if instrument.short == short and instrument.is_in_force(day):
            return instrument
    raise MalformedRules(where, f"{day.isoformat()} 没有施行中的“{short}”")


def _one_of(names: type[Name], name: str, where: str, field: str) -> Name:
    try:
        return names(name)
    except ValueError as fault:
        raise MalformedRules(where, f"{field} 不能是 {name}") from fault
