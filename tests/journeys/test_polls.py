"""A time is agreed on: the officer asks, a member answers on the phone, the officer decides."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

MOST_TAPS = 5


def test_a_time_is_agreed_on_by_phone(page_at, sign_in, judge):
    officer = page_at(360)
    sign_in(officer, "secretary")
    _plan_a_lecture(officer)

    officer.get_by_role("link", name="约时间").click()
    judge(officer, "poll-make")
    officer.get_by_role("button", name="发出约时间").click()
    expect(officer.get_by_text("每人一条通知，不再催")).to_be_visible()
    judge(officer, "poll-sent")
    poll = officer.url

    member = page_at(360)
    sign_in(member, "member")
    taps = [member.locator(f"a[href='{poll.removeprefix(_origin(poll))}']").first]
    taps[0].click()
    judge(member, "poll-answer")
    taps += [
        member.get_by_label("不行").nth(1),
        member.get_by_label("勉强可以").nth(2),
        member.get_by_role("button", name="提交我的回答"),
    ]
    for tap in taps[1:]:
        tap.click()
    expect(member.get_by_text("已记下，截止前随时可以改")).to_be_visible()
    assert len(taps) <= MOST_TAPS
    judge(member, "poll-answered")

    officer.goto(poll)
    expect(officer.get_by_text("人中 1 人已回答")).to_be_visible()
    officer.get_by_text("谁怎么回答的").click()
    judge(officer, "poll-results")
    officer.get_by_role("link", name="定下时间").click()
    officer.get_by_role("radio").first.check()
    judge(officer, "poll-choose")
    officer.get_by_role("button", name="定下时间").click()
    expect(officer.get_by_text("会议已改到这个时间")).to_be_visible()
    judge(officer, "poll-decided")

    member.goto(poll)
    expect(member.get_by_text(re.compile("^定在"))).to_be_visible()


def test_the_pages_of_a_poll_at_the_desk(page_at, sign_in, judge):
    officer = page_at(1280)
    sign_in(officer, "officer")
    _plan_a_lecture(officer, days=26)
    officer.get_by_role("link", name="约时间").click()
    judge(officer, "poll-make")
    officer.get_by_label("第 1 个日期").fill("2020-01-02")
    officer.get_by_role("button", name="发出约时间").click()
    expect(officer.get_by_role("alert")).to_contain_text("已经过去了")
    judge(officer, "poll-make-refused")
    officer.get_by_label("第 1 个日期").fill("")
    officer.get_by_label("第 1 个开始时间").fill("")
    officer.get_by_role("button", name="发出约时间").click()
    judge(officer, "poll-sent")
    officer.get_by_role("link", name="替没有账号的同志填").click()
    judge(officer, "poll-enter")


def _plan_a_lecture(page, *, days: int = 19) -> None:
    page.goto("/meetings/")
    page.get_by_role("link", name="新增会议").click()
    page.get_by_label("类型").select_option(label="党课")
    page.get_by_label("日期").fill(f"{timezone.localdate() + timedelta(days=days)}")
    page.get_by_role("button", name="新增会议").click()
    expect(page.get_by_role("link", name="约时间")).to_be_visible()


def _origin(address: str) -> str:
    return "/".join(address.split("/")[:3])
