"""`zhibu survey analyse`: the numbers in every format, and what is withheld."""

import io
import json

import pytest
from docx import Document
from python_calamine import CalamineWorkbook
from tests.survey.files import CODEBOOK, COLUMNS, analyse, analysed, people, survey, table

from zhibu.core.surveys.limits import limits
from zhibu.core.surveys.plain_codebook import codebook_from
from zhibu.core.surveys.xlsform import xlsform_from

MARGINS = {"agency": {"a": 25, "b": 15}}


def question(found, name):
    return next(each for each in found["questions"] if each["id"] == name)


def option(table_, code):
    return next(each for each in table_["options"] if each["code"] == code)


def with_margins(folder, margins=MARGINS):
    path = folder / "margins.json"
    path.write_text(json.dumps(margins), "utf-8")
    return ("--weights", path)


def test_counts_shares_and_exact_limits_are_given(tmp_path, capsys):
    found = analysed(tmp_path, capsys, table(people()))
    assert (found["title"], found["n"], found["N"]) == ("机关党建问卷", 24, 40)
    hard = question(found, "hard")
    assert (hard["n"], hard["N"]) == (24, 40)
    low, high = limits(13, 24, 40)
    assert option(hard, "time") == {
        "code": "time",
        "label": "学习时间难协调",
        "count": 13,
        "share": 13 / 24,
        "low": low,
        "high": high,
        "method": "hypergeometric",
        "suppressed": False,
    }


def test_the_rows_of_a_matrix_and_numbers_have_means(tmp_path, capsys):
    found = analysed(tmp_path, capsys, table(people()))
    assert question(found, "agree.r1")["mean"]["value"] == 1.5
    assert question(found, "age")["mean"]["median"] == 35.5
    assert question(found, "say")["options"] == []


def test_groups_are_nested_the_same_way_without_margins_by_clopper_and_pearson(tmp_path, capsys):
    hard = question(analysed(tmp_path, capsys, table(people()), "--by", "agency"), "hard")
    assert [(g["code"], g["label"], g["n"], g["N"]) for g in hard["groups"]] == [
        ("a", "编办", 14, None),
        ("b", "网信中心", 10, None),
    ]
    cell = option(hard["groups"][0], "time")
    assert (cell["count"], cell["method"]) == (9, "clopper-pearson")
    assert (cell["low"], cell["high"]) == limits(9, 14, None)
    assert hard["comparison"]["differs"] is False


def test_margins_give_groups_their_size_and_weight_the_whole(tmp_path, capsys):
    words = ("--by", "agency", *with_margins(tmp_path))
    hard = question(analysed(tmp_path, capsys, table(people()), *words), "hard")
    assert [group["N"] for group in hard["groups"]] == [25, 15]
    assert option(hard, "time")["share"] == pytest.approx((9 / 14 * 25 + 4 / 10 * 15) / 40)
    assert option(hard, "time")["method"] == "weighted-wilson-fpc"


def test_the_method_may_be_chosen(tmp_path, capsys):
    found = analysed(tmp_path, capsys, table(people()), "--method", "wilson-fpc")
    assert option(question(found, "hard"), "time")["method"] == "wilson-fpc"


def test_a_census_has_no_sampling_error(tmp_path, capsys):
    cell = option(
        question(analysed(tmp_path, capsys, table(people()), population=24), "hard"), "time"
    )
    assert (cell["method"], cell["low"], cell["high"]) == ("census", 13 / 24, 13 / 24)


def test_a_group_of_two_is_withheld(tmp_path, capsys):
    found = analysed(tmp_path, capsys, table(people(b=2)), "--by", "agency")
    group = question(found, "hard")["groups"][1]
    assert (group["n"], group["suppressed"]) == (None, True)
    assert all(cell["count"] is cell["share"] is None for cell in group["options"])
    assert found["notes"]


def test_one_answer_alone_is_withheld(tmp_path, capsys):
    rows = [("a", "time", "1", "2", "30", "多开短会"), *[("", "", "", "", "", "")] * 9]
    found = analysed(tmp_path, capsys, table(rows))
    shown = [cell for q in found["questions"] for cell in q["options"] if cell["count"]]
    assert shown == []
    assert all(q["mean"] is None for q in found["questions"])


