"""From an empty installation to a secretary signed in to a branch with nothing recorded."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page
from tests.journeys.served import Served
from tests.journeys.test_first_start import choose_own_password, sign_in, workbook

TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()
AS_OF = TODAY - timedelta(days=40)
BRANCH = "档案中心党支部"
SECRETARY = "周立新"
NAMES = (
    *("周立新", "王明远", "李素心", "陈国华", "吴静宜", "郑海涛", "冯玉兰"),
    *("沈建国", "韩雨晴", "杨晓东", "朱雅琴", "秦思源", "许文博"),
)
"""Thirteen full members: seven must come before anything can be put to the vote."""
POSTS = {
    "周立新": "书记",
    "王明远": "组织委员",
    "李素心": "宣传委员",
    "陈国华": "纪检委员",
}


def person(name: str) -> tuple[str, ...]:
    """One row of a roster."""
    post = POSTS.get(name, "")
    return (name, "男", "1980.03", "市档案中心", "中共党员", "2005.7.1", BRANCH, post)


def found_branch(page: Page, server: Served) -> None:
    """Make zone, coordinator, people and the secretary's account; sign in as the secretary."""
    keeper = re.search(r"一次性密码：(\S+)", server.command("keeper", "guanli"))[1]
    sign_in(page, "guanli", keeper)
    choose_own_password(page, keeper, "Dang-an-2026-ok")
    page.goto("/keeper/zones/")
    page.get_by_label("机关工委").fill("云泽市直机关工委")
    page.get_by_label("协作区名称").fill("党建协作二区")
    page.get_by_role("button", name="建立协作区").click()
    once = _open_account(page, "zhaojiren")
    page.goto("/keeper/accounts/")
    page.get_by_role("link", name="zhaojiren").click()
    page.get_by_text("增加授权").click()
    page.get_by_label("角色").select_option(label="协作区召集人")
    page.get_by_label("协作区", exact=True).select_option(label="党建协作二区")
    page.get_by_role("button", name="授予角色").click()

    _change_over(page, "zhaojiren", once, "Zhao-ji-2026-ok")
    page.goto("/roster/")
    page.locator("details:has([name=as_of]) summary").click()
    page.get_by_label("名册日期").fill(f"{AS_OF:%Y-%m-%d}")
    page.get_by_label("名册文件").set_input_files(workbook(*map(person, NAMES)))
    page.get_by_role("button", name="读取名册").click()
    page.get_by_role("button", name=f"确认保存 {len(NAMES)} 人").click(timeout=20_000)
    page.get_by_role("link", name="查看人员").click(timeout=20_000)
    page.get_by_role("link", name=BRANCH).click()
    page.get_by_role("link", name=SECRETARY, exact=True).click()
    code = page.locator("dt:has-text('人员编号') + dd").inner_text()

    _change_over(page, "guanli", "Dang-an-2026-ok")
    once = _open_account(page, "shuji", code=code)
    _change_over(page, "shuji", once, "Shu-ji-2026-ok")
    page.goto("/")


def _open_account(page: Page, username: str, *, code: str = "") -> str:
    page.goto("/keeper/accounts/")
    page.get_by_text("开通账号", exact=True).first.click()
    page.get_by_label("用户名", exact=True).fill(username)
    if code:
        page.get_by_label("协作区", exact=True).select_option(label="党建协作二区")
        page.get_by_label("人员编号", exact=True).fill(code)
    page.get_by_role("button", name="开通账号").click()
    return page.locator("main code").inner_text()


def _change_over(page: Page, username: str, password: str, own: str = "") -> None:
    page.context.clear_cookies()
    sign_in(page, username, password)
    if own:
        choose_own_password(page, password, own)
