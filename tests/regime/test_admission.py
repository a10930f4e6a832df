"""`zhibu regime admission`, through the entrance of the command."""

import json

import pytest

from zhibu.cli import main

ON = ("--on", "2026-11-24")


def admission(*events, capsys, more=ON):
    words = [word for event in events for word in ("--event", event)]
    code = main(["regime", "admission", *words, *more])
    return code, capsys.readouterr()


def rows(*events, capsys):
    code, printed = admission(*events, capsys=capsys, more=(*ON, "--format", "json"))
    assert code == 0
    return {row["step"]: row for row in json.loads(printed.out)}


def test_an_activist_may_be_a_candidate_after_twelve_months(capsys):
    candidate = rows("activist=2025-03-31", capsys=capsys)["candidate"]
    assert candidate == {
        "step": "candidate",
        "title": "确定发展对象",
        "rule": "FZ-04",
        "happened": None,
        "earliest": "2026-03-31",
        "latest": None,
        "at_most": None,
        "state": "due",
        "reason": "due",
        "said": "可以办了（2026年3月31日起）。",
        "provisional": False,
        "source": {
            "instrument": "中国共产党发展党员工作细则",
            "article": "第十三条",
            "edition": "2026年修订",
            "certainty": "second_hand",
        },
    }


def test_a_step_of_march_2025_is_judged_by_the_text_then_in_force(capsys):
    activist = rows("activist=2025-03-31", capsys=capsys)["activist"]
    assert activist["source"]["edition"] == "2014年"
    assert activist["source"]["article"] == ""


def test_chinese_names_and_several_inspections_are_taken(capsys):
    events = ("积极分子=2025-08-31", "考察=2026-02-20", "inspection=2026-08-20")
    code, printed = admission(*events, capsys=capsys, more=(*ON, "--format", "json"))
    states = [row["state"] for row in json.loads(printed.out) if row["step"] == "inspection"]
    assert (code, states) == (0, ["met", "met", "due"])


def test_a_day_too_early_is_said_with_both_dates_and_breaks_nothing(capsys):
    code, printed = admission("activist=2025-03-31", "candidate=2025-12-31", capsys=capsys)
    assert code == 0
    assert "记录为2025年12月31日，早于可办的最早日期2026年3月31日。" in printed.out
    assert "有日期不合条文" in printed.out


def test_the_table_says_between_which_days_and_by_which_text(capsys):
    _code, printed = admission("meeting=2026-08-31", capsys=capsys)
    (approval,) = (
        line for line in printed.out.splitlines() if "上级审批" in line and "FZ-11" in line
    )
    assert "最早 2026-08-31" in approval
    assert "最迟 2026-11-30" in approval
    assert "《中国共产党发展党员工作细则》第二十五条（据转述）" in approval


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (("入团=2025-03-31",), "没有“入团”这个步骤"),
        (("activist=2025-03-31", "积极分子=2025-04-01"), "给了两次：2025-03-31 和 2025-04-01"),
        (("activist=0025-03-31",), "年份有误"),
    ],
)
def test_what_cannot_be_is_refused_in_words(events, said, capsys):
    code, printed = admission(*events, capsys=capsys)
    assert (code, printed.out) == (1, "")
    assert said in printed.err


@pytest.mark.parametrize(
    ("event", "said"),
    [("activist=昨天", "不是日期"), ("activist", "看不懂"), ("=2025-03-31", "看不懂")],
)
def test_what_cannot_be_read_is_refused_in_words(event, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        admission(event, capsys=capsys)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
