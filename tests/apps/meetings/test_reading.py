from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.meetings.records import (
    DAY,
    NOW,
    MeetingFactory,
    whole_record,
)
from tests.factories import PartyGroupFactory, UserFactory
from tests.houses import build_house

from zhibu.apps.accounts.queries.held import records_about
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.record import FRAIL, FollowUpLine, VoteLine
from zhibu.apps.meetings.services import finish_record
from zhibu.apps.meetings.waiting import coming_for, waiting_for
from zhibu.apps.organisation.models import Affiliation

pytestmark = pytest.mark.django_db
Kind, State = Meeting.Kind, Meeting.State


def finished(meeting, **facts):
    missing = facts.pop("missing", None)
    record = whole_record(meeting, missing=missing, **facts)
    return finish_record(meeting=meeting, record=record, by=None, now=NOW)


@pytest.fixture
def listed(signed_in, staffed):
    def looked(**query):
        return signed_in.get(reverse("meetings:list", args=[staffed.branch.pk]), query).text

    return looked


def as_member(client, staffed):
    client.force_login(UserFactory(person=staffed.members[0]))
    return client


def test_the_list_says_what_to_do_next(staffed, listed):
    assert "请先" in listed()
    today = timezone.localdate()
    past = MeetingFactory(branch=staffed.branch, on=today - timedelta(days=1))
    MeetingFactory(branch=staffed.branch, on=today + timedelta(days=2))
    MeetingFactory(branch=staffed.branch, on=today + timedelta(days=60))
    page = listed()
    assert "待记录" in page
    assert reverse("meetings:record", args=[past.pk]) in page
    assert "准备通知" in page
    assert "五周以后还有 1 次会议" in page


def test_the_list_is_narrowed_by_kind_state_year_and_words(staffed, listed):
    MeetingFactory(branch=staffed.branch, title="谈清廉", kind=Kind.THEME_DAY)
    other = MeetingFactory(
        branch=staffed.branch,
        title="讲历史",
        kind=Kind.THEME_DAY,
        also_kinds=[Kind.LECTURE],
        on=DAY.replace(year=2025),
    )
    finished(other)
    for query in ({"kind": "lecture"}, {"state": "finished"}, {"year": "2025"}, {"q": "历史"}):
        page = listed(**query)
        assert ("讲历史" in page, "谈清廉" in page) == (True, False), query
    assert "没有符合条件的会议" in listed(q="没有的")
    nonsense = listed(kind="x", state="y", year="abc", page="zzz", q="")
    assert "谈清廉" in nonsense


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    signed_in, staffed, count, django_assert_num_queries
):
    for place in range(count):
        MeetingFactory(branch=staffed.branch, on=DAY - timedelta(days=place))
    address = reverse("meetings:list", args=[staffed.branch.pk])
    signed_in.get(address)
    with django_assert_num_queries(11):
        signed_in.get(address)


@pytest.mark.parametrize("count", [1, 3])
def test_a_record_costs_the_same_whatever_stands_in_it(
    signed_in, staffed, meeting, count, django_assert_num_queries
):
    line = FollowUpLine(text="走访", owner_id=staffed.secretary.pk, due_on=DAY)
    votes = tuple(VoteLine(subject=f"第{place}项", yes=9) for place in range(count))
    finished(meeting, votes=votes, follow_ups=(line,) * count)
    address = meeting.get_absolute_url()
    signed_in.get(address)
    with django_assert_num_queries(24):
        signed_in.get(address)


def test_a_member_reads_the_record_without_reasons_and_changes_nothing(client, staffed, meeting):
    finished(meeting, missing={staffed.members[1].pk: "病假"})
    page = as_member(client, staffed).get(meeting.get_absolute_url()).text
    assert "同意全年计划" in page
    assert "单思远" in page
    assert "病假" not in page
    assert "更正记录" not in page
    listed = client.get(reverse("meetings:list", args=[staffed.branch.pk])).text
    assert "新增会议" not in listed


def test_what_the_committee_said_is_for_the_committee(client, staffed):
    meeting = MeetingFactory(
        branch=staffed.branch, kind=Kind.COMMITTEE, title="研究人选", on=timezone.localdate()
    )
    finish_record(meeting=meeting, record=whole_record(meeting), by=None, now=timezone.now())
    as_member(client, staffed)
    page = client.get(meeting.get_absolute_url()).text
    assert "会议内容由参加会议的人查看" in page
    address = reverse("meetings:list", args=[staffed.branch.pk])
    for text in (page, client.get(address).text, client.get(address, {"q": "人选"}).text):
        assert "研究人选" not in text
        assert "同意全年计划" not in text
    assert "支部委员会会议" not in client.get(address, {"q": "研究"}).text.split("</form>")[-1]
    client.force_login(UserFactory(person=staffed.officers[0]))
    assert "研究人选" in client.get(meeting.get_absolute_url()).text


