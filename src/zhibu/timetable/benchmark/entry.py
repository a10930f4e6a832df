"""One entry of a file that was read, knowing where it stands: a JSON object or a row of a sheet."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhibu.core.refusals import Refusal

LONGEST = 40
"""Letters of a wrong value that are shown."""
LARGEST = 10**9


class FaultyBenchmarkFile(Refusal):
    """A meeting-scheduling file in which something is missing, unknown or contradicts the rest."""

    code = "timetable.faulty-benchmark-file"


@dataclass(frozen=True, slots=True)
class Entry:
    """Values by their names, at a `place` such as `meetings 第3项`."""

    place: str
    values: Mapping[str, Any]

    def fault(self, name: str, said: str) -> FaultyBenchmarkFile:
        """Return the refusal that says what is wrong with a value."""
        return FaultyBenchmarkFile(
            f"{self.place}的 {name}：{said}。", hint="写法见 docs/meeting-scheduling.md。"
        )

    def get(self, name: str) -> Any:
        """Return a value, None when it is not there."""
        return self.values.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a word or sentence; a whole number will do as an id."""
        value = self.get(name)
        if value is None and default is not None:
            return default
        return self._id(name, value)

    def whole(self, name: str, *, least: int = 0, default: int | None = None) -> int:
        """Return a whole number of at least `least`."""
        value = self.get(name)
        if value is None and default is not None:
            return default
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong(name, value, "应为整数")
        if not least <= value <= LARGEST:
            raise self._wrong(name, value, f"应在{least}到{LARGEST}之间")
        return value

    def flag(self, name: str) -> bool:
        """Return yes or no; no when it is not there."""
        value = self.get(name)
        if not isinstance(value, bool | None):
            raise self._wrong(name, value, "应为 true 或 false")
        return bool(value)

    def entries(self, name: str, *, optional: bool = False) -> list["Entry"]:
        """Return the objects of a list, each with its place."""
        found = []
        for number, value in enumerate(self._list(name, optional=optional), start=1):
            place = f"{self.place}的 {name} 第{number}项" if self.place else f"{name} 第{number}项"
            if not isinstance(value, dict):
                raise FaultyBenchmarkFile(f"{place}：写的是 {shown(value)}，应为 {{ }}。")
            found.append(Entry(place, value))
        return found

    def known(self, name: str, ids: Iterable[str], among: str) -> str:
        """Return the id a value gives, by itself or as an object with one, if it is known."""
        return self.one_of(name, self.get(name), ids, among)

    def all_known(self, name: str, ids: Iterable[str], among: str) -> tuple[str, ...]:
        """Return the ids of a list, each known and there once."""
        values = self._list(name, optional=True)
        return self.once_each(name, [self.one_of(name, each, ids, among) for each in values])

    def one_of(self, name: str, value: Any, ids: Iterable[str], among: str) -> str:
        """Return the id in `value` if it is known."""
        if isinstance(value, dict):
            value = value.get("id")
        found = self._id(name, value)
        if found not in ids:
            raise self.fault(name, f"{among}里没有 {shown(found)}")
        return found

    def once_each(self, name: str, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the ids, none of which is there twice."""
        for each in ids:
            if ids.count(each) > 1:
                raise self.fault(name, f"{shown(each)} 写了{ids.count(each)}次，只能写一次")
        return tuple(ids)

    def _list(self, name: str, *, optional: bool) -> list[Any]:
        value = self.get(name)
        if value is None and optional:
            return []
        if not isinstance(value, list):
            raise self._wrong(name, value, "应为列表 [ ]")
        return value

    def _id(self, name: str, value: Any) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(name, value, "应为文字")
        return value

    def _wrong(self, name: str, value: Any, wanted: str) -> FaultyBenchmarkFile:
        if value is None:
            return self.fault(name, f"没有写，{wanted}")
        return self.fault(name, f"写的是 {shown(value)}，{wanted}")


def shown(value: Any) -> str:
    """Return a value as JSON, shortened."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def unlike(entries: Sequence[Entry], name: str = "id") -> None:
    """Refuse entries of which two have the same id."""
    seen: dict[str, str] = {}
    for entry in entries:
        value = entry.text(name)
        if value in seen:
            raise entry.fault(name, f"{shown(value)} 与{seen[value]}相同，每个只能用一次")
        seen[value] = entry.place
