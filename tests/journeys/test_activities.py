"""The catalogue of activities: repetition seen, kinds counted, the next one planned."""

from playwright.sync_api import Page, expect

DESK = 1280


def open_catalogue(page: Page) -> None:
    page.goto("/affairs/")
    page.get_by_role("link", name="活动目录").click()


def test_the_catalogue_tells_the_fourth_visit_and_the_kinds(page_at, sign_in, judge, width):
    page = page_at(width)
    sign_in(page, "member")
    open_catalogue(page)
    expect(page.get_by_text("两年内第四次到这里").first).to_be_visible()
    judge(page, "activities")
    page.get_by_role("navigation", name="活动").get_by_role("link", name="有哪些形式").click()
    expect(page.get_by_text("丰富程度相当于")).to_be_visible()
    expect(page.locator("picture img")).to_have_js_property("complete", True)
    judge(page, "activity-kinds")


def test_a_suggestion_becomes_a_plan_and_the_meeting_knows_it(page_at, sign_in, judge, width):
    page = page_at(width)
    sign_in(page, "secretary")
    open_catalogue(page)
    judge(page, "activities-kept")
    page.get_by_role("link", name="下一次做什么").click()
    judge(page, "activities-next")
    # The widths plan different suggestions, so that neither meets the other's meeting.
    offers = page.get_by_role("link", name="按这个拟一次活动")
    (offers.first if width == DESK else offers.nth(1)).click()
    page.get_by_label("日期").fill("2027-03-11" if width == DESK else "2027-04-15")
    judge(page, "activities-plan")
    page.get_by_role("button", name="列入计划").click()
    expect(page.get_by_text("已列入计划").first).to_be_visible()
    judge(page, "activity")
    page.get_by_role("link", name="主题党日").or_(
        page.get_by_role("link", name="党课")
    ).first.click()
    page.get_by_role("link", name="活动情况").click()
    expect(page.get_by_role("link", name="修改活动情况")).to_be_visible()


def test_places_and_the_zones_counts(page_at, sign_in, judge, width):
    page = page_at(width)
    sign_in(page, "coordinator")
    open_catalogue(page)
    page.locator("main a[href*=activity-kinds]").click()
    judge(page, "activities-zone")
    page.get_by_role("link", name="管理地点和主题").click()
    judge(page, "activity-places")
