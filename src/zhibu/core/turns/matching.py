"""Whether something one can speak about goes with business: by words both have.

Chinese is written without spaces, so the words are taken to be pairs of neighbouring
characters (character bigrams); of Latin letters and digits, the whole word. How alike two
texts are is Dice's coefficient of their sets of pairs: twice what both have, divided by what
each has. Words that every office's business contains (工作、开展…) say nothing: they are cut
out first, so that nothing runs across them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

IDLE = frozenset(
    {
        *("工作", "开展", "推进", "做好", "进行", "关于", "组织", "学习", "落实", "加强", "完成"),
        *("实施", "有关", "相关", "项目", "任务", "事项", "情况", "全市", "全区", "年度", "本月"),
        *("本年", "一次", "活动", "会议", "怎么", "怎样", "什么", "如何", "我们", "单位", "机关"),
        "科室",
    }
)
"""Words that say nothing about what a text is about."""
_IDLE = re.compile("|".join(sorted(IDLE)))
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_PAIR = 2


@dataclass(frozen=True, kw_only=True)
class Match:
    """A topic that goes with a piece of business; `words` are what both have."""

    topic: str
    business: str
    words: tuple[str, ...]
    likeness: float


def best_match(topics: Iterable[str], business: Iterable[str]) -> Match | None:
    """Return the topic and the business most alike; None when no two have a word in common.

    Of several equally alike the first ones given.
    """
    pieces = [(piece, _pairs(piece)) for piece in business]
    best: Match | None = None
    for topic in topics:
        mine = _pairs(topic)
        for piece, theirs in pieces:
            both = mine.keys() & theirs.keys()
            likeness = 2 * len(both) / (len(mine) + len(theirs)) if both else 0.0
            if likeness > (best.likeness if best else 0):
                words = _joined(both, topic)
                best = Match(topic=topic, business=piece, words=words, likeness=likeness)
    return best


def _pairs(text: str) -> dict[str, None]:
    """Return the words of a text, each once, in order."""
    found: dict[str, None] = {}
    for run in _runs(text):
        words = [run] if run.isascii() else [run[at : at + _PAIR] for at in range(len(run) - 1)]
        found |= dict.fromkeys(words)
    return found


def _runs(text: str) -> list[str]:
    runs: list[str] = _RUN.findall(_IDLE.sub(" ", text.lower()))
    return runs


def _joined(both: set[str], text: str) -> tuple[str, ...]:
    """Put neighbouring pairs together again: 档案 and 案数 and 数字 are 档案数字."""
    parts: list[str] = []
    for run in _runs(text):
        if run.isascii():
            parts += [run] if run in both else []
            continue
        part = ""
        for at in range(len(run) - 1):
            if run[at : at + _PAIR] in both:
                part = part + run[at + 1] if part else run[at : at + _PAIR]
            elif part:
                parts.append(part)
                part = ""
        parts += [part] if part else []
    return tuple(dict.fromkeys(parts))
