"""What each member owes in which month, what is ticked as paid, and the yearly total."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta

from zhibu.apps.membership.models import DuesBase, DuesPaid
from zhibu.apps.membership.months import end_of, months_between
from zhibu.apps.organisation.models import Affiliation, Branch, Person, Standing
from zhibu.apps.organisation.queries.people import MEMBERS
from zhibu.core.regulations.dues import monthly_dues

FLAT = Decimal("0.20")
"""Members without income, as students: 0.2 yuan a month (DF-04)."""
ARREARS = 6
"""Months without dues after which the branch is to look into it (DF-06, ZB-40)."""
LOOK_BACK = relativedelta(months=23)
FEWEST_IN_A_TOTAL = 3


@dataclass(frozen=True, kw_only=True)
class DuesLine:
    """One member's line of a collection list; an amount is None where not owed or no base is."""

    person: Person
    base: DuesBase | None
    amounts: tuple[Decimal | None, ...]
    owes: tuple[bool, ...]
    paid: tuple[bool, ...]

    @property
    def total(self) -> Decimal:
        """The amount of all months."""
        return sum((amount for amount in self.amounts if amount), Decimal(0))

    @property
    def lacks_base(self) -> bool:
        """Whether dues are owed and nobody typed from what."""
        return any(
            owed and amount is None for owed, amount in zip(self.owes, self.amounts, strict=True)
        )


