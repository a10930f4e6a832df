"""`zhibu regime due`, as one types it, with a file in order."""

import json
import re
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from tests.regime.branches import BRANCH, changed, due, saved

from zhibu.cli import main
from zhibu.files.columns import width

KEYS = {"rule", "state", "due_from", "due_until", "source", "records"}
STATES = {"met", "due", "overdue", "at_risk", "not_applicable"}


def entries(capsys, path, *words):
    assert due(path, "--format", "json", *words) == 0
    return json.loads(capsys.readouterr().out)


def of(rule, found):
    return [entry for entry in found if entry["rule"] == rule]


def test_json_has_an_entry_for_each_obligation_and_period_with_exactly_the_keys(tmp_path, capsys):
    found = entries(capsys, saved(tmp_path, BRANCH))
    assert all(entry.keys() == KEYS for entry in found)
    assert all(entry["source"].keys() == {"instrument", "article", "edition"} for entry in found)
    assert {entry["state"] for entry in found} <= STATES
    assert of("ZB-16", found)[0] == {
        "rule": "ZB-16",
        "state": "met",
        "due_from": "2026-01-01",
        "due_until": "2026-03-31",
        "source": {
            "instrument": "中国共产党支部工作条例（试行）",
            "article": "第十一条",
            "edition": "2018年试行",
        },
        "records": ["/meetings/0"],
    }


def test_the_span_runs_from_new_year_to_the_end_of_the_next_quarter(tmp_path, capsys):
    monthly = of("ZB-25", entries(capsys, saved(tmp_path, BRANCH)))
    assert len(monthly) == 15
    assert monthly[0]["due_from"] == "2026-01-01"
    assert monthly[-1]["due_until"] == "2027-03-31"


def test_a_month_missed_is_its_own_entry(tmp_path, capsys):
    groups = of("ZB-23", entries(capsys, saved(tmp_path, BRANCH)))
    assert [entry["state"] for entry in groups] == ["overdue"] * 2 + ["met"] + ["overdue"] * 7 + [
        "due"
    ] * 5
    assert groups[2]["records"] == ["m-march"]
    assert groups[3]["due_from"] == "2026-04-01"


def test_records_without_id_are_named_by_their_place_in_the_file(tmp_path, capsys):
    talks = of("ZB-31", entries(capsys, saved(tmp_path, BRANCH)))
    assert ["/talks/0"] in [entry["records"] for entry in talks]


def test_a_span_of_ones_own(tmp_path, capsys):
    words = ("--from", "2025-12-31", "--until", "2026-01-01")
    found = of("ZB-25", entries(capsys, saved(tmp_path, BRANCH), *words))
    assert [entry["due_from"] for entry in found] == ["2025-12-01", "2026-01-01"]


def test_until_alone_may_lie_before_the_year_of_the_day(tmp_path, capsys):
    found = of("ZB-25", entries(capsys, saved(tmp_path, BRANCH), "--until", "2025-12-31"))
    assert [entry["due_from"] for entry in found] == ["2025-12-01"]


def test_explained_entries_speak(tmp_path, capsys):
    found = entries(capsys, saved(tmp_path, BRANCH), "--explain")
    assert all(
        entry.keys() == KEYS | {"title", "said", "period", "group", "kind"} for entry in found
    )
    march = of("ZB-23", found)[2]
    assert (march["group"], march["kind"], march["period"]) == ("g1", "group", "2026年3月")
    assert march["said"] == "2026年3月党小组g1已召开党小组会1次。"


def test_the_table_speaks_chinese_in_aligned_columns(tmp_path, capsys):
    assert due(saved(tmp_path, BRANCH), "--explain") == 0
    *lines, summary = capsys.readouterr().out.splitlines()
    (first,) = [line for line in lines if "2026年第一季度" in line and "ZB-16" in line]
    assert re.split(r" {2,}", first) == [
        "符合",
        "ZB-16",
        "2026年第一季度",
        "支部党员大会",
        "2026年第一季度已召开党员大会1次。（《中国共产党支部工作条例（试行）》第十一条）"
        "　记录：/meetings/0",
    ]
    places = {
        width(line[: line.index("（")]) - width(line.split("  ")[-1].split("（")[0])
        for line in lines
    }
    assert len(places) == 1
    assert summary.startswith(f"2026-11-24：共{len(lines)}条，符合")


