"""Records of membership for tests: people on the way, letters, dues."""

from datetime import date

from tests.factories import StandingFactory, member_of

from zhibu.apps.membership.adapters import STEP_OF_STAGE
from zhibu.apps.membership.models import AdmissionEvent, Companion, DuesBase, DuesPaid, Letter
from zhibu.apps.organisation.models import Branch, Person, Standing

TODAY = date(2026, 11, 24)
STAGE = Standing.Stage


def on_the_way(
    branch: Branch, name: str = "许青", *, imported: bool = False, **stages: date
) -> Person:
    """Make a person of the branch who entered each stage on its day, recorded here or before."""
    person = member_of(branch, name, stage=None, since=min(stages.values()))
    entered = sorted(stages.items(), key=lambda item: item[1])
    ends = [since - (date(2, 1, 2) - date(2, 1, 1)) for _, since in entered[1:]]
    for (stage, since), until in zip(entered, [*ends, None], strict=True):
        standing = StandingFactory(person=person, stage=stage, since=since, until=until)
        if not imported:
            AdmissionEvent.objects.create(
                zone=person.zone,
                person=person,
                branch=branch,
                step=STEP_OF_STAGE[stage],
                standing=standing,
            )
    return person


def event_of(person: Person, branch: Branch, step: str, on: date) -> AdmissionEvent:
    """Make a step that opens no stage."""
    return AdmissionEvent.objects.create(
        zone=person.zone, person=person, branch=branch, step=step, own_day=on
    )


def companion_of(person: Person, helper: Person, kind: str = "mentor") -> Companion:
    """Make a mentor or introducer since the beginning of 2026."""
    return Companion.objects.create(
        zone=person.zone, person=person, helper=helper, kind=kind, since=date(2026, 1, 1)
    )


def letter_of(person: Person, branch: Branch, **facts: object) -> Letter:
    """Make a letter out, on its way."""
    given = {"way": "out", "other": "中共某县委组织部", "sent_on": date(2026, 9, 1), **facts}
    return Letter.objects.create(zone=person.zone, person=person, branch=branch, **given)


def base_of(person: Person, base: str | None, kind: str = "salary", year: int = 2026) -> DuesBase:
    """Make the base of a year."""
    return DuesBase.objects.create(zone=person.zone, person=person, year=year, kind=kind, base=base)


def paid_by(person: Person, branch: Branch, *months: date) -> None:
    """Tick months as paid."""
    for month in months:
        DuesPaid.objects.create(zone=person.zone, person=person, branch=branch, month=month)
