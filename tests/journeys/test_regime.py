"""From an empty branch to a year plan, two meetings, their papers and a corrected mistake."""

import re
from datetime import timedelta

import docx
import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook
from tests.journeys.conftest import DESK
from tests.journeys.founding import BRANCH, NAMES, TODAY, found_branch

LAST_MONTH = 12
YEAR = TODAY.year + (TODAY.month == LAST_MONTH)
"""In December little of the year is left to plan; the next one can be."""
MINUTES = "一、报告到会人数\n十三人应到。\n二、讨论并决定事项\n通过学习计划。"


@pytest.fixture
def page(page_at, empty_server, width):
    page = page_at(width, on=empty_server)
    found_branch(page, empty_server)
    return page


class Hand:
    """Counts what a person does on a page besides typing the minutes."""

    def __init__(self, page):
        self.page, self.interactions = page, 0

    def click(self, locator):
        locator.click()
        self.interactions += 1

    def choose(self, locator, label):
        locator.select_option(label=label)
        self.interactions += 1

    def type(self, locator, text):
        locator.fill(text)
        self.interactions += 1


def add_meeting(page, kind, on, title):
    page.get_by_role("link", name="新增会议").click()
    page.get_by_label("类型").select_option(label=kind)
    page.get_by_label("日期").fill(f"{on:%Y-%m-%d}")
    page.get_by_role("textbox", name="主题").fill(title)
    page.get_by_role("button", name="新增会议").click()


def see_what_is_owed_and_plan_the_year(page, width, judge):
    """What an empty branch owes is said at once, and so is the way out."""
    page.get_by_role("link", name="事务").click()
    page.get_by_role("link", name="全年情况").click()
    judge(page, f"empty-year-{width}")
    page.goto(page.url.split("/year/")[0] + f"/plan/?year={YEAR}")
    judge(page, f"empty-plan-{width}")
    page.get_by_role("button", name="拟一份全年计划").click()
    expect(page.get_by_text("只有支部委员看得到").first).to_be_visible()
    judge(page, f"proposed-plan-{width}")
    field, day = drag_the_last_gathering(page) if width == DESK else ("", "")
    page.get_by_role("button", name="采用计划").first.click()
    expect(page.get_by_text("年计划已采用")).to_be_visible()
    if field:
        expect(page.locator(f'td[data-day="{day}"] .chip[data-field="{field}"]')).to_be_visible()
    judge(page, f"accepted-plan-{width}")


def drag_the_last_gathering(page):
    """Drag it to a free working day of its month; return its field and the day."""
    chip = page.locator('.chip[draggable="true"]').last
    field = chip.get_attribute("data-field")
    month = page.locator(f"#{field}").input_value()[:7]
    free = f'td[data-day^="{month}"]:not(.off):not(:has(.chip))'
    day = page.locator(free).last.get_attribute("data-day")
    chip.drag_to(page.locator(f'td[data-day="{day}"]'))
    expect(page.get_by_text("有改动还没有保存")).to_be_visible()
    expect(page.locator(f"#{field}")).to_have_value(day)
    return field, day


def record_a_meeting_to_which_too_few_came(page, width, judge, meetings):
    """A meeting to which too few came: the vote is recorded, and said to be void."""
    page.goto(meetings)
    add_meeting(page, "支部党员大会", TODAY - timedelta(days=2), "讨论学习计划")
    page.get_by_role("link", name="记录会议").first.click()
    for name in NAMES[6:]:
        page.get_by_label(name, exact=True).uncheck()
    page.get_by_label("表决事项").first.fill("学习计划")
    page.get_by_label("赞成").first.fill("6")
    expect(page.get_by_text("至少要7人到会才能表决")).to_be_visible()
    page.get_by_role("button", name="完成记录").click()
    expect(page.get_by_text("有 8 处要改，还没有保存；其余内容都还在。")).to_be_visible()
    expect(page.get_by_label("表决事项").first).to_have_value("学习计划")
    judge(page, f"record-refused-{width}")
    for name in NAMES[6:]:
        page.get_by_label(f"{name}没有到会的原因").select_option(value="excused:出差")
    page.get_by_label("会议记录").fill(MINUTES)
    page.get_by_role("button", name="完成记录").click()
    expect(page.get_by_text("记录已完成")).to_be_visible()
    judge(page, f"recorded-too-few-{width}")


