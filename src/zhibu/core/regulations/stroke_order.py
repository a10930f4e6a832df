"""Names in the order of their strokes (以姓氏笔画为序), as a ballot lists them (XJ-09).

`stroke_order.txt` lists the 20,897 characters of the basic block in the order of strokes:
fewer strokes first, then by the kind of stroke (横竖撇点折) from the first one on. Taken from
the stroke levels in `cn-sort` 0.14.0 (MIT licence).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import resources
from typing import TypeVar

T = TypeVar("T")
FILE = "stroke_order.txt"


@cache
def _places() -> Mapping[str, int]:
    text = resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    return {character: place for place, character in enumerate("".join(text.split()))}


def by_strokes(people: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return people in the stroke order of their names, surname first.

    Of two names that begin alike the shorter comes first; a character the list does not
    know goes behind all others, by its code. Equal names keep their order.
    """
    places = _places()
    last = len(places)

    def key(person: T) -> tuple[int, ...]:
        return tuple(places.get(each, last + ord(each)) for each in name(person))

    return sorted(people, key=key)
