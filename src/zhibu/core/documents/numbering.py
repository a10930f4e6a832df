"""The numbers of a report: of headings, figures and tables, and where the text names them."""

import re
from collections.abc import Mapping

from zhibu.core.documents.report import (
    Items,
    Part,
    Quoted,
    Report,
    ReportFigure,
    ReportTable,
    Text,
)
from zhibu.core.documents.text import COUNT

DIGITS = "零一二三四五六七八九"
TEN, HUNDRED = 10, 100
TYPED = re.compile(
    rf"^\s*(?:{COUNT}、|[（(]{COUNT}[）)]|\d{{1,3}}[.．](?!\d)|[（(]\d{{1,3}}[）)])\s*"
)
"""A number somebody typed before a heading."""
NAMED = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]")
LEVELS = 4


def chinese(number: int) -> str:
    """Return 1 to 99 in Chinese numerals; larger numbers in digits."""
    if not 0 < number < HUNDRED:
        return str(number)
    tens, ones = divmod(number, TEN)
    before = "" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return before + (DIGITS[ones] if ones else "")


class Headings:
    """Counts headings: 一、 （一） 1. （1）, each level anew under the one above."""

    def __init__(self) -> None:
        """Begin before the first heading."""
        self._counts = [0] * LEVELS

    def numbered(self, heading: str, level: int) -> str:
        """Return a heading with its number, in place of one that was typed."""
        place = level - 1
        self._counts[place] += 1
        self._counts[place + 1 :] = [0] * (LEVELS - level)
        count = self._counts[place]
        number = (f"{chinese(count)}、", f"（{chinese(count)}）", f"{count}. ", f"（{count}）")[
            place
        ]
        return number + TYPED.sub("", heading, count=1).strip()


class Labels:
    """Counts figures and tables; those of an appendix are 附图1, 附表1."""

    def __init__(self, before: str = "") -> None:
        """Begin before the first figure and table."""
        self._before = before
        self._counts = {"图": 0, "表": 0}

    def label(self, part: Part) -> str:
        """Return the label of a figure or table, and nothing for another part."""
        if not isinstance(part, ReportFigure | ReportTable):
            return ""
        word = "图" if isinstance(part, ReportFigure) else "表"
        self._counts[word] += 1
        return f"{self._before}{word}{self._counts[word]}"


def labels_by_key(report: Report) -> dict[str, str]:
    """Return what the text calls each figure and table that has a key; the first one counts."""
    found: dict[str, str] = {}
    for parts, labels in ((_body(report), Labels()), (_behind(report), Labels("附"))):
        for part in parts:
            label = labels.label(part)
            if isinstance(part, ReportFigure | ReportTable) and part.key:
                found.setdefault(part.key, label)
    return found


def named(text: str, labels: Mapping[str, str]) -> str:
    """Return text with [[key]] replaced by the label; an unknown key stays as typed."""
    return NAMED.sub(lambda found: labels.get(found[1].strip(), found[0]), text)


def unknown_keys(report: Report) -> tuple[str, ...]:
    """Return the keys a text names though no figure or table has them, in order."""
    labels = labels_by_key(report)
    texts = [report.summary, *(said for part in _all(report) for said in _said(part))]
    keys = [key.strip() for text in texts for key in NAMED.findall(text)]
    return tuple(dict.fromkeys(key for key in keys if key not in labels))


def _said(part: Part) -> tuple[str, ...]:
    match part:
        case Text(text) | Quoted(text=text):
            return (text,)
        case Items(items):
            return items
        case _:
            return ()


def _all(report: Report) -> list[Part]:
    return [*_body(report), *_behind(report)]


def _body(report: Report) -> list[Part]:
    return [part for section in report.sections for part in section.parts]


def _behind(report: Report) -> list[Part]:
    return [part for appendix in report.appendices for part in appendix.parts]
