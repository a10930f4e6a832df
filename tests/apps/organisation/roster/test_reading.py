"""Files people really send: protected, oversized, damaged, merged, in old encodings."""

import io
import subprocess
import zipfile

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from zhibu.apps.organisation.roster import reading
from zhibu.apps.organisation.roster.reading import read_sheet
from zhibu.apps.organisation.roster.sheet import BrokenCell

HEADER = ("序号", "姓名", "出生年月", "所在支部", "身份证号")
ROWS = (("1", "王䶮", "1985.03", "一支部", "secret"), ("2", "李㛃", "1990-7", "一支部", "secret"))


def workbook(write=None, rows=(HEADER, *ROWS), first=0):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("花名册")
    for number, row in enumerate(rows, start=first):
        sheet.write_row(number, 0, row)
    if write:
        write(sheet)
    book.close()
    return buffer.getvalue()


def names(sheet):
    return [row.cells[0] for row in sheet.rows]


def converted(tmp_path, ending):
    (tmp_path / "a.xlsx").write_bytes(workbook())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "a.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    return (tmp_path / f"a.{ending}").read_bytes()


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_older_and_open_workbooks_written_by_libreoffice_are_read(tmp_path, ending):
    assert names(read_sheet("a", converted(tmp_path, ending))) == ["王䶮", "李㛃"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_text_tables_in_any_usual_encoding_keep_rare_characters(encoding, delimiter):
    text = "\r\n".join(delimiter.join(row) for row in (HEADER, *ROWS))
    assert names(read_sheet("a.csv", text.encode(encoding))) == ["王䶮", "李㛃"]


def test_what_is_not_taken_never_enters_the_sheet():
    sheet = read_sheet("a.xlsx", workbook())
    assert sheet.not_taken == ("身份证号",)
    assert "secret" not in repr(sheet)


def test_titles_above_the_header_and_totals_below_are_passed_over():
    rows = (("某某单位花名册",), (), HEADER, *ROWS, ("合计", "2 人"))
    sheet = read_sheet("a.xlsx", workbook(rows=rows))
    assert [row.number for row in sheet.rows] == [4, 5]
    assert sheet.skipped[0][0] == 6


def test_rows_have_the_numbers_excel_shows_even_below_empty_ones():
    sheet = read_sheet("a.xlsx", workbook(first=3))
    assert [row.number for row in sheet.rows] == [5, 6]


def test_a_merged_branch_holds_for_all_its_rows_and_only_for_them():
    def merge(sheet):
        sheet.merge_range(1, 3, 2, 3, "二支部")
        sheet.write_row(3, 0, ("3", "周明", "1970.1", ""))

    sheet = read_sheet("a.xlsx", workbook(merge))
    assert [row.cells[2] for row in sheet.rows] == ["二支部", "二支部", None]


def test_a_header_of_two_merged_rows_is_joined():
    def merge(sheet):
        sheet.merge_range(0, 0, 1, 0, "姓名")
        sheet.merge_range(0, 1, 1, 1, "所在支部")
        sheet.merge_range(0, 2, 0, 3, "时间")
        sheet.write_row(1, 2, ("入党", "转正"))
        sheet.write_row(2, 0, ("周明", "一支部", "2001.7", "2002.7"))

    sheet = read_sheet("a.xlsx", workbook(merge, rows=()))
    assert [column.field for column in sheet.columns] == ["name", "branch", "joined", "converted"]
    assert names(sheet) == ["周明"]


def test_a_formula_gives_its_stored_value_and_a_broken_one_is_marked():
    def formulas(sheet):
        sheet.write_formula("C2", '="1985."&"03"', value="1985.03")
        sheet.write_formula("C3", "=A1/0", value="#DIV/0!")

    sheet = read_sheet("a.xlsx", workbook(formulas))
    assert sheet.rows[0].cells[1] == "1985.03"
    assert isinstance(sheet.rows[1].cells[1], BrokenCell)


def locked():
    sealed = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook())).encrypt("secret", sealed)
    return sealed.getvalue()


def bomb():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * (reading.MOST_UNPACKED + 1))
    return buffer.getvalue()


def archive_of_something_else():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (locked, reading.Locked),
        (bomb, reading.TooLarge),
        (lambda: b"x" * (reading.MOST_BYTES + 1), reading.TooLarge),
        (archive_of_something_else, reading.WrongType),
        (lambda: b"%PDF-1.7\nstream", reading.WrongType),
        (lambda: b"\x89PNG\r\n\x1a\n\x00\x00", reading.WrongType),
        (lambda: workbook()[:900], reading.Damaged),
        (lambda: b"  \n", reading.Empty),
        (lambda: workbook(rows=(HEADER,)), reading.Empty),
        (lambda: workbook(rows=(("甲", "乙"), ("1", "2"))), reading.NoHeader),
        (lambda: workbook(rows=(("姓名", "性别"), ("周明", "男"))), reading.NoHeader),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name_with_a_way_on(content, refusal):
    with pytest.raises(refusal) as refused:
        read_sheet("名册.xlsx", content())
    assert refused.value.message.endswith("。")
    assert refused.value.hint


def test_why_a_row_is_skipped_never_repeats_what_stands_in_it():
    rows = (HEADER, *ROWS, ("说明", "", "", "", "11010119800101123X 说明"))
    sheet = read_sheet("a.xlsx", workbook(rows=rows))
    assert sheet.skipped == ((4, "不是人员（说明）"),)
    assert "1101" not in repr(sheet)


def test_a_person_with_a_remark_in_the_first_column_is_a_person():
    header = ("备注", "姓名", "单位")
    sheet = read_sheet("a.xlsx", workbook(rows=(header, ("备注：已调走", "王明", "局"))))
    assert names(sheet) == ["王明"]


def test_a_header_repeated_on_each_printed_page_is_no_person():
    sheet = read_sheet("a.xlsx", workbook(rows=(HEADER, ROWS[0], HEADER, ROWS[1])))
    assert names(sheet) == ["王䶮", "李㛃"]


def test_a_count_of_people_outside_the_first_column_is_no_person():
    rows = (HEADER, *ROWS, ("", "", "某年某月", "共 2 人", ""))
    assert names(read_sheet("a.xlsx", workbook(rows=rows))) == ["王䶮", "李㛃"]


@pytest.mark.parametrize("far", ["AY1048576", "XFD1048576"])
def test_a_small_file_that_would_fill_the_memory_is_refused(far):
    content = workbook(lambda sheet: sheet.write(far, "x"))
    with pytest.raises((reading.Sprawling, reading.Damaged)):
        read_sheet("a.xlsx", content)


def test_a_truncated_old_workbook_is_damaged(tmp_path):
    with pytest.raises(reading.RosterFileRefused):
        read_sheet("a.xls", converted(tmp_path, "xls")[:-600])


def two_sheets(*, hidden):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    old, new = book.add_worksheet("去年"), book.add_worksheet("今年")
    for number, row in enumerate((HEADER, ROWS[0]) if hidden else (("姓名",), ("甲",))):
        old.write_row(number, 0, row)
    for number, row in enumerate((HEADER, ROWS[1])):
        new.write_row(number, 0, row)
    new.activate()
    if hidden:
        old.hide()
        new.set_first_sheet()
    book.close()
    return buffer.getvalue()


@pytest.mark.parametrize("hidden", [True, False])
def test_the_visible_sheet_that_is_a_roster_is_read(hidden):
    assert names(read_sheet("a.xlsx", two_sheets(hidden=hidden))) == ["李㛃"]
