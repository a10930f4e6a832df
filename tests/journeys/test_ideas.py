"""An idea becomes a result: unsigned on a phone, adopted as a work item, done, read by code."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

TITLE = "取号机旁放一张办事指引"
RESULT = "指引已经放好，来问路的人少了"
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


def test_an_unsigned_proposal_goes_from_idea_to_result(page_at, sign_in, judge):
    phone = page_at(360)
    sign_in(phone, "member")
    code = _propose(phone, judge)
    phone.context.clear_cookies()

    desk = page_at(1280)
    sign_in(desk, "secretary")
    _adopt(desk, judge)
    _do(desk)
    _tell(desk, judge)

    _follow(phone, code, judge)
    _count(page_at(1280), sign_in, judge)


def _propose(phone: Page, judge) -> str:
    phone.goto("/affairs/")
    phone.get_by_role("link", name="建言献策").click()
    judge(phone, "ideas-home")
    phone.get_by_role("link", name="提建议").click()
    phone.get_by_label("一句话写清建议").fill(TITLE)
    phone.get_by_role("button", name="提交建议").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    expect(phone.get_by_label("一句话写清建议")).to_have_value(TITLE)
    judge(phone, "ideas-propose")
    phone.get_by_label("怎么做").fill("用大字写清先取号、再到几号窗口")
    phone.get_by_role("radio", name="不署名").check()
    phone.get_by_role("button", name="提交建议").click()
    judge(phone, "ideas-code")
    return CODE.search(phone.locator("main").inner_text())[0]


def _adopt(desk: Page, judge) -> None:
    desk.goto("/ideas/")
    desk.locator("main .links a").first.click()
    judge(desk, "ideas-list")
    desk.get_by_role("link", name=TITLE).click()
    expect(desk.get_by_text("未署名").first).to_be_visible()
    judge(desk, "ideas-waiting")
    desk.get_by_role("link", name="答复建议").click()
    desk.get_by_role("radio", name="采纳", exact=True).check()
    desk.get_by_role("textbox", name="理由").fill("花钱不多，马上能做")
    desk.get_by_label("同时列入工作事项").check()
    desk.get_by_label("负责人").select_option(index=1)
    desk.locator("input[name=due_on]").fill(
        (datetime.now(UTC).date() + timedelta(days=20)).isoformat()
    )
    judge(desk, "ideas-answer")
    desk.get_by_role("button", name="答复建议").click()
    judge(desk, "ideas-adopted")


def _do(desk: Page) -> None:
    idea = desk.url
    desk.get_by_role("link", name=TITLE).click()
    desk.goto(f"{desk.url}finish/")
    desk.get_by_label("落实情况").fill(RESULT)
    desk.locator("main form button.btn-primary").click()
    desk.goto(idea)


def _tell(desk: Page, judge) -> None:
    desk.get_by_role("link", name="写结果").click()
    expect(desk.get_by_role("textbox", name="结果")).to_have_value(RESULT)
    judge(desk, "ideas-result")
    desk.get_by_role("button", name="写结果").click()
    expect(desk.get_by_text(RESULT)).to_be_visible()
    judge(desk, "ideas-finished")


def _follow(phone: Page, code: str, judge) -> None:
    phone.goto("/ideas/code/")
    phone.get_by_label("查询码").fill(code.lower())
    phone.get_by_role("button", name="查看答复").click()
    expect(phone.get_by_text("花钱不多，马上能做")).to_be_visible()
    expect(phone.get_by_text(RESULT)).to_be_visible()
    judge(phone, "ideas-followed")


def _count(desk: Page, sign_in, judge) -> None:
    sign_in(desk, "coordinator")
    desk.goto("/ideas/")
    desk.locator("main .links a").first.click()
    expect(desk.get_by_role("table")).to_be_visible()
    expect(desk.get_by_text(TITLE)).to_have_count(0)
    judge(desk, "ideas-numbers")
