"""The whole record of one person, period by period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zhibu.apps.foundation.models import Period
from zhibu.apps.organisation.models import (
    Affiliation,
    AwayPeriod,
    Employment,
    Person,
    Post,
    Secondment,
    SectionHead,
    Standing,
    VotingSuspension,
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One period of a person's record, said in words."""

    kind: str
    said: str
    period: Period


@dataclass(frozen=True, kw_only=True)
class Present:
    """How a person stands on a day; None or empty where nothing is on record."""

    employment: Employment | None
    standing: Standing | None
    affiliation: Affiliation | None
    posts: tuple[Post, ...]
    headships: tuple[SectionHead, ...]
    secondments: tuple[Secondment, ...]
    away_periods: tuple[AwayPeriod, ...]
    is_suspended: bool


def history_of(person: Person) -> list[Entry]:
    """Return every period of the person's record, the latest beginning first; 8 queries."""
    entries = [
        Entry(kind=str(period._meta.verbose_name), said=_say(period), period=period)
        for period in _periods(person)
    ]
    return sorted(entries, key=lambda entry: (entry.period.since, entry.period.pk), reverse=True)


def present_of(entries: Iterable[Entry], *, on: date) -> Present:
    """Pick from a person's history how they stand on a day."""
    now = [entry.period for entry in entries if entry.period.is_in_force(on)]
    return Present(
        employment=next((p for p in now if isinstance(p, Employment)), None),
        standing=next((p for p in now if isinstance(p, Standing)), None),
        affiliation=next((p for p in now if isinstance(p, Affiliation)), None),
        posts=tuple(p for p in now if isinstance(p, Post)),
        headships=tuple(p for p in now if isinstance(p, SectionHead)),
        secondments=tuple(p for p in now if isinstance(p, Secondment)),
        away_periods=tuple(p for p in now if isinstance(p, AwayPeriod)),
        is_suspended=any(isinstance(p, VotingSuspension) for p in now),
    )


def _periods(person: Person) -> list[Period]:
    mine = {"zone_id": person.zone_id, "person": person}
    return [
        *Employment.objects.filter(**mine).select_related("agency"),
        *Standing.objects.filter(**mine),
        *Affiliation.objects.filter(**mine).select_related("branch", "group"),
        *Post.objects.filter(**mine).select_related("branch", "group"),
        *SectionHead.objects.filter(**mine).select_related("section__agency"),
        *Secondment.objects.filter(**mine),
        *AwayPeriod.objects.filter(**mine),
        *VotingSuspension.objects.filter(**mine),
    ]


def _say(period: Period) -> str:
    """Say what a period is without the person's name, which heads the page."""
    parts: tuple[object, ...]
    match period:
        case Employment():
            status = period.get_status_display() if period.status == "retired" else ""
            parts = (period.agency, period.section, period.position, status)
        case Standing():
            parts = (period.get_stage_display(),)
        case Affiliation():
            parts = (period.branch, period.group)
        case Post():
            full_time = "专职" if period.full_time else ""
            parts = (period.branch, period.group, period.get_kind_display(), full_time)
        case SectionHead():
            parts = (period.section.agency, period.section)
        case Secondment():
            parts = (period.get_kind_display(), period.host)
        case AwayPeriod():
            parts = (period.get_kind_display(), period.place)
        case _:
            parts = ("暂停",)
    return " ".join(str(part) for part in parts if part)
