"""Build the demo: zones of eight agencies with their people, in bulk, from a seed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random

from dateutil.relativedelta import relativedelta
from django.db import models, transaction

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
    Standing,
    Term,
    WorkCommittee,
    Zone,
)
from zhibu.apps.organisation.naming import search_text
from zhibu.apps.organisation.services.sections import keep_sections_of
from zhibu.demo import names, shape
from zhibu.demo.affairs import build_affairs
from zhibu.demo.arranging import build_arranging
from zhibu.demo.diaries import build_diaries
from zhibu.demo.method import build_method
from zhibu.demo.resources import build_resources
from zhibu.demo.study import build_study
from zhibu.demo.year import build_year

PER_ZONE = 8
GROUPED_FROM = 15
"""Branches with at least this many members have two Party groups."""
COMMITTEE = (
    Post.Kind.SECRETARY,
    Post.Kind.ORGANISATION,
    Post.Kind.PUBLICITY,
    Post.Kind.DISCIPLINE,
    Post.Kind.DEPUTY,
)
TERM_AGES = (32, 20, 11, 8, 38, 15, 25, 5)
"""Months since the election, branch by branch: one is near its end, one is over."""
RETIRED_BRANCH_AT = 1
"""The agency whose retired members have a branch of their own."""
EXTRA_IN_RETIRED_BRANCH = 2
VACANT_AT = 6
"""The agency whose secretary's post stands empty."""


@dataclass
class Records:
    """Everything to be saved, kind by kind, in the order references need."""

    agencies: list[Agency] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    groups: list[PartyGroup] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    affiliations: list[Affiliation] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    secondments: list[Secondment] = field(default_factory=list)
    away: list[AwayPeriod] = field(default_factory=list)

    def save(self) -> None:
        """Save all, kind by kind."""
        for records in vars(self).values():
            if records:
                model: type[models.Model] = type(records[0])
                model._default_manager.bulk_create(records, batch_size=2000)
        keep_sections_of(self.employments)


@transaction.atomic
def build_demo(*, seed: int, today: date, agencies: int = PER_ZONE) -> list[Zone]:
    """Build `agencies` agencies in zones of at most eight under one work committee.

    The same seed and day give the same people. Time is linear in the number of agencies.
    """
    committee, _ = WorkCommittee.objects.get_or_create(
        name=f"{names.CITY}市直机关工委（示例）", defaults={"is_sample": True}
    )
    random = Random(seed)  # noqa: S311 -- invented people, no secret
    zones: list[Zone] = []
    while agencies > 0:
        zone = Zone.objects.create(
            committee=committee, name=names.zone_name(len(zones) + 1), is_sample=True
        )
        ZoneBuilder(zone, min(agencies, PER_ZONE), today, random).build().save()
        of_zone = Random(f"{seed} {zone.name}")  # noqa: S311 -- as above
        build_resources(zone, today=today)
        build_year(zone, today=today, random=of_zone)
        build_affairs(zone, today=today, random=of_zone)
        build_diaries(zone, today=today, random=of_zone)
        build_arranging(zone, today=today)
        if not zones:
            build_study(zone, today=today)
        build_method(zone, today=today, random=of_zone)
        zones.append(zone)
        agencies -= PER_ZONE
    return zones


def _committee_size(full_members: int) -> int:
    """Choose how many officers a branch has: none but the secretary below seven members."""
    sizes = ((12, 5), (7, 4), (0, 1))
    return next(size for least, size in sizes if full_members >= least)