def test_the_threshold_withholds_more(tmp_path, capsys):
    found = analysed(tmp_path, capsys, table(people()), "--threshold", "12")
    assert option(question(found, "hard"), "new")["suppressed"] is True
    assert option(question(found, "hard"), "new")["count"] is None


def test_columns_may_stand_in_any_order(tmp_path, capsys):
    expected = analysed(tmp_path, capsys, table(people()))
    turned = table([row[::-1] for row in people()], COLUMNS[::-1])
    assert analysed(tmp_path, capsys, turned) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_spreadsheets_write_many_encodings(tmp_path, capsys, encoding):
    rows = [(*row[:5], "多开短会") for row in people()]
    found = analysed(tmp_path, capsys, table(rows).encode(encoding))
    assert question(found, "say")["n"] == 24


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_recognised(tmp_path, capsys, delimiter):
    answers = table(people()).replace(",", delimiter)
    assert analysed(tmp_path, capsys, answers)["n"] == 24


def test_an_xlsform_stands_in_for_the_codebook(tmp_path, capsys):
    expected = analysed(tmp_path, capsys, table(people()))
    form = tmp_path / "form.xlsx"
    form.write_bytes(xlsform_from(codebook_from(CODEBOOK)))
    answers = tmp_path / "answers.csv"
    assert survey("analyse", answers, "--codebook", form, "--population", 40) == 0
    assert json.loads(capsys.readouterr().out) == expected


def output(folder, form):
    path = folder / f"result.{form}"
    words = ("--by", "agency", "--format", form, "--output", path)
    assert analyse(folder, table(people(b=3)), *words) == 0
    return path


def test_a_workbook_holds_the_numbers_as_numbers(tmp_path):
    book = CalamineWorkbook.from_path(output(tmp_path, "xlsx"))
    assert book.sheet_names == ["比例", "平均数", "结论与说明"]
    head, *rows = book.get_sheet_by_name("比例").to_python()
    row = dict(zip(head, next(r for r in rows if r[0] == "hard"), strict=True))
    assert row["选择人数"] == 12
    assert row["比例（%）"] == pytest.approx(70.59)
    assert row["区间算法"] == "精确（超几何）"
    withheld = [r for r in rows if r[2] == "网信中心"]
    assert {r[6] for r in withheld} == {"人数少，不公布"}


def test_a_document_holds_a_figure_and_tables_for_each_question(tmp_path):
    document = Document(io.BytesIO(output(tmp_path, "docx").read_bytes()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "机关党建问卷：统计结果" in text
    assert "共40人，收到答卷17份（42.5%）。" in text
    assert len(document.inline_shapes) == 5
    assert "图2　主要困难" in text
    cells = [[c.text for c in row.cells] for t in document.tables for row in t.rows]
    assert ["学习时间难协调", "12", "70.6%", "50.0%至85.0%"] in cells


def test_a_page_needs_nothing_but_itself(tmp_path):
    page = output(tmp_path, "html").read_text("utf-8")
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert '<th scope="row">学习时间难协调</th><td>12</td><td>70.6%</td>' in page
    assert "网信中心（人数少，不公布" in page
    assert "<svg " in page
    assert 'role="img" aria-label="主要困难（' in page
    assert "src=" not in page
    assert "<script" not in page


def test_words_of_the_questionnaire_are_no_markup(tmp_path, capsys):
    codebook = {**CODEBOOK, "title": "<script>alert(1)</script>"}
    assert analyse(tmp_path, table(people()), "--format", "html", codebook=codebook) == 0
    assert "<h1>&lt;script&gt;" in capsys.readouterr().out


def test_where_nothing_can_be_written_is_said(tmp_path, capsys):
    nowhere = tmp_path / "no" / "result.json"
    assert analyse(tmp_path, table(people()), "--output", nowhere) == 1
    assert "写不了文件" in capsys.readouterr().err
