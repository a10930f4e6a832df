"""The demo's work items and the city's tasks: a quarter of them, some late, stuck, half written."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from zhibu.apps.meetings.models import FollowUp
from zhibu.apps.organisation.models import Branch, Person, Post, Zone
from zhibu.apps.organisation.queries.sections import SectionOnDay, sections_of
from zhibu.apps.workitems.models import CityTask, Hindrance, ItemOwner, WorkItem
from zhibu.demo.item_texts import (
    CHECKED,
    CITY_TASKS,
    FROM_DECISION,
    GIVEN_UP,
    HINDRANCES,
    ITEMS,
    TASK_SOURCE,
    ItemText,
)

MANY, FEW = len(ITEMS), 4
"""Items of the zone's first branch, which the demo accounts see, and of every other."""
FROM_MEETINGS = 2
PLANNED_BEFORE = range(84, 6, -7)
"""Days before today on which items were planned, the oldest first."""
LASTS = (21, 28, 35, 45)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """How far an item has come, and what is the matter with it."""

    deployed: bool = False
    done: bool = False
    checked: bool = False
    late: bool = False
    stuck: bool = False
    dropped: bool = False


STAGES = (
    Stage(deployed=True, done=True, checked=True),
    Stage(deployed=True, done=True, checked=True),
    Stage(deployed=True, done=True),
    Stage(deployed=True, late=True, stuck=True),
    Stage(deployed=True, done=True),
    Stage(dropped=True),
    Stage(deployed=True, done=True, checked=True),
    Stage(deployed=True, late=True),
    Stage(deployed=True, stuck=True),
    Stage(deployed=True),
    Stage(),
    Stage(),
)
"""Of the items in turn: the older, the further."""


def build_workitems(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its work items and the city's tasks."""
    tasks = _tasks(zone, today)
    secretaries = {
        post.branch_id: post.person
        for post in Post.objects.on(today)
        .filter(zone=zone, kind=Post.Kind.SECRETARY)
        .select_related("person")
    }
    branches = Branch.objects.filter(zone=zone).order_by("pk")
    for place, branch in enumerate(branches):
        sections = sections_of(branch, on=today)
        secretary = secretaries.get(branch.pk)
        if not sections or secretary is None:
            continue
        maker = ItemMaker(branch, secretary, tasks, today, random)
        texts = ITEMS if place == 0 else random.sample(ITEMS, FEW)
        step = MANY // len(texts)
        for turn, text in enumerate(texts):
            maker.make(text, sections[turn % len(sections)], turn=turn * step)
        maker.save()
        _take_over(branch, secretary, today)


class ItemMaker:
    """Makes the items of one branch, to be saved at once."""

    def __init__(
        self,
        branch: Branch,
        secretary: Person,
        tasks: list[CityTask],
        today: date,
        random: Random,
    ) -> None:
        """Begin with nothing made."""
        self.branch, self.secretary, self.tasks = branch, secretary, tasks
        self.today, self.random = today, random
        self.items: list[WorkItem] = []
        self.owners: list[ItemOwner] = []
        self.hindrances: list[Hindrance] = []

    def make(self, text: ItemText, its: SectionOnDay, *, turn: int) -> None:
        """Make one item of a section, as far as its turn says."""
        stage = STAGES[turn % len(STAGES)]
        planned = self.today - timedelta(days=PLANNED_BEFORE[turn % len(PLANNED_BEFORE)])
        item = WorkItem(
            zone_id=self.branch.zone_id,
            branch=self.branch,
            section=its.section,
            title=text.title,
            goal=text.goal,
            party_part=text.party_part,
            check_by=text.check_by,
            city_task=self.tasks[text.task],
            planned_on=planned,
            planned_by=self.secretary,
            due_on=self._due(planned, stage),
        )
        self._go(item, stage, text)
        self.items.append(item)
        first = its.head or its.people[0]
        others = [person for person in its.people if person != first]
        for person in [first, *others[: turn % 2]]:
            self.owners.append(ItemOwner(zone_id=item.zone_id, item=item, person=person))

    def save(self) -> None:
        """Save everything made."""
        WorkItem.objects.bulk_create(self.items)
        ItemOwner.objects.bulk_create(self.owners)
        Hindrance.objects.bulk_create(self.hindrances)

    def _due(self, planned: date, stage: Stage) -> date:
        if stage.late:
            return self.today - timedelta(days=self.random.randint(3, 9))
        due = planned + timedelta(days=self.random.choice(LASTS))
        return due if stage.done else max(due, self.today + timedelta(days=8))

    def _go(self, item: WorkItem, stage: Stage, text: ItemText) -> None:
        planned, today = item.planned_on, self.today
        if stage.deployed:
            item.deployed_on = planned + timedelta(days=self.random.randint(1, 4))
        if stage.done:
            after = self.random.randint(12, 30)
            item.done_on = min(planned + timedelta(days=after), today - timedelta(days=1))
            item.outcome = text.outcome
            self._hold_up(item, planned + timedelta(days=6), timedelta(days=4))
        if stage.checked and item.done_on:
            item.checked_on = min(item.done_on + timedelta(days=7), today)
            item.checked_by = self.secretary
            item.check_result = self.random.choice(CHECKED)
        if stage.stuck:
            self._hold_up(item, today - timedelta(days=self.random.randint(5, 16)), None)
        if stage.dropped:
            item.dropped_on, item.dropped_why = planned + timedelta(days=9), GIVEN_UP

    def _hold_up(self, item: WorkItem, since: date, lasts: timedelta | None) -> None:
        """Let something hold the item up, still or for some days."""
        if lasts is not None and self.random.randrange(2):
            return
        self.hindrances.append(
            Hindrance(
                zone_id=item.zone_id,
                item=item,
                since=max(since, item.planned_on),
                until=since + lasts if lasts else None,
                reason=self.random.choice(HINDRANCES),
            )
        )


def _tasks(zone: Zone, today: date) -> list[CityTask]:
    tasks = [
        CityTask(zone=zone, name=name, since=date(today.year, 1, 1), source=TASK_SOURCE)
        for name in CITY_TASKS
    ]
    return list(CityTask.objects.bulk_create(tasks))


def _take_over(branch: Branch, secretary: Person, today: date) -> None:
    """Take decisions of a branch's meetings over; the latest stays to be taken."""
    decisions = FollowUp.objects.filter(
        zone_id=branch.zone_id, meeting__branch=branch, meeting__on__lt=today
    ).select_related("meeting")
    latest = decisions.order_by("-meeting__on", "-pk")[1 : 1 + FROM_MEETINGS]
    items = []
    for turn, decision in enumerate(latest):
        goal, party_part = FROM_DECISION[turn % len(FROM_DECISION)]
        items.append(
            WorkItem(
                zone_id=branch.zone_id,
                branch=branch,
                title=decision.text,
                goal=goal,
                party_part=party_part,
                follow_up=decision,
                planned_on=decision.meeting.on,
                planned_by=secretary,
                deployed_on=decision.meeting.on,
            )
        )
    WorkItem.objects.bulk_create(items)
