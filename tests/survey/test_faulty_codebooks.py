"""Codebooks, forms and margins that cannot be used, each with place and mending."""

import json
from copy import deepcopy

import pytest
from tests.core.surveys.xlsform.books import book
from tests.survey.files import CODEBOOK, people, refused, survey, table


def codebook(path, value):
    """The codebook with one place changed; ... takes it out."""
    document = deepcopy(CODEBOOK)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place = document
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("questions", [], "questions：有0项，至少要有1项。"),
        ("question", [], "整个文件：不认识“question”。是不是 questions？"),
        ("questions/0/id", ..., "questions 第1项：缺少 id。"),
        ("questions/0/kind", "radio", 'questions 第1项的 kind：写的是 "radio"，只能写 single、'),
        ("questions/0/labels", "x", "questions 第1项：不认识“labels”。是不是 label？"),
        ("questions/0/options", ..., "题目“agency”的 options：没有选项"),
        ("questions/0/options/1/code", "a", "题目“agency”的 options：代码“a”用了2次"),
        ("questions/0/options/1/code", "a|b", "代码“a|b”里有竖线“|”"),
        ("questions/1/id", "agency", "题目“agency”的 id：“agency”用了2次"),
        ("questions/1/at_most", 0, "questions 第2项的 at_most：写的是 0，不能小于1。"),
        ("questions/1/at_most", True, "questions 第2项的 at_most：写的是 true，应为整数。"),
        ("questions/2/rows", [], "题目“agree”的 rows：没有行"),
        ("questions/3/minimum", 120, "题目“age”的 minimum：最小值120大于最大值99"),
        (
            "questions/1/asked_if",
            {"question": "agency", "codes": ["z"]},
            "题目“hard”的 asked_if：题目“agency”没有代码为“z”的选项，请改正。",
        ),
    ],
)
def test_a_fault_of_the_codebook_is_named(tmp_path, capsys, path, value, said):
    told = refused(tmp_path, capsys, table(people()), codebook=codebook(path, value))
    assert "codebook.json 有" in told
    assert said in told
    assert "写法见 docs/survey-files.md。" in told


def with_form(folder, content):
    form, answers = folder / "form.xlsx", folder / "answers.csv"
    form.write_bytes(content)
    answers.write_text("agency\na\n", "utf-8")
    return survey("analyse", answers, "--codebook", form, "--population", 40)


def test_remarks_on_a_form_go_to_standard_error(tmp_path, capsys):
    rows = [("select_one agency", "agency", "单位", "", "", "yes")]
    assert with_form(tmp_path, book(rows, [("agency", "a", "编办")])) == 0
    done = capsys.readouterr()
    assert done.err == "form.xlsx：“agency”：没有设为必答：任何题都可以不答。\n"
    assert json.loads(done.out)["questions"][0]["id"] == "agency"


def test_a_form_that_is_none_is_refused(tmp_path, capsys):
    assert with_form(tmp_path, b"agency\n") == 1
    assert "这不是 Excel 工作簿（.xlsx）。" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("margins", "said"),
    [
        ({}, "整个文件："),
        ({"agency": {"a": 25}}, "agency：没有写b有多少人，没有人就写0。"),
        ({"agency": {"a": 25, "b": 14}}, "agency：各项合计39人，与 --population 40 不符"),
        ({"agency": {"a": 25, "c": 15}}, "agency：没有代码为c的选项，可以写：a、b。"),
        ({"hard": {"time": 40}}, "hard：不是问卷里的单选题或量表题。"),
        ({"agency": {"a": -1, "b": 41}}, "agency的 a：写的是 -1，不能小于0。"),
        ({"agency": 40}, "agency：写的是 40，应为一组 { }。"),
        ({"agency": {"a": 10, "b": 30}}, "“编办”有14人作答，但总人数只填了10人。"),
    ],
)
def test_margins_that_cannot_be_are_refused(tmp_path, capsys, margins, said):
    path = tmp_path / "margins.json"
    path.write_text(json.dumps(margins), "utf-8")
    assert said in refused(tmp_path, capsys, table(people()), "--weights", path)
