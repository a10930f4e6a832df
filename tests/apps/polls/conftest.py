"""Every test of this room happens on 24 November 2026, in a branch of thirteen."""

import pytest
from tests.apps.meetings.records import staffed_branch
from tests.apps.polls.records import meeting_to_come
from tests.factories import UserFactory
from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture for all


@pytest.fixture
def staffed():
    return staffed_branch()


@pytest.fixture
def meeting(staffed):
    return meeting_to_come(staffed.branch)


@pytest.fixture
def officer(client, staffed):
    client.force_login(staffed.user)
    return client


@pytest.fixture
def as_member(client, staffed):
    """Sign the first member in; return the browser."""

    def go_in(person=None):
        person = person or staffed.members[0]
        user = person.user if hasattr(person, "user") else UserFactory(person=person)
        client.force_login(user)
        return client

    return go_in
