"""Talks for tests."""

from datetime import date

from zhibu.apps.organisation.models import Person
from zhibu.apps.talks.models import Talk
from zhibu.apps.talks.services import Said, record_talk

TODAY = date(2026, 11, 24)
ON = date(2026, 11, 3)
SECRET = "孩子上学的事压力很大"
PROMISE = "帮忙联系学校"


def talk_between(a: Person, b: Person, *, by: Person | None = None, on: date = ON) -> Talk:
    """Record a talk with notes and a promise of the first of the two."""
    branch = a.affiliations.get().branch
    said = Said(
        occasion=Talk.Occasion.CONFLICT,
        notes=SECRET,
        promise=PROMISE,
        promise_owner=a,
        promise_due_on=date(2026, 11, 30),
    )
    return record_talk(branch=branch, a=a, b=b, on=on, said=said, by=by or a, today=max(on, TODAY))
