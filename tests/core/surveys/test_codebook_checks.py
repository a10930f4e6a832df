"""Codebooks that contradict themselves: the question, the field and the mending are named."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.core.surveys.codebooks import AGREE, EVERY_KIND, codebooks, options

from zhibu.core.surveys.codebook import Codebook, Condition, Kind, Option, Question
from zhibu.core.surveys.codebook_checks import FaultyCodebook, check_codebook, codebook_faults

FIRST = Question(id="agency", kind=Kind.SINGLE, label="单位", options=options(("a", "编办")))
MATRIX = Question(
    id="m", kind=Kind.MATRIX, label="同意吗", options=AGREE, rows=options(("r", "行"))
)


def asked_if(question, *codes):
    condition = Condition(question=question, codes=codes)
    return Question(id="x", kind=Kind.TEXT, label="建议", asked_if=condition)


def faults(*questions):
    return [str(fault) for fault in codebook_faults(Codebook(questions=questions))]


def test_a_codebook_of_every_kind_passes():
    check_codebook(EVERY_KIND)


@settings(max_examples=30)
@given(codebook=codebooks())
def test_what_may_be_written_passes(codebook):
    check_codebook(codebook)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (replace(FIRST, id=""), "题目“第1题”的 id：没有写"),
        (replace(FIRST, id="a b"), "的 id：“a b”不能用，只能用字母、数字和 _ - ."),
        (replace(FIRST, id="a|b"), "的 id：“a|b”不能用"),
        (replace(FIRST, id="a" * 65), "的 id：有65个字符，最多64个。"),
        (replace(FIRST, label=" "), "题目“agency”的 label：没有写文字，请写上。"),
        (replace(FIRST, label="长" * 501), "的 label：有501个字，最多500字。"),
        (replace(FIRST, hint="长" * 1001), "的 hint：有1001个字，最多1000字。"),
        (replace(FIRST, options=()), "题目“agency”的 options：没有选项，请至少写一个"),
        (replace(FIRST, options=AGREE * 2), "的 options：代码“1”用了2次，每项的代码要不同。"),
        (replace(FIRST, options=options(("a|b", "甲"))), "代码“a|b”里有竖线“|”"),
        (replace(FIRST, options=options(("", "甲"))), "有一项没有代码（code），请写上。"),
        (replace(FIRST, options=options((" a", "甲"))), "代码“ a”的首尾不能有空格"),
        (replace(FIRST, options=options(("a\nb", "甲"))), "中间不能换行"),
        (replace(FIRST, options=options(("a", ""))), "“a”的文字（label）没有写文字"),
        (replace(FIRST, rows=AGREE), "的 rows：只有矩阵题有行"),
        (replace(FIRST, at_most=2), "的 at_most：只有多选题和排序题限定选几项"),
        (replace(FIRST, minimum=2), "的 minimum：只有填数字的题有最小值和最大值"),
        (
            replace(FIRST, options=(Option(code="a", label="a", value=float("nan")),)),
            "选项“a”的分值不是数字",
        ),
        (replace(FIRST, kind=Kind.MULTIPLE, at_most=0), "的 at_most：最多可选0项不行"),
        (replace(FIRST, kind=Kind.TEXT), "的 options：填数字或文字的题没有选项"),
        (replace(MATRIX, rows=()), "题目“m”的 rows：没有行，请至少写一行。"),
        (replace(MATRIX, rows=options(("a b", "行"))), "的 rows：行的代码“a b”不能用"),
        (
            Question(id="n", kind=Kind.NUMBER, label="几岁", minimum=9, maximum=3),
            "题目“n”的 minimum：最小值9大于最大值3，请对调或改正。",
        ),
    ],
)
def test_a_fault_of_one_question_is_named(question, said):
    assert said in " ".join(faults(question))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (asked_if("x", "a"), "题目“x”的 asked_if：不能以这道题自己的答案为条件"),
        (asked_if("later", "a"), "前面没有题目“later”"),
        (asked_if("agency", "z"), "题目“agency”没有代码为“z”的选项"),
        (asked_if("agency"), "没有写选了哪些答案才问"),
        (asked_if("m", "1"), "“m”不是选择题"),
    ],
)
def test_a_condition_that_cannot_hold_is_named(condition, said):
    later = replace(FIRST, id="later")
    assert said in " ".join(faults(FIRST, MATRIX, condition, later))


def test_an_id_used_twice_is_named_once():
    said = "题目“agency”的 id：“agency”用了2次，每道题的 id 只能用一次。"
    assert faults(FIRST, FIRST) == [said]


def test_a_question_that_reads_like_the_row_of_a_matrix_is_named():
    said = "题目“m.r”的 id：与一道矩阵题的行同名，请换一个 id。"
    assert faults(MATRIX, replace(FIRST, id="m.r")) == [said]


def test_no_question_and_too_many_are_refused():
    assert faults() == ["没有题目：至少要有一道题。"]
    many = [replace(FIRST, id=f"q{n}") for n in range(301)]
    assert faults(*many) == ["有301道题，最多300道，请分成几份问卷。"]


def test_a_refusal_names_the_first_faults_and_counts_the_rest():
    with pytest.raises(FaultyCodebook) as refused:
        check_codebook(Codebook(questions=tuple([replace(FIRST, label="")] * 7)))
    assert refused.value.message.startswith("问卷有8处要改：\n  题目“agency”的 id：")
    assert refused.value.message.endswith("另有3处。")
    assert len(refused.value.faults) == 8
