"""Workbooks read back by another library."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from tests.core.documents.papers import papers_of
from tests.office import to_pdf

from zhibu.core.documents.workbook import Sheet, sheet_name, workbook


def read(content: bytes, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python()


def test_each_kind_of_cell_is_kept_as_what_it_is():
    row = (
        "=1+1",
        7,
        Decimal("3000.01"),
        True,
        date(2026, 11, 24),
        datetime(2026, 11, 24, 15, 30, tzinfo=UTC),
        time(9, 5),
        None,
        123456789012345678,
        date(1899, 1, 1),
        "好\x00",
    )
    sheet = Sheet("台账", tuple(f"列{number}" for number in range(len(row))), (row,))
    assert read(workbook([sheet]), "台账")[1] == [
        "=1+1",
        7.0,
        3000.01,
        "是",
        date(2026, 11, 24),
        datetime(2026, 11, 24, 15, 30),  # noqa: DTZ001 -- Excel knows no zones
        time(9, 5),
        "",
        "123456789012345678",
        "1899-01-01",
        "好",
    ]


def test_sheet_names_are_allowed_and_differ():
    taken = set()
    assert [sheet_name(title, taken) for title in ("a/b", "A/B", "", "x" * 40, "x" * 50)] == [
        "a b",
        "A B（2）",
        "表",
        "x" * 31,
        "x" * 28 + "（2）",
    ]


def test_a_note_stands_below_and_an_empty_sheet_opens():
    assert read(workbook([Sheet("空", ("甲",), (), note="说明")]), "空") == [["甲"], [""], ["说明"]]


def test_the_same_sheets_are_the_same_bytes():
    sheets = [Sheet("表", ("甲", "乙"), (("一", 2),))]
    assert workbook(sheets) == workbook(sheets)


def test_a_row_without_all_its_cells_is_refused():
    with pytest.raises(ValueError, match="cell"):
        Sheet("表", ("甲", "乙"), (("一",),))
    with pytest.raises(ValueError, match="width"):
        Sheet("表", ("甲",), (), (1, 2))


def test_a_long_sheet_prints_on_a4_across_its_head_on_each_page(tmp_path):
    rows = tuple((number, "党员大会", "学习贯彻有关会议精神" * 8) for number in range(1, 61))
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(workbook([Sheet("台账", ("序号", "会议", "内容"), rows)]))
    (printed,) = to_pdf([path], tmp_path)
    papers = papers_of(printed)
    assert len(papers) > 1
    for paper in papers:
        assert (round(paper.width), round(paper.height)) == (297, 210)
        assert paper.lines[0].text == "序号会议内容"
    text = "".join(paper.text for paper in papers)
    assert text.count("贯") == 60 * 8


def test_sheet_names_are_cut_as_excel_counts_them():
    for title in ("🙂" * 31, "𬭚" * 20 + "支部", "x" * 30 + "'" + "y"):
        assert workbook([Sheet(title, ("甲",), (("乙",),)), Sheet(title, ("甲",), ())])
    assert sheet_name("🙂" * 31, set()) == "🙂" * 15
