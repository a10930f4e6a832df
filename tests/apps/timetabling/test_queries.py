"""What the room asks of the database does not grow with people or items."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.timetabling.records import page_of, planned, typed_for
from tests.factories import member_of

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.timetabling.adapters import instance_for_branch
from zhibu.apps.timetabling.adapters.invited import People
from zhibu.apps.timetabling.queries.asks import asks_of, usual_span

pytestmark = pytest.mark.django_db
FIRST = date(2026, 12, 1)


def spent(act) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        act()
    return len(queries)


def test_the_page_costs_the_same_for_one_meeting_and_for_three(client, desk):
    planned(desk.branch, date(2026, 12, 10), starts_at=time(15))
    client.get(page_of(desk))
    one = spent(lambda: client.get(page_of(desk)))
    for number in range(2):
        planned(desk.branch, date(2026, 12, 14 + number), kind=Meeting.Kind.LECTURE)
    assert spent(lambda: client.get(page_of(desk))) == one


def test_the_problem_costs_the_same_for_more_people_and_items(desk):
    def build() -> None:
        asks, _ = asks_of(
            desk.branch, since=FIRST, until=date(2026, 12, 31), today=FIRST - timedelta(days=1)
        )
        wishes = [ask.wish for ask in asks if ask.meeting]
        instance_for_branch(desk.branch, wishes, first=FIRST, last=date(2026, 12, 31))

    planned(desk.branch, date(2026, 12, 10), starts_at=time(15))
    few = spent(build)
    for number in range(3):
        planned(desk.branch, date(2026, 12, 14 + number), kind=Meeting.Kind.LECTURE)
        member_of(desk.branch, f"新人{number}")
    assert spent(build) == few


@pytest.mark.parametrize(
    "kinds",
    [("theme_day",), ("committee",), ("members", "theme_day"), ("committee", "theme_day")],
)
def test_those_invited_are_those_due(desk, kinds):
    kind, *also = kinds
    meeting = planned(desk.branch, date(2026, 12, 10), kind=kind, also_kinds=also)
    invited = People.of(desk.branch, on=meeting.on).invited(kinds, None)
    assert {entry.person.pk for entry in invited} == roll_of(meeting).due_ids


@pytest.mark.parametrize(
    ("today", "until"),
    [
        (date(2026, 11, 24), date(2026, 12, 31)),
        (date(2026, 12, 1), date(2027, 1, 31)),
        (date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 3, 25), date(2026, 4, 30)),
        (date(2026, 1, 5), date(2026, 3, 31)),
    ],
)
def test_the_usual_days_reach_to_the_end_of_the_quarter_or_of_next_month(today, until):
    assert usual_span(today) == (today + timedelta(days=1), until)


def test_the_turn_of_the_year_is_looked_across(client, desk):
    answer = client.get(page_of(desk), {"since": "2026-12-01", "until": "2027-01-31"})
    days = {form.ask.wish.first.year for form in answer.context["page"].forms}
    assert days == {2026, 2027}


def test_a_meeting_typed_with_the_last_of_its_fields_is_still_read(client, desk):
    one = planned(desk.branch, date(2026, 12, 10))
    typed = typed_for(one, part="1", how="online", make_ups="0", needs_room=None)
    assert client.post(page_of(desk), typed).status_code == 302
