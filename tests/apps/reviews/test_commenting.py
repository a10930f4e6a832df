"""Comments of leaders: praise and criticism, read by whom the branch decided."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.reviews.people import (
    at_section,
    at_week,
    browser_of,
    build_office,
    secretary_of,
    staff_of,
)
from tests.apps.reviews.records import CommentFactory, WeekFactory, section_in
from tests.factories import member_of, works_in

from zhibu.apps.reviews.models import Comment, Promise, ReviewHabits, ReviewLeader, SeenBy

pytestmark = pytest.mark.django_db
WORDS = "台账清楚，答复太慢"


@pytest.fixture
def office():
    return build_office()


def say(client, office, **typed):
    facts = {"lens": "ability", "tone": "praise", "text": WORDS, "revision": "0"} | typed
    return client.post(at_section("comment", office), facts)


def comment_in(office, **facts):
    by = office.house.users["secretary"].person
    week = WeekFactory(branch=office.branch)
    return CommentFactory(week=week, section=office.section, by=by, text=WORDS, **facts)


def test_a_leader_praises_and_criticises_with_as_many_comments_as_wanted(office):
    secretary = secretary_of(office)
    assert "给被点评科室的人和领导看" in secretary.get(at_section("comment", office)).text
    assert say(secretary, office).status_code == 302
    worse = say(secretary, office, lens="style", tone="criticism", text="会上迟到两次 ⏰")
    assert worse.status_code == 302
    shown = browser_of(office.head).get(at_week(office)).text
    assert "业务能力，肯定" in shown
    assert "工作作风，指出不足" in shown
    assert "会上迟到两次 ⏰" in shown
    assert shown.count("给被点评科室的人和领导看") == 2


def test_what_is_missing_is_said_and_what_was_typed_stays(office):
    secretary = secretary_of(office)
    refused = say(secretary, office, lens="", text="")
    assert "请选点评哪方面" in refused.text
    assert "请写点评" in refused.text
    long = say(secretary, office, text="长" * 1001)
    assert "“点评”最多 1000 字，现在有 1001 字" in long.text
    assert "长" * 1001 in long.text
    assert not Comment.objects.exists()


def test_a_comment_becomes_a_promise_at_once(office):
    secretary = secretary_of(office)
    promise = {"promise": "答复不超过两天", "owner": office.colleague.pk, "due_on": "2026-11-30"}
    assert say(secretary, office, **promise).status_code == 302
    made = Promise.objects.get()
    assert (made.owner, made.due_on, made.comment.text) == (
        office.colleague,
        date(2026, 11, 30),
        WORDS,
    )
    half = say(secretary, office, promise="答复不超过两天")
    assert half.status_code == 422
    assert "请选承诺由谁负责" in half.text
    assert "请填承诺的完成期限" in half.text
    stranger = say(
        secretary, office, **promise | {"owner": office.house.users["officer"].person.pk}
    )
    assert stranger.status_code == 422
    early = say(secretary, office, **promise | {"due_on": "2026-11-20"})
    assert "早于这一周的周一" in early.text
    assert WORDS in early.text
    assert Comment.objects.count() == 1


READERS = {
    SeenBy.BRANCH: {"head", "colleague", "other", "leader", "officer", "secretary"},
    SeenBy.SECTION: {"head", "colleague", "leader", "secretary"},
    SeenBy.HEAD: {"head", "leader", "secretary"},
}


@pytest.mark.parametrize("seen_by", SeenBy.values)
def test_each_reads_what_the_branch_decided_for_them(office, seen_by):
    comment_in(office, seen_by=seen_by)
    leader = staff_of(section_in(office.house, "办公室"), "乔副县")
    ReviewLeader.objects.create(
        zone=office.branch.zone, branch=office.branch, person=leader, since=date(2026, 1, 1)
    )
    people = {
        "head": office.head,
        "colleague": office.colleague,
        "other": staff_of(section_in(office.house, "审批科"), "余外人"),
        "leader": leader,
        "officer": office.house.users["officer"].person,
        "secretary": office.house.users["secretary"].person,
    }
    pages = {who: browser_of(person).get(at_week(office)).text for who, person in people.items()}
    readers = {who for who, page in pages.items() if WORDS in page}
    assert readers == READERS[SeenBy(seen_by)]
    for who in readers:
        assert f"给{SeenBy(seen_by).label}看" in pages[who]


def test_a_leader_on_record_comments_and_others_do_not(office):
    assert say(browser_of(office.head), office).status_code == 404
    leader = works_in(section_in(office.house, "办公室"), member_of(office.branch, "乔副县"))
    facts = {"zone": office.branch.zone, "branch": office.branch, "person": leader}
    ReviewLeader.objects.create(since=date(2026, 1, 1), until=date(2026, 11, 20), **facts)
    assert say(browser_of(leader), office).status_code == 404
    ReviewLeader.objects.create(since=date(2026, 11, 21), **facts)
    assert say(browser_of(leader), office).status_code == 302


def test_widening_who_sees_comments_leaves_those_already_written(office):
    comment_in(office, seen_by=SeenBy.HEAD)
    ReviewHabits.objects.create(
        zone=office.branch.zone, branch=office.branch, comments_seen_by=SeenBy.BRANCH
    )
    colleague = browser_of(office.colleague)
    assert WORDS not in colleague.get(at_week(office)).text
    assert say(secretary_of(office), office, text="以后的点评").status_code == 302
    assert "以后的点评" in colleague.get(at_week(office)).text


def test_only_the_writer_corrects_a_comment_and_sees_what_changed_meanwhile(office):
    comment = comment_in(office, seen_by=SeenBy.HEAD)
    address = reverse("reviews:change_comment", args=[comment.pk])
    facts = {"lens": "style", "tone": "criticism", "text": "改过的", "revision": "0"}
    assert browser_of(office.head).post(address, facts).status_code == 404
    secretary = secretary_of(office)
    assert WORDS in secretary.get(address).text
    assert secretary.post(address, facts).status_code == 302
    stale = secretary.post(address, facts | {"text": "另一台电脑上改的"})
    assert stale.status_code == 422
    assert "改过的" in stale.text
    assert "另一台电脑上改的" in stale.text
    comment.refresh_from_db()
    assert (comment.text, comment.lens, comment.seen_by) == ("改过的", "style", SeenBy.HEAD)


def test_a_comment_taken_back_leaves_its_promise(office):
    secretary = secretary_of(office)
    promise = {"promise": "答复不超过两天", "owner": office.head.pk, "due_on": "2026-11-30"}
    say(secretary, office, **promise)
    address = reverse("reviews:take_back", args=[Comment.objects.get().pk])
    assert "承诺仍然有效" in secretary.get(address).text
    assert browser_of(office.head).post(address).status_code == 404
    assert secretary.post(address).status_code == 302
    assert not Comment.objects.exists()
    assert "答复不超过两天" in browser_of(office.head).get(at_week(office)).text
