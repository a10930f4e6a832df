"""A clock that stands still, so that a test says the same in every month."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

NOVEMBER = datetime(2026, 11, 24, 4, tzinfo=UTC)
"""Noon of 24 November 2026 in Beijing."""


@pytest.fixture(autouse=True)
def _in_november(monkeypatch) -> None:
    """Let every page believe it is 24 November 2026."""
    monkeypatch.setattr(timezone, "now", lambda: NOVEMBER)
