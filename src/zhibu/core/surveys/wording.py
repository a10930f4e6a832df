"""The finding of one question in plain Chinese, made from the numbers.

Only what the numbers carry is said: an order where limits are apart, a difference between
groups where a test shows it, never a cause. What is withheld is said to be.
"""

from collections.abc import Sequence

from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.tables import Cell, Comparison, Mean, Method, Table
from zhibu.core.surveys.wording_groups import group_sentences
from zhibu.core.surveys.wording_numbers import figures_of, number, span

TOO_FEW = "回答这道题的人太少，不公布结果。"
_VERBS = {Kind.RANKING: "排在第一"}


def finding(
    question: Question, table: Table, groups: Sequence[Table], comparison: Comparison | None
) -> tuple[str, ...]:
    """Return what the figures of the question say, one sentence each."""
    if table.suppressed or table.n is None:
        return (TOO_FEW,)
    if table.n == 0:
        return ("这道题没有人回答。",)
    if question.kind is Kind.TEXT:
        return (f"有{table.n}人写了意见。",)
    return (
        *_mean_sentences(question, table),
        *_option_sentences(question, table),
        *_withheld_sentences(table),
        *_census_sentences(table),
        *group_sentences(table, groups, comparison),
    )


def _mean_sentences(question: Question, table: Table) -> tuple[str, ...]:
    mean = table.mean
    if question.kind not in (Kind.SCALE, Kind.NUMBER):
        return ()
    if mean is None:
        return ("平均数不公布。",) if table.n and table.n > 1 else ("只有1人回答，不算平均数。",)
    is_scale = question.kind is Kind.SCALE
    unit, ends = ("分", _ends(question)) if is_scale else ("", "")
    within = f"，区间{span(mean)}" if _has_limits(mean) else ""
    return (
        f"{table.n}人回答，平均{number(mean.value)}{unit}{_bracketed(ends + within)}，"
        f"中位数{number(mean.median)}{unit}。",
    )


def _has_limits(mean: Mean) -> bool:
    return mean.low is not None and mean.low != mean.high


def _ends(question: Question) -> str:
    values = question.values.values()
    return f"，最低{number(min(values))}分，最高{number(max(values))}分" if values else ""


def _bracketed(facts: str) -> str:
    return f"（{facts.strip('，')}）" if facts else ""


def _option_sentences(question: Question, table: Table) -> tuple[str, ...]:
    """The answer given most, how sure that is, and the next."""
    shown = sorted(
        (cell for cell in table.cells if cell.count is not None),
        key=lambda cell: -(cell.share or 0),
    )
    if not shown or not shown[0].count:
        return ()
    verb = _VERBS.get(question.kind, "选择")
    first, rest = shown[0], shown[1:]
    if len(table.cells) == 1:
        return (f"{table.n}人中{figures_of(first)}{verb}“{first.label}”。",)
    most = "公布的各项中最多" if _hides_some(table) else "最多"
    if rest and rest[0].share == first.share:
        return (_tie(table, shown, most, verb),)
    said = [f"{table.n}人中{figures_of(first)}{verb}“{first.label}”，{most}。"]
    if rest and rest[0].count:
        said.append(f"其次是“{rest[0].label}”，{figures_of(rest[0])}{_order(first, rest[0])}。")
    return tuple(said)


def _tie(table: Table, shown: Sequence[Cell], most: str, verb: str) -> str:
    first = shown[0]
    same = "、".join(f"“{cell.label}”" for cell in shown if cell.share == first.share)
    return f"{same}并列{most}：{table.n}人中各有{figures_of(first)}{verb}。"


def _order(first: Cell, second: Cell) -> str:
    """Say when the first may not be first: limits that overlap (on the safe side)."""
    if first.method is Method.CENSUS or first.low is None or second.high is None:
        return ""
    if second.high < first.low:
        return ""
    return "；与第一位的差别在误差范围内，分不出先后"


def _hides_some(table: Table) -> bool:
    return any(cell.suppressed for cell in table.cells)


def _withheld_sentences(table: Table) -> tuple[str, ...]:
    hidden = sum(cell.suppressed for cell in table.cells)
    if not hidden:
        return ()
    if hidden == len(table.cells):
        return ("各项人数都太少或太集中，不公布。",)
    return (f"有{hidden}项人数太少，或会让人推算出很少几个人的回答，不公布。",)


def _census_sentences(table: Table) -> tuple[str, ...]:
    if any(cell.method is Method.CENSUS for cell in table.cells):
        return ("所有人都回答了，没有抽样误差。",)
    return ()
