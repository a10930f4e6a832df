"""The minutes of a week: one page, promises first, only what the whole branch may read."""

from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from django.urls import reverse
from docx import Document
from tests.apps.reviews.people import browser_of, build_office, secretary_of
from tests.apps.reviews.records import (
    MONDAY,
    CommentFactory,
    PromiseFactory,
    SectionReportFactory,
    WeekFactory,
)
from tests.factories import SectionFactory, works_in
from tests.office import to_pdf

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.organisation.models import Section
from zhibu.apps.reviews.models import SeenBy

pytestmark = pytest.mark.django_db
BEFORE = date(2026, 11, 16)
NAMES = ("综合科", "业务科", "法规科", "财务科", "信息科")
DONE = "办结群众来信三件\n完成季度报表并报送市局"
STUCK = "数据接口等信息中心回复"
COMING = "走访两家企业\n起草明年工作要点"


@pytest.fixture
def office():
    return build_office()


def address(office, name="minutes", monday=MONDAY):
    return reverse(f"reviews:{name}", args=[office.branch.pk, monday.isoformat()])


def read(office, client=None):
    answer = (client or secretary_of(office)).get(address(office))
    assert answer.status_code == 200
    return answer.content.decode()


def word_of(office, **query):
    answer = secretary_of(office).get(address(office, "minutes_docx"), query)
    assert answer.status_code == 200
    return answer.content


def usual_week(office, done=DONE):
    """Let five sections fill a week, with promises before and after and a comment for all."""
    before = WeekFactory(branch=office.branch, monday=BEFORE)
    week = WeekFactory(
        branch=office.branch, held_on=date(2026, 11, 27), also_said="下周三前交用车计划。"
    )
    sections = [SectionFactory(agency=office.house.agency, name=name) for name in NAMES]
    for section in sections:
        SectionReportFactory(week=week, section=section, done=done, stuck=STUCK, coming=COMING)
    for section in sections[:3]:
        facts = {"section": section, "owner": office.head}
        PromiseFactory(week=before, text=f"补齐{section}台账", due_on=BEFORE, **facts)
        PromiseFactory(week=week, text=f"{section}回访企业", due_on=date(2026, 12, 4), **facts)
    CommentFactory(week=week, section=sections[0], text="台账清楚", seen_by=SeenBy.BRANCH)
    return week


def pages_of(content, folder):
    path = folder / "minutes.docx"
    path.write_bytes(content)
    (made,) = to_pdf([path], folder)
    with pdfplumber.open(made) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_a_usual_week_of_five_sections_is_one_page(office, tmp_path):
    usual_week(office)
    (page,) = pages_of(word_of(office), tmp_path)
    for said in (*NAMES, "补齐综合科台账", "法规科回访企业", "台账清楚", "用车计划"):
        assert said in page
    assert page.index("以前的承诺") < page.index("办结群众来信") < page.index("新定的承诺")


def test_long_texts_run_over_to_a_numbered_second_page(office, tmp_path):
    usual_week(office, done="逐项核对数据并与各单位反复沟通确认口径\n" * 12)
    pages = pages_of(word_of(office), tmp_path)
    assert len(pages) > 1
    assert "— 2 —" in pages[1].replace("－", "—")


def test_what_is_for_a_section_alone_is_left_out_even_for_the_secretary(office):
    week = usual_week(office)
    section = Section.objects.get(name="业务科")
    for seen_by in (SeenBy.SECTION, SeenBy.HEAD):
        CommentFactory(week=week, section=section, text="作风拖拉", seen_by=seen_by)
    text = "\n".join(
        cell.text
        for table in Document(BytesIO(word_of(office))).tables
        for row in table.rows
        for cell in row.cells
    )
    word = text + "".join(p.text for p in Document(BytesIO(word_of(office))).paragraphs)
    assert "只给科室或负责人看的不列入" in word
    for said in (read(office), text):
        assert "作风拖拉" not in said
        assert "台账清楚" in said
    assert "只给科室或负责人看的不列入" in read(office)


