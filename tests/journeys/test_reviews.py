"""A week in review: filled in on a phone, commented on, promised, and kept the week after."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

AT_MOST = 8
"""Interactions besides typing, from 今天 to the report saved."""
Judge = Callable[[Page, str], object]


class Taps:
    """Counts what a person does with a finger; a box typed into is tapped first."""

    def __init__(self) -> None:
        self.number = 0

    def on(self, what: Locator) -> None:
        """Tap once."""
        self.number += 1
        what.click()

    def type(self, into: Locator, text: str) -> None:
        """Tap into a box and type behind what stands there."""
        self.on(into)
        into.press("Control+End")
        into.press_sequentially(text)


def test_a_promise_goes_from_one_week_to_the_next(page_at, sign_in, judge):
    phone, desk = page_at(360), page_at(1280)
    head = sign_in(phone, "member")
    section = _fill_in(phone, judge)
    sign_in(desk, "secretary")
    _comment(desk, section, head.name, judge)
    _keep_next_week(phone, judge)
    desk.reload()
    judge(desk, "reviews-week-after")
    expect(desk.get_by_text("已对过一遍，口径一致")).to_be_visible()


def _fill_in(phone: Page, judge: Judge) -> str:
    phone.goto("/")
    judge(phone, "reviews-today")
    taps = Taps()
    taps.on(phone.get_by_role("navigation").get_by_role("link", name="事务").first)
    taps.on(phone.get_by_role("link", name="每周复盘"))
    judge(phone, "reviews-week-empty")
    taps.on(phone.get_by_role("link", name="填写小结").first)
    heading = phone.get_by_role("heading", level=1).inner_text()
    judge(phone, "reviews-report")
    taps.type(phone.get_by_label("本周完成"), "走访企业 2 家")
    taps.type(phone.get_by_label("下周打算"), "和兄弟单位对数据口径")
    taps.on(phone.get_by_role("button", name="保存小结"))
    expect(phone.get_by_text("走访企业 2 家").first).to_be_visible()
    assert taps.number <= AT_MOST
    judge(phone, "reviews-week-filled")
    return heading.removesuffix("小结")


def _comment(desk: Page, section: str, owner: str, judge: Judge) -> None:
    desk.goto("/reviews/")
    judge(desk, "reviews-week")
    desk.get_by_role("link", name=_about("写点评", section)).click()
    desk.get_by_label("业务能力").check()
    desk.get_by_label("指出不足").check()
    desk.get_by_label("点评", exact=True).fill("数据报出前没有和兄弟单位核对。")
    desk.get_by_text("由此定一条承诺").click()
    desk.get_by_label("由此承诺做什么").fill("报出前对一次数据口径")
    desk.get_by_label("承诺由谁负责").select_option(label=owner)
    desk.get_by_label("承诺的完成期限").fill(_monday(weeks=1, days=4).isoformat())
    judge(desk, "reviews-comment")
    desk.get_by_role("button", name="保存点评").click()
    expect(desk.get_by_text("数据报出前没有和兄弟单位核对。")).to_be_visible()
    expect(desk.get_by_role("link", name="报出前对一次数据口径", exact=True)).to_be_visible()


def _keep_next_week(phone: Page, judge: Judge) -> None:
    phone.goto("/reviews/")
    expect(phone.get_by_text("数据报出前没有和兄弟单位核对。")).to_be_visible()
    phone.get_by_role("link", name="下一周").click()
    assert _monday(weeks=1).isoformat() in phone.url
    opening = phone.get_by_role("region", name="先看承诺")
    expect(opening.get_by_text("报出前对一次数据口径", exact=True)).to_be_visible()
    judge(phone, "reviews-opening")
    opening.get_by_role("link", name=_about("填写完成情况", "报出前对一次数据口径")).click()
    phone.get_by_label("完成情况").fill("已对过一遍，口径一致")
    phone.get_by_role("button", name="记为完成").click()
    expect(phone.get_by_text("按期")).to_be_visible()
    judge(phone, "reviews-promise")


def _about(verb: str, what: str) -> re.Pattern[str]:
    """Return the name of a link that only a screen reader hears in full."""
    return re.compile(rf"{verb}\s*：{what}")


def _monday(*, weeks: int = 0, days: int = 0) -> date:
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    return today - timedelta(days=today.weekday() - days, weeks=-weeks)
