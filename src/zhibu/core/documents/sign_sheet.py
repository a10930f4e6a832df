"""The sign sheet (签到表): names in print, room to sign by hand."""

from collections.abc import Iterator, Sequence

from zhibu.core.documents.official import (
    Blank,
    Block,
    Labelled,
    OfficialDocument,
    PageBreak,
    Table,
)
from zhibu.core.documents.page import PORTRAIT

ROW_HEIGHT = 12
"""In mm, for a signature by hand."""
LINE = 225 / PORTRAIT.lines
"""In mm."""
HEAD_ROW = 8
"""In mm."""
AROUND = 3
"""Lines of the first page taken by the title and the empty lines around the facts."""
ONE = ("序号", "姓名", "签名", "备注")
TWO = ("序号", "姓名", "签名", "序号", "姓名", "签名")

Entry = tuple[str, str, str]


def sign_sheet(
    *, title: str, facts: Sequence[Labelled], names: Sequence[str], spare: int = 0
) -> OfficialDocument:
    """Return the sheet for a meeting.

    `facts` are its time, place and the like; `spare` lines without a number follow the names,
    for guests. When the names are more than one page has rows, two stand in a row, so that 26
    people sign on one page; the order runs down the left half and then the right.
    """
    lines: list[Entry] = [(str(number), name, "") for number, name in enumerate(names, start=1)]
    lines += [("", "", "")] * spare
    blocks: Sequence[Block] = (*facts, Blank(), *_tables(lines, rows_on_first_page(len(facts))))
    return OfficialDocument(title=title, blocks=tuple(blocks))


def rows_on_first_page(facts: int) -> int:
    """Return how many rows find room under a title of one line and `facts` lines."""
    return max(1, int(((PORTRAIT.lines - AROUND - facts) * LINE - HEAD_ROW) / ROW_HEIGHT))


def _tables(lines: Sequence[Entry], rows: int) -> Iterator[Block]:
    if len(lines) <= rows:
        yield Table(ONE, tuple((*line, "") for line in lines), (3, 7, 10, 6), row_height=ROW_HEIGHT)
        return
    for start in range(0, len(lines), 2 * rows):
        if start:
            yield PageBreak()
        yield _page(lines[start : start + 2 * rows])


def _page(lines: Sequence[Entry]) -> Table:
    """Return one page's table; the halves are as even as they can be."""
    half = -(-len(lines) // 2)
    right = [*lines[half:], *[("", "", "")] * (2 * half - len(lines))]
    rows = tuple((*one, *other) for one, other in zip(lines[:half], right, strict=True))
    return Table(TWO, rows, (3, 5, 6, 3, 5, 6), row_height=ROW_HEIGHT)
