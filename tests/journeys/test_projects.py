"""A project group of three agencies on a phone: formed, joined, asked for a branch, written in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

Judge = Callable[[Page, str], object]
NAME = "河道清淤攻坚组"
KEYS = ("li", "wa", "zh", "ch", "ya", "he", "su", "xu", "lu", "wu")
AGENCIES = 3
SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_a_group_is_formed_from_three_agencies_on_a_phone(page_at, sign_in, judge):
    phone = page_at(360)
    sign_in(phone, "secretary")
    _form(phone, judge)
    agencies: list[str] = []
    while len(agencies) < AGENCIES:
        agencies.append(_add_somebody_new(phone, agencies, judge))
    phone.get_by_role("link", name="回到项目组").click()
    members = phone.locator("section", has=phone.locator("#members"))
    expect(members.get_by_role("listitem")).to_have_count(AGENCIES)
    for agency in agencies:
        expect(members).to_contain_text(agency)
    judge(phone, "projects-group")
    _plan_an_item(phone, judge)
    _end_it(phone, judge)


def test_the_rule_speaks_of_the_group_of_the_demo_and_a_member_writes(page_at, sign_in, judge):
    desk = page_at(1280)
    sign_in(desk, "secretary")
    desk.goto("/projects/")
    judge(desk, "projects-list")
    desk.get_by_role("link", name="老城区管网改造党员专班").click()
    verdict = desk.locator("section", has=desk.locator("#branch"))
    expect(verdict).to_contain_text("应当成立党支部")
    expect(verdict).to_contain_text("第五条")
    judge(desk, "projects-rule")
    desk.get_by_role("link", name="查看改动记录").click()
    judge(desk, "projects-history")
    phone = page_at(360)
    sign_in(phone, "member")
    phone.goto("/projects/")
    phone.get_by_role("link", name="老城区管网改造党员专班").click()
    phone.get_by_role("link", name="写任务和收获").click()
    phone.get_by_label("收获").fill("现场走一遍，比看十份图纸明白。")
    judge(phone, "projects-write")
    phone.get_by_role("button", name="保存").click()
    expect(phone.get_by_text("比看十份图纸明白")).to_be_visible()
    judge(phone, "projects-member")


def test_postings_and_the_coordinators_page(page_at, sign_in, judge, width):
    page = page_at(width)
    sign_in(page, "secretary")
    page.goto("/projects/")
    page.get_by_role("link", name="借调人员").click()
    page.get_by_role("link", name="全部").click()
    judge(page, "projects-postings")
    page.context.clear_cookies()
    sign_in(page, "coordinator")
    page.goto("/affairs/")
    page.get_by_role("link", name="全区项目党小组").click()
    expect(page.get_by_text("老城区管网改造党员专班")).to_be_visible()
    judge(page, "projects-zone")


def _form(phone: Page, judge: Judge) -> None:
    phone.goto("/affairs/")
    phone.get_by_role("link", name="项目党小组", exact=True).click()
    phone.get_by_role("link", name="建立项目组").click()
    phone.get_by_label("名称").fill(NAME)
    phone.get_by_label("任务").fill("汛期前清完三段河道，办结群众反映的五个问题。")
    today = datetime.now(SHANGHAI).date()
    phone.get_by_label("计划结束日期").fill((today + timedelta(days=90)).isoformat())
    judge(phone, "projects-form")
    phone.get_by_role("button", name="建立项目组").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("加入组员")


def _add_somebody_new(phone: Page, seen: list[str], judge: Judge) -> str:
    """Add somebody of an agency not in the group yet; return the agency."""
    for key in KEYS:
        phone.get_by_placeholder("姓名、拼音或首字母").fill(key)
        phone.get_by_role("button", name="查找").click()
        found = _first_of_another(phone, seen)
        if found is not None:
            agency, link = found
            judge(phone, f"projects-find-{len(seen)}")
            link.click()
            judge(phone, "projects-add")
            phone.get_by_role("button", name="加入项目组").click()
            expect(phone.get_by_text("已加入：").first).to_be_visible()
            return agency
    raise AssertionError(f"nobody outside {seen} was found")


def _first_of_another(phone: Page, seen: list[str]) -> tuple[str, Locator] | None:
    for line in phone.locator("main .tasks > li").all():
        agency = line.locator(".quiet").first.inner_text()
        link = line.get_by_role("link")
        if agency not in seen and link.count():
            return agency, link
    return None


def _plan_an_item(phone: Page, judge: Judge) -> None:
    phone.get_by_role("link", name="新增事项").click()
    phone.get_by_label("事项", exact=True).fill("清完第一段河道")
    phone.get_by_label("业务目标").fill("清淤800米")
    phone.get_by_label("党建内容").fill("党员包段")
    phone.get_by_role("button", name="新增事项").click()
    expect(phone.get_by_text("清完第一段河道").first).to_be_visible()
    judge(phone, "projects-item")


def _end_it(phone: Page, judge: Judge) -> None:
    phone.get_by_role("link", name="结束项目组").click()
    phone.get_by_label("结束小结").fill("三段河道已清完，五个问题全部办结。")
    judge(phone, "projects-end")
    phone.get_by_role("button", name="结束项目组").click()
    expect(phone.get_by_role("heading", level=2, name="结束小结")).to_be_visible()
    judge(phone, "projects-ended")