@dataclass(frozen=True, kw_only=True)
class CollectionList:
    """Who owes what in some months."""

    months: tuple[date, ...]
    lines: tuple[DuesLine, ...]

    @property
    def total(self) -> Decimal:
        """The amount of everybody."""
        return sum((line.total for line in self.lines), Decimal(0))

    @property
    def without_base(self) -> int:
        """How many lines lack a base."""
        return sum(line.lacks_base for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A year of a branch as told to its members: totals without names (DF-09).

    `total` is None where so few paid that it would tell somebody's pay.
    """

    year: int
    people: int
    total: Decimal | None
    until: date


@dataclass(frozen=True)
class _Books:
    """What is on record for a branch and some years, by person."""

    affiliations: Sequence[Affiliation]
    member_since: Mapping[int, Sequence[Standing]]
    bases: Mapping[tuple[int, int], DuesBase]
    paid: frozenset[tuple[int, date]]
    used: frozenset[date]

    def owing(self, month: date, on: date) -> dict[int, Person]:
        """Who owes a month: members in the branch on its last day, or today while it runs."""
        day = min(end_of(month), max(on, month))
        return {
            one.person_id: one.person
            for one in self.affiliations
            if one.is_in_force(day)
            and any(s.is_in_force(day) for s in self.member_since.get(one.person_id, ()))
        }

    def amount(self, person_id: int, month: date) -> Decimal | None:
        """The amount of a month; None without a base."""
        base = self.bases.get((person_id, month.year))
        return amount_of(base, month) if base else None


def amount_of(base: DuesBase, month: date) -> Decimal:
    """Return the dues of a month from what was typed for the year (DF-02 to DF-04, DF-07)."""
    if base.kind == DuesBase.Kind.FLAT:
        return FLAT
    if base.base is None:
        return Decimal("0.00")
    return monthly_dues(base.base, retired=base.kind == DuesBase.Kind.PENSION, on=month).amount


def collection_of(branch: Branch, months: Sequence[date], *, on: date) -> CollectionList:
    """Return the collection list of some months, in four queries."""
    books = _books(branch, months[0], months[-1])
    owing = [books.owing(month, on) for month in months]
    people = {pk: person for each in owing for pk, person in each.items()}
    lines = [
        DuesLine(
            person=person,
            base=books.bases.get((pk, months[0].year)),
            owes=tuple(pk in each for each in owing),
            amounts=tuple(
                books.amount(pk, month) if pk in each else None
                for month, each in zip(months, owing, strict=True)
            ),
            paid=tuple((pk, month) in books.paid for month in months),
        )
        for pk, person in sorted(people.items())
    ]
    return CollectionList(months=tuple(months), lines=tuple(lines))


def owing_in(branch: Branch, month: date, *, on: date) -> set[int]:
    """Return the primary keys of those who owe the branch a month."""
    return set(_books(branch, month, month).owing(month, on))


def arrears_of(branch: Branch, *, on: date) -> list[tuple[Person, int]]:
    """Return who has paid nothing for six months on end, with the number of months.

    Ticking is free: a month counts only when the branch ticked somebody in it, so that a
    branch which does not tick accuses nobody. Waived months do not count.
    """
    first = on.replace(day=1) - LOOK_BACK
    months = months_between(first, on)
    books = _books(branch, months[0], months[-1])
    owing = {month: books.owing(month, on) for month in months if month in books.used}
    now = books.owing(on.replace(day=1), on)
    found = [(person, _unpaid_run(books, pk, owing)) for pk, person in sorted(now.items())]
    return [(person, run) for person, run in found if run >= ARREARS]


def statement_of(branch: Branch, year: int, *, on: date) -> Statement:
    """Return what a year of dues comes to, up to the month of `on`."""
    first, last = date(year, 1, 1), min(date(year, 12, 1), on.replace(day=1))
    months = months_between(first, last) if first <= last else []
    if not months:
        return Statement(year=year, people=0, total=None, until=last)
    lines = collection_of(branch, months, on=on).lines
    contributed = [line for line in lines if line.total]
    total = sum((line.total for line in lines), Decimal(0))
    return Statement(
        year=year,
        people=len(contributed),
        total=total if len(contributed) >= FEWEST_IN_A_TOTAL else None,
        until=end_of(last),
    )


def bases_of(people: Iterable[int], *, zone_id: int, year: int) -> Mapping[int, DuesBase]:
    """Return the bases of a year by person."""
    bases = DuesBase.objects.filter(zone_id=zone_id, year=year, person__in=people)
    return {one.person_id: one for one in bases}


def paid_until(person: Person) -> date | None:
    """Return the last month ticked as paid."""
    paid = DuesPaid.objects.filter(zone_id=person.zone_id, person=person)
    return paid.values_list("month", flat=True).last()


def _unpaid_run(books: _Books, pk: int, owing: Mapping[date, Mapping[int, Person]]) -> int:
    """Count the months without dues, back from the last one the branch ticked."""
    run = 0
    for month in sorted(owing, reverse=True):
        base = books.bases.get((pk, month.year))
        if pk not in owing[month] or (base and base.kind == DuesBase.Kind.WAIVED):
            continue
        if (pk, month) in books.paid:
            return run
        run += 1
    return run


def _books(branch: Branch, first: date, last: date) -> _Books:
    zone = {"zone_id": branch.zone_id}
    here: Any = Affiliation.objects.filter(**zone, branch=branch, since__lte=end_of(last)).exclude(
        until__lt=first
    )
    affiliations = list(here.select_related("person"))
    people = [one.person_id for one in affiliations]
    standings: dict[int, list[Standing]] = {}
    for standing in Standing.objects.filter(**zone, person__in=people, stage__in=MEMBERS):
        standings.setdefault(standing.person_id, []).append(standing)
    bases = DuesBase.objects.filter(**zone, person__in=people, year__range=(first.year, last.year))
    paid = DuesPaid.objects.filter(**zone, month__range=(first, last), person__in=people)
    ticks = list(paid.values_list("person_id", "month", "branch_id"))
    return _Books(
        affiliations=affiliations,
        member_since=standings,
        bases={(one.person_id, one.year): one for one in bases},
        paid=frozenset((person, month) for person, month, _ in ticks),
        used=frozenset(month for _, month, branch_id in ticks if branch_id == branch.pk),
    )
