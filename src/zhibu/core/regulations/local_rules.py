"""What a zone or a work committee lays down beyond the national texts, read from a file.

A zone may tighten a parameter whose direction the national rule states (`bound`), never loosen
it; a work committee may ask for one thing more in every month, quarter or year. The file and an
example stand in docs/regulations.md.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from zhibu.core.chinese_days import full_day
from zhibu.core.refusals import Refusal
from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.parameter import Bound, Parameter, Value
from zhibu.core.regulations.periods import Every
from zhibu.core.regulations.rule import Cadence, Rule, Rulebook
from zhibu.core.regulations.source import Certainty, Instrument, Source
from zhibu.core.regulations.wording import ACTS

Table = Mapping[str, Any]

TIGHTEN = {"rule": str, "parameter": str, "value": int, "document": str, "from": date}
ADD = {
    "code": str,
    "title": str,
    "kind": str,
    "every": str,
    "times": int,
    "document": str,
    "from": date,
}
OPTIONAL = {"article": str, "wording": str, "act": str}
TYPE_NAMES = {str: "文字（加引号）", int: "整数", date: "日期，如 2026-01-01"}
CODE = re.compile(r"(?:LOCAL|地方)-[1-9][0-9]{0,2}")
CONTROL = re.compile("[\x00-\x1f\x7f]")
LARGEST = 1000
"""No number a zone asks for is larger; beyond it is a typing error."""


class MalformedLocalRules(Refusal):
    """A file of local rules cannot be used: `where` is the table, `field` what is wrong in it."""

    code = "regulations.malformed-local-rules"

    def __init__(self, where: str, fault: str, mend: str) -> None:
        """Say where in the file, what is wrong there, and how to mend it."""
        super().__init__(f"地方规则文件有误，{where}：{fault}。", hint=mend)


def local_rulebook(text: str, base: Rulebook) -> Rulebook:
    """Return `base` with the local rules of a TOML file; a faulty file changes nothing.

    Raises:
        MalformedLocalRules: the text is not TOML, a table lacks something or has something
            unknown, a code is taken, or a value would loosen a national rule.
    """
    tables = _tables(text)
    rules = dict(base.rules)
    for where, table in _numbered(tables, "tighten"):
        _tighten(rules, base, where, table)
    for where, table in _numbered(tables, "add"):
        rule = _added(rules, where, table)
        rules[rule.code] = rule
    return Rulebook(MappingProxyType(rules))


def _tables(text: str) -> Table:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise MalformedLocalRules(
            "文件", f"不是有效的 TOML（{fault}）", "请检查那一行的引号、括号和等号。"
        ) from fault
    unknown = [name for name in tables if name not in {"tighten", "add"}]
    if unknown:
        raise MalformedLocalRules(
            "文件", f"不认识 {'、'.join(unknown)}", "只能写 [[tighten]] 和 [[add]]。"
        )
    return tables


def _numbered(tables: Table, name: str) -> Iterator[tuple[str, Table]]:
    entries = tables.get(name, [])
    if not isinstance(entries, list):
        raise MalformedLocalRules(name, "应为一个或几个表", f"请写成 [[{name}]]。")
    for number, entry in enumerate(entries, 1):
        yield f"[[{name}]] 第{number}个", entry


def _checked(table: Any, required: Mapping[str, type], where: str) -> Table:
    if not isinstance(table, dict):
        raise MalformedLocalRules(where, "应为一个表", "请对照文档里的例子。")
    known = {**required, **OPTIONAL}
    for key in required:
        if key not in table:
            raise MalformedLocalRules(where, f"缺少 {key}", f"请补上 {key}。")
    for key, value in table.items():
        if key not in known:
            raise MalformedLocalRules(where, f"不认识 {key}", f"可以写：{'、'.join(known)}。")
        _check_field(key, value, known[key], where)
    return table


def _check_field(key: str, value: Any, wanted: type, where: str) -> None:
    if type(value) is not wanted:
        raise MalformedLocalRules(where, f"{key} 应为{TYPE_NAMES[wanted]}", f"请改正 {key}。")
    if isinstance(value, str) and CONTROL.search(value):
        raise MalformedLocalRules(where, f"{key} 里有换行等控制字符", f"请改正 {key}。")
    if value == "" and key != "article":
        raise MalformedLocalRules(where, f"{key} 是空的", f"请填写 {key}。")


def _tighten(rules: dict[str, Rule], base: Rulebook, where: str, table: Any) -> None:
    """Put a stricter value into the rule of the table."""
    fields = _checked(table, TIGHTEN, where)
    code, name = fields["rule"], fields["parameter"]
    rule = base.rules.get(code)
    if rule is None:
        raise MalformedLocalRules(where, f"没有规则 {code}", "请核对规则编号。")
    parameter = rule.parameters.get(name)
    if parameter is None or parameter.bound is None:
        raise MalformedLocalRules(where, f"{code} 的 {name} 不能由地方规定", _open_to_zones(rule))
    if rules[code].parameters[name] is not parameter:
        raise MalformedLocalRules(where, f"{code} 的 {name} 写了两次", "请只留一处。")
    rules[code] = replace(
        rule, parameters={**rules[code].parameters, name: _stricter(rule, parameter, where, fields)}
    )


def _open_to_zones(rule: Rule) -> str:
    names = [name for name, parameter in rule.parameters.items() if parameter.bound is not None]
    return (
        f"{rule.code} 可以规定的有：{'、'.join(names)}。" if names else "这条规则不能由地方改动。"
    )


def _stricter(rule: Rule, parameter: Parameter, where: str, fields: Table) -> Parameter:
    """Return the parameter with the local value from its day on, whatever comes after."""
    since, value, bound = fields["from"], fields["value"], parameter.bound or Bound.EITHER
    label = f"{rule.code} 的 {fields['parameter']}（{parameter.label}）"
    most = 100 if parameter.unit == "%" else LARGEST
    if not 0 <= value <= most:
        raise MalformedLocalRules(where, f"{label}写的是{value}", f"应在0到{most}之间。")
    if not parameter.is_in_force(since):
        raise MalformedLocalRules(
            where,
            f"{label}在{full_day(since)}没有施行中的条文",
            "请把 from 改成条文施行之后的日期。",
        )
    local = _value(fields, value)
    before = [old for old in parameter.values if old.since < since]
    after = [old for old in parameter.values if old.since > since]
    for national in (parameter.on(since), *after):
        if not isinstance(national.value, int) or not bound.allows(value, national.value):
            way = "不得低于" if bound is Bound.AT_LEAST else "不得高于"
            raise MalformedLocalRules(
                where,
                f"{label}写的是{value}{parameter.unit}，比条文宽",
                f"条文是{national.value}{parameter.unit}，地方{way}这个数。",
            )
    return replace(parameter, values=(*before, local))


def _added(rules: Mapping[str, Rule], where: str, table: Any) -> Rule:
    """Return a rule of a work committee: one thing more to be held in every period."""
    fields = _checked(table, ADD, where)
    code, times = fields["code"], fields["times"]
    if not CODE.fullmatch(code):
        raise MalformedLocalRules(where, f"code 写的是 {code}", "应写成 LOCAL-1 或者 地方-1。")
    if code in rules:
        raise MalformedLocalRules(where, f"{code} 已经有了", "请换一个编号。")
    if not 1 <= times <= LARGEST:
        raise MalformedLocalRules(where, f"times 写的是{times}", f"应在1到{LARGEST}之间。")
    kind = _one_of(MeetingKind, fields, "kind", where)
    every = _one_of(Every, fields, "every", where)
    like = _national_of(kind, rules)
    own = Parameter(
        label=f"{fields['title']}次数",
        unit="次",
        values=(_value(fields, times),),
        bound=Bound.AT_LEAST,
    )
    return Rule(
        code=code,
        title=fields["title"],
        parameters=MappingProxyType({**like.parameters, "times": own}),
        says=like.says,
        cadence=Cadence(
            title=fields["title"], kind=kind, every=every, act=fields.get("act", ACTS[kind])
        ),
        led_by="times",
    )


def _national_of(kind: MeetingKind, rules: Mapping[str, Rule]) -> Rule:
    """Return the national rule for this kind of meeting, which says to whom it applies."""
    return next(rule for rule in rules.values() if rule.cadence and rule.cadence.kind is kind)


def _one_of(names: Any, fields: Table, field: str, where: str) -> Any:
    try:
        return names(fields[field])
    except ValueError as fault:
        raise MalformedLocalRules(
            where, f"{field} 写的是 {fields[field]}", f"只能写 {'、'.join(names)}。"
        ) from fault


def _value(fields: Table, value: int) -> Value:
    since: date = fields["from"]
    document = fields["document"].strip("《》")
    return Value(
        since=since,
        value=value,
        wording=fields.get("wording", f"见《{document}》。"),
        source=Source(
            instrument=Instrument(
                full=document, short=document, edition="地方规定", in_force_from=since
            ),
            article=fields.get("article", ""),
            certainty=Certainty.VERIFIED,
            checked_on=since,
        ),
    )
