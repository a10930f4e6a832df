"""A section's three lines: begun from its items, saved by who was there, nothing lost."""

from datetime import date, timedelta

import pytest
from tests.apps.reviews.people import (
    at_section,
    at_week,
    browser_of,
    build_office,
    secretary_of,
    staff_of,
)
from tests.apps.reviews.records import MONDAY, SectionReportFactory, WeekFactory, section_in
from tests.apps.workitems.records import HindranceFactory, WorkItemFactory
from tests.factories import EmploymentFactory

from zhibu.apps.organisation.models import Employment, SectionHead
from zhibu.apps.reviews.models import ReportedItem, SectionReport, Week
from zhibu.apps.workitems.models import Hindrance

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
LAST_WEEK = MONDAY - WEEK


@pytest.fixture
def office():
    return build_office()


def item_of(office, title, **facts):
    return WorkItemFactory(branch=office.branch, section=office.section, title=title, **facts)


def fill(client, office, monday=MONDAY, section=None, **typed):
    facts = {"done": "", "stuck": "", "coming": "", "revision": "0"} | typed
    return client.post(at_section("report", office, monday, section), facts)


def begun(answer, line):
    value = answer.context["form"][line].value()
    return value.strip() if isinstance(value, str) else value


def test_the_boxes_begin_with_the_items_of_the_week_and_unfinished_plans(office):
    done = item_of(office, "便民窗口改造", done_on=date(2026, 11, 23), outcome="三个窗口启用")
    stuck = item_of(office, "档案数字化", due_on=date(2026, 12, 31))
    HindranceFactory(item=stuck, since=date(2026, 11, 16), reason="等设备到货")
    late = item_of(office, "防汛预案修订", due_on=date(2026, 11, 20))
    soon = item_of(office, "年度总结", due_on=date(2026, 12, 4))
    item_of(office, "明年计划", due_on=date(2027, 3, 1))
    item_of(office, "早已办完", done_on=date(2026, 11, 10))
    item_of(office, "不办了", dropped_on=date(2026, 11, 20))
    WorkItemFactory(branch=office.branch, title="别科室的事", due_on=date(2026, 11, 25))
    SectionReportFactory(
        week=WeekFactory(branch=office.branch, monday=LAST_WEEK),
        section=office.section,
        coming="便民窗口改造收尾\n · 给老同志送报纸\n",
    )
    page = browser_of(office.head).get(at_section("report", office))
    assert begun(page, "done") == "便民窗口改造：三个窗口启用"
    assert begun(page, "stuck") == "档案数字化：等设备到货\n防汛预案修订：11月20日到期，还没完成"
    assert begun(page, "coming") == "年度总结（12月4日前）\n· 给老同志送报纸"
    assert begun(page, "done_items") == [str(done.pk)]
    assert begun(page, "stuck_items") == [str(stuck.pk)]
    assert begun(page, "coming_items") == [str(soon.pk)]
    assert "别科室的事" not in page.text
    assert "早已办完" not in page.text
    assert "不办了" not in page.text
    assert str(late.pk) in dict(page.context["form"].fields["stuck_items"].choices)


def test_the_head_saves_and_everybody_of_the_section_reads(office):
    item = item_of(office, "便民窗口改造")
    typed = {"done": "走访 3 户 👍🏽", "coming": "收尾", "coming_items": [item.pk]}
    assert fill(browser_of(office.head), office, **typed).status_code == 302
    shown = browser_of(office.colleague).get(at_week(office)).text
    assert "走访 3 户 👍🏽" in shown
    assert "说到 1 个事项：便民窗口改造" in shown
    assert f"{office.head}填写" in shown
    again = browser_of(office.colleague).get(at_section("report", office))
    assert begun(again, "done") == "走访 3 户 👍🏽"
    assert begun(again, "coming_items") == [str(item.pk)]


def test_a_late_report_may_name_as_stuck_what_was_done_since(office):
    item = item_of(office, "档案数字化", done_on=MONDAY, outcome="扫完了")
    typed = {"stuck": "档案数字化：上周设备没到", "stuck_items": [item.pk]}
    assert fill(browser_of(office.head), office, LAST_WEEK, **typed).status_code == 302
    assert SectionReport.objects.get().stuck == "档案数字化：上周设备没到"
    assert not Hindrance.objects.exists()


def test_naming_an_item_as_stuck_puts_it_down_with_the_line_typed(office):
    item = item_of(office, "档案数字化")
    typed = {"stuck": "档案数字化：设备没到\n另外缺一个人", "stuck_items": [item.pk]}
    assert fill(browser_of(office.head), office, **typed).status_code == 302
    hindrance = Hindrance.objects.get()
    assert (hindrance.item, hindrance.since, hindrance.reason) == (
        item,
        date(2026, 11, 24),
        "设备没到",
    )
    again = typed | {"stuck": "档案数字化：还是没到", "revision": "1"}
    assert fill(browser_of(office.head), office, **again).status_code == 302
    assert Hindrance.objects.get().reason == "设备没到"


