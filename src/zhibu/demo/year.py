"""The demo's year: meetings held and planned, who came, what was voted on and promised."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from dateutil.relativedelta import relativedelta
from django.db import models
from django.utils import timezone

from zhibu.apps.meetings.agendas import numeral, steps_of
from zhibu.apps.meetings.models import (
    AgendaItem,
    Attendance,
    FollowUp,
    MakeUp,
    Meeting,
    Vote,
)
from zhibu.apps.organisation.models import Branch, PartyGroup, Person, Post, Zone
from zhibu.apps.organisation.queries.people import PersonInBranch, people_in_branch
from zhibu.demo import topics
from zhibu.demo.resources import Taken
from zhibu.demo.sittings import AFTERNOON, Sitting, sittings

Came = Attendance.Came
HOURS = {"theme_day": "2", "members": "1.5", "group": "1", "organisational_life": "3"}
WITH_LECTURE = Decimal(3)
COMES_OUT_OF_TEN = 9
RETIRED_COMES_OUT_OF_TEN = 4
GAPS = {
    0: {("committee", 1)},
    2: {("theme_day", 2)},
    3: {("committee", 4), ("committee", 3)},
    5: {("theme_day", 1), ("members", 3)},
}
"""By branch: what was not recorded, and how many months ago."""
ALONE = (MakeUp.How.READ, MakeUp.How.TOLD, MakeUp.How.VISITED)
"""How people caught up without a make-up session."""
SHOWS_PLAN_FROM = timedelta(days=90)
"""In the first months of a year the year before is shown too."""


@dataclass
class Held:
    """Records of meetings to be saved, kind by kind, in the order references need."""

    meetings: list[Meeting] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    make_ups: list[MakeUp] = field(default_factory=list)

    def save(self) -> None:
        """Save all, kind by kind."""
        for records in vars(self).values():
            if records:
                model: type[models.Model] = type(records[0])
                model._default_manager.bulk_create(records, batch_size=2000)


def build_year(zone: Zone, *, today: date, random: Random) -> None:
    """Give every branch of a zone its meetings, from January to December."""
    branches = Branch.objects.filter(zone=zone).order_by("pk")
    taken = Taken(zone, today=today)
    for turn, branch in enumerate(branches):
        held = BranchYear(branch, turn, today, random).build()
        for meeting in held.meetings:
            taken.give(meeting, turn=turn)
        held.save()


def first_day_shown(today: date) -> date:
    """Return the day from which the demo has meetings."""
    return (today - SHOWS_PLAN_FROM).replace(month=1, day=1)


def last_day_planned(today: date) -> date:
    """Return the end of the year: next year's plan is for the officer to make."""
    return date(today.year, 12, 31)


