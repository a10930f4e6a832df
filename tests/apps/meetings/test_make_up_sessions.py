"""Make-up sessions: for those asked, never an obligation met, noted once."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from tests.apps.meetings.records import DAY, NOW, MeetingFactory, whole_record
from tests.factories import BranchFactory, UserFactory, member_of

from zhibu.apps.meetings.models import MakeUp, Meeting
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.meetings.queries.facts import meeting_facts
from zhibu.apps.meetings.queries.ledger import Asked, ledger_of
from zhibu.apps.meetings.queries.make_ups import missed_in
from zhibu.apps.meetings.record import AttendanceLine
from zhibu.apps.meetings.services import (
    announce,
    cancel_meeting,
    change_asked,
    correct_record,
    finish_record,
    move_meeting,
    plan_make_up,
)
from zhibu.apps.meetings.services.refusals import DayIsPast, MakeUpUnfit, ModeUnfit, NotOpen
from zhibu.apps.notices.models import Notice

pytestmark = pytest.mark.django_db
Kind, Mode = Meeting.Kind, Meeting.Mode
NEXT = DAY + timedelta(days=3)
AFTER = NOW + timedelta(days=5)


@pytest.fixture
def main(staffed):
    return MeetingFactory(branch=staffed.branch, kind=Kind.LECTURE)


@pytest.fixture
def session(staffed, main):
    return made_up(main, staffed.members[:2])


def made_up(main, people, on=NEXT, **facts):
    facts = {"starts_at": time(15), "place": "二楼会议室", "now": NOW} | facts
    return plan_make_up(meeting=main, people=people, on=on, **facts)


def test_only_those_asked_are_due_and_told(staffed, session):
    asked = {person.pk for person in staffed.members[:2]}
    roll = roll_of(session)
    assert roll.due_ids == asked
    assert roll.voters == frozenset()
    announce(meeting=session, today=DAY, now=NOW)
    told = Notice.objects.all()
    assert {notice.person_id for notice in told} == asked
    assert "党课补学" in told[0].subject
    assert "补的是" in told[0].text


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"on": DAY - timedelta(days=1)}, DayIsPast),
        ({"on": DAY, "starts_at": time(16, 59)}, MakeUpUnfit),
        ({"mode": Mode.HYBRID}, ModeUnfit),
        ({"people": []}, MakeUpUnfit),
    ],
)
def test_a_make_up_session_that_makes_no_sense_is_refused(staffed, main, facts, refusal):
    facts = {"people": staffed.members[:1]} | facts
    with pytest.raises(refusal):
        made_up(main, **facts)


def test_it_is_for_those_due_at_a_meeting_where_something_was_studied(staffed, main, session):
    committee = MeetingFactory(branch=staffed.branch, kind=Kind.COMMITTEE)
    with pytest.raises(MakeUpUnfit, match="支委会"):
        made_up(committee, staffed.officers[:1])
    with pytest.raises(MakeUpUnfit, match="补学本身"):
        made_up(session, staffed.members[:1])
    with pytest.raises(MakeUpUnfit, match="不用参加"):
        made_up(main, [member_of(BranchFactory(), "范外人")])
    with pytest.raises(MakeUpUnfit, match="另一次补学"):
        made_up(main, staffed.members[:1], on=NEXT + timedelta(days=1))
    cancel_meeting(meeting=main, reason="停电", now=NOW)
    with pytest.raises(NotOpen):
        made_up(main, staffed.members[3:4])


def test_whoever_is_asked_later_or_no_longer_is_told(staffed, session):
    announce(meeting=session, today=DAY, now=NOW)
    Notice.objects.all().delete()
    change_asked(session=session, people=staffed.members[1:3], now=NOW)
    told = {notice.person_id: notice.text for notice in Notice.objects.all()}
    assert set(told) == {staffed.members[0].pk, staffed.members[2].pk}
    assert "不用参加" in told[staffed.members[0].pk]
    assert roll_of(session).due_ids == {person.pk for person in staffed.members[1:3]}


def test_its_record_notes_the_make_up_of_those_who_came(staffed, main, session):
    missing = {person.pk: "出差" for person in staffed.members[:2]}
    finish_record(meeting=main, record=whole_record(main, missing=missing), by=None, now=NOW)
    record = whole_record(session, minutes="", missing={staffed.members[1].pk: "病假"})
    finish_record(meeting=session, record=record, by=None, now=AFTER)
    done = {one.person.pk: one.make_up for one in missed_in(staffed.branch, DAY.year)}
    assert done[staffed.members[1].pk] is None
    noted = done[staffed.members[0].pk]
    assert (noted.done_on, noted.how, noted.session) == (NEXT, MakeUp.How.SESSION, session)
    assert MakeUp.objects.filter(meeting=session).count() == 0


def test_a_corrected_record_takes_back_what_it_had_noted(staffed, main, session):
    missing = {person.pk: "出差" for person in staffed.members[:2]}
    finish_record(meeting=main, record=whole_record(main, missing=missing), by=None, now=NOW)
    finish_record(meeting=session, record=whole_record(session), by=None, now=AFTER)
    assert MakeUp.objects.filter(done_on=NEXT).count() == 2
    record = whole_record(session, missing={staffed.members[0].pk: "病假"})
    correct_record(meeting=session, record=record, by=None, now=AFTER, reason="记错")
    row = MakeUp.objects.get(person=staffed.members[0])
    assert (row.done_on, row.how, row.session) == (None, "", None)


def test_a_visit_is_noted_as_such_and_what_was_done_before_stays(staffed, main):
    one, two = staffed.members[:2]
    visit = made_up(main, [one, two], mode=Mode.VISIT, place="")
    MakeUp.objects.create(
        zone=main.zone, meeting=main, person=two, done_on=DAY, how=MakeUp.How.READ
    )
    record = whole_record(visit)
    assert {line.person_id for line in record.attendance} == {one.pk, two.pk}
    finish_record(meeting=visit, record=record, by=None, now=AFTER)
    assert {row.person_id: row.how for row in MakeUp.objects.all()} == {
        one.pk: MakeUp.How.VISITED,
        two.pk: MakeUp.How.READ,
    }


def test_a_guest_at_a_make_up_session_is_noted_for_nothing(staffed, main, session):
    guest = staffed.members[5]
    record = whole_record(session)
    lines = (*record.attendance, AttendanceLine(person_id=guest.pk))
    finish_record(
        meeting=session, record=whole_record(session, attendance=lines), by=None, now=AFTER
    )
    assert not MakeUp.objects.filter(person=guest).exists()


def test_it_is_no_meeting_of_the_facts_nor_a_line_of_the_ledger(staffed, main, session):
    finish_record(meeting=main, record=whole_record(main), by=None, now=NOW)
    finish_record(meeting=session, record=whole_record(session), by=None, now=AFTER)
    facts = meeting_facts([staffed.branch.pk], since=date(2026, 1, 1), until=date(2026, 12, 31))
    assert [fact.id for fact in facts[staffed.branch.pk]] == [str(main.pk)]
    ledger = ledger_of(staffed.branch, Asked(year=2026), with_contents=True)
    assert [line.meeting.pk for line in ledger.lines] == [main.pk]


def test_calling_the_meeting_off_calls_its_make_up_off(staffed, main, session):
    announce(meeting=session, today=DAY, now=NOW)
    cancel_meeting(meeting=main, reason="停电", now=NOW)
    session.refresh_from_db()
    assert session.state == Meeting.State.CANCELLED
    assert "取消" in Notice.objects.last().text


def test_moving_the_meeting_behind_its_make_up_calls_that_off(staffed, main, session):
    move_meeting(meeting=main, on=NEXT, starts_at=time(9), today=DAY, reason="出差", now=NOW)
    session.refresh_from_db()
    assert session.state == Meeting.State.PLANNED
    move_meeting(meeting=main, on=NEXT + timedelta(days=1), today=DAY, reason="出差", now=NOW)
    session.refresh_from_db()
    assert session.state == Meeting.State.CANCELLED


def test_a_make_up_session_does_not_move_before_its_meeting(main, session):
    with pytest.raises(MakeUpUnfit, match="早于"):
        move_meeting(meeting=session, on=DAY, starts_at=time(9), today=DAY, reason="忙", now=NOW)


def test_others_do_not_learn_who_catches_up(client, staffed, session):
    page = reverse("meetings:meeting", args=[session.pk])
    listed = reverse("meetings:list", args=[staffed.branch.pk])
    asked, other = (UserFactory(person=staffed.members[place]) for place in (0, 4))
    for user, status, count in ((asked, 200, 2), (other, 404, 1), (staffed.user, 200, 2)):
        client.force_login(user)
        assert client.get(page).status_code == status
        shown = client.get(listed, {"year": "2026"}).content.decode()
        assert shown.count("<strong>11月") == count