class ZoneBuilder:
    """Make the records of one zone; nothing is saved here."""

    def __init__(self, zone: Zone, agencies: int, today: date, random: Random) -> None:
        """Draw the shape of the zone."""
        self.zone, self.today, self.random = zone, today, random
        self.headcounts = shape.HEADCOUNTS[:agencies]
        self.records = Records()
        self.codes = (f"S{number:04d}" for number in count(1))
        retired = shape.RETIRED_PER_AGENCY * agencies + EXTRA_IN_RETIRED_BRANCH
        self.names: Iterator[str] = iter(names.person_names(sum(self.headcounts) + retired, random))

    def build(self) -> Records:
        """Return the records of the zone."""
        for name, short_name in names.AGENCIES[: len(self.headcounts)]:
            agency = Agency(zone=self.zone, name=f"{names.CITY}市{name}", short_name=short_name)
            self.records.agencies.append(agency)
            self._branch(agency, f"{short_name}党支部", Branch.Kind.ORDINARY)
        for staff in shape.staff_shape(self.headcounts, self.random):
            self._member_of_staff(staff)
        self._groups()
        self._committees()
        self._retired()
        self._absences()
        return self.records

    def _branch(self, agency: Agency, name: str, kind: Branch.Kind) -> Branch:
        branch = Branch(
            zone=self.zone,
            agency=agency,
            name=name,
            kind=kind,
            established_on=date(2012, 3, 1),
        )
        self.records.branches.append(branch)
        return branch

    def _person(self, age: int, *, has_joined: bool) -> Person:
        name = next(self.names)
        born = self.today - relativedelta(years=age, months=self.random.randint(0, 11))
        joined = date(born.year + self.random.randint(21, 27), self.random.randint(1, 12), 1)
        joined = min(joined, self.today - relativedelta(years=2))
        person = Person(
            zone=self.zone,
            code=next(self.codes),
            name=name,
            search_text=search_text(name),
            sex=self.random.choice(Person.Sex.values),
            birth_month=f"{born:%Y-%m}",
            joined=f"{joined:%Y-%m-%d}" if has_joined else "",
            converted=f"{joined + relativedelta(years=1):%Y-%m-%d}" if has_joined else "",
        )
        self.records.people.append(person)
        return person

    def _member_of_staff(self, staff: shape.StaffShape) -> None:
        agency, branch = self.records.agencies[staff.agency], self.records.branches[staff.agency]
        person = self._person(staff.age, has_joined=staff.stage == "full")
        entered = self._entered(staff)
        self.records.employments.append(
            Employment(
                zone=self.zone,
                person=person,
                agency=agency,
                since=entered,
                section=self.random.choice(names.SECTIONS),
                position=self.random.choice(names.POSITIONS),
            )
        )
        if staff.stage is None:
            return
        since = entered
        if staff.stage != "full":
            since = max(entered, self.today - timedelta(days=self.random.randint(60, 330)))
        if staff.stage == "probationary":
            person.joined = f"{since:%Y-%m-%d}"
        elif staff.stage != "full":
            person.applied = f"{since:%Y-%m-%d}"
        self.records.standings.append(
            Standing(zone=self.zone, person=person, stage=staff.stage, since=since)
        )
        self.records.affiliations.append(
            Affiliation(zone=self.zone, person=person, branch=branch, since=entered)
        )

    def _entered(self, staff: shape.StaffShape) -> date:
        """Draw the day someone entered the unit: not before 21, the network centre from 2022."""
        least = date(2022, 3, 1) if staff.agency == shape.YOUNG_AGENCY else date(2000, 1, 1)
        years = self.random.randint(0, max(0, staff.age - 22))
        entered: date = self.today - relativedelta(years=years, days=self.random.randint(30, 330))
        return max(least, entered)

    def _members_of(self, branch: Branch) -> list[Affiliation]:
        return [place for place in self.records.affiliations if place.branch is branch]

    def _groups(self) -> None:
        for branch in self.records.branches:
            places = self._members_of(branch)
            if len(places) < GROUPED_FROM:
                continue
            pair = [
                PartyGroup(zone=self.zone, branch=branch, name=f"第{number}党小组")
                for number in "一二"
            ]
            self.records.groups += pair
            for number, place in enumerate(places):
                place.group = pair[number % 2]
            leaders = places[-4:-2]  # full members stand first: these are not officers
            for group, place in zip(pair, leaders, strict=True):
                place.group = group

    def _committees(self) -> None:
        """Give every branch a term and posts; experience and tenure as published."""
        stage_of = {standing.person.code: standing.stage for standing in self.records.standings}
        officers: list[Post] = []
        for number, branch in enumerate(self.records.branches):
            full = [
                place.person
                for place in self._members_of(branch)
                if stage_of[place.person.code] == "full"
            ]
            elected = self.today - relativedelta(months=TERM_AGES[number])
            term = Term(
                zone=self.zone,
                branch=branch,
                since=elected,
                due_on=elected + relativedelta(years=3),
            )
            self.records.terms.append(term)
            kinds = COMMITTEE[: _committee_size(len(full))]
            for kind, person in zip(kinds, full, strict=False):
                if number == VACANT_AT and kind == Post.Kind.SECRETARY:
                    continue
                officers.append(
                    Post(
                        zone=self.zone,
                        branch=branch,
                        person=person,
                        kind=kind,
                        term=term,
                        since=elected,
                    )
                )
            self._lead_groups(branch, full, elected)
        self._give_experience(officers)
        self.records.posts += officers

    def _lead_groups(self, branch: Branch, full: list[Person], since: date) -> None:
        groups = [group for group in self.records.groups if group.branch is branch]
        for group, person in zip(groups, full[5:], strict=False):
            self.records.posts.append(
                Post(
                    zone=self.zone,
                    branch=branch,
                    person=person,
                    kind=Post.Kind.GROUP_LEADER,
                    group=group,
                    since=since,
                )
            )

    def _give_experience(self, officers: list[Post]) -> None:
        """Deal out full-time posts, earlier experience and years in the unit."""
        full_time, experienced, _ = shape.by_largest_remainder(
            len(officers), shape.EXPERIENCE_SHARES
        )
        tenures = shape.by_largest_remainder(len(officers), shape.TENURE_SHARES)
        years = [
            self.random.randint(*band)
            for band, number in zip(shape.TENURE_BANDS, tenures, strict=True)
            for _ in range(number)
        ]
        order = self.random.sample(range(len(officers)), len(officers))
        employment_of = {work.person.code: work for work in self.records.employments}
        place_of = {place.person.code: place for place in self.records.affiliations}
        for rank, (index, tenure) in enumerate(zip(order, years, strict=True)):
            post = officers[index]
            post.full_time = rank < full_time
            post.prior_experience = rank < full_time + experienced
            entered = self.today - relativedelta(years=tenure, days=40)
            employment_of[post.person.code].since = entered
            place_of[post.person.code].since = entered
            post.since = max(post.since, entered)

    def _retired(self) -> None:
        """Retired members: with their agency's branch, at one agency in a branch of their own."""
        for number, agency in enumerate(self.records.agencies):
            branch, members = self.records.branches[number], shape.RETIRED_PER_AGENCY
            if number == RETIRED_BRANCH_AT:
                name = f"{agency.short_name}离退休党支部"
                branch = self._branch(agency, name, Branch.Kind.RETIRED)
                members += EXTRA_IN_RETIRED_BRANCH
            for turn in range(members):
                self._retired_member(agency, branch, lives_away=turn == 0)
            if number == RETIRED_BRANCH_AT:
                self._lead_retired(branch)

    def _lead_retired(self, branch: Branch) -> None:
        """Give the retired branch a term and a secretary."""
        elected = self.today - relativedelta(months=14)
        due = elected + relativedelta(years=3)
        term = Term(zone=self.zone, branch=branch, since=elected, due_on=due)
        self.records.terms.append(term)
        self.records.posts.append(
            Post(
                zone=self.zone,
                branch=branch,
                person=self._members_of(branch)[-1].person,
                kind=Post.Kind.SECRETARY,
                term=term,
                since=elected,
            )
        )

    def _retired_member(self, agency: Agency, branch: Branch, *, lives_away: bool) -> None:
        age = self.random.randint(61, 84)
        person = self._person(age, has_joined=True)
        since = self.today - relativedelta(years=age - 60)
        common = {"zone": self.zone, "person": person}
        self.records.employments.append(
            Employment(**common, agency=agency, since=since, status=Employment.Status.RETIRED)
        )
        self.records.standings.append(
            Standing(**common, stage=Standing.Stage.FULL, since=since, since_exact=False)
        )
        self.records.affiliations.append(Affiliation(**common, branch=branch, since=since))
        if lives_away:
            self.records.away.append(
                AwayPeriod(
                    **common,
                    kind=AwayPeriod.Kind.ELSEWHERE,
                    place=self.random.choice(names.PLACES),
                    since=since,
                )
            )

    def _absences(self) -> None:
        """Lend people out: two to three agencies in four have someone away."""
        officers = {post.person.code for post in self.records.posts}
        free = [
            work.person
            for work in self.records.employments
            if work.status == Employment.Status.IN_POST and work.person.code not in officers
        ]
        kinds = [*Secondment.Kind.values, *Secondment.Kind.values]
        for kind, person in zip(kinds, self.random.sample(free, min(6, len(free))), strict=False):
            since = self.today - timedelta(days=self.random.randint(20, 200))
            self.records.secondments.append(
                Secondment(
                    zone=self.zone,
                    person=person,
                    kind=kind,
                    host=names.HOSTS[kind],
                    since=since,
                    until=self.today + timedelta(days=self.random.choice((12, 25, 90, 180))),
                )
            )
