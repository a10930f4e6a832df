"""What goes out of the house: mail to who asked for it, posts to work-chat groups."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import TypeVar

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet

from zhibu.apps.notices.models import Channel, GroupPost, Message, Notice, Robot
from zhibu.apps.notices.robots import AddressRefused, Connect, RobotFailed, post

M = TypeVar("M", bound=Message)
KEPT = timedelta(days=365)
"""GX-05: a notice has served its purpose long before a year is over."""
TRIED = timedelta(days=2)
"""What could not be delivered in two days is left: it stands in the page."""
LONGEST_POST = 500
"""In characters: the work chats cut texts off at about 2,000 bytes."""
FAILURES = (SMTPException, OSError, RobotFailed, AddressRefused)
CLOSING = "不需要回复。不想再收邮件，可在系统“通知”页改为只在系统里看。"

logger = logging.getLogger(__name__)


def deliver_due(*, zone_id: int, now: datetime, connect: Connect | None = None) -> int:
    """Send what is due in a zone; return how many could not be sent and may be tried again.

    Each message is claimed before it is sent, so that two workers never send one twice.
    """
    notices = _due(Notice.objects.filter(zone_id=zone_id), now)
    posts = _due(GroupPost.objects.filter(zone_id=zone_id), now)
    mail = dict(
        Channel.objects.filter(zone_id=zone_id, kind=Channel.Kind.MAIL).values_list(
            "person_id", "address"
        )
    )
    robots = dict(Robot.objects.filter(zone_id=zone_id).values_list("branch_id", "address"))
    tries = [
        *(_attempt(each, now, _mail, mail.get(each.person_id)) for each in notices),
        *(_attempt(each, now, _poster(connect), robots.get(each.branch_id)) for each in posts),
    ]
    return tries.count(False)


def forget_old(*, zone_id: int, now: datetime) -> None:
    """Remove the messages of a zone that are older than a year."""
    for model in (Notice, GroupPost):
        model.objects.filter(zone_id=zone_id, created_at__lt=now - KEPT).delete()


def _due(messages: "QuerySet[M]", now: datetime) -> "QuerySet[M]":
    return messages.filter(
        delivered_at=None, deliver_after__lte=now, deliver_after__gt=now - TRIED
    ).order_by("pk")


def _attempt(
    message: Message, now: datetime, way: Callable[[str, Message], None], address: str | None
) -> bool:
    """Send a message, or only note that there is nowhere to send it; tell whether it is done."""
    mine = type(message)._default_manager.filter(pk=message.pk)
    if not mine.filter(delivered_at=None).update(delivered_at=now) or not address:
        return True
    try:
        way(address, message)
    except FAILURES as error:
        mine.update(delivered_at=None)
        logger.warning("notice %s not delivered: %s", message.pk, type(error).__name__)
        return False
    return True


def _mail(address: str, message: Message) -> None:
    words = [part for part in (message.text, _link(message), CLOSING) if part]
    EmailMessage(" ".join(message.subject.split()), "\n\n".join(words), to=[address]).send()


def _poster(connect: Connect | None) -> Callable[[str, Message], None]:
    def post_message(address: str, message: Message) -> None:
        lines = (f"【支部通知】{message.subject}", message.text[:LONGEST_POST], _link(message))
        post(address, "\n".join(line for line in lines if line), connect=connect)

    return post_message


def _link(message: Message) -> str:
    """The full address of the page, where the installation knows its own."""
    return f"{settings.SITE_ADDRESS}{message.url}" if settings.SITE_ADDRESS and message.url else ""