def test_the_page_says_promises_first_and_new_ones_with_owner_and_day(office):
    usual_week(office)
    said = read(office, browser_of(office.colleague))
    assert said.index("补齐综合科台账") < said.index("办结群众来信三件")
    assert "11月27日 周五复盘" in said
    assert f"综合科，{office.head}负责，12月4日 周五前" in said


def test_a_promise_is_told_as_it_stood_on_the_day_of_the_review(office):
    usual_week(office)
    before = WeekFactory(branch=office.branch, monday=BEFORE)
    kept = PromiseFactory(
        week=before, text="按时交的", due_on=BEFORE, done_on=date(2026, 11, 20), outcome="已交"
    )
    PromiseFactory(week=before, text="后来才交", due_on=BEFORE, done_on=date(2026, 11, 28))
    PromiseFactory(week=before, text="以后到期", due_on=date(2026, 12, 20))
    said = read(office)
    assert "11月20日完成，已交" in said
    assert said.count("已过期限，还没完成") == 4
    assert "还没到期" in said
    assert kept.text in said


def test_an_empty_week_and_sections_that_wrote_nothing_are_plain_gaps(office):
    assert "还没有记为已复盘" in read(office)
    assert "没有填写的科室：综合科。" in read(office)
    word = Document(BytesIO(word_of(office)))
    said = [paragraph.text for paragraph in word.paragraphs]
    assert "没有填写的科室：综合科。" in said
    assert word.tables == []


def test_emoji_and_empty_lines_come_through(office):
    week = WeekFactory(branch=office.branch)
    SectionReportFactory(week=week, section=office.section, done="🙂办结", stuck="", coming="")
    assert "🙂办结" in read(office)
    (table,) = Document(BytesIO(word_of(office))).tables
    assert [cell.text for cell in table.rows[1].cells] == ["综合科", "完成：🙂办结。"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("办结来信。\n报送报表；", "办结来信；报送报表。"), ("谁来接手？", "谁来接手？")],
)
def test_a_line_ends_with_one_mark_whatever_was_typed(office, typed, shown):
    week = WeekFactory(branch=office.branch)
    SectionReportFactory(week=week, section=office.section, done=typed)
    (table,) = Document(BytesIO(word_of(office))).tables
    assert table.rows[1].cells[1].text == f"完成：{shown}"


def test_a_week_across_the_new_year_names_both_years(office):
    monday = date(2025, 12, 29)
    answer = secretary_of(office).get(address(office, "minutes_docx", monday))
    said = "".join(line.text for line in Document(BytesIO(answer.content)).paragraphs)
    assert "2025年12月29日至2026年1月4日" in said


def test_downloading_stands_in_the_trail_and_large_letters_are_offered(office):
    usual_week(office)
    large = word_of(office, large="1")
    assert large != word_of(office)
    entry = AuditEntry.objects.order_by("-pk").first()
    assert entry.additional_data["what"] == "导出复盘纪要：2026-11-23"


def test_the_week_leads_to_its_minutes_and_to_the_trends(office):
    week = secretary_of(office).get(reverse("reviews:week", args=[office.branch.pk, str(MONDAY)]))
    said = week.content.decode()
    assert address(office) in said
    assert reverse("reviews:trends", args=[office.branch.pk]) in said


def test_three_sections_cost_no_more_queries_than_one(office, django_assert_max_num_queries):
    week = WeekFactory(branch=office.branch)

    def one_more(section):
        SectionReportFactory(week=week, section=section)
        PromiseFactory(week=week, section=section)
        CommentFactory(week=week, section=section, seen_by=SeenBy.BRANCH)

    one_more(office.section)
    with django_assert_max_num_queries(60) as few:
        read(office)
    for name in ("业务科", "法规科"):
        section = SectionFactory(agency=office.house.agency, name=name)
        works_in(section, office.house.users["officer"].person)
        one_more(section)
    with django_assert_max_num_queries(len(few)):
        read(office)