def test_a_careful_reader_is_told_what_to_look_at_again(signed_in, staffed, meeting):
    finished(meeting, chair_id=staffed.members[0].pk)
    page = signed_in.get(meeting.get_absolute_url()).text
    assert "主持人陈一鸣不是书记、副书记或委员" in page
    appraisal = finished(MeetingFactory(branch=staffed.branch, kind=Kind.APPRAISAL))
    page = signed_in.get(appraisal.get_absolute_url()).text
    assert "议程里没有“民主测评”" in page
    assert "第十八条" in page
    committee = MeetingFactory(branch=staffed.branch, kind=Kind.COMMITTEE)
    absent = {person.pk: "出差" for person in staffed.officers}
    finished(committee, missing=absent)
    assert "委员3人，到会1人，不足半数" in signed_in.get(committee.get_absolute_url()).text


def test_study_is_sent_home_to_the_frail(signed_in, staffed, meeting):
    finished(meeting, missing={staffed.members[0].pk: FRAIL, staffed.members[1].pk: "出差"})
    page = signed_in.get(meeting.get_absolute_url()).text
    assert "陈一鸣年老体弱，不要求补学，可以把学习内容送上门" in page
    assert "需要补学：单思远。" in page


def test_a_late_record_says_so_plainly(signed_in, staffed, listed):
    meeting = MeetingFactory(branch=staffed.branch, on=DAY - timedelta(days=8))
    finished(meeting)
    assert "补记：会后超过 7 天" in signed_in.get(meeting.get_absolute_url()).text
    assert "补记" in listed()


def test_home_leads_to_the_own_branch_or_lets_one_choose(client):
    house = build_house()
    client.force_login(house.users["member"])
    answer = client.get(reverse("meetings:home"))
    assert answer.url == reverse("meetings:list", args=[house.branch.pk])
    client.force_login(house.users["coordinator"])
    page = client.get(reverse("meetings:home")).text
    assert house.branch.name in page
    assert house.other_branch.name in page


# Today


def viewer_for(person, branch, *, leads=False):
    return Viewer(
        user_id=1,
        person_id=person.pk,
        zone_id=branch.zone_id,
        member_of=frozenset({branch.pk}),
        secretary_of=frozenset({branch.pk}) if leads else frozenset(),
    )


def test_officers_are_asked_to_record_and_announce_and_members_never(staffed):
    MeetingFactory(branch=staffed.branch, on=DAY - timedelta(days=1))
    MeetingFactory(branch=staffed.branch, on=DAY + timedelta(days=3))  # Monday: one working day
    MeetingFactory(branch=staffed.branch, on=DAY + timedelta(days=6), state=State.PROPOSED)
    MeetingFactory(branch=staffed.branch, on=DAY + timedelta(days=20))
    asked = waiting_for(viewer_for(staffed.secretary, staffed.branch, leads=True), on=DAY)
    assert [(item.verb, item.urgency) for item in asked] == [("记录会议", 1), ("发出通知", 2)]
    assert waiting_for(viewer_for(staffed.members[0], staffed.branch), on=DAY) == []
    assert waiting_for(Viewer(), on=DAY) == []


def test_a_person_sees_the_meetings_to_come_they_are_due_at(staffed):
    group, other = PartyGroupFactory.create_batch(2, branch=staffed.branch)
    person = staffed.members[0]
    Affiliation.objects.filter(person=person).update(group=group)
    MeetingFactory(branch=staffed.branch)
    MeetingFactory(branch=staffed.branch, kind=Kind.COMMITTEE)
    MeetingFactory(branch=staffed.branch, kind=Kind.GROUP, group=group)
    MeetingFactory(branch=staffed.branch, kind=Kind.GROUP, group=other)
    MeetingFactory(branch=staffed.branch, kind=Kind.LECTURE, state=State.CANCELLED)
    MeetingFactory()

    def coming(who):
        entries = coming_for(viewer_for(who, staffed.branch), on=DAY, until=DAY)
        return sorted(entry.text for entry in entries)

    assert coming(person) == [f"党小组会（{group}）", "支部党员大会"]
    assert coming(staffed.secretary) == ["支部党员大会", "支部委员会会议"]
    assert coming_for(Viewer(), on=DAY, until=DAY) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_today_page_costs_the_same_however_many_wait(staffed, count, django_assert_num_queries):
    for place in range(count):
        MeetingFactory(branch=staffed.branch, on=DAY - timedelta(days=1 + place))
        MeetingFactory(branch=staffed.branch, on=DAY, kind=Kind.values[place])
    viewer = viewer_for(staffed.secretary, staffed.branch, leads=True)
    with django_assert_num_queries(7):
        waiting_for(viewer, on=DAY)
        coming_for(viewer, on=DAY, until=DAY)


# My data


def test_what_meetings_hold_about_a_person_is_shown_to_them(staffed, meeting):
    person = staffed.members[0]
    line = FollowUpLine(text="走访慰问", owner_id=person.pk, due_on=DAY)
    finished(meeting, missing={person.pk: "出差"}, follow_ups=(line,))
    held = {section.title: section.rows for section in records_about(person)}
    assert held["参加会议情况"] == ((DAY, "支部党员大会", "请假", "出差"),)
    assert held["会议待办"][0][0] == "走访慰问"
    assert held["补学"][0][0] == "支部党员大会 2026-11-20"
    other = MeetingFactory(branch=staffed.branch, kind=Kind.LECTURE, chair=person)
    held = {section.title: section.rows for section in records_about(person)}
    assert held["主持和记录的会议"] == ((other.on, "党课", "主持"),)
