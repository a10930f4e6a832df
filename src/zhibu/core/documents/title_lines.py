"""Where a long title breaks: by meaning, in lines of like length (7.3.1).

The standard wants whole words on each line. Without a dictionary we know the words of our
own trade, prefer the joints of a sentence, and never cut a number.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from zhibu.core.documents.markup import lines_of, width_of

MOST_LINES = 5
"""A longer title is left to the program that shows it."""
WORDS = re.compile(
    "组织生活会|民主评议|党员大会|主题党日|党支部|支委会|党小组|谈心谈话|发展党员|党费收缴"
    "|预备党员|入党积极分子|委员会|机关|党员|支部|年度|季度|通知|纪要|工作|会议|方案|报告"
    "|情况|学习|教育|召开|开展|关于|事项|台账|记录|制度|办法|计划|总结|选举|换届"
    r"|[A-Za-z]+|[\d.]+(?:年度|[年月日号次届])?|第[一二三四五六七八九十\d]+[次届季期]"
)
NEVER_FIRST = "、，。；：！？》）〕”’"
NEVER_LAST = "《（〔“‘第"
JOINT_BEFORE = re.compile("[和与及暨并]|关于|《")
JOINT_AFTER = "的、，》）"
CUT = 60.0
"""What breaking between two unknown characters costs, in squared characters off the mean."""


def title_lines(title: str, capacity: float) -> list[str]:
    """Return the lines of a title, each at most `capacity` characters wide where it can be.

    Line breaks that are typed stay.
    """
    return [part for line in lines_of(title) for part in _balanced(line, capacity)]


def _balanced(line: str, capacity: float) -> list[str]:
    width = width_of(line)
    least = int(-(-width // capacity))
    for count in range(least, MOST_LINES + 1):
        if count <= 1:
            break
        found = _best(line, count, capacity)
        if found:
            return found
    return [line]


def _best(line: str, count: int, capacity: float) -> list[str]:
    """Return `count` lines with the least cost, or none if they cannot all fit."""
    joints = dict(_joints(line))
    mean = width_of(line) / count

    @cache
    def rest(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            width = width_of(line[start:])
            return (float("inf") if width > capacity else (width - mean) ** 2, ())
        found = [
            ((width_of(line[start:end]) - mean) ** 2 + joints[end] + below, (end, *others))
            for end in joints
            if end > start and width_of(line[start:end]) <= capacity
            for below, others in [rest(end, left - 1)]
        ]
        return min(found, default=(float("inf"), ()))

    cost, ends = rest(0, count)
    if cost == float("inf"):
        return []
    return [line[start:end].strip() for start, end in pairwise((0, *ends, len(line)))]


def _joints(line: str) -> Iterator[tuple[int, float]]:
    """Yield where a line may break, and what it costs."""
    inside = {
        place for word in WORDS.finditer(line) for place in range(word.start() + 1, word.end())
    }
    for place in range(1, len(line)):
        if place in inside or line[place] in NEVER_FIRST or line[place - 1] in NEVER_LAST:
            continue
        is_joint = line[place - 1] in JOINT_AFTER or JOINT_BEFORE.match(line, place)
        yield place, 0.0 if is_joint else CUT
