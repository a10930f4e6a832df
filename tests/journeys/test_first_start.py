"""The first start of a new installation: from nothing to a zone with people in it."""

import re
from io import BytesIO

import xlsxwriter
from playwright.sync_api import expect

COLUMNS = ("姓名", "性别", "出生年月", "单位", "政治面貌", "入党时间", "所在支部", "党内职务")
PEOPLE = (
    ("周立新", "男", "1976.03", "市档案中心", "中共党员", "1999.7.1", "档案中心党支部", "书记"),
    ("王䶮", "男", "1988-10", "市档案中心", "中共党员", "2011年6月", "档案中心党支部", ""),
    ("李㛃", "女", "1995年2月", "市档案中心", "预备党员", "2026-05-10", "档案中心党支部", ""),
)


def workbook(*rows):
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for number, row in enumerate((COLUMNS, *rows)):
        sheet.write_row(number, 0, row)
    book.close()
    return {
        "name": "花名册.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": buffer.getvalue(),
    }


def sign_in(page, username, password):
    page.goto("/")
    page.locator("input[name=login]").fill(username)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")


def choose_own_password(page, one_time, own):
    page.locator("input[name=oldpassword]").fill(one_time)
    page.locator("input[name=password1]").fill(own)
    page.locator("input[name=password2]").fill(own)
    page.locator("input[name=password2]").press("Enter")


def test_from_an_empty_installation_to_a_zone_with_people(page_at, empty_server, width, judge):
    printed = empty_server.command("keeper", "guanli")
    one_time = re.search(r"一次性密码：(\S+)", printed)[1]
    page = page_at(width, on=empty_server)
    sign_in(page, "guanli", one_time)
    judge(page, f"first-password-{width}")
    choose_own_password(page, one_time, "Dang-an-2026-ok")

    page.goto("/")
    judge(page, f"first-today-{width}")
    page.get_by_role("link", name="建立协作区").click()
    page.get_by_label("机关工委").fill("云泽市直机关工委")
    page.get_by_label("协作区名称").fill("党建协作二区")
    page.get_by_role("button", name="建立协作区").click()

    page.get_by_text("开通账号", exact=True).first.click()
    page.get_by_label("用户名", exact=True).fill("zhaojiren")
    page.get_by_role("button", name="开通账号").click()
    judge(page, f"one-time-password-{width}")
    second = page.locator("main code").inner_text()
    page.goto("/keeper/accounts/")
    page.get_by_role("link", name="zhaojiren").click()
    page.get_by_text("增加授权").click()
    page.get_by_label("角色").select_option(label="协作区召集人")
    page.get_by_label("协作区", exact=True).select_option(label="党建协作二区")
    page.get_by_role("button", name="授予角色").click()
    judge(page, f"granted-{width}")

    page.context.clear_cookies()
    sign_in(page, "zhaojiren", second)
    choose_own_password(page, second, "Zhao-ji-2026-ok")
    page.goto("/roster/")
    judge(page, f"roster-empty-{width}")
    page.get_by_label("名册文件").set_input_files(workbook(*PEOPLE))
    page.get_by_role("button", name="读取名册").click()
    page.get_by_role("button", name="确认保存 3 人").click(timeout=20_000)
    expect(page.get_by_text("已保存：新增 3 人")).to_be_visible(timeout=20_000)
    judge(page, f"roster-saved-{width}")
    page.get_by_role("link", name="查看人员").click()
    page.get_by_role("link", name="档案中心党支部").click()
    expect(page.get_by_role("link", name="王䶮")).to_be_visible()
    judge(page, f"first-branch-{width}")
