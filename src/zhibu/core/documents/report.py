"""A report as values: sections with text, figures, tables and quotations; how it is numbered.

Text may name a figure or table by its key, as 见[[困难]]: it becomes 见图4. What is typed may
hold its own smaller headings, as in any document (`text.blocks_of`).
"""

from dataclasses import dataclass
from datetime import date

from zhibu.core.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs as typed; every line is one."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigure:
    """A figure; its number is given by where it stands, its note printed beneath it."""

    figure: Figure
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table with its title above and a note beneath; `widths` are relative."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: str = ""
    note: str = ""
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What somebody said, already anonymised; `source` as 某单位党务干部."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; its items are numbered 1. 2. 3."""

    items: tuple[str, ...]


Part = Text | ReportFigure | ReportTable | Quoted | Items


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report; it is numbered by its level: 一、 （一） 1. （1）."""

    heading: str
    parts: tuple[Part, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """What stands after the report on pages of its own; its tables are 附表1 and so on."""

    heading: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report; empty parts are left out."""

    title: str
    unit: str = ""
    """The office that signs it (署名单位)."""
    dated: date | None = None
    summary: str = ""
    remarks: tuple[str, ...] = ()
    """What a reader must know first, as that data are simulated; printed under the title."""
    running: str = ""
    """A short remark at the head of every page, as 样例：含模拟数据."""
    sections: tuple[Section, ...] = ()
    references: tuple[str, ...] = ()
    """Already in GB/T 7714; numbered [1], [2] … unless they begin with a number of their own."""
    appendices: tuple[Appendix, ...] = ()
