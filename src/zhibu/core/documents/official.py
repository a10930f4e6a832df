"""What an official document says, as plain values; how it looks is the page's business."""

from dataclasses import dataclass
from datetime import date

from zhibu.core.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading whose text carries its own number.

    `level` 1 to 4: 一、黑体, （一）楷体, 1. 仿宋, （1）仿宋 (GB/T 9704-2012, 7.3.3).
    """

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        """Refuse a level the standard does not know."""
        if not 1 <= self.level <= 4:  # noqa: PLR2004 -- the four levels named above
            raise ValueError("level of a heading must be 1 to 4")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text; `indent` moves its first line in by two characters."""

    text: str
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Labelled:
    """A 黑体 label and 仿宋 text, as 出席：… in minutes; the colon is added if missing."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table over the full width; its header row comes again on every page.

    `widths` are relative; without them they follow the contents. `row_height` is the least
    height of a row in mm, for a sheet to write on; 0 follows the contents.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    caption: str = ""
    row_height: int = 0

    def __post_init__(self) -> None:
        """Refuse a table whose parts do not fit together."""
        count = len(self.columns)
        if not count:
            raise ValueError("a table needs a column")
        if self.widths and (len(self.widths) != count or min(self.widths) <= 0):
            raise ValueError("a table needs one positive width for each column")
        if any(len(row) != count for row in self.rows):
            raise ValueError("each row of a table needs one cell for each column")


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure in the middle of the line, caption and note beneath it on the same page."""

    figure: Figure
    caption: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Small letters, as under a table: sources, remarks."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, set in at both sides in 楷体; `source` is who, as far as may be told."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of references; under its mark, as [1], the text does not run."""

    mark: str
    text: str


Block = (
    Heading | Paragraph | Labelled | Table | Blank | PageBreak | Picture | Note | Quotation | Entry
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """A document in the official layout of GB/T 9704-2012; empty parts are left out.

    A line break in `title` is kept: the standard wants long titles broken by meaning.
    """

    title: str
    byline: tuple[str, ...] = ()
    """Lines in 楷体 under the title, as the office that signs a report, and its date."""
    running: str = ""
    """What every page says at its head, as that data are simulated."""
    blocks: tuple[Block, ...] = ()
    mark: str = ""
    """Issuer's mark in red over a red rule, as ××党支部会议纪要."""
    number: str = ""
    """Document number, as 〔2026〕5号."""
    recipients: str = ""
    signature: str = ""
    dated: date | None = None
    attachments: tuple[str, ...] = ()
    landscape: bool = False
