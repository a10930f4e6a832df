"""What the committee keeps to itself on year and plan, and what counts by the day it was so."""

from datetime import date

import pytest
from tests.apps.meetings.held import AttendanceFactory, FollowUpFactory, missed
from tests.apps.regime.records import NOON, meeting_in

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.record import FRAIL
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.regime.adapters import Span, facts_of_branches, findings_of_branches
from zhibu.apps.regime.models import PlanChange
from zhibu.apps.regime.queries.calendars import calendar_file, meetings_of_branch

Kind, State = Meeting.Kind, Meeting.State
THEME = "研究陈一鸣转正"
MARCH = date(2026, 3, 20)


@pytest.fixture
def among_themselves(house):
    return meeting_in(house.branch, MARCH, Kind.COMMITTEE, title=THEME)


@pytest.mark.parametrize(
    ("role", "sees"), [("secretary", True), ("member", False), ("coordinator", False)]
)
def test_the_theme_of_a_committee_meeting_is_for_its_officers(
    house, among_themselves, page, role, sees
):
    PlanChange.objects.create(
        zone=house.branch.zone,
        branch=house.branch,
        meeting=among_themselves,
        year=2026,
        what=PlanChange.What.TITLE,
        old=THEME,
        new="研究工作",
        changed_at="2026-03-01T00:00Z",
    )
    assert (THEME in page(role, "plan", house.branch.pk).content.decode()) is sees


def test_a_calendar_says_that_the_committee_meets_and_not_about_what(
    house, among_themselves, today
):
    due = meetings_of_branch(house.branch, on=today)
    content = calendar_file(due, name="支部", now=NOON).decode()
    assert "支委会" in content
    assert THEME not in content.replace("\r\n ", "")


@pytest.mark.parametrize(
    ("kind", "readers"),
    [
        (Kind.MEMBERS, {"secretary", "officer", "member"}),
        (Kind.COMMITTEE, {"secretary", "officer"}),
    ],
)
def test_what_is_left_to_do_shows_to_those_who_read_the_minutes(house, page, kind, readers):
    held = meeting_in(house.branch, date(2026, 2, 10), kind, State.FINISHED)
    FollowUpFactory(meeting=held, owner=house.person, text="找某同志谈话")
    saw = {
        role
        for role in ("secretary", "officer", "member", "coordinator")
        if "找某同志谈话" in page(role, "branch", house.branch.pk).content.decode()
    }
    assert saw == readers


def test_who_was_last_excused_as_frail_is_frail_to_the_rules_until_they_come(house, today):
    def frail():
        facts = facts_of_branches([house.branch], span=Span(on=today, since=today, until=today))
        return {person.id for person in facts[house.branch.pk].people if person.frail}

    assert frail() == set()
    february = meeting_in(house.branch, date(2026, 2, 10), state=State.FINISHED)
    missed(february, house.person, reason=FRAIL)
    assert frail() == {str(house.person.pk)}
    march = meeting_in(house.branch, date(2026, 3, 1), state=State.FINISHED)
    AttendanceFactory(meeting=march, person=house.person)
    assert frail() == set()


def test_a_group_set_up_late_or_dissolved_early_is_not_asked_for_the_rest(house, today):
    first, second = house.branch.groups.all()
    first.dissolved_on = date(2026, 2, 5)
    first.save()
    second.affiliations.update(since=date(2026, 2, 10))
    span = Span(on=today, since=date(2026, 1, 1), until=today)
    found = findings_of_branches([house.branch], span=span)[house.branch.pk]
    overdue = [
        (one.group, one.due_until.month)
        for one in found
        if one.kind == Kind.GROUP and one.state == "overdue"
    ]
    assert overdue == [(str(first.pk), 1), (str(second.pk), 2)]


def test_who_came_with_a_vote_counts_although_they_have_left_since(house, today):
    january = meeting_in(house.branch, date(2026, 1, 20), Kind.MEMBERS, State.FINISHED)
    voters = [entry.person for entry in people_in_branch(house.branch, on=today) if entry.may_vote]
    came = voters[: (len(voters) + 1) // 2]
    for person in voters:
        how = "present" if person in came else "absent"
        AttendanceFactory(meeting=january, person=person, came=how)
    came[-1].affiliations.update(until=date(2026, 2, 1))
    span = Span(on=today, since=date(2026, 1, 1), until=today)
    found = findings_of_branches([house.branch], span=span)[house.branch.pk]
    (quorum,) = [one for one in found if one.rule == "ZB-18"]
    assert (quorum.state, quorum.observed) == ("met", len(came))
