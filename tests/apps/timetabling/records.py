"""A small branch that meets, for tests of finding its times."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.apps.resources.records import RoomFactory
from tests.factories import (
    AgencyFactory,
    BranchFactory,
    PostFactory,
    UserFactory,
    ZoneFactory,
    member_of,
    officer_of,
)

from zhibu.apps.accounts.models import User
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Person, Post
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.tasks import look_for_times

TODAY = date(2026, 11, 24)
NOW = datetime.fromisoformat("2026-11-24T12:00:00+08:00")
NAMES = ("王志远", "赵晓燕", "孙立新", "吴芳")


@dataclass(frozen=True)
class Office:
    """A branch, its people, and its secretary's account."""

    branch: Branch
    secretary: Person
    people: list[Person]
    user: User


def office(zone: Any = None, *, rooms: int = 2) -> Office:
    """Make a branch of six with a committee of three and rooms of twenty seats."""
    branch = BranchFactory(agency=AgencyFactory(zone=zone or ZoneFactory()))
    secretary = officer_of(branch, "周明")
    organiser = officer_of(branch, "胡文静", Post.Kind.ORGANISATION)
    members = [member_of(branch, name) for name in NAMES]
    PostFactory(person=members[0], branch=branch, kind=Post.Kind.PUBLICITY)
    for number in range(rooms):
        RoomFactory(agency=branch.agency, name=f"{number + 1}号会议室", seats=20, has_video=True)
    user = UserFactory(username=f"secretary-{branch.pk}", person=secretary)
    return Office(branch, secretary, [secretary, organiser, *members], user)


def planned(branch: Branch, on: date, kind: str = Meeting.Kind.THEME_DAY, **facts: Any) -> Meeting:
    """Make a meeting of the branch that is still to come."""
    facts.setdefault("state", Meeting.State.PLANNED)
    if "starts_at" in facts:
        facts.setdefault("ends_at", time(facts["starts_at"].hour + 2))
    return Meeting.objects.create(zone=branch.zone, branch=branch, kind=kind, on=on, **facts)


def typed_for(meeting: Meeting, **changes: Any) -> dict[str, str]:
    """Return what a browser sends for one item of the page, with changes."""
    key = f"m{meeting.pk}"
    fields = {
        "is_on": "on",
        "first": "2026-12-01",
        "last": "2026-12-31",
        "minutes": "120",
        "how": "study",
        "part": "",
        "make_ups": "1",
        "needs_room": "on",
    } | changes
    days = {"since": "2026-11-25", "until": "2026-12-31"}
    return days | {f"{key}-{name}": value for name, value in fields.items() if value is not None}


def latest() -> Search:
    """Return the latest search."""
    found = Search.objects.first()
    assert found is not None
    return found


def page_of(desk: Office) -> str:
    """Return the address of 排时间."""
    return reverse("timetabling:branch", args=[desk.branch.pk])


def find(client: Client, desk: Office, typed: dict[str, str]) -> HttpResponse:
    """Press 排时间 and let the worker do its work; return the page of the search."""
    answer = client.post(page_of(desk), typed)
    assert answer.status_code == 302, answer.text
    look_for_times.call(latest().pk)
    return client.get(answer["Location"])


def take(client: Client, *keys: str, **more: str) -> HttpResponse:
    """Take the lines of the first answer."""
    typed = {"proposal": "0", "item": list(keys)} | more
    return client.post(latest().get_absolute_url(), typed)
