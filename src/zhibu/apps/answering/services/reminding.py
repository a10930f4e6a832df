"""Telling people that a questionnaire is open: all of them, or nobody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.answering.models import Collection
from zhibu.apps.answering.refusals import NotOpen, RemindedLately
from zhibu.apps.answering.services.tickets import locked
from zhibu.apps.notices.services import post_to_groups, send
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.chinese_days import full_day

APART = timedelta(days=3)


@dataclass(frozen=True)
class ReminderState:
    """When everybody was last told, and from when they may be told again."""

    last: date | None
    again_on: date | None

    def may(self, on: date) -> bool:
        """Whether a reminder may go out on the day."""
        return self.again_on is None or on >= self.again_on


def reminder_state(questionnaire: Questionnaire) -> ReminderState:
    """Return when everybody was last told."""
    collection = Collection.objects.filter(
        zone_id=questionnaire.zone_id, questionnaire=questionnaire
    ).first()
    last = collection.reminded_on if collection else None
    return ReminderState(last, last + APART if last else None)


@transaction.atomic
def remind_all(*, questionnaire: Questionnaire, url: str, on: date, now: datetime) -> int:
    """Tell everybody of the zone who has an account; return how many.

    Whoever fetched a code or answered is told too: to leave them out would tell who did.

    Raises:
        NotOpen: the questionnaire is not open on the day.
        RemindedLately: everybody was told within the last three days.
    """
    collection = locked(questionnaire)
    if not questionnaire.takes_answers(on):
        raise NotOpen
    state = reminder_state(questionnaire)
    if state.again_on and not state.may(on):
        raise RemindedLately(
            "最近三天里已经提醒过大家了。", hint=f"{full_day(state.again_on)}起可以再提醒一次。"
        )
    collection.reminded_on = on
    collection.save(update_fields=["reminded_on"])
    subject, text = f"自愿问卷：{questionnaire.title}", wording(questionnaire)
    told = send(
        zone_id=questionnaire.zone_id,
        to=_people(questionnaire),
        subject=subject,
        text=text,
        url=url,
        now=now,
    )
    branches = list(Branch.objects.filter(zone_id=questionnaire.zone_id).order_by("pk"))
    post_to_groups(branches=branches, subject=subject, text=text, url=url, now=now)
    return len(told)


def wording(questionnaire: Questionnaire) -> str:
    """Return what everybody is told."""
    until = f"{full_day(questionnaire.closes_on)}截止。" if questionnaire.closes_on else ""
    return f"不记名，答不答由您，每一题都可以跳过。{until}这条发给所有人，已经答过的不用理会。"


def _people(questionnaire: Questionnaire) -> list[Person]:
    accounts = User.objects.filter(is_active=True, person__zone=questionnaire.zone_id)
    return list(Person.objects.filter(pk__in=accounts.values("person")).order_by("pk"))
