"""Consent and the real name: both can be taken back."""

from datetime import date

from django.db import transaction

from zhibu.apps.interviews.models import DoubleCoding, Interview, Interviewee, Memo
from zhibu.apps.interviews.services.interviews import standing
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.services.checks import not_future, same_zone


@transaction.atomic
def withdraw(*, interview: Interview, on: date, today: date) -> Interview:
    """Delete what was said and everything read from it; that there was an interview stays.

    Source: 个人信息保护法 Articles 15 and 47: consent can be withdrawn, and what was gathered
    on it is then deleted.

    Raises:
        Withdrawn: it was withdrawn before.
        InTheFuture: the day has not come.
    """
    not_future(on, today, "撤回日期")
    interview = standing(interview)
    interview.quotations.all().delete()
    Memo.objects.filter(interview=interview).delete()
    interview.passages.all().delete()
    DoubleCoding.objects.filter(interview=interview).delete()
    Interviewee.objects.filter(interview=interview).delete()
    interview.transcript, interview.place, interview.may_quote = "", "", False
    interview.withdrawn_on = on
    interview.revision += 1
    interview.save()
    return interview


@transaction.atomic
def name_interviewee(*, interview: Interview, name: str, person: Person | None) -> Interviewee:
    """Keep the real name apart from the interview; `person` links it to the roster.

    Raises:
        Withdrawn: the consent was taken back.
        AnotherZone: the person is of another zone.
    """
    interview = standing(interview)
    if person is not None:
        same_zone(interview, person)
    interviewee, _new = Interviewee.objects.update_or_create(
        zone_id=interview.zone_id,
        interview=interview,
        defaults={"name": name, "person": person},
    )
    return interviewee


@transaction.atomic
def forget_interviewee(*, interview: Interview) -> None:
    """Remove the real name; the interview stays."""
    for interviewee in Interviewee.objects.filter(interview=interview):
        interviewee.delete()
