"""An export looked over before anything is taken: what each column is, what cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing

from zhibu.apps.answering.canonical import in_order, plain_response
from zhibu.apps.answering.export_file import rows_of
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.refusals import Refusal
from zhibu.core.surveys.answers import Response
from zhibu.core.surveys.site_columns import Recognised, letter_of, recognise
from zhibu.core.surveys.site_rows import Problem, read_rows

HEADERS_WITHIN = 5
SHOWN = 20
GOOD_FOR = 3600
"""Seconds between looking it over and taking it."""


class NoQuestions(Refusal):
    """No row names questions of this questionnaire."""

    code = "answering.no-questions"

    def __init__(self) -> None:
        """Say what the first row should hold."""
        super().__init__(
            "没有找到题目这一行。",
            hint="前几行里要有一行写着题目，文字和这份问卷的题目一致，例如“1、您所在的单位”。",
        )


class LookedOverLongAgo(Refusal):
    """The page that was sent back is too old, or not ours."""

    code = "answering.looked-over-long-ago"

    def __init__(self) -> None:
        """Ask for the file again."""
        super().__init__("核对页已过期，什么也没有导入。", hint="请重新选择文件，再核对一次。")


@dataclass(frozen=True, kw_only=True)
class LookedOver:
    """What an export holds."""

    recognised: Recognised
    responses: tuple[Response, ...]
    faults: tuple[str, ...]
    """Columns that stand against taking it, in words."""
    problems: tuple[Problem, ...]
    """Cells that do."""

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The first problems; more would not be read."""
        return self.problems[:SHOWN]

    @property
    def may_be_taken(self) -> bool:
        """Whether everything can be read."""
        return bool(self.responses) and not self.faults and not self.problems


def look_over(questionnaire: Questionnaire, content: bytes) -> LookedOver:
    """Read an export in memory; times, addresses and names in it go no further than here.

    Raises:
        Refusal: the file cannot be read, or names none of the questions.
    """
    rows = rows_of(content)
    codebook = codebook_of(questionnaire)
    tried = [recognise(codebook, headers) for headers in rows[:HEADERS_WITHIN]]
    at = max(range(len(tried)), key=lambda place: len(tried[place].columns))
    if not tried[at].columns:
        raise NoQuestions
    read = read_rows(tried[at], rows[at + 1 :], first_row=at + 2)
    return LookedOver(
        recognised=tried[at],
        responses=read.responses,
        faults=tuple(_faults(tried[at], count=len(read.responses))),
        problems=read.problems,
    )


def sealed(questionnaire: Questionnaire, responses: Sequence[Response]) -> str:
    """Return the responses for the page to bring back, so that nothing is stored meanwhile."""
    plain = in_order([plain_response(response) for response in responses])
    return signing.dumps(plain, salt=_salt(questionnaire), compress=True)


def unsealed(questionnaire: Questionnaire, text: str) -> list[Response]:
    """Return the responses that were looked over.

    Raises:
        LookedOverLongAgo: they were not, or not within the hour.
    """
    try:
        plain: list[Mapping[str, Any]] = signing.loads(
            text, salt=_salt(questionnaire), max_age=GOOD_FOR
        )
    except signing.BadSignature:
        raise LookedOverLongAgo from None
    return [{name: tuple(answer) for name, answer in one.items()} for one in plain]


def _salt(questionnaire: Questionnaire) -> str:
    return f"zhibu.answering.import.{questionnaire.pk}.{questionnaire.version}"


def _faults(recognised: Recognised, *, count: int) -> list[str]:
    faults = [
        f"{letter_of(index)} 列“{header}”对不上这份问卷的任何一题：请改成题目原文，或删去这一列。"
        for index, header in recognised.unknown
    ]
    faults += [
        f"{column.letter} 列“{column.header}”和前面一列是同一题：请删去一列。"
        for column in recognised.repeated
    ]
    if not count:
        faults.append("题目下面没有答卷。")
    return faults
