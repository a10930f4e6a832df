"""A member reads the own record on a phone and hands it over; the secretary takes it along."""

from docx import Document
from playwright.sync_api import expect


def test_a_record_is_seen_by_the_person_first_then_handed_to_the_branch(page_at, sign_in, judge):
    desk = page_at(1280)
    sign_in(desk, "secretary")
    phone = page_at(360)
    member = sign_in(phone, "member")

    phone.goto("/affairs/")
    phone.get_by_role("link", name="纪实", exact=True).click()
    expect(phone.get_by_text("现在只有您自己能看")).to_be_visible()
    expect(phone.get_by_text("第三十二条").first).to_be_visible()
    judge(phone, "contributions-mine")

    desk.goto("/contributions/")
    judge(desk, "contributions-secretary")
    desk.locator("main ul.links a").first.click()
    expect(desk.locator("main")).not_to_contain_text(member.name)
    desk.get_by_label("姓名").fill(member.name)
    desk.get_by_role("button", name="查找").last.click()
    row = desk.locator("main li", has_text=member.name).first
    expect(row).to_contain_text("没有交来")
    judge(desk, "contributions-branch-before")

    phone.get_by_role("button", name="交给支部").click()
    expect(phone.get_by_text("以后新增的，要再交一次才看得到")).to_be_visible()
    judge(phone, "contributions-handed-over")

    desk.reload()
    row.get_by_role("link", name="查看").click()
    expect(desk.get_by_role("heading", name=f"{member.name}的纪实")).to_be_visible()
    judge(desk, "contributions-of-member")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="导出 Word").click()
    assert member.name in download.value.suggested_filename
    said = "\n".join(p.text for p in Document(download.value.path()).paragraphs)
    assert "第三十二条" in said
    assert "不计分，不与他人比较" in said

    phone.get_by_role("button", name="收回纪实").click()
    desk.reload()
    expect(desk.get_by_role("heading", name=f"{member.name}的纪实")).to_have_count(0)
