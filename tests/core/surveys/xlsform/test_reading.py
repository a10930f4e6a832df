"""Questionnaires of others as XLSForm, read: what is kept, and what is said of the rest."""

import io
import zipfile

import pytest
from tests.core.surveys.xlsform.books import book

from zhibu.core.surveys.codebook import Condition, Kind
from zhibu.core.surveys.codebook_checks import FaultyCodebook
from zhibu.core.surveys.xlsform import codebook_from_xlsform, read_xlsform
from zhibu.core.surveys.xlsform.form import NotAnXlsform

CHOICES = [
    ("agency", "a", "编办"),
    ("agency", "b", "网信中心"),
    ("hard", "time", "学习时间难协调"),
    ("hard", "new", "创新不足"),
    ("agree", "1", "不同意"),
    ("agree", "2", "同意"),
]
AGENCY = ("select_one agency", "agency", "您所在的单位")


def read(*rows):
    return read_xlsform(book(rows, CHOICES))


def test_every_kind_is_recognised():
    form = read(
        AGENCY,
        ("select_multiple hard", "hard", "主要困难", "", "count-selected(.) <= 2"),
        ("rank hard", "order", "按难易排序"),
        ("begin_group", "agree", "您是否同意", "", "", "", "table-list"),
        ("select_one agree", "r1", "学得进"),
        ("select_one agree", "r2", "用得上"),
        ("end_group",),
        ("select_one agree", "like", "总体同意", "", "", "", "likert"),
        ("integer", "age", "年龄", "", "(. >= 18 and . <= 99)"),
        ("range", "mark", "打分", "", "", "", "", "start=1 end=5 step=1"),
        ("text", "say", "您的建议"),
    )
    assert [(q.id, q.kind) for q in form.codebook] == [
        ("agency", Kind.SINGLE),
        ("hard", Kind.MULTIPLE),
        ("order", Kind.RANKING),
        ("agree", Kind.MATRIX),
        ("like", Kind.SCALE),
        ("age", Kind.NUMBER),
        ("mark", Kind.SCALE),
        ("say", Kind.TEXT),
    ]
    question = form.codebook.question
    assert question("agency").options[1].label == "网信中心"
    assert question("hard").at_most == 2
    assert [row.code for row in question("agree").rows] == ["r1", "r2"]
    assert question("agree").label == "您是否同意"
    assert [option.code for option in question("agree").options] == ["1", "2"]
    assert (question("age").minimum, question("age").maximum) == (18, 99)
    assert list(question("mark").values.values()) == [1, 2, 3, 4, 5]
    assert form.codebook.title == "问卷"
    assert form.remarks == ("“age”：“只收整数”的要求没有导入。",)


@pytest.mark.parametrize(
    ("relevant", "codes"),
    [
        ("selected(${agency}, 'a')", ("a",)),
        ("${agency} = 'a'", ("a",)),
        ('( ${agency}="a" or selected( ${agency} , "b") )', ("a", "b")),
    ],
)
def test_branching_is_read(relevant, codes):
    form = read(AGENCY, ("text", "say", "建议", relevant))
    assert form.codebook.question("say").asked_if == Condition(question="agency", codes=codes)
    assert form.remarks == ()


@pytest.mark.parametrize(
    "relevant", ["${age} > 30", "not(selected(${agency}, 'a'))", "${agency} = 'a' and ${age} > 3"]
)
def test_branching_that_cannot_be_said_is_dropped_with_a_remark(relevant):
    form = read(AGENCY, ("decimal", "age", "年龄"), ("text", "say", "建议", relevant))
    assert form.codebook.question("say").asked_if is None
    said = f"“say”：显示条件“{relevant}”没有导入，现在对所有人都问，请核对。"
    assert form.remarks == (said,)


def test_the_condition_of_a_group_holds_for_its_questions():
    form = read(
        AGENCY,
        ("begin_group", "g", "第二部分", "${agency} = 'b'"),
        ("text", "one", "一"),
        ("text", "two", "二", "${agency} = 'a'"),
        ("end_group",),
    )
    assert form.codebook.question("one").asked_if.codes == ("b",)
    assert form.codebook.question("two").asked_if.codes == ("a",)
    assert form.remarks == (
        "“g”：分组标题“第二部分”没有导入，题目都在。",
        "“two”：外层分组的显示条件没有导入，只保留了自己的条件。",
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("text", "x", "建议", "", "", "yes"), "“x”：没有设为必答：任何题都可以不答。"),
        (("text", "x", "建议", "", "regex(., 'a')"), "“x”：限制“regex(., 'a')”没有导入，请核对。"),
        (("note", "x", "请注意"), "“x”：题型“note”没有导入。"),
        (("deviceid", "x"), "“x”：不收集“deviceid”：答卷不记时间、设备、地点和人。"),
        (("geopoint", "x", "位置"), "“x”：不收集“geopoint”：答卷不记时间、设备、地点和人。"),
        (("date", "x", "日期"), "“x”：“日期格式”的要求没有导入。"),
    ],
)
def test_what_is_left_out_is_said(row, said):
    assert read(AGENCY, row).remarks == (said,)


def test_a_repeat_is_left_out_whole():
    form = read(AGENCY, ("begin_repeat", "r", "家庭"), ("text", "n", "姓名"), ("end_repeat",))
    assert [q.id for q in form.codebook] == ["agency"]
    assert form.remarks == ("“r”：循环组没有导入：一份答卷里一道题只答一次。",)


def test_chinese_is_taken_among_several_languages():
    columns = ("type", "name", "label::English (en)", "label::中文 (zh)")
    data = book([("text", "x", "Your ideas", "您的建议")], columns=columns)
    assert codebook_from_xlsform(data).question("x").label == "您的建议"


def test_another_answer_comes_with_its_text():
    form = read(("select_multiple hard or_other", "hard", "困难"))
    assert [q.id for q in form.codebook] == ["hard", "hard_other"]
    assert form.codebook.question("hard_other").asked_if.codes == ("other",)


def test_faults_of_the_form_name_the_row():
    with pytest.raises(NotAnXlsform, match="第2行：") as refused:
        read(("select_one nowhere", "x", "选"))
    assert "nowhere" in refused.value.message


def test_a_form_without_questions_is_refused():
    with pytest.raises(FaultyCodebook, match="没有题目"):
        read(("note", "x", "请注意"))


def test_what_is_no_workbook_is_refused():
    with pytest.raises(NotAnXlsform, match=r"不是 Excel 工作簿"):
        codebook_from_xlsform(b"type,name,label\n")


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", book([AGENCY], CHOICES)[:2000]])
def test_a_damaged_workbook_is_refused(data):
    with pytest.raises(NotAnXlsform, match="工作簿打不开"):
        codebook_from_xlsform(data)


def test_a_bomb_is_refused_before_it_is_unpacked():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 60 * 1024 * 1024)
    with pytest.raises(NotAnXlsform, match="工作簿太大"):
        codebook_from_xlsform(target.getvalue())


@pytest.mark.parametrize("row", [("",) * 300 + ("x",), *[("x",)]], ids=["wide", "narrow"])
def test_a_sheet_that_sprawls_is_refused(row):
    rows = [AGENCY, row] if len(row) > 1 else [AGENCY, *[("text", "x", "x")] * 6000]
    with pytest.raises(NotAnXlsform, match="工作簿太大"):
        read(*rows)
