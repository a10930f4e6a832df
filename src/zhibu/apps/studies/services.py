"""Starting and ending a study, and choosing who works on it."""

from datetime import date

from django.db import IntegrityError, transaction

from zhibu.apps.organisation.models import Person, Zone
from zhibu.apps.studies.models import Researcher, Study
from zhibu.core.refusals import Refusal


class TitleTaken(Refusal):
    """The zone has a study of that title."""

    code = "studies.title-taken"


class NotOfThisZone(Refusal):
    """Somebody of another zone was chosen for the team."""

    code = "studies.not-of-this-zone"


@transaction.atomic
def start_study(*, zone: Zone, title: str, purpose: str, begun_on: date) -> Study:
    """Start a study.

    Raises:
        TitleTaken: there is one of that title.
    """
    _refuse_title(zone.pk, title)
    return Study.objects.create(zone=zone, title=title, purpose=purpose, begun_on=begun_on)


@transaction.atomic
def change_study(*, study: Study, title: str, purpose: str, begun_on: date) -> Study:
    """Change what a study is called and asks.

    Raises:
        TitleTaken: there is another one of that title.
    """
    _refuse_title(study.zone_id, title, besides=study.pk)
    study.title, study.purpose, study.begun_on = title, purpose, begun_on
    study.save()
    return study


@transaction.atomic
def end_study(*, study: Study, on: date) -> None:
    """End a study; what it found stays."""
    study.ended_on = on
    study.save(update_fields=["ended_on"])


@transaction.atomic
def reopen_study(*, study: Study) -> None:
    """Take an ended study up again."""
    study.ended_on = None
    study.save(update_fields=["ended_on"])


def put_on_team(*, study: Study, person: Person, on: date) -> None:
    """Let a person work on the study; twice is once.

    Raises:
        NotOfThisZone: the person belongs to another zone.
    """
    if person.zone_id != study.zone_id:
        raise NotOfThisZone("只能请本协作区的同志。")
    try:
        with transaction.atomic():
            Researcher.objects.create(
                zone_id=study.zone_id, study=study, person=person, added_on=on
            )
    except IntegrityError:
        return


def take_off_team(*, researcher: Researcher) -> None:
    """Let a person work on the study no more; what they entered stays."""
    researcher.delete()


def _refuse_title(zone_id: int, title: str, *, besides: int = 0) -> None:
    others = Study.objects.filter(zone_id=zone_id, title=title).exclude(pk=besides)
    if others.exists():
        raise TitleTaken("已有同名的调研。", hint="请换一个题目，比如加上年份。")
