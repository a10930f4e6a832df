"""People who come, whose facts are mended, who retire and who leave."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from zhibu.apps.organisation.models import (
    Affiliation,
    Agency,
    AwayPeriod,
    Branch,
    Employment,
    PartyGroup,
    Person,
    Post,
    Secondment,
    SectionHead,
    Standing,
    Zone,
)
from zhibu.apps.organisation.naming import search_text
from zhibu.apps.organisation.queries.codes import next_code
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.affiliations import join_branch
from zhibu.apps.organisation.services.refusals import (
    AlreadyEnded,
    AlreadyThere,
    BornInTheFuture,
    EndsBeforeItBegins,
    PossiblyTheSamePerson,
)
from zhibu.apps.organisation.services.sections import end_headships_by, keep_sections_of
from zhibu.core.chinese_days import full_day


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is held of a person as such; months and partial dates as ISO text, '' unknown."""

    name: str
    sex: str = ""
    birth_month: str = ""
    applied: str = ""
    joined: str = ""
    converted: str = ""
    phone: str = ""


@transaction.atomic
def add_staff(
    *,
    agency: Agency,
    facts: Facts,
    since: date,
    today: date,
    section: str = "",
    position: str = "",
    is_another: bool = False,
) -> Person:
    """Put a new person on record as staff of an agency.

    `is_another` says that the person is not the one of the same name already on record.

    Raises:
        InTheFuture: the work begins after today.
        BornInTheFuture: the birth month has not come, or lies after the work began.
        PossiblyTheSamePerson: someone of that name is on record and `is_another` is false.
    """
    checks.not_future(since, today, "到单位日期")
    _is_born(facts, min(since, today))
    Zone.objects.select_for_update().get(pk=agency.zone_id)
    if not is_another:
        _is_new(facts, agency.zone_id)
    person = Person.objects.create(
        zone_id=agency.zone_id,
        code=next_code(agency.zone_id),
        search_text=search_text(facts.name),
        **vars(facts),
    )
    work = Employment.objects.create(
        zone_id=agency.zone_id,
        person=person,
        agency=agency,
        section=section,
        position=position,
        since=since,
    )
    keep_sections_of([work])
    return person


@transaction.atomic
def add_person_to_branch(
    *,
    branch: Branch,
    facts: Facts,
    stage: str,
    since: date,
    today: date,
    group: PartyGroup | None = None,
    section: str = "",
    position: str = "",
    is_another: bool = False,
) -> Person:
    """Put a new person on record, at the branch's agency and in the branch since a day.

    Raises:
        whatever `add_staff` and `join_branch` refuse; then nothing is kept.
    """
    person = add_staff(
        agency=branch.agency,
        facts=facts,
        since=since,
        today=today,
        section=section,
        position=position,
        is_another=is_another,
    )
    Standing.objects.create(zone_id=branch.zone_id, person=person, stage=stage, since=since)
    join_branch(person=person, branch=branch, group=group, since=since, today=today)
    return person


@transaction.atomic
def mend_facts(*, person: Person, facts: Facts, today: date) -> Person:
    """Correct what is held of a person as such.

    Raises:
        BornInTheFuture: the birth month has not come.
    """
    _is_born(facts, today)
    person = checks.lock(person)
    for name, value in vars(facts).items():
        setattr(person, name, value)
    person.search_text = search_text(facts.name)
    person.save()
    return person


@transaction.atomic
def retire(*, person: Person, since: date, today: date) -> Employment:
    """Record retirement: work and heading a section end the day before; the affiliation stays.

    Raises:
        InTheFuture: retired after today.
        AlreadyThere: retired already.
        AlreadyEnded: the person works nowhere on record.
        EndsBeforeItBegins: the work began on that day or later.
        StillToCome: the person began to head a section on that day or later.
    """
    checks.not_future(since, today, "退休日期")
    person = checks.lock(person)
    present = _present_employment(person)
    if present.status == Employment.Status.RETIRED:
        raise AlreadyThere(f"{person}已于{full_day(present.since)}退休。")
    if since <= present.since:
        raise EndsBeforeItBegins(
            f"{person}{full_day(present.since)}才到{present.agency}，退休日期须在这之后。"
        )
    end_headships_by(person, since - checks.A_DAY)
    present.until = since - checks.A_DAY
    present.save(update_fields=["until"])
    return Employment.objects.create(
        zone_id=person.zone_id,
        person=person,
        agency=present.agency,
        status=Employment.Status.RETIRED,
        since=since,
    )


@transaction.atomic
def leave(*, person: Person, last_day: date, today: date) -> Person:
    """Record that a person has left: work, affiliation, posts and absences end that day.

    The standing in the Party stays: who leaves the zone does not leave the Party.

    Raises:
        InTheFuture: the last day lies after today.
        AlreadyEnded: nothing of the person is open.
        StillToCome: something on record begins after the last day.
    """
    checks.not_future(last_day, today, "离开日期")
    person = checks.lock(person)
    mine = {"zone_id": person.zone_id, "person": person}
    kinds = (Employment, Affiliation, Post, Secondment, AwayPeriod, SectionHead)
    open_ones = [
        kind.objects.filter(Q(until=None) | Q(until__gt=last_day), **mine) for kind in kinds
    ]
    if not (open_ones[0].exists() or open_ones[1].exists()):
        raise AlreadyEnded(f"{person}已经离开，没有要结束的记录。")
    for periods in open_ones:
        checks.end_by(periods, last_day)
    return person


def _present_employment(person: Person) -> Employment:
    found: Employment | None = (
        Employment.objects.filter(zone_id=person.zone_id, person=person, until=None)
        .select_related("agency")
        .first()
    )
    if found is None:
        raise AlreadyEnded(f"{person}目前没有工作单位记录。", hint="已离开的人不能再办理。")
    return found


def _is_born(facts: Facts, day: date) -> None:
    """Compare as text: '1985' <= '1985-03' <= '1985-03-12' sorts as time does."""
    if facts.birth_month > day.isoformat()[: len(facts.birth_month)]:
        raise BornInTheFuture(
            f"出生年月（{facts.birth_month}）晚于{full_day(day)}。", hint="请核对出生年月。"
        )


def _is_new(facts: Facts, zone_id: int) -> None:
    """Ask back when someone of the same name could be the same person."""
    same = Person.objects.filter(zone_id=zone_id, name=facts.name)
    if facts.birth_month:
        same = same.filter(birth_month__in=[facts.birth_month, facts.birth_month[:4], ""])
    if other := same.first():
        born = f"，{other.birth_month} 出生" if other.birth_month else ""
        raise PossiblyTheSamePerson(
            f"本协作区已有同名的人：{other}（编号 {other.code}{born}）。",
            hint="同一个人不要重复登记，请到其记录页转接组织关系；确是另一个人，请勾选后再提交。",
        )