def record_a_routine_meeting(page, width, judge, meetings):
    """A routine meeting with twelve of thirteen present: at most twelve interactions."""
    page.goto(meetings)
    add_meeting(page, "支部党员大会", TODAY - timedelta(days=1), "讨论学习计划")
    hand = Hand(page)
    hand.click(page.get_by_role("link", name="记录会议").first)
    hand.click(page.get_by_label("许文博", exact=True))
    hand.choose(page.get_by_label("许文博没有到会的原因"), "请假：出差")
    hand.type(page.get_by_label("表决事项").first, "学习计划")
    hand.type(page.get_by_label("赞成").first, "11")
    hand.type(page.get_by_label("弃权").first, "1")
    hand.type(page.get_by_label("事项", exact=True).first, "印发学习计划")
    hand.choose(page.get_by_label("负责人").first, "王明远")
    hand.type(page.get_by_label("完成期限").first, f"{TODAY + timedelta(days=7):%Y-%m-%d}")
    page.get_by_label("会议记录").fill(MINUTES)
    expect(page.get_by_text("赞成11票，够7票，通过")).to_be_visible()
    judge(page, f"record-{width}")
    hand.click(page.get_by_role("button", name="完成记录"))
    expect(page.get_by_text("记录已完成")).to_be_visible()
    assert hand.interactions <= 12
    judge(page, f"recorded-{width}")


def correct_a_mistake(page, width, judge):
    """A mistake is corrected; the version before stays."""
    page.get_by_role("link", name="更正记录").click()
    page.get_by_label("更正原因").fill("赞成票数写错")
    page.get_by_label("赞成").first.fill("12")
    page.get_by_label("弃权").first.fill("0")
    page.get_by_role("button", name="更正记录").click()
    expect(page.get_by_text("已更正")).to_be_visible()
    judge(page, f"corrected-{width}")
    page.get_by_role("link", name=re.compile("第1版")).click()
    expect(page.get_by_text("赞成 11")).to_be_visible()
    judge(page, f"version-{width}")


def take_the_papers(page, meetings, record):
    """The papers are made from the record."""
    page.goto(record)
    with page.expect_download() as minutes:
        page.get_by_role("link", name=re.compile("会议记录")).first.click()
    text = "\n".join(p.text for p in docx.Document(minutes.value.path()).paragraphs)
    assert "赞成12票" in text
    assert re.search("许文博.{0,6}出差", text)
    page.goto(meetings.replace("/meetings/", "/ledger/"))
    with page.expect_download() as ledger:
        page.get_by_role("link", name="导出 Excel").click()
    rows = CalamineWorkbook.from_path(ledger.value.path()).get_sheet_by_index(0).to_python()
    assert len([row for row in rows if "支部党员大会" in row]) == 2


def see_it_met(page, width, judge, meetings):
    """The secretary sees it met, and the promise with its owner."""
    page.goto(meetings.replace("/meetings/", "/year/"))
    expect(page.get_by_text("印发学习计划")).to_be_visible()
    expect(page.get_by_text(BRANCH).first).to_be_visible()
    judge(page, f"year-{width}")


def test_from_an_empty_branch_to_plan_record_and_ledger(page, width, judge):
    see_what_is_owed_and_plan_the_year(page, width, judge)
    meetings = page.url.split("/plan/")[0] + "/meetings/"
    record_a_meeting_to_which_too_few_came(page, width, judge, meetings)
    record_a_routine_meeting(page, width, judge, meetings)
    record = page.url
    correct_a_mistake(page, width, judge)
    take_the_papers(page, meetings, record)
    see_it_met(page, width, judge, meetings)
