"""Every test of this room: the coordinator of a zone with one study looks."""

import pytest
from tests.apps.studies.records import StudyFactory
from tests.factories import GrantFactory, UserFactory
from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture for all

from zhibu.apps.accounts.models import Grant


@pytest.fixture
def study(db):
    return StudyFactory()


@pytest.fixture
def coordinator(client, study):
    """Sign the coordinator of the study's zone in; return the browser."""
    user = UserFactory()
    GrantFactory(user=user, role=Grant.Role.COORDINATOR, zone=study.zone)
    client.force_login(user)
    return client
