"""Findings say what the numbers carry and no more."""

import re

from zhibu.core.surveys.codebook import Kind, Option, Question
from zhibu.core.surveys.tables import EVERYBODY, Cell, Comparison, Mean, Method, Table
from zhibu.core.surveys.wording import finding

LABELS = {"new": "创新不足", "time": "时间难协调", "skill": "能力提升难"}
QUESTION = Question(
    id="hard",
    kind=Kind.MULTIPLE,
    label="突出问题",
    options=tuple(Option(code=code, label=label) for code, label in LABELS.items()),
)
SCALE = Question(
    id="scale",
    kind=Kind.SCALE,
    label="打分",
    options=tuple(Option(code=code, label=code) for code in "12345"),
)


def cell(code, count, n=108, spread=0.04, method=Method.HYPERGEOMETRIC):
    if count is None:
        blank = dict.fromkeys(("count", "share", "low", "high", "method"))
        return Cell(code=code, label=LABELS[code], suppressed=True, **blank)
    share = count / n
    low, high = max(0, share - spread), min(1, share + spread)
    return Cell(
        code=code, label=LABELS[code], count=count, share=share, low=low, high=high, method=method
    )


def table(*cells, n=108, group=EVERYBODY, label="全部", mean=None, suppressed=False):
    return Table(
        group=group,
        group_label=label,
        n=n,
        population=144,
        cells=cells,
        mean=mean,
        suppressed=suppressed,
    )


def said(*cells, question=QUESTION, groups=(), comparison=None, **more):
    return finding(question, table(*cells, **more), groups, comparison)


def test_the_answer_given_most_stands_with_share_and_limits():
    first, second = said(cell("new", 85), cell("time", 47), cell("skill", 20))
    assert first == "108人中85人（78.7%，区间74.7%—82.7%）选择“创新不足”，最多。"
    assert second == "其次是“时间难协调”，47人（43.5%，区间39.5%—47.5%）。"


def test_the_first_two_are_not_put_in_order_when_limits_overlap():
    _, second = said(cell("new", 50), cell("time", 47))
    assert second.endswith("；与第一位的差别在误差范围内，分不出先后。")


def test_equal_shares_are_a_tie():
    (only,) = said(cell("new", 47), cell("time", 47), cell("skill", 20))
    assert only.startswith("“创新不足”、“时间难协调”并列最多：108人中各有47人")


def test_the_most_is_not_claimed_while_an_answer_is_withheld():
    first, *_, last = said(cell("new", 85), cell("time", None), cell("skill", 20))
    assert "公布的各项中最多" in first
    assert last == "有1项人数太少，或会让人推算出很少几个人的回答，不公布。"


def test_a_census_has_no_limits():
    first, _, last = said(
        cell("new", 20, 24, method=Method.CENSUS), cell("time", 4, 24, method=Method.CENSUS), n=24
    )
    assert first == "24人中20人（83.3%）选择“创新不足”，最多。"
    assert last == "所有人都回答了，没有抽样误差。"


def test_too_few_and_nobody_are_said():
    assert said(n=None, suppressed=True) == ("回答这道题的人太少，不公布结果。",)
    assert said(n=0) == ("这道题没有人回答。",)
    assert said(cell("new", None, 1), cell("time", None, 1), n=1) == (
        "各项人数都太少或太集中，不公布。",
    )


def test_a_scale_tells_its_mean():
    mean = Mean(value=3.84, low=3.6, high=4.08, median=4.0, deviation=1.0)
    (only,) = said(question=SCALE, mean=mean)
    assert only == "108人回答，平均3.84分（最低1分，最高5分，区间3.6—4.08），中位数4分。"
    number = Question(id="years", kind=Kind.NUMBER, label="工龄")
    assert said(question=number, n=1) == ("只有1人回答，不算平均数。",)


def groups():
    return (
        table(cell("new", 18, 20), n=20, group="a", label="编办"),
        table(cell("new", 9, 20), n=20, group="b", label="网信中心"),
        table(n=None, group="c", label="档案馆", suppressed=True),
    )


def test_groups_do_not_differ_unless_the_test_says_so():
    comparison = Comparison(test="费希尔精确检验", p=0.41, differs=False)
    texts = said(cell("new", 85), groups=groups(), comparison=comparison)
    assert "各组之间看不出差别（费希尔精确检验，p=0.41）。" in texts
    assert "有1组回答的人太少，不公布。" in texts
    assert not any("最高" in text for text in texts)


def test_groups_that_differ_name_both_ends_and_no_cause():
    comparison = Comparison(test="费希尔精确检验", p=0.0004, differs=True)
    texts = said(cell("new", 85), groups=groups(), comparison=comparison)
    assert any("编办最高（90.0%" in text and "网信中心最低" in text for text in texts)
    assert any("p小于0.001" in text and "这些数字没有说" in text for text in texts)
    assert not re.search("因为|由于|导致|所以|影响", "".join(texts))


def test_no_test_has_its_reason():
    comparison = Comparison(test="", p=None, differs=False, reason="公布的组不足两个。")
    texts = said(cell("new", 85), groups=groups(), comparison=comparison)
    assert "各组之间不作比较：公布的组不足两个。" in texts


def test_written_answers_are_counted_only():
    question = Question(id="say", kind=Kind.TEXT, label="建议")
    assert said(question=question, n=12) == ("有12人写了意见。",)
