"""Every test of this room happens on 24 November 2026."""

import pytest
from tests.apps.literature.records import study_in
from tests.houses import build_house
from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture for all


@pytest.fixture
def study(db, client):
    """Return a study whose team is the member of a house, who is signed in."""
    house = build_house()
    client.force_login(house.users["member"])
    return study_in(house)
