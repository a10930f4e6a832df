"""A study in an afternoon: ask, answer on phones, close, look, find, write it up in Word."""

import re
from collections.abc import Callable
from pathlib import Path

import pdfplumber
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect
from tests.office import to_pdf

PEOPLE = 12
OPTIONS = ("与业务结合的活动", "外出参观", "线上学习")
INTEGRATED = 9
"""How many of the twelve choose the first; all others the second, nobody the third."""
CODE = re.compile(r"\b[2-9A-Za-z]{4}-[2-9A-Za-z]{4}(?:-[2-9A-Za-z]{4})*\b")

Judge = Callable[[Page, str], object]


def test_a_study_from_the_first_question_to_the_report(page_at, sign_in, judge, tmp_path):
    desk = page_at(1280)
    sign_in(desk, "coordinator")
    study = _start(desk, judge)
    questionnaire = _ask(desk, judge)
    codes, address = _hand_out(desk, judge, tmp_path)
    for place, code in enumerate(codes):
        phone = page_at(360)
        _answer(phone, address, code, OPTIONS[0 if place < INTEGRATED else 1])
        if place == 0:
            _answer_looks_right(page_at(360), address, codes[1], judge)
        phone.context.clear_cookies()
    again = page_at(360)
    _give_code(again, address, codes[0])
    expect(again.get_by_role("alert")).to_be_visible()
    judge(again, "research-used-code")

    _close_and_look(desk, questionnaire, judge)
    _find(desk, study, judge)
    _read_the_report(desk, study, judge, tmp_path)


def _start(desk: Page, judge: Judge) -> str:
    desk.goto("/affairs/")
    desk.get_by_role("link", name="调研", exact=True).click()
    judge(desk, "research-list")
    desk.get_by_role("link", name="新建调研").click()
    desk.get_by_label("题目").fill("活动形式小调研")
    desk.get_by_role("button", name="建立调研").click()
    desk.get_by_role("link", name="活动形式小调研").click()
    judge(desk, "research-study-empty")
    return desk.url


def _ask(desk: Page, judge: Judge) -> str:
    desk.get_by_role("link", name="新建问卷").click()
    desk.get_by_label("标题").fill("活动问卷")
    desk.get_by_label("从空白开始，自己出题").check()
    desk.get_by_role("button", name="建立问卷").click()
    questionnaire = desk.url
    desk.get_by_role("link", name="加一道题").click()
    desk.get_by_role("link", name="多选").click()
    desk.get_by_label("题目").fill("哪些活动最有用")
    desk.get_by_label("选项", exact=True).fill("\n".join(OPTIONS))
    judge(desk, "research-question")
    desk.locator("main form button.btn-primary").first.click()
    desk.goto(questionnaire)
    desk.get_by_role("link", name="填发放人数").click()
    desk.get_by_label("发放人数").fill(str(PEOPLE))
    desk.get_by_role("button", name="保存人数").click()
    desk.goto(questionnaire)
    expect(desk.get_by_text("多选", exact=True)).to_be_visible()
    judge(desk, "research-ready")
    desk.get_by_role("link", name="开始问卷").click()
    desk.get_by_role("button", name="开始问卷").click()
    return questionnaire


def _hand_out(desk: Page, judge: Judge, folder: Path) -> tuple[list[str], str]:
    desk.get_by_role("link", name="发放答题码").first.click()
    judge(desk, "research-slips")
    address = desk.locator("a[href*='/q/']").get_attribute("href")
    with desk.expect_download() as slips:
        desk.get_by_role("button", name="下载纸条").click()
    saved = folder / "slips.docx"
    slips.value.save_as(saved)
    text = "\n".join(run.text or "" for run in Document(saved).element.body.iter(qn("w:t")))
    codes = list(dict.fromkeys(CODE.findall(text)))
    assert len(codes) == PEOPLE
    return codes, address


def _give_code(phone: Page, address: str, code: str) -> None:
    phone.goto(address)
    phone.get_by_label("答题码").fill(code)
    phone.get_by_role("button", name="开始作答").click()


def _answer_looks_right(phone: Page, address: str, code: str, judge: Judge) -> None:
    phone.goto(address)
    judge(phone, "research-enter")
    _give_code(phone, address, code)
    judge(phone, "research-answer")
    phone.get_by_label(OPTIONS[0]).check()
    phone.get_by_role("button", name="下一页").click()
    judge(phone, "research-review")


def _answer(phone: Page, address: str, code: str, option: str) -> None:
    _give_code(phone, address, code)
    phone.get_by_label(option).check()
    phone.get_by_role("button", name="下一页").click()
    phone.get_by_role("button", name="提交答卷").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("谢谢")


def _close_and_look(desk: Page, questionnaire: str, judge: Judge) -> None:
    desk.goto(questionnaire)
    expect(desk.get_by_text("12 人中 12 人已作答").first).to_be_visible()
    desk.get_by_role("link", name="结束问卷").click()
    desk.get_by_role("button", name="结束问卷").click()
    desk.goto(f"{questionnaire}results/")
    # Everybody answered: there is no sampling error. Three and nine may be said, nobody too.
    expect(desk.get_by_text(OPTIONS[0]).first).to_be_visible()
    judge(desk, "research-results")


def _find(desk: Page, study: str, judge: Judge) -> None:
    desk.goto(study)
    desk.get_by_role("link", name="写一条发现").click()
    desk.get_by_label("一句话写清发现").fill("与业务结合的活动最受认可")
    desk.get_by_label("对应的难点").select_option(label="党建活动创新突破难")
    desk.get_by_role("button", name="保存发现").click()
    desk.get_by_role("link", name="与业务结合的活动最受认可").click()
    desk.get_by_role("link", name="选依据").click()
    desk.get_by_label("活动问卷：哪些活动最有用").check()
    judge(desk, "research-basis")
    desk.get_by_role("button", name="保存选择").click()
    expect(desk.locator("figure img")).to_be_visible()
    judge(desk, "research-finding")


def _read_the_report(desk: Page, study: str, judge: Judge, folder: Path) -> None:
    desk.goto(study)
    desk.get_by_role("link", name="看报告").click()
    expect(desk.get_by_text("面向12人开展问卷调查《活动问卷》，12人作答（100.0%）")).to_be_visible()
    judge(desk, "research-report")
    for link, name in (("下载 Word", "report.docx"), ("下载 PDF", "report-made.pdf")):
        with desk.expect_download() as report:
            desk.get_by_role("link", name=link).click()
        report.value.save_as(folder / name)
    rendered = to_pdf([folder / "report.docx"], folder)[0]
    for path in (rendered, folder / "report-made.pdf"):
        with pdfplumber.open(path) as pdf:
            text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
            assert "活动形式小调研报告" in text
            assert "与业务结合的活动最受认可" in text
            assert re.search(r"图\s*1\s*哪些活动最有用", text)
            assert "附表1" in text.replace(" ", "")
