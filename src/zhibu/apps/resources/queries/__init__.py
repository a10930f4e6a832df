"""Questions to rooms and lecturers."""

from zhibu.apps.resources.queries.choice import lecturers_for, rooms_for

__all__ = ["lecturers_for", "rooms_for"]
