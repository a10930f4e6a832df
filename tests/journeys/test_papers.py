"""From the ledger to the papers in hand: read, filter, download, tick, finish."""

import docx
import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook


@pytest.fixture
def page(page_at, sign_in, width):
    page = page_at(width)
    sign_in(page, "secretary")
    return page


def test_the_ledger_is_read_filtered_and_taken_along(page, width, judge):
    page.goto("/branches/1/ledger/")
    expect(page.get_by_role("heading", name="三会一课台账")).to_be_visible()
    judge(page, f"ledger-{width}")
    page.get_by_label("类型").select_option(label="支部党员大会")
    page.get_by_role("button", name="查找").last.click()
    expect(page.get_by_label("类型")).to_have_value("members")
    with page.expect_download() as minutes:
        page.get_by_role("link", name="Word").first.click()
    assert minutes.value.suggested_filename.endswith("党员大会会议记录.docx")
    text = "\n".join(p.text for p in docx.Document(minutes.value.path()).paragraphs)
    assert "（依据：《中国共产党支部工作条例（试行）》第十一条）" in text
    with page.expect_download() as ledger:
        page.get_by_role("link", name="导出 Excel").click()
    assert ledger.value.suggested_filename.endswith("三会一课台账.xlsx")
    book = CalamineWorkbook.from_path(ledger.value.path())
    assert book.sheet_names == ["三会一课台账", "到会情况", "表决", "待办", "补学"]
    kinds = {row[3] for row in book.get_sheet_by_index(0).to_python()[1:]}
    assert kinds == {"支部党员大会"}


def test_who_has_caught_up_is_ticked(page, width, judge):
    page.goto("/branches/1/make-ups/")
    judge(page, f"make-ups-{width}")
    before = page.locator(".catching input[type=checkbox]").count()
    page.locator(".catching input[type=checkbox]").first.check()
    page.get_by_role("button", name="记录补学").click()
    expect(page.get_by_text("已记录补学 1 项")).to_be_visible()
    expect(page.locator(".catching input[type=checkbox]")).to_have_count(before - 1)
    page.get_by_text("已经补学的").click()
    judge(page, f"make-ups-done-{width}")


def test_a_decision_is_finished_with_one_line(page, width, judge):
    page.goto("/meetings/follow-ups/")
    judge(page, f"follow-ups-{width}")
    page.get_by_role("link", name="填写完成情况").first.click()
    judge(page, f"follow-up-finish-{width}")
    page.get_by_label("完成情况").fill(f"已办好，{width} 份材料送到")
    page.get_by_role("button", name="办结这一项").click()
    page.get_by_role("link", name="已办结").click()
    expect(page.get_by_text(f"已办好，{width} 份材料送到")).to_be_visible()
    judge(page, f"follow-ups-done-{width}")
