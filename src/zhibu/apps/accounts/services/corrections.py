"""Asking for a correction of one's data, and answering (个人信息保护法: right to correct)."""

from datetime import datetime

from django.db import transaction

from zhibu.apps.accounts.models import CorrectionRequest
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Person
from zhibu.core.refusals import Refusal


class AlreadyAnswered(Refusal):
    """Someone else answered the request first."""

    code = "accounts.already-answered"

    def __init__(self) -> None:
        """Say so."""
        super().__init__("这份更正申请已经答复过了。", hint="请刷新页面查看答复。")


class ReplyMissing(Refusal):
    """A request may not be declined without a reason."""

    code = "accounts.reply-missing"

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__("不采纳时要写明理由。", hint="请在答复里写一句理由，再提交。")


@transaction.atomic
def ask_correction(*, person: Person, item: str, should_be: str, at: datetime) -> CorrectionRequest:
    """Ask that something held about `person` be corrected."""
    return CorrectionRequest.objects.create(
        zone_id=person.zone_id, person=person, item=item, should_be=should_be, asked_at=at
    )


@transaction.atomic
def answer_correction(
    *, request: CorrectionRequest, accepted: bool, reply: str, viewer: Viewer, at: datetime
) -> CorrectionRequest:
    """Answer a request; the record itself is corrected on the person's page.

    Raises:
        AlreadyAnswered: it was answered before.
        ReplyMissing: declined without a reason.
    """
    current = CorrectionRequest.objects.select_for_update().get(pk=request.pk)
    if current.state != CorrectionRequest.State.OPEN:
        raise AlreadyAnswered
    if not accepted and not reply:
        raise ReplyMissing
    states = CorrectionRequest.State
    current.state = states.DONE if accepted else states.DECLINED
    current.reply, current.answered_at, current.answered_by_id = reply, at, viewer.user_id
    current.save()
    return current
