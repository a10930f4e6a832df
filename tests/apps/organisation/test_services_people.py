from datetime import date, timedelta

import pytest
from tests.factories import (
    AgencyFactory,
    AwayPeriodFactory,
    BranchFactory,
    PersonFactory,
    PostFactory,
    SecondmentFactory,
    member_of,
)

from zhibu.apps.organisation.models import Employment, Person, Standing
from zhibu.apps.organisation.queries.codes import next_codes
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.organisation.services import refusals
from zhibu.apps.organisation.services.absences import (
    end_absence,
    record_away,
    record_secondment,
)
from zhibu.apps.organisation.services.people import (
    Facts,
    add_person_to_branch,
    add_staff,
    leave,
    mend_facts,
    retire,
)
from zhibu.apps.organisation.services.standings import (
    change_stage,
    restore_vote,
    suspend_vote,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def branch():
    return BranchFactory()


def add(branch, **changes):
    facts = {"facts": Facts(name="单䶮", birth_month="1990-05"), "since": TODAY}
    return add_person_to_branch(
        branch=branch, stage=Standing.Stage.FULL, today=TODAY, **(facts | changes)
    )


def test_a_new_person_works_at_the_agency_and_is_in_the_branch(branch):
    person = add(branch)
    (shown,) = people_in_branch(branch, on=TODAY)
    assert (shown.person, shown.stage) == (person, "正式党员")
    assert shown.employment.agency == branch.agency
    assert "shanyan" in person.search_text
    assert person.code == "R00001"


def test_what_cannot_be_is_refused_and_leaves_nothing_behind(branch):
    with pytest.raises(refusals.BornInTheFuture):
        add(branch, facts=Facts(name="陈一鸣", birth_month="2026-12"))
    with pytest.raises(refusals.InTheFuture):
        add(branch, since=TOMORROW)
    branch.dissolved_on = date(2026, 1, 1)
    with pytest.raises(refusals.BranchDissolved):
        add(branch)
    assert not Person.objects.exists()


@pytest.mark.parametrize("birth_month", ["1985-03", "1985", ""])
def test_a_possible_duplicate_is_asked_about_first(branch, birth_month):
    member_of(branch, "陈一鸣", birth_month="1985-03")
    facts = Facts(name="陈一鸣", birth_month=birth_month)
    if birth_month == "1985":
        Person.objects.update(birth_month="1985")
    with pytest.raises(refusals.PossiblyTheSamePerson):
        add(branch, facts=facts)
    assert add(branch, facts=facts, is_another=True).pk


def test_another_birth_month_or_another_zone_is_another_person(branch):
    member_of(branch, "陈一鸣", birth_month="1985-03")
    member_of(BranchFactory(), "陈一鸣", birth_month="1990-05")
    assert add(branch, facts=Facts(name="陈一鸣", birth_month="1990-05")).pk


def test_codes_go_on_from_the_highest_and_leave_other_shapes_alone(branch):
    for code in ("R00041", "X99", "R12a"):
        PersonFactory(zone=branch.zone, code=code)
    assert next_codes(branch.zone_id, 2) == ["R00042", "R00043"]


def test_staff_outside_any_branch_are_on_record_too():
    agency = AgencyFactory()
    person = add_staff(agency=agency, facts=Facts(name="曾国"), since=TODAY, today=TODAY)
    assert person.employments.get().agency == agency
    assert not person.affiliations.exists()


def test_mended_facts_are_found_under_the_new_name(branch):
    person = member_of(branch)
    mend_facts(person=person, facts=Facts(name="仇海"), today=TODAY)
    person.refresh_from_db()
    assert "qiuhai" in person.search_text


def test_leaving_ends_everything_but_the_standing(branch):
    person = member_of(branch)
    PostFactory(person=person, branch=branch)
    SecondmentFactory(person=person, until=date(2027, 12, 31))
    AwayPeriodFactory(person=person)
    last_day = date(2026, 10, 31)
    leave(person=person, last_day=last_day, today=TODAY)
    ended = [
        *person.employments.all(),
        *person.affiliations.all(),
        *person.posts.all(),
        *person.secondments.all(),
        *person.away_periods.all(),
    ]
    assert [period.until for period in ended] == [last_day] * 5
    assert person.standings.get().until is None
    with pytest.raises(refusals.AlreadyEnded):
        leave(person=person, last_day=TODAY, today=TODAY)


def test_leaving_before_something_on_record_begins_is_refused_whole(branch):
    person = member_of(branch)
    PostFactory(person=person, branch=branch, since=TODAY)
    with pytest.raises(refusals.StillToCome):
        leave(person=person, last_day=date(2026, 10, 31), today=TODAY)
    assert person.employments.get().until is None
    with pytest.raises(refusals.InTheFuture):
        leave(person=person, last_day=TOMORROW, today=TODAY)


def test_retiring_keeps_the_branch_and_changes_the_work(branch):
    person = member_of(branch)
    retire(person=person, since=TODAY, today=TODAY)
    work, rest = person.employments.all()
    assert (work.until, rest.status) == (date(2026, 11, 23), Employment.Status.RETIRED)
    assert people_in_branch(branch, on=TODAY)[0].is_retired
    with pytest.raises(refusals.AlreadyThere):
        retire(person=person, since=TODAY, today=TODAY)


def test_a_secondment_is_kept_with_its_dates_and_ends_when_it_ends(branch):
    person = member_of(branch)
    facts = {"person": person, "kind": "village", "host": "某村", "today": TODAY}
    lent = record_secondment(since=date(2026, 1, 1), until=date(2027, 12, 31), **facts)
    with pytest.raises(refusals.PeriodsOverlap):
        record_secondment(since=TODAY, until=None, **facts)
    with pytest.raises(refusals.EndsBeforeItBegins):
        record_secondment(since=TODAY, until=date(2026, 1, 1), **facts)
    with pytest.raises(refusals.PersonHasLeft):
        record_secondment(since=date(2019, 1, 1), until=date(2019, 2, 1), **facts)
    end_absence(absence=lent, last_day=date(2026, 10, 31), today=TODAY)
    with pytest.raises(refusals.AlreadyEnded):
        end_absence(absence=lent, last_day=TODAY, today=TODAY)


def test_being_away_shows_in_the_branch(branch):
    person = member_of(branch)
    record_away(person=person, kind="mobile", place="武汉市", since=TODAY, until=None, today=TODAY)
    assert people_in_branch(branch, on=TODAY)[0].away.place == "武汉市"


def test_stages_follow_each_other_and_the_vote_with_them(branch):
    person = member_of(branch, stage=Standing.Stage.PROBATIONARY)
    with pytest.raises(refusals.NotAMember):
        suspend_vote(person=person, since=TODAY, today=TODAY)
    full = Standing.Stage.FULL
    with pytest.raises(refusals.EndsBeforeItBegins):
        change_stage(person=person, stage=full, since=date(2020, 1, 1), today=TODAY)
    change_stage(person=person, stage=full, since=date(2026, 7, 1), today=TODAY)
    with pytest.raises(refusals.AlreadyThere):
        change_stage(person=person, stage=full, since=TODAY, today=TODAY)
    assert people_in_branch(branch, on=TODAY)[0].may_vote
    suspend_vote(person=person, since=date(2026, 8, 1), today=TODAY)
    with pytest.raises(refusals.PeriodsOverlap):
        suspend_vote(person=person, since=TODAY, today=TODAY)
    assert not people_in_branch(branch, on=TODAY)[0].may_vote
    restore_vote(person=person, last_day=date(2026, 11, 23), today=TODAY)
    assert people_in_branch(branch, on=TODAY)[0].may_vote
    with pytest.raises(refusals.AlreadyEnded):
        restore_vote(person=person, last_day=TODAY, today=TODAY)
