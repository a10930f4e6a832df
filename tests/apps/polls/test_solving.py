"""The solver's answer beside the poll: what it says, which is better, and taking it."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse
from tests.apps.diary.records import BusyTimeFactory, at
from tests.apps.polls.records import NOW, answered, meeting_to_come, poll_for, typed
from tests.apps.resources.records import RoomFactory

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import plan_make_up
from zhibu.apps.polls.models import Poll
from zhibu.apps.polls.solver_answer import solver_answer_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def poll(staffed, meeting):
    return poll_for(meeting, by=staffed.secretary)


def ask(client, poll):
    return client.post(reverse("polls:solve", args=[poll.pk]), follow=True)


def found_for(poll):
    poll.refresh_from_db()
    return solver_answer_from(poll.solver)


def busy(person, on):
    BusyTimeFactory(
        person=person,
        starts_at=at(on.year, on.month, on.day, 8),
        ends_at=at(on.year, on.month, on.day, 18),
    )


def test_sending_a_poll_computes_it_at_once(officer, meeting):
    text = officer.post(reverse("polls:meeting", args=[meeting.pk]), typed(), follow=True).text
    assert "系统算出的时间" in text
    assert "13 人中 13 人能来" in text
    assert "还没有人回答能来" in text


def test_nobody_is_missed_where_a_time_suits_all(officer, staffed, meeting, poll):
    busy(staffed.members[0], meeting.on)
    ask(officer, poll)
    found = found_for(poll)
    assert found.coming == 13
    assert found.start.date() != meeting.on
    assert found.is_proven


def test_who_would_miss_it_is_named_with_a_word_why(officer, staffed, meeting, poll):
    BusyTimeFactory(
        person=staffed.members[0], starts_at=at(2026, 11, 20, 8), ends_at=at(2026, 12, 31, 18)
    )
    text = ask(officer, poll).text
    assert "13 人中 12 人能来" in text
    assert "来不了的：陈一鸣（出差）" in text


def test_no_time_at_all_is_said_with_its_reason(officer, staffed, poll):
    for person in [staffed.secretary, *staffed.officers, *staffed.members]:
        BusyTimeFactory(person=person, starts_at=at(2026, 11, 20, 8), ends_at=at(2026, 12, 31, 18))
    text = ask(officer, poll).text
    assert found_for(poll).start is None
    assert found_for(poll).reason in text
    assert "先等大家的回答" in text


def test_the_same_time_is_called_the_same(officer, staffed, poll):
    for person in staffed.members:
        answered(poll, person, "yes", "no", "no")
    poll.times.filter(on=date(2026, 11, 30)).update(on=date(2026, 12, 4))
    text = ask(officer, poll).text
    assert "和大家选的是同一个时间，定它就好" in text


def test_the_solver_is_better_where_more_can_come(officer, staffed, poll):
    for person in [staffed.secretary, *staffed.officers, *staffed.members[:5]]:
        answered(poll, person, "yes", "no", "no")
    for person in staffed.members[5:]:
        answered(poll, person, "no", "no", "no")
    text = ask(officer, poll).text
    assert "系统的时间更好：按日程 13 人能来，比大家选的11月30日 周一 15:00（8 人）多 5 人" in text
    assert "没有问过本人" in text


def test_while_answers_may_still_change_it_nothing_is_claimed(officer, staffed, poll):
    answered(poll, staffed.members[0], "yes", "no", "no")
    assert "还说不准" in ask(officer, poll).text


def test_the_poll_is_better_where_all_can_come_and_were_asked(officer, staffed, poll):
    for person in [staffed.secretary, *staffed.officers, *staffed.members]:
        answered(poll, person, "no", "yes", "no")
    assert "大家选的12月1日 周二 09:00更好：13 人说能来" in ask(officer, poll).text


def test_without_a_quorum_at_any_time_asked_the_solver_is_better(officer, staffed, poll):
    for person in [staffed.secretary, *staffed.officers, *staffed.members]:
        can = "yes" if person == staffed.members[0] else "no"
        answered(poll, person, can, "no", "no")
    assert "大家选的都不够法定人数，这个时间按日程够" in ask(officer, poll).text


def test_asked_about_the_solvers_own_time_the_answers_count(officer, staffed, poll):
    poll.times.filter(on=date(2026, 11, 30)).update(on=date(2026, 12, 4))
    for person in [staffed.secretary, *staffed.officers, *staffed.members]:
        answered(poll, person, "yes", "no", "no")
    assert "以本人的回答为准，12月1日 周二 09:00更好" in ask(officer, poll).text


def test_computing_again_says_whether_anything_changed(officer, staffed, meeting, poll):
    assert "已按现在的日程算好" in ask(officer, poll).text
    assert "日程没有变，算出的还是这个" in ask(officer, poll).text
    busy(staffed.members[0], meeting.on)
    assert "已按现在的日程算好" in ask(officer, poll).text


def test_the_solvers_time_can_be_chosen_with_its_room(officer, staffed, meeting):
    agency = staffed.branch.agency
    meeting.room = RoomFactory(agency=agency, name="小会议室", seats=3)
    meeting.place = "小会议室"
    meeting.save()
    big = RoomFactory(agency=agency, name="大会议室", seats=40)
    busy(staffed.secretary, meeting.on)
    poll = poll_for(meeting, by=staffed.secretary)
    ask(officer, poll)
    found = found_for(poll)
    page = officer.get(reverse("polls:choose", args=[poll.pk])).text
    assert "系统算出，按日程 13 人能来" in page
    officer.post(reverse("polls:choose", args=[poll.pk]), {"when": f"{found.start:%Y%m%dT%H%M}"})
    meeting.refresh_from_db()
    poll.refresh_from_db()
    assert datetime.combine(meeting.on, meeting.starts_at) == found.start == poll.chosen.start
    assert (meeting.room, meeting.place) == (big, "大会议室")


def test_a_make_up_and_a_whole_day_are_not_for_the_solver(officer, staffed, meeting):
    session = plan_make_up(
        meeting=meeting,
        people=staffed.members[:2],
        on=date(2026, 12, 8),
        starts_at=time(15),
        now=NOW,
    )
    poll = poll_for(session)
    assert "系统算出的时间" not in officer.get(poll.get_absolute_url()).text
    response = officer.post(reverse("polls:solve", args=[poll.pk]))
    assert response.status_code == 422
    assert "补学和超过三小时的会，系统不算时间" in response.text
    whole = meeting_to_come(staffed.branch, kind=Meeting.Kind.THEME_DAY, on=date(2026, 12, 9))
    response = officer.post(
        reverse("polls:meeting", args=[whole.pk]), typed(minutes=300), follow=True
    )
    assert response.status_code == 200
    assert Poll.objects.filter(meeting=whole, solver={}).exists()


def test_a_decided_poll_is_not_computed_again(officer, poll):
    officer.post(reverse("polls:end", args=[poll.pk]))
    response = officer.post(reverse("polls:solve", args=[poll.pk]))
    assert response.status_code == 422
    assert "周明已经结束了这次约时间" in response.text


def test_a_meeting_whose_day_is_over_is_not_kept_there(officer, staffed):
    late = meeting_to_come(staffed.branch, kind=Meeting.Kind.THEME_DAY, on=date(2026, 11, 20))
    poll = poll_for(late)
    ask(officer, poll)
    assert found_for(poll).start.date() > NOW.date()
