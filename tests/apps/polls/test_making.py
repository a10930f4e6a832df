"""An officer makes a poll: the times are filled in, and nobody can send nonsense."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape
from tests.apps.diary.records import BusyTimeFactory, at
from tests.apps.meetings.records import NOW as BEFORE
from tests.apps.polls.records import CLOSES, TIMES, TODAY, meeting_to_come, poll_for, typed

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.notices.models import Notice
from zhibu.apps.polls.models import Poll
from zhibu.apps.polls.when import When
from zhibu.apps.workdays.models import WorkdayOverride

pytestmark = pytest.mark.django_db
EVERY_ROW = ("on_1", "starts_at_1", "on_2", "starts_at_2", "on_3", "starts_at_3")


def page_of(meeting):
    return reverse("polls:meeting", args=[meeting.pk])


def suggested(response):
    return [one.when for one in response.context["offer"].suggested]


def test_the_times_are_filled_in_within_working_hours(officer, meeting):
    whens = suggested(officer.get(page_of(meeting)))
    assert 3 <= len(whens) <= Poll.MOST_TIMES
    for when in whens:
        assert when.on.weekday() < 5
        assert when.end.time() <= time(12) or when.starts_at >= time(14)
        assert when.end.time() <= time(17)
        assert when.on >= TODAY + timedelta(days=2)
    assert len({when.on for when in whens}) == len(whens)


def test_what_speaks_for_nothing_else_is_near_the_usual_time(officer, meeting):
    assert {when.starts_at for when in suggested(officer.get(page_of(meeting)))} == {time(15)}


def test_a_holiday_is_not_suggested(officer, meeting):
    free = suggested(officer.get(page_of(meeting)))[0].on
    WorkdayOverride.objects.create(zone=meeting.zone, day=free, is_workday=False)
    assert free not in [when.on for when in suggested(officer.get(page_of(meeting)))]


def test_a_time_at_which_people_are_busy_gives_way_to_another(officer, staffed, meeting):
    first = suggested(officer.get(page_of(meeting)))[0]
    for person in staffed.members[:8]:
        BusyTimeFactory(
            person=person,
            starts_at=at(first.on.year, first.on.month, first.on.day, 8),
            ends_at=at(first.on.year, first.on.month, first.on.day, 18),
        )
    response = officer.get(page_of(meeting))
    assert first.on not in [when.on for when in suggested(response)]
    assert "日程上都有空" in response.text


def test_sending_tells_everyone_due_once(officer, staffed, meeting):
    response = officer.post(page_of(meeting), typed(), follow=True)
    poll = Poll.objects.get()
    assert response.redirect_chain == [(poll.get_absolute_url(), 302)]
    assert [time.start for time in poll.times.all()] == [when.start for when in TIMES]
    notices = Notice.objects.filter(url=poll.get_absolute_url())
    assert notices.count() == poll.asked.count() == 13
    text = notices.first().text
    assert "回答不匿名" in text
    assert "11月30日 周一 15:00至16:30" in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (dict.fromkeys(EVERY_ROW, ""), "一个时间也没有写"),
        ({"on_2": "", "starts_at_2": "", "on_3": "", "starts_at_3": ""}, "只写了一个时间"),
        ({"on_1": "2026-11-24", "starts_at_1": "09:00"}, "11月24日 周二 09:00已经过去了"),
        ({"on_2": "2026-11-30", "starts_at_2": "15:00"}, "11月30日 周一 15:00写了两次"),
        ({"starts_at_1": "23:00"}, "开不到当天结束"),
        ({"starts_at_1": ""}, "请补上开始时间"),
        ({"on_1": ""}, "请补上日期"),
        ({"on_1": "后天"}, "日期看不懂"),
        ({"closes_on": "2026-11-23"}, "截止日期2026年11月23日已经过去"),
        ({"closes_on": "2026-12-01"}, "截止日期晚于最早的时间"),
        ({"minutes": "5"}, "太短了"),
        ({"minutes": "一个半小时"}, "请填整数"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_kept(officer, meeting, change, said):
    facts = typed(**change)
    response = officer.post(page_of(meeting), facts)
    assert response.status_code == 422
    assert said in response.text
    assert not Poll.objects.exists()
    for name, value in facts.items():
        if value:
            assert f'name="{name}" value="{escape(value)}"' in response.text


def test_a_poll_for_a_meeting_that_is_over_is_refused(officer, staffed):
    held = meeting_to_come(
        staffed.branch, on=date(2026, 11, 3), state=Meeting.State.FINISHED, finished_at=BEFORE
    )
    for response in (officer.get(page_of(held)), officer.post(page_of(held), typed())):
        assert response.status_code == 422
        assert "已记录，不用再约时间" in response.text
    off = meeting_to_come(staffed.branch, state=Meeting.State.CANCELLED)
    assert "已取消，不用再约时间" in officer.post(page_of(off), typed()).text


def test_the_second_of_two_officers_keeps_what_was_typed(officer, staffed, meeting):
    poll = poll_for(meeting, by=staffed.officers[0])
    response = officer.post(page_of(meeting), typed())
    assert response.status_code == 422
    assert "胡文静已经为这次会议发起了约时间" in response.text
    assert 'value="2026-12-02"' in response.text
    assert officer.get(page_of(meeting)).url == poll.get_absolute_url()


def test_a_committee_that_has_nobody_is_told_so(officer, staffed):
    meeting = meeting_to_come(staffed.branch, kind=Meeting.Kind.GROUP)
    response = officer.post(page_of(meeting), typed())
    assert response.status_code == 422
    assert "没有应到的人" in response.text


def test_the_page_of_the_meeting_leads_here(officer, meeting):
    assert page_of(meeting) in officer.get(meeting.get_absolute_url()).text


def test_when_says_itself_as_colleagues_do():
    assert str(When(on=CLOSES, starts_at=time(9), minutes=60)) == "11月26日 周四 09:00"


@pytest.mark.parametrize("members", [3, 9])
def test_filling_in_costs_the_same_whatever_the_branch(
    officer, staffed, meeting, members, django_assert_num_queries
):
    for person in staffed.members[members:]:
        person.affiliations.all().delete()
    officer.get(page_of(meeting))
    with django_assert_num_queries(20):
        officer.get(page_of(meeting))
