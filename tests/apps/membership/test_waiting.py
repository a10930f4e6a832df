"""What membership tells the today page."""

from datetime import date, timedelta

import pytest
from tests.apps.membership.records import TODAY, event_of, letter_of, on_the_way
from tests.factories import UserFactory

from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.membership.waiting import coming_for, waiting_for


@pytest.fixture
def secretary(house):
    return viewer_of(house.users["secretary"], on=TODAY)


def texts(items):
    return [item.text for item in items]


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        (date(2025, 12, 25), []),
        (date(2025, 12, 24), ["许青的预备期将满"]),
        (date(2025, 11, 24), ["许青的预备期已满"]),
    ],
)
def test_a_probation_that_ends_within_a_month_is_prepared(house, secretary, meeting, told):
    person = on_the_way(house.branch, probationary=meeting)
    event_of(person, house.branch, "approval", meeting + timedelta(days=20))
    event_of(person, house.branch, "oath", meeting + timedelta(days=30))
    items = waiting_for(secretary, on=TODAY)
    assert texts(items) == told
    assert all(item.verb == "准备转正" for item in items)


def test_an_approval_near_its_last_day_and_a_late_inspection_wait(house, secretary):
    on_the_way(house.branch, probationary=date(2026, 8, 31))
    on_the_way(house.branch, "秦岭", activist=date(2026, 4, 1))
    items = {item.text: item for item in waiting_for(secretary, on=TODAY)}
    assert items["许青：上级审批"].urgency == 1
    assert items["秦岭：半年考察"].urgency == 0
    assert "第十一条（据转述）" in items["秦岭：半年考察"].why


def test_a_letter_without_a_receipt_waits_after_a_month(house, secretary):
    letter = letter_of(house.person, house.branch, sent_on=date(2026, 10, 24))
    assert texts(waiting_for(secretary, on=TODAY)) == ["陈一鸣的组织关系介绍信还没有回执"]
    letter.sent_on = date(2026, 10, 25)
    letter.save()
    assert waiting_for(secretary, on=TODAY) == []


def test_last_days_and_the_end_of_a_probation_come(house, secretary):
    on_the_way(house.branch, probationary=date(2025, 12, 10))
    on_the_way(house.branch, "秦岭", probationary=date(2026, 8, 31))
    coming = coming_for(secretary, on=TODAY, until=TODAY + timedelta(weeks=4))
    assert {(entry.day, entry.text) for entry in coming} == {
        (date(2026, 12, 10), "许青预备期满"),
        (date(2026, 11, 30), "秦岭最迟办理上级审批"),
    }


def test_a_person_on_the_way_is_told_of_the_own_dates(house):
    person = on_the_way(house.branch, probationary=date(2025, 12, 10))
    on_the_way(house.branch, "秦岭", probationary=date(2025, 12, 11))
    user = UserFactory(username="xuqing", person=person)
    viewer = viewer_of(user, on=TODAY)
    coming = coming_for(viewer, on=TODAY, until=TODAY + timedelta(weeks=4))
    assert texts(coming) == ["许青预备期满"]
    assert waiting_for(viewer, on=TODAY) == []


def test_who_keeps_no_branch_is_told_nothing(house):
    member = viewer_of(house.users["member"], on=TODAY)
    assert waiting_for(member, on=TODAY) == []
    assert coming_for(member, on=TODAY, until=TODAY) == []
