"""The demo's proposals: each branch has some in different states, two of them unsigned."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from zhibu.apps.ideas.models import Decision, Idea
from zhibu.apps.ideas.services.proposing import ANSWERED_WITHIN
from zhibu.apps.organisation.models import Affiliation, Branch, Employment, Person, Post, Zone
from zhibu.apps.workitems.models import CityTask, ItemOwner, WorkItem
from zhibu.demo.idea_texts import TEXTS, Told

FEWEST, MOST = 3, 5
EVERY_OTHER_UNSIGNED = 2
UNSIGNED = 2
"""In each branch."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """How long ago something was proposed, and how far it came; in days."""

    age: int
    decision: str = ""
    answered_after: int = 0
    becomes_item: bool = False
    done_after: int = 0
    """After the answer; 0: not yet done."""
    has_result: bool = False


COURSES = (
    Course(age=27),
    Course(age=80, decision=Decision.ADOPTED, answered_after=12, becomes_item=True, done_after=41,
           has_result=True),
    Course(age=46, decision=Decision.ADOPTED, answered_after=20, becomes_item=True),
    Course(age=61, decision=Decision.NOT_ADOPTED, answered_after=9),
    Course(age=5),
    Course(age=55, decision=Decision.IN_PART, answered_after=33, becomes_item=True, done_after=19),
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A branch with its people, and who answers there."""

    branch: Branch
    people: Sequence[Person]
    leader: Person | None


def build_ideas(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its proposals."""
    tasks = list(CityTask.objects.on(today).filter(zone=zone))
    ideas: list[Idea] = []
    owners: list[ItemOwner] = []
    for number, place in enumerate(_places(zone, today)):
        count = len(COURSES) if number == 0 else random.randint(FEWEST, MOST)
        texts = random.sample(TEXTS, count)
        for turn, (told, course) in enumerate(zip(texts, COURSES, strict=False)):
            idea = _idea(place, told, course, today=today)
            if turn % EVERY_OTHER_UNSIGNED or turn >= EVERY_OTHER_UNSIGNED * UNSIGNED:
                idea.author = random.choice(place.people)
            else:
                idea.code_hash = hashlib.sha256(random.randbytes(16)).hexdigest()
            idea.city_task = random.choice(tasks) if tasks and turn != 0 else None
            if course.becomes_item:
                owner = random.choice(place.people)
                idea.item = _item(idea, course, told)
                owners.append(ItemOwner(zone=zone, item=idea.item, person=owner))
            ideas.append(idea)
    WorkItem.objects.bulk_create([idea.item for idea in ideas if idea.item])
    ItemOwner.objects.bulk_create(owners)
    Idea.objects.bulk_create(ideas)


def _places(zone: Zone, today: date) -> list[Place]:
    people: dict[int, list[Person]] = {}
    inside = Affiliation.objects.on(today).filter(zone=zone).select_related("person")
    for one in inside.order_by("person_id"):
        people.setdefault(one.branch_id, []).append(one.person)
    in_post = Employment.objects.on(today).filter(zone=zone, status=Employment.Status.IN_POST)
    working = set(in_post.values_list("person_id", flat=True))
    posts = Post.objects.on(today).filter(zone=zone, kind=Post.Kind.SECRETARY)
    leaders = {post.branch_id: post.person for post in posts.select_related("person")}
    return [
        Place(
            branch,
            # A branch of the retired has nobody in post.
            [one for one in people[branch.pk] if one.pk in working] or people[branch.pk],
            leaders.get(branch.pk),
        )
        for branch in Branch.objects.filter(zone=zone).order_by("pk")
        if branch.pk in people
    ]


def _idea(place: Place, told: Told, course: Course, *, today: date) -> Idea:
    proposed_on = today - timedelta(days=course.age)
    idea = Idea(
        zone_id=place.branch.zone_id,
        branch=place.branch,
        title=told.title,
        problem=told.problem,
        proposal=told.proposal,
        proposed_on=proposed_on,
        answer_by=proposed_on + ANSWERED_WITHIN,
    )
    if course.decision:
        idea.decision = course.decision
        is_refused = course.decision == Decision.NOT_ADOPTED
        idea.reason = told.refusal if is_refused else told.reason
        idea.decided_on = proposed_on + timedelta(days=course.answered_after)
        idea.decided_by = place.leader
        if course.has_result:
            idea.result = told.result
            idea.result_on = idea.decided_on + timedelta(days=course.done_after + 2)
    return idea


def _item(idea: Idea, course: Course, told: Told) -> WorkItem:
    planned_on = idea.decided_on or idea.proposed_on
    done_on = planned_on + timedelta(days=course.done_after) if course.done_after else None
    return WorkItem(
        zone_id=idea.zone_id,
        branch=idea.branch,
        title=idea.title,
        goal=told.problem,
        city_task=idea.city_task,
        planned_on=planned_on,
        planned_by=idea.decided_by,
        deployed_on=planned_on + timedelta(days=3),
        due_on=planned_on + timedelta(days=45),
        done_on=done_on,
        outcome=told.result if done_on else "",
    )