class BranchYear:
    """Make the records of one branch; nothing is saved here."""

    def __init__(self, branch: Branch, turn: int, today: date, random: Random) -> None:
        """Read who is in the branch today: the demo's people have been there all year."""
        self.branch, self.turn, self.today, self.random = branch, turn, today, random
        self.people = people_in_branch(branch, on=today)
        self.groups = list(PartyGroup.objects.filter(branch=branch))
        self.held = Held()

    @property
    def officers(self) -> list[PersonInBranch]:
        """Who holds a committee post, the secretary first."""
        kinds: list[str] = list(Post.COMMITTEE)
        with_post = [entry for entry in self.people if _committee_kinds(entry)]
        return sorted(with_post, key=lambda entry: kinds.index(_committee_kinds(entry)[0]))

    def build(self) -> Held:
        """Return the records of the branch."""
        planned = sittings(
            since=first_day_shown(self.today),
            until=last_day_planned(self.today),
            has_committee=len(self.officers) > 1,
            groups=len(self.groups),
            turn=self.turn,
        )
        for sitting in planned:
            self._add(sitting)
        self._announce_the_next()
        return self.held

    def _add(self, sitting: Sitting) -> None:
        is_past = sitting.on < self.today
        is_gap = is_past and self._is_gap(sitting)
        meeting = self._meeting(sitting)
        self.held.meetings.append(meeting)
        self.held.agenda += self._agenda(meeting)
        if is_past and not is_gap:
            self._hold(meeting)

    def _is_gap(self, sitting: Sitting) -> bool:
        gap = relativedelta(self.today.replace(day=1), sitting.month)
        return (sitting.kind, gap.years * 12 + gap.months) in GAPS.get(self.turn, ())

    def _meeting(self, sitting: Sitting) -> Meeting:
        hours = HOURS.get(sitting.kind)
        return Meeting(
            zone_id=self.branch.zone_id,
            branch=self.branch,
            kind=sitting.kind,
            also_kinds=list(sitting.also_kinds),
            group=None if sitting.group is None else self.groups[sitting.group],
            title=sitting.title,
            on=sitting.on,
            starts_at=AFTERNOON,
            place=topics.PLACES[self.turn % len(topics.PLACES)],
            state=Meeting.State.PLANNED,
            hours=WITH_LECTURE if "lecture" in sitting.also_kinds else hours and Decimal(hours),
        )

    def _hold(self, meeting: Meeting) -> None:
        due = self._due(meeting)
        chair = self._chair(meeting, due)
        rows = [self._attendance(meeting, entry, chair) for entry in due]
        self.held.attendance += rows
        meeting.state = Meeting.State.FINISHED
        meeting.chair, meeting.recorder = chair, self._recorder(chair)
        meeting.ends_at = time(17, 0)
        meeting.finished_at = _at(meeting.on + timedelta(days=self.random.randint(0, 2)))
        meeting.finished_by = meeting.recorder
        meeting.minutes = self._minutes(meeting, rows)
        if meeting.kind == Meeting.Kind.MEMBERS:
            self.held.votes.append(self._vote(meeting, rows))
        if meeting.kind in {Meeting.Kind.MEMBERS, Meeting.Kind.THEME_DAY}:
            self._promise(meeting, due)
        self.held.make_ups += [self._make_up(row) for row in rows if not _came(row)]

    def _due(self, meeting: Meeting) -> list[PersonInBranch]:
        if meeting.kind == Meeting.Kind.COMMITTEE:
            return self.officers
        members = [entry for entry in self.people if _was_member(entry, meeting.on)]
        if meeting.group:
            return [entry for entry in members if entry.group == meeting.group]
        return members

    def _chair(self, meeting: Meeting, due: list[PersonInBranch]) -> Person:
        if meeting.kind == Meeting.Kind.GROUP:
            led = [entry for entry in due if any(post.group_id for post in entry.posts)]
            return (led or due)[0].person
        return (self.officers or due)[0].person

    def _recorder(self, chair: Person) -> Person:
        others = [entry.person for entry in self.officers if entry.person != chair]
        return others[0] if others else chair

    def _attendance(self, meeting: Meeting, entry: PersonInBranch, chair: Person) -> Attendance:
        came, reason = self._how(entry)
        if entry.person == chair:
            came, reason = Came.PRESENT, ""
        return Attendance(
            zone_id=self.branch.zone_id,
            meeting=meeting,
            person=entry.person,
            came=came,
            reason=reason,
            may_vote=entry.may_vote,
        )

    def _how(self, entry: PersonInBranch) -> tuple[Came, str]:
        drawn = self.random.randrange(10)
        if entry.away:
            return (
                (Came.ONLINE, "")
                if drawn < RETIRED_COMES_OUT_OF_TEN
                else (Came.EXCUSED, "居住外地")
            )
        if entry.secondment:
            return Came.EXCUSED, entry.secondment.get_kind_display()
        if entry.is_retired and drawn >= RETIRED_COMES_OUT_OF_TEN:
            return Came.EXCUSED, "身体不便"
        if drawn < COMES_OUT_OF_TEN:
            return Came.PRESENT, ""
        return Came.EXCUSED, self.random.choice(topics.REASONS)

    def _minutes(self, meeting: Meeting, rows: list[Attendance]) -> str:
        came = [row.person for row in rows if _came(row)]
        others = [person for person in came if person != meeting.chair]
        said = {
            "chair": meeting.chair,
            "title": meeting.title,
            "speaker": self.random.choice(others or came),
        }
        return "\n".join(
            f"{numeral(place)}、{step.text}\n{topics.SAID[step.text].format(**said)}"
            for place, step in enumerate(steps_of(meeting.kinds), start=1)
        )

    def _agenda(self, meeting: Meeting) -> list[AgendaItem]:
        return [
            AgendaItem(
                zone_id=self.branch.zone_id,
                meeting=meeting,
                place=place,
                text=step.text,
                step=step.rule,
            )
            for place, step in enumerate(steps_of(meeting.kinds), start=1)
        ]

    def _vote(self, meeting: Meeting, rows: list[Attendance]) -> Vote:
        due = [row for row in rows if row.may_vote]
        present = sum(map(_came, due))
        return Vote(
            zone_id=self.branch.zone_id,
            meeting=meeting,
            subject=meeting.title,
            due=len(due),
            present=present,
            yes=present,
        )

    def _promise(self, meeting: Meeting, due: list[PersonInBranch]) -> None:
        due_on = meeting.on + timedelta(days=self.random.choice((14, 21, 30)))
        is_done = due_on < self.today - timedelta(days=20)
        done_on = due_on - timedelta(days=self.random.randint(0, 9)) if is_done else None
        able = [entry.person for entry in due if not entry.is_retired and not entry.secondment]
        self.held.follow_ups.append(
            FollowUp(
                zone_id=self.branch.zone_id,
                meeting=meeting,
                text=self.random.choice(topics.PROMISES),
                owner=self.random.choice(able or [entry.person for entry in due]),
                due_on=due_on,
                done_on=done_on,
                outcome="已办好" if done_on else "",
            )
        )

    def _make_up(self, row: Attendance) -> MakeUp:
        done_on = row.meeting.on + timedelta(days=self.random.randint(3, 20))
        is_done = done_on < self.today and self.random.randrange(10) < COMES_OUT_OF_TEN
        return MakeUp(
            zone_id=self.branch.zone_id,
            meeting=row.meeting,
            person=row.person,
            done_on=done_on if is_done else None,
            how=self.random.choice(ALONE) if is_done else "",
        )

    def _announce_the_next(self) -> None:
        """Two days of notice have been given for what comes first."""
        planned = [meeting for meeting in self.held.meetings if meeting.on >= self.today]
        for meeting in sorted(planned, key=lambda meeting: meeting.on)[:1]:
            meeting.state = Meeting.State.ANNOUNCED
            meeting.announced_at = _at(self.today - timedelta(days=1))


def _committee_kinds(entry: PersonInBranch) -> list[str]:
    return [post.kind for post in entry.posts if post.kind in Post.COMMITTEE]


def _was_member(entry: PersonInBranch, on: date) -> bool:
    """Whether a member today was in the branch, as a member, on an earlier day."""
    was_here = entry.since is not None and entry.since <= on
    return (
        entry.is_member and was_here and entry.standing is not None and entry.standing.since <= on
    )


def _came(row: Attendance) -> bool:
    return row.came in {Came.PRESENT, Came.ONLINE}


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(17, 20)))
