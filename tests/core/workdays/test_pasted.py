"""A pasted list is read as people write it, and a faulty line is named."""

from datetime import date

import pytest

from zhibu.core.workdays.pasted import UnreadableLine, read_days


def told(text):
    return [(entered.day, entered.is_workday, entered.note) for entered in read_days(text)]


NEW_YEAR = [(date(2027, 1, day), False, "元旦") for day in (1, 2, 3)]


@pytest.mark.parametrize(
    "line",
    [
        "2027-01-01 至 2027-01-03 放假 元旦",
        "2027年1月1日至1月3日放假，元旦",
        "2027年1月1日至3日放假 元旦",
        "2027/1/1～2027/1/3,休息,元旦",
        "\ufeff日期,安排,说明\r\n\r\n2027.1.1到2027.1.3 休 元旦\r\n",
    ],
)
def test_a_stretch_is_read_however_it_is_written(line):
    assert told(line) == NEW_YEAR


def test_lines_of_a_spreadsheet_come_out_in_order():
    text = "2027-02-14,上班,春节调休\n2027-01-04,补班\n2027-01-04,上班,再说一次"
    assert told(text) == [(date(2027, 1, 4), True, ""), (date(2027, 2, 14), True, "春节调休")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2027-01-01 放假\n2027-01-02", "第2行看不懂"),
        ("2027-02-30 放假", "第1行里没有这一天"),
        ("\n2027-01-03 至 2027-01-01 放假", "第2行结束早于开始"),
        ("2027-01-01 至 2028-01-03 放假", "第1行超过31天"),
        ("2027-01-01 放假\n2027-01-01 上班", "第2行与前面的行矛盾"),
        ("元旦放假", "第1行看不懂：“元旦放假”"),
        ("\n".join(f"{year}-01-01 至 {year}-01-31 放假" for year in range(2030, 2044)), "400天"),
    ],
)
def test_a_faulty_line_is_named(text, words):
    with pytest.raises(UnreadableLine) as refusal:
        read_days(text)
    assert words in refusal.value.message
    assert "2027-01-01 至 2027-01-03 放假" in refusal.value.hint


def test_an_empty_list_names_no_days():
    assert read_days(" \n\n") == ()
