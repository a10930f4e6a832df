"""The sign sheet (签到表): names in print, room to sign by hand."""

from collections.abc import Iterator, Sequence
from datetime import date

from zhibu.core.documents.official import (
    Blank,
    Block,
    Labelled,
    OfficialDocument,
    PageBreak,
    Table,
)

ROWS = 13
"""To a page; two names stand in a row when there are more people than rows."""
ROW_HEIGHT = 12
"""In mm, for a signature by hand."""
ONE = ("序号", "姓名", "签名", "备注")
TWO = ("序号", "姓名", "签名", "序号", "姓名", "签名")


def sign_sheet(
    *, title: str, dated: date, place: str, names: Sequence[str], spare: int = 0
) -> OfficialDocument:
    """Return the sheet for a meeting; `spare` lines are left for guests not named.

    26 people go on a page, in the order given, down the left half and then the right.
    """
    day = f"{dated.year}年{dated.month}月{dated.day}日"
    head: list[Block] = [Labelled("时间", day)]
    if place.strip():
        head.append(Labelled("地点", place))
    return OfficialDocument(title=title, blocks=(*head, Blank(), *_tables([*names, *[""] * spare])))


def _tables(names: Sequence[str]) -> Iterator[Block]:
    lines = [(str(number), name, "") for number, name in enumerate(names, start=1)]
    if len(lines) <= ROWS:
        rows = tuple((*line, "") for line in lines)
        yield Table(ONE, rows, (3, 7, 10, 6), row_height=ROW_HEIGHT)
        return
    for start in range(0, len(lines), 2 * ROWS):
        if start:
            yield PageBreak()
        yield _page(lines[start : start + 2 * ROWS])


def _page(lines: Sequence[tuple[str, str, str]]) -> Table:
    """Return one page's table; the halves are as even as they can be."""
    half = -(-len(lines) // 2)
    right = [*lines[half:], *[("", "", "")] * (2 * half - len(lines))]
    rows = tuple((*one, *other) for one, other in zip(lines[:half], right, strict=True))
    return Table(TWO, rows, (3, 5, 6, 3, 5, 6), row_height=ROW_HEIGHT)