def test_what_is_filled_in_long_afterwards_puts_nothing_down_as_stuck(office):
    item = item_of(office, "档案数字化", planned_on=date(2026, 10, 8))
    typed = {"stuck": "设备没到", "stuck_items": [item.pk]}
    answer = fill(browser_of(office.head), office, MONDAY - 3 * WEEK, **typed)
    assert answer.status_code == 302
    assert ReportedItem.objects.get().item == item
    assert not Hindrance.objects.exists()


def test_naming_an_item_as_done_finishes_nothing_but_offers(office):
    item = item_of(office, "档案数字化")
    typed = {"done": "档案数字化完成", "done_items": [item.pk]}
    assert fill(browser_of(office.head), office, **typed).status_code == 302
    item.refresh_from_db()
    assert item.done_on is None
    shown = browser_of(office.head).get(at_week(office)).text
    assert "小结里说完成了，事项还没有记落实" in shown


def test_three_empty_lines_are_refused_kindly(office):
    refused = fill(browser_of(office.head), office, done=" \n ")
    assert refused.status_code == 422
    assert "三行都空着" in refused.text
    assert "不填也行" in refused.text
    assert not Week.objects.exists()


def test_too_long_a_line_is_named_and_nothing_typed_is_lost(office):
    item = item_of(office, "档案数字化")
    fits = "一\r\n" * 1000
    assert fill(browser_of(office.head), office, done=fits).status_code == 302
    typed = {"done": "短", "stuck": "😀" * 2001, "stuck_items": [item.pk], "revision": "1"}
    refused = fill(browser_of(office.head), office, **typed)
    assert refused.status_code == 422
    assert "“卡在哪里”最多 2000 字，现在有 2001 字" in refused.text.replace("&quot;", '"')
    assert "😀" * 2001 in refused.text
    assert begun(refused, "stuck_items") == [str(item.pk)]
    assert not Hindrance.objects.exists()


def test_of_two_who_write_at_once_the_second_sees_both_texts(office):
    head, colleague = browser_of(office.head), browser_of(office.colleague)
    assert fill(head, office, done="负责人写的", stuck="等批复").status_code == 302
    second = fill(colleague, office, done="同事写的")
    assert second.status_code == 422
    assert "负责人写的" in second.text
    assert "等批复" in second.text
    assert "同事写的" in second.text
    assert f"{office.head}保存的" in second.text
    revision = begun(second, "revision")
    assert fill(colleague, office, done="合在一起", revision=revision).status_code == 302
    report = SectionReport.objects.get()
    assert (report.done, report.written_by) == ("合在一起", office.colleague)


def test_who_moved_in_the_week_writes_in_both_sections_and_then_in_one(office):
    other = section_in(office.house, "审批科")
    mover = staff_of(office.section, "马在途", until=date(2026, 11, 25))
    EmploymentFactory(
        person=mover, agency=other.agency, section=other.name, since=date(2026, 11, 26)
    )
    own = item_of(office, "档案数字化", due_on=date(2026, 11, 27))
    client = browser_of(mover)
    page = client.get(at_section("report", office))
    assert own.title in begun(page, "coming")
    assert own.title not in client.get(at_section("report", office, section=other)).text
    assert fill(client, office, done="走之前办完的").status_code == 302
    assert fill(client, office, section=other, coming="到新科室报到").status_code == 302
    shown = client.get(at_week(office)).text
    assert shown.count("修改小结") == 2
    left = client.get(at_section("report", office, MONDAY + WEEK))
    assert left.status_code == 404
    before = client.get(at_section("report", office, LAST_WEEK, other))
    assert before.status_code == 404


def test_a_section_without_head_is_filled_by_anybody_in_it(office):
    SectionHead.objects.update(until=date(2026, 11, 1))
    colleague = browser_of(office.colleague)
    page = colleague.get(at_section("report", office))
    assert "本科室还没有负责人，科室里谁都可以填" in page.text
    assert fill(colleague, office, done="大家一起写的").status_code == 302
    assert "还没有负责人" in colleague.get(at_week(office)).text


def test_others_do_not_write_for_a_section_but_the_leaders_may(office):
    other = staff_of(section_in(office.house, "审批科"), "余外人")
    assert fill(browser_of(other), office, done="代写").status_code == 404
    officer = office.house.users["officer"].person
    assert fill(browser_of(officer), office, done="代写").status_code == 404
    assert fill(secretary_of(office), office, done="书记替科室记的").status_code == 302


def test_a_section_that_has_gone_still_shows_what_it_wrote(office):
    assert fill(browser_of(office.head), office, done="最后一周").status_code == 302
    Employment.objects.filter(section=office.section.name).update(section="新科")
    SectionHead.objects.all().delete()
    shown = secretary_of(office).get(at_week(office)).text
    assert "最后一周" in shown


def test_next_week_may_be_planned_and_a_later_one_not(office):
    head = browser_of(office.head)
    assert fill(head, office, MONDAY + WEEK, coming="提前写好").status_code == 302
    assert fill(head, office, MONDAY + 2 * WEEK, coming="太早").status_code == 404
