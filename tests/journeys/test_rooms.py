"""Rooms: booked once and refused the second time; a sheet for the door whose code can be read."""

from datetime import timedelta

import pypdfium2
import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pypdfium2 import raw

from zhibu.core.documents.qr import QUIET_ZONE, qr_path

ROOM = "先锋党员活动室"
SCALE = 4
DARK = 128
"""Of 255: below it a module counts as dark."""


@pytest.fixture
def page(page_at, sign_in, width):
    page = page_at(width)
    sign_in(page, "secretary")
    page.goto("/rooms/")
    return page


def book(page, day, starts_at, ends_at):
    page.get_by_role("link", name="登记占用", exact=True).first.click()
    page.get_by_label("日期").fill(f"{day:%Y-%m-%d}")
    page.get_by_label("开始时间").fill(starts_at)
    page.get_by_label("结束时间").fill(ends_at)
    page.get_by_role("button", name="登记占用").click()


def test_a_room_booked_twice_is_refused_with_who_has_it(page, width, judge):
    day = timezone.localdate() + timedelta(days=30 + width % 7)
    judge(page, f"rooms-{width}")
    page.get_by_role("link", name=ROOM).click()
    judge(page, f"room-{width}")
    book(page, day, "19:00", "20:00")
    expect(page.get_by_text("已登记")).to_be_visible()
    book(page, day, "19:30", "21:00")
    expect(page.get_by_text("19:00至20:00已由")).to_be_visible()
    expect(page.get_by_label("开始时间")).to_have_value("19:30")
    judge(page, f"room-taken-{width}")


def test_a_corner_is_found_by_kind_and_open_to_all(page, width, judge):
    page.get_by_label("类型").select_option(label="读书角")
    page.get_by_role("button", name="查找").last.click()
    page.get_by_role("link", name="一楼读书角").click()
    expect(page.get_by_text("不能一家占用")).to_be_visible()
    expect(page.get_by_role("link", name="登记占用")).to_have_count(0)
    judge(page, f"corner-{width}")


def test_the_sheet_for_the_door_is_one_page_and_its_code_is_the_rooms_address(
    page, width, judge, tmp_path
):
    page.get_by_role("link", name=ROOM).click()
    address = page.url
    page.get_by_role("link", name="打印门牌说明").click()
    judge(page, f"door-{width}")
    printed = tmp_path / "door.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_bounded()
        assert "扫码只看安排，不是签到" in text
        side, dark = modules_of(address)
        assert printed_modules(document[0], side) == dark


def printed_modules(sheet, side):
    """Read the dark modules of the code from the printed sheet, as a camera would see them."""
    paths = sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5)
    left, _, right, top = max((path.get_bounds() for path in paths), key=area)
    picture = sheet.render(scale=SCALE).to_pil().convert("L")
    step = (right - left) / side

    def is_dark(column, row):
        x, y = left + (column + 0.5) * step, sheet.get_height() - top + (row + 0.5) * step
        return picture.getpixel((int(x * SCALE), int(y * SCALE))) < DARK

    return {(column, row) for row in range(side) for column in range(side) if is_dark(column, row)}


def area(bounds):
    left, bottom, right, top = bounds
    return (right - left) * (top - bottom)


def modules_of(address):
    """Return side and dark modules of the code that an address makes."""
    side, path = qr_path(address)
    dark = {tuple(map(int, stroke.split("h")[0].split())) for stroke in path.split("M")[1:]}
    assert min(column for column, _ in dark) == QUIET_ZONE
    return side, dark
