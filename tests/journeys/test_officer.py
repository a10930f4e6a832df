"""What a secretary does in the demo zone: import, mend, find, end a term, ask, complain."""

import re

import pytest
from playwright.sync_api import expect
from tests.journeys.test_first_start import workbook

NEW = ("孙晓棠", "女", "1997年13月", "", "入党申请人", "", "", "")


@pytest.fixture
def page(page_at, sign_in, width):
    page = page_at(width)
    sign_in(page, "secretary")
    return page


def test_today_says_what_needs_the_secretary_and_why(page, width, judge):
    expect(page.get_by_role("heading", name="今天")).to_be_visible()
    expect(page.get_by_text("示例数据")).to_be_visible()
    expect(page.get_by_text("本届任期将届满")).to_be_visible()
    expect(page.get_by_text("支部工作条例").first).to_be_visible()
    judge(page, f"today-{width}")


def test_a_bad_cell_is_mended_in_the_preview_and_the_person_found_by_initials(page, width, judge):
    name = {1280: "孙晓棠", 360: "孙晓岚"}[width]
    page.goto("/roster/")
    judge(page, f"roster-{width}")
    branch = page.get_by_label("导入到").locator("option").first.inner_text()
    row = (name, *NEW[1:6], branch, "")
    page.get_by_label("名册文件").set_input_files(workbook(row))
    page.get_by_role("button", name="读取名册").click()
    cell = page.get_by_label("出生年月")
    expect(cell).to_be_visible(timeout=20_000)
    expect(page.get_by_text("没有“1997年13月”这一天。请核对月份和日期。")).to_be_visible()
    judge(page, f"roster-error-{width}")
    cell.fill("1997.12")
    page.get_by_role("button", name="重新核对").click()
    page.get_by_role("button", name="确认保存 1 人").click(timeout=20_000)
    expect(page.get_by_text("已保存：新增 1 人")).to_be_visible(timeout=20_000)

    page.goto("/")
    page.get_by_label("找人、找支部").fill({1280: "sxt", 360: "sunxiaolan"}[width])
    page.get_by_label("找人、找支部").press("Enter")
    judge(page, f"search-{width}")
    page.get_by_role("link", name=name).click()
    expect(page.get_by_text("1997年12月")).to_be_visible()
    judge(page, f"person-{width}")


def test_places_zone_agency_and_branch_can_be_read(page, width, judge):
    page.get_by_role("link", name="组织", exact=True).click()
    judge(page, f"places-{width}")
    page.goto("/zone/1/")
    judge(page, f"zone-{width}")
    page.goto("/agencies/1/")
    judge(page, f"agency-{width}")
    page.goto("/branches/1/")
    expect(page.get_by_text("其余").first).to_be_visible()
    judge(page, f"branch-{width}")


def test_own_data_can_be_read_and_a_correction_asked_for(page, width, judge):
    page.get_by_role("link", name="我的").click()
    page.get_by_label("哪一项").fill("入党时间")
    page.get_by_label("应为").fill("1999年7月1日")
    page.get_by_role("button", name="提交更正申请").click()
    expect(page.get_by_text("1999年7月1日").first).to_be_visible()
    judge(page, f"me-{width}")
    page.goto("/trail/")
    judge(page, f"trail-{width}")


def test_large_type_is_kept_for_the_person(page, width, judge):
    page.get_by_role("link", name="我的").click()
    page.get_by_role("button", name="换成大字版").click()
    page.goto("/")
    expect(page.locator("html")).to_have_class(re.compile("large-type"))
    judge(page, f"today-large-{width}")
    page.goto("/branches/1/")
    judge(page, f"branch-large-{width}")


def test_anyone_can_complain_unsigned_and_read_the_reply(page_at, sign_in, width, judge):
    page = page_at(width)
    page.goto("/feedback/")
    judge(page, f"feedback-{width}")
    page.get_by_label("内容").fill(f"同一张表一个月要报三次（{width}）")
    page.get_by_role("button", name="提交意见").click()
    code = page.locator("main strong").inner_text()
    judge(page, f"feedback-sent-{width}")

    officer = page_at(width)
    sign_in(officer, "coordinator")
    officer.get_by_role("link", name="答复意见").click()
    judge(officer, f"inbox-{width}")
    officer.get_by_role("link", name=f"同一张表一个月要报三次（{width}）").click()
    officer.get_by_label("答复").fill("已合并为一次。")
    officer.get_by_role("button", name="发出答复").click()

    page.goto("/feedback/answer/")
    page.get_by_label("查询码").fill(code.lower())
    page.get_by_role("button", name="查看答复").click()
    expect(page.get_by_text("已合并为一次。")).to_be_visible()
    judge(page, f"feedback-answer-{width}")


def test_the_keeper_sees_accounts_and_no_personal_content(page_at, sign_in, width, judge):
    page = page_at(width)
    sign_in(page, "keeper")
    judge(page, f"keeper-today-{width}")
    page.get_by_role("link", name="事务").click()
    judge(page, f"keeper-affairs-{width}")
    page.get_by_role("link", name="账号管理").click()
    judge(page, f"keeper-accounts-{width}")
    expect(page.locator("main")).not_to_contain_text("唐永强")


def test_signing_in_shows_a_calm_page(page_at, width, judge):
    page = page_at(width)
    page.goto("/")
    judge(page, f"sign-in-{width}")


def test_a_term_is_ended_and_the_rights_end_with_it(page_at, sign_in, width, judge):
    page = page_at(width)
    sign_in(page, "coordinator")
    page.goto({1280: "/branches/3/", 360: "/branches/4/"}[width])
    page.get_by_role("link", name="结束本届").click()
    expect(page.get_by_text("同时结束的任职")).to_be_visible()
    judge(page, f"end-term-{width}")
    page.get_by_role("button", name="结束本届").click()
    expect(page.get_by_text("本届已结束")).to_be_visible()
    judge(page, f"term-ended-{width}")
