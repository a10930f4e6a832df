"""Holds what a file says against a JSON Schema and puts every fault into words."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

YEARS = (1921, 2199)
LONGEST_SHOWN = 40
TYPE_NAMES = {
    "string": "文字（加引号）",
    "null": "null",
    "array": "列表 [ ]",
    "object": "一组 { }",
    "boolean": "true 或 false",
    "integer": "整数",
    "number": "数字",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?", re.ASCII)
_formats = FormatChecker(formats=())


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return bool(_DAY.fullmatch(value)) and YEARS[0] <= date.fromisoformat(value).year <= YEARS[1]


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return True
    day, _, clock = value.partition("T")
    datetime.fromisoformat(value)
    return _is_day(day) and bool(_CLOCK.fullmatch(clock))


def _is_clock(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return bool(_CLOCK.fullmatch(value)) and isinstance(time.fromisoformat(value), time)


_formats.checks("date", raises=ValueError)(_is_day)
_formats.checks("date-time", raises=ValueError)(_is_moment)
_formats.checks("time", raises=ValueError)(_is_clock)


def _is_integer(_: object, value: object) -> bool:
    """Tell whole numbers; 60.0 is none, so that nobody has to ask which of both was read."""
    return isinstance(value, int) and not isinstance(value, bool)


_Validator = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


def schema_faults(document: Any, schema: str) -> list[str]:
    """Return every fault of a parsed file as a Chinese sentence, in the order of the file."""
    validator = _Validator(json.loads(schema), format_checker=_formats)
    errors = sorted(validator.iter_errors(document), key=lambda error: list(map(_key, error.path)))
    return [
        f"{place(*error.path)}{_SAID.get(error.validator, _otherwise)(error)}" for error in errors
    ]


def place(*path: str | int) -> str:
    """Say a place in the file: people 第3项的 status."""
    said = ""
    for step in path:
        if isinstance(step, int):
            said += f" 第{step + 1}项"
        else:
            said += f"的 {step}" if said else step
    return said or "整个文件"


def shown(value: Any) -> str:
    """Return a value as it stands in the file, shortened where long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _key(step: str | int) -> tuple[int, int, str]:
    return (0, step, "") if isinstance(step, int) else (1, 0, step)


def _required(error: ValidationError) -> str:
    missing = [key for key in error.validator_value if key not in error.instance]
    return f"：缺少 {'、'.join(missing)}。"


def _unknown(error: ValidationError) -> str:
    known = [key for key in error.schema["properties"] if not key.startswith("$")]
    extra = next(key for key in error.instance if key not in error.schema["properties"])
    alike = get_close_matches(extra, known, n=1)
    meant = f"是不是 {alike[0]}？" if alike else f"可以写：{'、'.join(known)}。"
    return f"：不认识“{extra}”。{meant}"


def _choice(error: ValidationError) -> str:
    return f"：写的是 {shown(error.instance)}，只能写 {'、'.join(error.validator_value)}。"


def _type(error: ValidationError) -> str:
    wanted = error.validator_value
    names = [TYPE_NAMES[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
    return f"：写的是 {shown(error.instance)}，应为{'或'.join(names)}。"


def _format(error: ValidationError) -> str:
    between = f"{YEARS[0]}到{YEARS[1]}年之间"
    wanted = {
        "date": f"{between}的日期，如 2026-11-24",
        "date-time": f"{between}的当地时间，如 2026-11-24T09:00",
        "time": "一天里的时间，如 09:00",
    }[error.validator_value]
    return f"：写的是 {shown(error.instance)}，应为{wanted}。"


def _bound(error: ValidationError) -> str:
    way = "小于" if error.validator == "minimum" else "大于"
    return f"：写的是 {shown(error.instance)}，不能{way}{error.validator_value}。"


def _empty(error: ValidationError) -> str:
    return "：不能为空。"


def _mixed(error: ValidationError) -> str:
    """Only fixed days choose between fields."""
    return f"：写的是 {shown(error.instance)}，应写 day_of_month，或者 weekday 和 nth。"


def _too_few(error: ValidationError) -> str:
    return f"：有{len(error.instance)}项，至少要有{error.validator_value}项。"


def _too_many(error: ValidationError) -> str:
    return f"：有{len(error.instance)}项，最多{error.validator_value}项。"


def _unprintable(error: ValidationError) -> str:
    return f"：写的是 {shown(error.instance)}，不能有换行等控制字符。"


def _otherwise(error: ValidationError) -> str:
    return f"：写的是 {shown(error.instance)}，写法不对。"


_SAID: Mapping[Any, Callable[[ValidationError], str]] = {
    "required": _required,
    "additionalProperties": _unknown,
    "enum": _choice,
    "type": _type,
    "format": _format,
    "minimum": _bound,
    "maximum": _bound,
    "minLength": _empty,
    "minProperties": _mixed,
    "maxProperties": _mixed,
    "dependentRequired": _mixed,
    "minItems": _too_few,
    "maxItems": _too_many,
    "not": _unprintable,
}
