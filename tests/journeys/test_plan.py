"""The year plan in a browser: proposed by one button, dragged, read on a phone."""

from playwright.sync_api import expect


def test_a_gathering_is_dragged_to_another_day_and_the_year_accepted(page_at, sign_in, judge):
    page = page_at(1280)
    sign_in(page, "secretary")
    page.goto("/plans/")
    page.get_by_role("navigation", name="年份").get_by_role("link").last.click()
    page.locator("summary", has_text="补拟空缺").or_(
        page.get_by_role("button", name="拟一份全年计划")
    ).first.click()
    if page.get_by_role("button", name="补拟空缺").is_visible():
        page.get_by_role("button", name="补拟空缺").click()
    expect(page.get_by_text("只有支部委员看得到").first).to_be_visible()
    judge(page, "plan-proposed-1280")

    first = page.locator('td[data-day*="-05-"] .chip[draggable="true"]').first
    name = first.get_attribute("data-field")
    free = page.locator('td[data-day*="-05-"]:not(.off):not(:has(.chip))').last
    day = free.get_attribute("data-day")
    page.locator(f'.chip[data-field="{name}"]').drag_to(page.locator(f'td[data-day="{day}"]'))
    expect(page.get_by_text("有改动还没有保存")).to_be_visible()
    expect(page.locator(f"#{name}")).to_have_value(day)
    expect(page.locator(f'td[data-day="{day}"] .chip')).to_have_count(1)
    page.get_by_role("button", name="采用计划").first.click()
    expect(page.get_by_text("年计划已采用")).to_be_visible()
    expect(page.locator(f'td[data-day="{day}"] .chip')).to_have_count(1)


def test_the_plan_and_the_year_can_be_read_on_a_phone(page_at, sign_in, judge):
    page = page_at(360)
    sign_in(page, "secretary")
    for name, address in (("plan", "/plans/"), ("year", "/year/"), ("rules", "/rules/")):
        page.goto(address)
        judge(page, f"{name}-360")
