import pytest
from tests.apps.meetings.records import MeetingFactory, staffed_branch


@pytest.fixture
def staffed():
    return staffed_branch()


@pytest.fixture
def meeting(staffed):
    return MeetingFactory(branch=staffed.branch)


@pytest.fixture
def signed_in(client, staffed):
    client.force_login(staffed.user)
    return client
