"""A change between two waves in one plain Chinese sentence, made from its numbers."""

from zhibu.core.surveys.waves import MEAN, Change

SHOWN = "变化超出了偶然的范围。"
NOT_SHOWN = "没有显示出变化。"
NOT_AMONG_MANY = "没有显示出变化：单看这一项像是变了，但同时比较多项时，这样的差别也可能出于偶然。"
EVERYBODY_ASKED = "两次都是人人作答，这就是实际变化。"
NO_CHANGE = "两次都是人人作答，没有变化。"


def change_in_words(change: Change) -> str:
    """Return what changed, by how much, and whether it is more than chance; never why."""
    name = change.label if change.code == MEAN else change.option_label
    if change.before is None or change.after is None or change.difference is None:
        return f"“{name}”：{change.reason}"
    what = "的平均数" if change.code == MEAN else ""
    moved = f"“{name}”{what}由{_level(change, change.before)}变为{_level(change, change.after)}"
    if change.p is None:
        return f"{moved}，{EVERYBODY_ASKED if change.differs else NO_CHANGE}"
    return f"{moved}（{_limits(change)}），{_verdict(change)}"


def _verdict(change: Change) -> str:
    if change.differs:
        return SHOWN
    covers_zero = (change.low or 0.0) <= 0 <= (change.high or 0.0)
    return NOT_SHOWN if covers_zero else NOT_AMONG_MANY


def _level(change: Change, value: float) -> str:
    return f"{value:.2f}" if change.code == MEAN else f"{100 * value:.1f}%"


def _limits(change: Change) -> str:
    low, high = change.low or 0.0, change.high or 0.0
    if change.code == MEAN:
        return f"差值{_signed(change.difference, 2)}，95%区间{_signed(low, 2)}到{_signed(high, 2)}"
    points = [100 * value for value in (change.difference or 0.0, low, high)]
    difference, least, most = (_signed(value, 1) for value in points)
    return f"差值{difference}个百分点，95%区间{least}到{most}"


def _signed(value: float | None, decimals: int) -> str:
    """A number with its sign; 0 has none, however it was rounded."""
    rounded = round(value or 0.0, decimals)
    if rounded == 0:
        return "0"
    return f"{'+' if rounded > 0 else '−'}{abs(rounded):.{decimals}f}"
