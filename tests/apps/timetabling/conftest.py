"""Every test of this room happens on 24 November 2026."""

import pytest
from tests.apps.timetabling.records import Office, office
from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture for all


@pytest.fixture
def desk(db, client) -> Office:
    """A branch of six with two rooms; its secretary is signed in."""
    made = office()
    client.force_login(made.user)
    return made
