from datetime import datetime

import pytest
from tests.apps.meetings.records import SHANGHAI, MeetingFactory, staffed_branch


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


@pytest.fixture
def clock(monkeypatch):
    """Set what the views take for now."""

    def stop_at(year, month, day, hour=9):
        now = datetime(year, month, day, hour, tzinfo=SHANGHAI)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        return now

    return stop_at
