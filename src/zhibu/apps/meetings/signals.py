"""What meetings say without knowing who listens."""

from django.dispatch import Signal

rescheduled = Signal()
"""A meeting was moved or called off. Send with `sender` Meeting, `meeting` as it is now, `was`
the day it stood on, `by` who did it (or None), `reason`, and `at` the moment; the year plan
keeps it in its history."""
