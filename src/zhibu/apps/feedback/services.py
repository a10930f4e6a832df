"""What people do with complaints and suggestions."""

from datetime import date

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.feedback.codes import digest, new_code
from zhibu.apps.feedback.models import Entry
from zhibu.apps.organisation.models import Zone
from zhibu.core.refusals import Refusal


class AlreadyAnswered(Refusal):
    """A second reply to the same entry."""

    code = "feedback.already-answered"

    def __init__(self) -> None:
        """Say that the first reply stands."""
        super().__init__("这条意见已经答复过了。", hint="先前的答复保持不变，请返回列表查看。")


@transaction.atomic
def send(*, zone: Zone, kind: str, text: str, signed: str, on: date) -> tuple[Entry, str]:
    """Keep a complaint or suggestion; return it with the code that opens the reply."""
    code = new_code()
    entry = Entry.objects.create(
        zone=zone, kind=kind, text=text, signed=signed, received_on=on, code_hash=digest(code)
    )
    return entry, code


@transaction.atomic
def answer(*, entry: Entry, reply: str, by: User, on: date) -> Entry:
    """Reply once; the first reply stands.

    Raises:
        AlreadyAnswered: somebody replied before.
    """
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if entry.answered_on is not None:
        raise AlreadyAnswered
    entry.reply, entry.answered_by, entry.answered_on = reply, by, on
    entry.save(update_fields=["reply", "answered_by", "answered_on"])
    return entry
