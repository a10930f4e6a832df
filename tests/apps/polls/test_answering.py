"""Those asked answer in a tap or two; the officers see it by name, nobody else does."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.diary.records import BusyTimeFactory
from tests.apps.polls.records import answered, poll_for
from tests.factories import UserFactory, member_of

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Standing
from zhibu.apps.polls.models import PollAnswer

pytestmark = pytest.mark.django_db


@pytest.fixture
def poll(staffed, meeting):
    return poll_for(meeting, by=staffed.secretary)


def given(poll, *can):
    keys = [time.pk for time in poll.times.all()]
    return {f"time_{key}": value for key, value in zip(keys, can, strict=False)}


def on_day(monkeypatch, *parts):
    monkeypatch.setattr(timezone, "now", lambda: datetime(*parts, 4, tzinfo=UTC))


def checked(response):
    form = response.context["form"]
    return [field.initial for _, field, _ in form.rows]


def test_everything_is_chosen_already_and_what_the_diary_knows_is_no(as_member, staffed, poll):
    BusyTimeFactory(person=staffed.members[0])
    response = as_member().get(poll.get_absolute_url())
    assert checked(response) == ["yes", "no", "yes"]
    assert "日程上：出差" in response.text
    assert "支部书记和支委看得到每个人的回答" in response.text


def test_an_answer_is_kept_and_may_be_changed(as_member, staffed, poll):
    client = as_member()
    client.post(poll.get_absolute_url(), given(poll, "yes", "no", "if_need_be"))
    client.post(poll.get_absolute_url(), given(poll, "no", "no", "yes"))
    kept = PollAnswer.objects.filter(person=staffed.members[0])
    assert [one.can for one in kept] == ["no", "no", "yes"]
    assert {one.answered_by for one in kept} == {None}
    assert checked(client.get(poll.get_absolute_url())) == ["no", "no", "yes"]


def test_a_member_sees_the_times_and_nobodys_answers(as_member, staffed, poll):
    answered(poll, staffed.members[1], "no", "no", "no")
    text = as_member().get(poll.get_absolute_url()).text
    assert "12月1日" in text
    assert staffed.members[1].name not in text
    assert "人已回答" not in text
    assert "定下时间" not in text


def test_an_officer_sees_how_many_and_who(officer, staffed, poll):
    answered(poll, staffed.members[0], "yes", "if_need_be", "no")
    text = officer.get(poll.get_absolute_url()).text
    assert "13 人中 1 人已回答" in text
    assert f"勉强可以：{staffed.members[0].name}" in text
    assert "没有回答的" not in text


def test_half_an_answer_is_pointed_out(as_member, poll):
    response = as_member().post(poll.get_absolute_url(), given(poll, "yes", "no"))
    assert response.status_code == 422
    assert "请选一项" in response.text
    assert not PollAnswer.objects.exists()


def test_a_word_that_is_no_answer_is_refused(as_member, poll):
    response = as_member().post(poll.get_absolute_url(), given(poll, "yes", "no", "maybe"))
    assert response.status_code == 422
    assert "请选三项中的一项" in response.text


def test_after_its_last_day_an_answer_is_refused_by_name(as_member, poll, monkeypatch):
    on_day(monkeypatch, 2026, 11, 27)
    response = as_member().post(poll.get_absolute_url(), given(poll, "yes", "no", "yes"))
    assert response.status_code == 422
    assert "2026年11月26日已截止，您的回答没有记下" in response.text
    assert not PollAnswer.objects.exists()


def test_a_decided_poll_takes_no_answer(officer, as_member, staffed, poll):
    officer.post(reverse("polls:end", args=[poll.pk]))
    response = as_member().post(poll.get_absolute_url(), given(poll, "yes", "no", "yes"))
    assert response.status_code == 422
    assert "已经结束了，您的回答没有记下" in response.text


def test_who_is_not_due_finds_no_page(client, staffed, poll):
    applicant = member_of(staffed.branch, "申请人", stage=Standing.Stage.APPLICANT)
    client.force_login(UserFactory(person=applicant))
    assert client.get(poll.get_absolute_url()).status_code == 404
    assert client.post(poll.get_absolute_url(), given(poll, "no", "no", "no")).status_code == 404


def test_an_officer_enters_for_somebody_without_an_account(officer, staffed, poll):
    page = reverse("polls:enter", args=[poll.pk])
    old = staffed.members[3]
    officer.post(page, {"person": old.pk} | given(poll, "no", "yes", "yes"))
    kept = PollAnswer.objects.filter(person=old)
    assert [one.can for one in kept] == ["no", "yes", "yes"]
    assert {one.answered_by for one in kept} == {staffed.secretary}


def test_nobody_with_an_account_nor_anybody_not_due_is_offered(officer, staffed, poll):
    UserFactory(person=staffed.members[3])
    applicant = member_of(staffed.branch, "申请人", stage=Standing.Stage.APPLICANT)
    page = reverse("polls:enter", args=[poll.pk])
    for person in (staffed.members[3], applicant):
        facts = {"person": person.pk} | given(poll, "no", "yes", "yes")
        response = officer.post(page, facts)
        assert response.status_code == 422
        assert "请在名单里选" in response.text
    assert not PollAnswer.objects.exists()


def test_the_today_page_asks_once_and_is_then_quiet(as_member, staffed, poll):
    client = as_member()
    assert "哪个时间方便" in client.get(reverse("home:today")).text
    answered(poll, staffed.members[0], "yes", "yes", "yes")
    assert "哪个时间方便" not in client.get(reverse("home:today")).text


def test_the_officer_is_told_when_it_can_be_decided(officer, staffed, poll, monkeypatch):
    assert "还没有定" not in officer.get(reverse("home:today")).text
    on_day(monkeypatch, 2026, 11, 27)
    officer.force_login(staffed.user)
    assert "约时间已截止，还没有定" in officer.get(reverse("home:today")).text


def test_my_data_shows_what_i_answered(as_member, staffed, poll):
    answered(poll, staffed.members[0], "if_need_be", "no", "yes")
    text = as_member().get(reverse("accounts:me")).text
    assert "约时间的回答" in text
    assert "勉强可以" in text


def test_the_quorum_is_told_apart_from_what_is_still_open(officer, staffed, poll):
    for person in [staffed.secretary, *staffed.officers, *staffed.members[:2]]:
        answered(poll, person, "yes", "no", "no")
    rows = officer.get(poll.get_absolute_url()).context["results"].times
    assert [row.quorum for row in rows] == ["open", "open", "open"]
    for person in staffed.members[2:4]:
        answered(poll, person, "no", "no", "yes")
    answered(poll, staffed.members[4], "if_need_be", "no", "no")
    results = officer.get(poll.get_absolute_url()).context["results"]
    assert results.needed == 6
    assert [row.quorum for row in results.times] == ["reached", "out_of_reach", "open"]
    assert results.best.time.start.day == 30


def test_a_theme_day_needs_no_quorum(officer, staffed, meeting):
    meeting.kind = Meeting.Kind.THEME_DAY
    meeting.save()
    poll = poll_for(meeting)
    assert "法定人数" not in officer.get(poll.get_absolute_url()).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_whoever_answered(
    officer, staffed, poll, count, django_assert_num_queries
):
    for person in staffed.members[:count]:
        answered(poll, person, "yes", "no", "yes")
    officer.get(poll.get_absolute_url())
    with django_assert_num_queries(22):
        officer.get(poll.get_absolute_url())
