"""Telling people something, and where they want to be told."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from zhibu.apps.notices.merging import tell
from zhibu.apps.notices.models import Channel, GroupPost, Notice, Robot
from zhibu.apps.notices.robots import maker_of
from zhibu.apps.organisation.models import Branch, Person


@transaction.atomic
def send(
    *, zone_id: int, to: Iterable[Person], subject: str, text: str, url: str = "", now: datetime
) -> list[Notice]:
    """Tell some people of a zone something: in the page at once, elsewhere in working hours.

    Nobody is told twice a day of one matter (the same `url`, or without one the same
    `subject`): the earlier notice of the day takes the new words. If it had gone out, the
    new words go out on the next working morning.
    """
    people = list({person.pk: person for person in to}.values())
    wanted = [
        Notice(zone_id=zone_id, person=p, subject=subject, text=text, url=url) for p in people
    ]
    known = Notice.objects.filter(zone_id=zone_id, person__in=people)
    return tell(wanted, known, whom="person_id", now=now)


@transaction.atomic
def post_to_group(
    *, branch: Branch, subject: str, text: str, url: str = "", now: datetime
) -> GroupPost:
    """Tell a branch's work-chat group something that concerns everyone in it.

    Never personal matters: everyone in the group reads it. Where the branch has set no
    robot nothing goes out. Once a day for one matter, as `send`.
    """
    posts = post_to_groups(branches=[branch], subject=subject, text=text, url=url, now=now)
    return posts[0]


@transaction.atomic
def post_to_groups(
    *, branches: Sequence[Branch], subject: str, text: str, url: str = "", now: datetime
) -> list[GroupPost]:
    """Tell the groups of several branches of one zone the same, as `post_to_group`."""
    wanted = [
        GroupPost(zone_id=branch.zone_id, branch=branch, subject=subject, text=text, url=url)
        for branch in branches
    ]
    known = GroupPost.objects.filter(
        zone_id__in={branch.zone_id for branch in branches}, branch__in=branches
    )
    return tell(wanted, known, whom="branch_id", now=now)


@transaction.atomic
def choose_channel(*, person: Person, kind: str, address: str = "") -> Channel:
    """Record how a person wants to be told; without mail no address is kept."""
    kept = address if kind == Channel.Kind.MAIL else ""
    channel, _made = Channel.objects.update_or_create(
        zone_id=person.zone_id, person=person, defaults={"kind": kind, "address": kept}
    )
    return channel


@transaction.atomic
def set_robot(*, branch: Branch, address: str) -> Robot:
    """Record the robot of a branch's work-chat group.

    Raises:
        AddressRefused: it is not the address of a known work chat's robot.
    """
    maker_of(address)
    robot, _made = Robot.objects.update_or_create(
        zone_id=branch.zone_id, branch=branch, defaults={"address": address}
    )
    return robot


@transaction.atomic
def remove_robot(*, branch: Branch) -> None:
    """Post nothing to the branch's group any more."""
    for robot in Robot.objects.filter(zone_id=branch.zone_id, branch=branch):
        robot.delete()
