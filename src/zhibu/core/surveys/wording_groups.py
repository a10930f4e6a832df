"""What is said of the groups of a question: whether they differ, and what is withheld."""

from collections.abc import Iterator, Sequence

from zhibu.core.surveys.tables import Cell, Comparison, Table
from zhibu.core.surveys.wording_numbers import chance, number, share_of

Placed = tuple[str, Cell]
"""Label of a group and its cell."""


def group_sentences(
    table: Table, groups: Sequence[Table], comparison: Comparison | None
) -> tuple[str, ...]:
    """Return the sentences about groups; none when there are none.

    Groups are said to differ only when the test says so after correction, and then only the
    two ends of the answer given most: never in what order the rest stand.
    """
    if not groups:
        return ()
    return (*_compared(table, groups, comparison), *_withheld(groups))


def _compared(
    table: Table, groups: Sequence[Table], comparison: Comparison | None
) -> Iterator[str]:
    if comparison is None or comparison.p is None:
        reason = comparison.reason if comparison else ""
        yield f"各组之间不作比较{'：' + reason.rstrip('。') if reason else ''}。"
    elif not comparison.differs:
        yield f"各组之间看不出差别（{comparison.test}，{chance(comparison.p)}）。"
    else:
        yield (
            f"各组的回答有差别（{comparison.test}，{chance(comparison.p)}，"
            "已按比较的题数校正）；差别从何而来，这些数字没有说。"
        )
        yield from _ends(table, groups)


def _ends(table: Table, groups: Sequence[Table]) -> Iterator[str]:
    """The groups with the most and the least of the answer given most, or of the mean."""
    shown = [cell for cell in table.cells if cell.share is not None]
    means = [(group.mean.value, group.group_label) for group in groups if group.mean]
    if table.mean is not None and len(means) > 1:
        (low, lowest), (high, highest) = min(means), max(means)
        yield f"平均数{highest}最高（{number(high)}），{lowest}最低（{number(low)}）。"
    elif shown:
        leading = max(shown, key=lambda cell: cell.share or 0)
        yield from _cell_ends(leading, list(_cells(groups, leading.code)))


def _cells(groups: Sequence[Table], code: str) -> Iterator[Placed]:
    for group in groups:
        for cell in group.cells:
            if cell.code == code and cell.share is not None:
                yield group.group_label, cell


def _cell_ends(leading: Cell, placed: Sequence[Placed]) -> Iterator[str]:
    if len(placed) <= 1:
        return
    ordered = sorted(placed, key=lambda each: each[1].share or 0)
    (lowest, low), (highest, high) = ordered[0], ordered[-1]
    if low.share == high.share:
        return
    yield (
        f"公布的各组中，选择“{leading.label}”的占比{highest}最高（{share_of(high)}），"
        f"{lowest}最低（{share_of(low)}）。"
    )


def _withheld(groups: Sequence[Table]) -> Iterator[str]:
    whole = sum(group.suppressed for group in groups)
    some = sum(
        not group.suppressed and any(cell.suppressed for cell in group.cells) for group in groups
    )
    if whole:
        yield f"有{whole}组回答的人太少，不公布。"
    if some:
        yield f"有{some}组的部分数字不公布，以免看出个人的回答。"
