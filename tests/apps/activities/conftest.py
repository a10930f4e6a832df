"""Every test of this room happens on 24 November 2026."""

from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture for all
