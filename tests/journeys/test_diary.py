"""A member with a phone: a trip noted in a few taps, a calendar file taken over."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

FEW = 5
SHANGHAI = ZoneInfo("Asia/Shanghai")


class Taps:
    """Counts what a hand does besides picking dates."""

    def __init__(self):
        self.count = 0

    def __call__(self, target):
        self.count += 1
        target.click()


@pytest.fixture
def page(page_at, sign_in):
    page = page_at(360)
    sign_in(page, "secretary")
    return page


def in_days(days):
    return (datetime.now(SHANGHAI) + timedelta(days=days)).date().isoformat()


def test_a_trip_is_noted_on_a_phone_in_few_taps_and_taken_back(page, judge):
    tap = Taps()
    tap(page.get_by_role("link", name="事务"))
    tap(page.get_by_role("link", name="我的忙闲"))
    judge(page, "diary-empty")
    page.get_by_label("从哪天").fill(in_days(9))
    page.get_by_label("到哪天").fill(in_days(11))
    tap(page.get_by_role("button", name="登记这段时间"))
    expect(page.get_by_text("已登记：出差")).to_be_visible()
    assert tap.count <= FEW
    tap(page.get_by_role("button", name="明天请假"))
    expect(page.get_by_text("已登记：明天请假")).to_be_visible()
    assert tap.count <= FEW
    judge(page, "diary-filled")
    for _each in range(2):
        page.get_by_role("button", name="删除").first.click()
    expect(page.get_by_text("还没有登记")).to_be_visible()


def test_a_wrong_range_is_told_with_everything_still_there(page, judge):
    page.goto("/diary/")
    page.get_by_label("从哪天").fill(in_days(9))
    page.get_by_label("到哪天").fill(in_days(3))
    page.get_by_role("button", name="登记这段时间").click()
    expect(page.get_by_text("结束不晚于开始")).to_be_visible()
    expect(page.get_by_label("从哪天")).to_have_value(in_days(9))
    judge(page, "diary-refused")


def test_a_calendar_file_is_taken_over_and_removed(page, judge, tmp_path):
    day = in_days(8).replace("-", "")
    file = tmp_path / "outlook.ics"
    file.write_bytes(
        "\r\n".join(
            (
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "BEGIN:VEVENT",
                "UID:1@example.com",
                f"DTSTART:{day}T090000",
                "DURATION:PT3H",
                "SUMMARY:看牙",
                "END:VEVENT",
                "END:VCALENDAR",
                "",
            )
        ).encode()
    )
    page.goto("/diary/")
    page.get_by_role("link", name="上传日历文件").click()
    judge(page, "diary-upload")
    page.get_by_label("日历文件").set_input_files(file)
    page.get_by_role("button", name="上传日历文件").click()
    expect(page.get_by_text("已读入 outlook.ics 的忙闲")).to_be_visible()
    expect(page.locator(".taken").filter(has_text="上午")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("看牙")
    judge(page, "diary-calendar")
    page.get_by_role("button", name="移除").click()
    expect(page.locator("main").get_by_text("outlook.ics").last).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_branch_and_every_form_fit_and_are_accessible(page_at, sign_in, judge, width):
    page = page_at(width)
    sign_in(page, "secretary")
    page.goto("/affairs/")
    page.get_by_role("link", name="支部忙闲").click()
    judge(page, f"diary-branch-{width}")
    page.get_by_role("link", name="谢卫东").locator("visible=true").click()
    judge(page, f"diary-person-{width}")
    for name in ("登记每周固定时间", "订阅日历", "改参加方式"):
        page.get_by_role("link", name=name).click()
        judge(page, f"diary-form-{width}")
        page.get_by_role("link", name="回到忙闲").click()
