"""Promises: made, told when near, kept, put off, opened again, listed and exported."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests.apps.reviews.people import (
    at_section,
    at_week,
    browser_of,
    build_office,
    secretary_of,
    staff_of,
)
from tests.apps.reviews.records import (
    MONDAY,
    CommentFactory,
    PromiseFactory,
    WeekFactory,
    section_in,
)

from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.reviews.models import Promise, SeenBy
from zhibu.apps.reviews.queries.promises import promises_of_branch
from zhibu.apps.reviews.waiting import coming_for, waiting_for

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def office():
    return build_office()


def promise_in(office, **facts):
    week = WeekFactory(branch=office.branch, monday=MONDAY - timedelta(days=7))
    return PromiseFactory(week=week, section=office.section, **{"owner": office.head} | facts)


def at(name, promise):
    return reverse(f"reviews:{name}", args=[promise.pk])


def test_a_promise_put_down_by_mistake_is_deleted_by_who_leads_unless_kept(office):
    promise, leader = promise_in(office), secretary_of(office)
    assert (
        at("delete_promise", promise)
        not in browser_of(office.head).get(at("promise", promise)).text
    )
    assert at("delete_promise", promise) in leader.get(at("promise", promise)).text
    Promise.objects.update(done_on=TODAY, outcome="补齐了")
    assert "已经完成，不能删除" in leader.post(at("delete_promise", promise)).text
    Promise.objects.update(done_on=None, outcome="")
    done = leader.post(at("delete_promise", promise), follow=True)
    assert "已删除承诺" in done.text
    assert not Promise.objects.exists()


def test_the_head_puts_down_a_promise_of_the_sections_people(office):
    address = at_section("make_promise", office)
    typed = {"promise": "补齐台账", "owner": office.colleague.pk, "due_on": "2026-11-27"}
    head = browser_of(office.head)
    assert "吴晓" in head.get(address).text
    assert head.post(address, typed).status_code == 302
    assert Promise.objects.get().owner == office.colleague
    assert "补齐台账" in head.get(at_week(office)).text
    missing = head.post(address, typed | {"promise": "", "due_on": ""})
    assert "请写承诺做什么" in missing.text
    early = head.post(address, typed | {"due_on": "2026-11-20"})
    assert "早于这一周的周一" in early.text
    assert 'value="补齐台账"' in early.text


def test_others_in_the_section_promise_for_themselves_alone(office):
    address = at_section("make_promise", office)
    typed = {"promise": "补齐台账", "owner": office.head.pk, "due_on": "2026-11-27"}
    colleague = browser_of(office.colleague)
    refused = colleague.post(address, typed)
    assert refused.status_code == 422
    assert "请从科室的人里选" in refused.text
    assert colleague.post(address, typed | {"owner": office.colleague.pk}).status_code == 302
    other = staff_of(section_in(office.house, "审批科"), "余外人")
    assert browser_of(other).post(address, typed).status_code == 404


def test_it_is_kept_with_a_line_and_the_next_week_shows_it(office):
    promise = promise_in(office)
    head = browser_of(office.head)
    assert "填写完成情况" in head.get(at_week(office)).text
    early = head.post(at("keep", promise), {"outcome": "补齐", "done_on": "2026-11-25"})
    assert "还没有到" in early.text
    before = head.post(at("keep", promise), {"outcome": "补齐", "done_on": "2026-11-13"})
    assert "早于作出承诺的那一周" in before.text
    assert "请用一句话写明" in head.post(at("keep", promise), {"done_on": "2026-11-24"}).text
    done = {"outcome": "已补齐到 10 月", "done_on": "2026-11-24"}
    assert head.post(at("keep", promise), done).status_code == 302
    shown = browser_of(office.colleague).get(at_week(office)).text
    assert "已补齐到 10 月" in shown
    assert "11月24日 周二完成，按期" in shown
    assert "先前写的完成情况保持不变" in head.post(at("keep", promise), done).text


def test_a_promise_kept_late_is_said_without_blame(office):
    promise = promise_in(office, due_on=date(2026, 11, 20), done_on=date(2026, 11, 23))
    shown = browser_of(office.head).get(at("promise", promise)).text
    assert "11月23日 周一完成" in shown
    assert "按期" not in shown
    assert "state-overdue" not in shown


def test_another_day_is_agreed_on_and_the_first_stays_beside_it(office):
    promise = promise_in(office)
    secretary = secretary_of(office)
    address = at("move", promise)
    assert "期限没有变化" in secretary.post(address, {"to": "2026-11-27"}).text
    assert "早于作出承诺" in secretary.post(address, {"to": "2026-11-01"}).text
    assert secretary.post(address, {"to": "2026-12-04"}).status_code == 302
    shown = secretary.get(at("promise", promise)).text
    assert "12月4日 周五（原定11月27日 周五）" in shown
    assert secretary.post(address, {"to": "2026-11-27"}).status_code == 302
    promise.refresh_from_db()
    assert promise.moved_to is None


def test_a_kept_promise_is_opened_again_and_not_put_off(office):
    promise = promise_in(office, done_on=date(2026, 11, 23), outcome="办了")
    head = browser_of(office.head)
    assert "已经完成，不能改期" in head.post(at("move", promise), {"to": "2026-12-04"}).text
    assert "重新打开" in head.get(at("promise", promise)).text
    assert head.post(at("reopen", promise)).status_code == 302
    promise.refresh_from_db()
    assert (promise.done_on, promise.outcome) == (None, "")


def test_a_promise_shows_its_comment_to_those_who_may_read_it(office):
    week = WeekFactory(branch=office.branch, monday=MONDAY - timedelta(days=7))
    comment = CommentFactory(
        week=week, section=office.section, text="答复太慢", seen_by=SeenBy.HEAD
    )
    promise = promise_in(office, comment=comment)
    shown = browser_of(office.head).get(at("promise", promise)).text
    assert "答复太慢" in shown
    assert "给科室负责人和领导看" in shown
    assert "答复太慢" not in browser_of(office.colleague).get(at("promise", promise)).text


def test_who_left_still_keeps_their_promise_without_seeing_the_week(office):
    leaver = staff_of(office.section, "陆远行", until=date(2026, 11, 1))
    promise = promise_in(office, owner=leaver)
    client = browser_of(leaver)
    shown = client.get(at("promise", promise))
    assert shown.status_code == 200
    assert at_week(office, MONDAY - timedelta(days=7)) not in shown.text
    done = {"outcome": "已移交", "done_on": "2026-11-24"}
    assert client.post(at("keep", promise), done).status_code == 302


def told(person, on=TODAY):
    browser_of(person)
    person.refresh_from_db()
    viewer = viewer_of(person.account, on=on)
    return (
        [(one.text, one.urgency) for one in waiting_for(viewer, on=on)],
        [one.text for one in coming_for(viewer, on=on, until=on + timedelta(days=28))],
    )


def test_the_owner_is_told_three_days_before_and_as_due_afterwards(office):
    promise_in(office, text="周五前的")
    promise_in(office, text="今天的", due_on=TODAY)
    promise_in(office, text="过了期的", due_on=date(2026, 11, 20))
    promise_in(office, text="往后挪的", moved_to=date(2026, 12, 4))
    promise_in(office, text="办完的", done_on=TODAY)
    waiting, coming = told(office.head)
    assert waiting == [
        ("复盘时承诺：过了期的", 1),
        ("复盘时承诺：今天的", 1),
        ("复盘时承诺：周五前的", 2),
    ]
    assert coming == ["承诺到期：往后挪的"]
    assert told(office.colleague) == ([], [])


def test_the_list_keeps_its_filter_and_is_saved_as_a_table(office):
    promise_in(office, text="补齐台账")
    promise_in(office, text="走访企业", owner=office.colleague)
    promise_in(office, text="换公示栏", done_on=TODAY, outcome="已换")
    head = browser_of(office.head)
    address = reverse("reviews:promises", args=[office.branch.pk])
    still_open = head.get(address).text
    assert "补齐台账" in still_open
    assert "换公示栏" not in still_open
    found = head.get(address, {"q": "吴晓"}).text
    assert "走访企业" in found
    assert "补齐台账" not in found
    kept = head.get(address, {"show": "kept"}).text
    assert "换公示栏" in kept
    assert "没有符合“月亮”的承诺" in head.get(address, {"show": "kept", "q": "月亮"}).text
    sheet = head.get(reverse("reviews:promises_xlsx", args=[office.branch.pk]), {"q": "台账"})
    rows = list(load_workbook(BytesIO(sheet.content)).active.iter_rows(values_only=True))
    assert any("补齐台账" in row for row in rows)
    assert not any("走访企业" in row for row in rows)


def test_empty_lists_say_what_to_do(office):
    head = browser_of(office.head)
    address = reverse("reviews:promises", args=[office.branch.pk])
    assert "复盘时可以从点评里定" in head.get(address).text
    assert "还没有完成的承诺" in head.get(address, {"show": "kept"}).text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_whatever_its_length(
    office, number, django_assert_num_queries
):
    for _ in range(number):
        promise_in(office)
    with django_assert_num_queries(1):
        assert len(promises_of_branch(office.branch)) == number
