"""How repetition and diversity are told, in whole sentences."""

from zhibu.apps.meetings.agendas import numeral
from zhibu.core.activities.comparison import MOST, Change
from zhibu.core.activities.diversity import ENOUGH, Diversity
from zhibu.core.activities.repetition import Repetition

EXPLAINED = (
    "丰富程度的算法：把各种形式的占比代入香农熵 H=−Σp·ln p，再取 e 的 H 次方。"
    "它等于“相当于几种形式均匀地做”：只做一种是1，十种一样多是10。"
)


def said_of_repetition(again: Repetition, kind: str) -> str:
    """Say it plainly: 两年内第四次到这里，办参观见学是第三次; '' for a first visit."""
    if again.here < 2:  # noqa: PLR2004 -- the second time is the first repetition
        return ""
    said = f"两年内第{numeral(again.here)}次到这里"
    if again.alike == again.here:
        return f"{said}，每次都是{kind}"
    return said if again.alike == 1 else f"{said}，办{kind}是第{numeral(again.alike)}次"


def said_of_diversity(measured: Diversity | None, done: int) -> str:
    """Say what the number is, with its interval; of too few only how many there are."""
    if measured is None:
        return f"共{done}次。不到{ENOUGH}次，次数太少，不算丰富程度。"
    limits = (
        f"估计在{measured.low:.1f}到{measured.high:.1f}之间"
        if measured.has_interval
        else "各种形式次数一样多，估计不出区间"
    )
    return (
        f"共{measured.done}次，用了{measured.kinds}种形式，"
        f"丰富程度相当于{measured.number:.1f}种形式均匀地做（{limits}）。"
    )


def said_of_change(changed: Change | None) -> str:
    """Say whether two years differ."""
    if changed is None:
        return f"只有两年各满{ENOUGH}次、合计不超过{MOST}次时才比较。"
    if not changed.is_shown:
        return "和前一年比，没有显示出差别。"
    return "比前一年更丰富了。" if changed.difference > 0 else "比前一年单一了。"