def test_a_planned_meeting_does_not_count_and_two_on_one_day_both_do(tmp_path, capsys):
    document = changed("meetings/2", {"kind": "members", "date": "2026-11-25"})
    document["meetings"].append({"kind": "members", "date": "2026-02-03"})
    path = saved(tmp_path, document)
    assert due(path, "--format", "json") == 0
    done = capsys.readouterr()
    quarters = of("ZB-16", json.loads(done.out))
    assert [entry["state"] for entry in quarters] == ["met", "overdue", "overdue", "due", "due"]
    assert quarters[0]["records"] == ["/meetings/0", "/meetings/3"]
    assert "2026-02-03 有2次党员大会" in done.err
    assert "2026-11-25 的党员大会（/meetings/2）在 2026-11-24 之后，还不计入" in done.err


def test_many_remarks_are_counted(tmp_path, capsys):
    planned = [{"kind": "lecture", "date": f"2026-12-{day:02d}"} for day in range(1, 10)]
    assert due(saved(tmp_path, {"meetings": planned})) == 0
    (told,) = capsys.readouterr().err.splitlines()
    assert told.endswith("2026-12-05 的党课（/meetings/4）等9处在 2026-11-24 之后，还不计入。")


def test_a_file_may_leave_out_nearly_everything(tmp_path, capsys):
    found = entries(capsys, saved(tmp_path, {}))
    assert of("ZB-01", found)[0]["state"] == "due"
    assert {entry["state"] for entry in of("ZB-21", found)} == {"not_applicable"}


def test_a_byte_order_mark_is_no_fault(tmp_path):
    path = tmp_path / "branch.json"
    path.write_text(json.dumps(BRANCH), encoding="utf-8-sig")
    assert due(path) == 0


def test_the_only_party_group_need_not_be_named(tmp_path, capsys):
    found = entries(capsys, saved(tmp_path, changed("meetings/1/group", None)))
    assert of("ZB-23", found)[2]["state"] == "met"


def test_the_schema_is_printed_and_accepts_the_branch_of_the_documents(capsys):
    assert main(["regime", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(BRANCH)


@pytest.mark.parametrize("words", [("schema",), ("due", "BRANCH")])
def test_the_rules_on_files_need_no_settings_and_no_database(tmp_path, words):
    path = saved(tmp_path, BRANCH)
    words = [str(path) if word == "BRANCH" else word for word in words]
    code = (
        "import sys; from zhibu.cli import main; "
        f"code = main(['regime', *{words!r}]); "
        "sys.exit(code or any(name.startswith('django.db') for name in sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr


LOCAL = """
[[tighten]]
rule = "ZB-24"
parameter = "times"
value = 4
document = "荆直工〔2026〕3号"
article = "第二条"
from = 2026-01-01

[[add]]
code = "地方-1"
title = "季度党课"
kind = "lecture"
every = "quarter"
times = 1
document = "荆直工〔2026〕3号"
from = 2026-01-01
"""


def test_local_rules_come_from_their_own_file(tmp_path, capsys):
    path = saved(tmp_path, BRANCH)
    local = saved(tmp_path, LOCAL, "local.toml")
    found = entries(capsys, path, "--local", str(local), "--explain")
    (lecture,) = [e for e in of("ZB-24", found) if e["period"] == "2026年"]
    assert lecture["said"] == "2026年应上党课4次，已有0次，最迟2026年12月31日。"
    assert lecture["source"] == {
        "instrument": "荆直工〔2026〕3号",
        "article": "第二条",
        "edition": "地方规定",
    }
    assert [entry["rule"] for entry in found][-5:] == ["地方-1"] * 5
    assert found[-5]["said"] == "2026年第一季度没有上党课。"


def test_local_rules_that_loosen_are_refused_in_words(tmp_path, capsys):
    local = saved(tmp_path, LOCAL.replace("value = 4", "value = 0"), "local.toml")
    assert due(saved(tmp_path, BRANCH), "--local", str(local)) == 1
    told = capsys.readouterr().err
    assert "ZB-24 的 times（每年党课次数）写的是0次，比条文宽" in told
    assert "条文是1次，地方不得低于这个数" in told
