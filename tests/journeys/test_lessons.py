"""A lesson is scheduled by the rota, held at a meeting and counted in study hours."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

SAID = "讲了窗口一次性告知，大家改了两份告知单。"


def test_a_lesson_is_scheduled_held_and_counted(page_at, sign_in, width, judge):
    page = page_at(width)
    sign_in(page, "secretary")
    page.goto("/lessons/")
    page.get_by_role("link", name=re.compile("的微课堂")).first.click()
    judge(page, "lessons-branch")

    page.get_by_role("link", name="排出后面几讲").click()
    page.get_by_label("排几讲").select_option("1")
    page.get_by_role("button", name="重新排").click()
    expect(page.get_by_text(re.compile("上次讲是|还没有讲过")).first).to_be_visible()
    judge(page, "lessons-propose")
    who = page.locator("ol.tasks strong").first.inner_text().split("　")[-1]
    page.get_by_role("button", name="就这样排").click()
    expect(page.get_by_text("已排好后面1讲")).to_be_visible()

    page.locator("ul.tasks").first.get_by_role("link", name=f"{who}：").last.click()
    page.get_by_role("link", name="填写题目").click()
    page.get_by_label("题目", exact=True).fill(f"窗口一次性告知（{width}）")
    judge(page, "lessons-prepare")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    lesson = page.url

    page.get_by_role("link", name="安排时间").click()
    judge(page, "lessons-arrange")
    page.get_by_label("日期").fill(f"{timezone.localdate()}")
    page.get_by_label("算哪一种会议").select_option(label="党课")
    page.get_by_role("button", name="安排会议").click()
    if page.get_by_label("确是另一场").count():
        page.get_by_label("确是另一场").check()
        page.get_by_role("button", name="安排会议").click()
    expect(page.get_by_text("已安排，会议已列入计划")).to_be_visible()

    page.get_by_role("link", name="记录会议").click()
    page.get_by_label("会议记录").fill(SAID)
    page.get_by_role("button", name="完成记录").click()
    expect(page.get_by_text("记录已完成")).to_be_visible()
    page.goto(lesson)
    expect(page.get_by_text(re.compile("应到 \\d+ 人，实到 \\d+ 人"))).to_be_visible()
    judge(page, "lessons-held")
    page.get_by_role("button", name=re.compile("计入会议记录")).click()
    expect(page.get_by_text("会议记录已计1学时")).to_be_visible()

    page.get_by_text("调整这一讲").click()
    page.get_by_role("button", name="供全区使用", exact=True).click()
    judge(page, "lessons-counted")


@pytest.fixture
def member(page_at, sign_in, width):
    page = page_at(width)
    sign_in(page, "member")
    return page


def test_a_speaker_is_told_and_others_find_lessons(member, judge):
    expect(member.get_by_text(re.compile("准备微课")).first).to_be_visible()
    member.goto("/lessons/")
    judge(member, "lessons-home")
    member.get_by_role("link", name=re.compile("全区微课")).first.click()
    judge(member, "lessons-library")
    member.get_by_label("题目、主讲人或单位").fill("会议纪要")
    member.get_by_label("题目、主讲人或单位").press("Enter")
    member.get_by_role("link", name="一份会议纪要的五次修改").click()
    expect(member.get_by_text("实到")).to_have_count(0)
    judge(member, "lessons-shared")
    member.goto("/zones/1/lessons/hours/")
    judge(member, "lessons-hours")


def test_the_list_of_speakers_is_kept(page_at, sign_in, width, judge):
    page = page_at(width)
    sign_in(page, "officer")
    page.goto("/branches/1/lessons/speakers/")
    judge(page, "lessons-speakers")
    page.get_by_role("link", name=re.compile("^加入")).first.click()
    judge(page, "lessons-add-speaker")
    page.get_by_label("能讲什么").fill("公文写作")
    page.get_by_role("button", name="加入名单").click()
    expect(page.get_by_text("已加入名单")).to_be_visible()
    page.goto("/branches/1/lessons/settings/")
    judge(page, "lessons-settings")
