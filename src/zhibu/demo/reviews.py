"""The demo's weekly reviews: eight weeks with a gap, comments, promises kept and open."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from zhibu.apps.diary.queries.weeks import monday_of
from zhibu.apps.organisation.models import Branch, Person, Post, Zone
from zhibu.apps.organisation.queries.sections import SectionOnDay, sections_of
from zhibu.apps.reviews.models import (
    Comment,
    Promise,
    ReportedItem,
    ReviewHabits,
    ReviewLeader,
    SectionReport,
    SeenBy,
    Week,
)
from zhibu.apps.workitems.models import WorkItem
from zhibu.demo import review_texts as texts

WEEK = timedelta(days=7)
WEEKS = 8
GAP = 4
"""So many weeks ago nobody wrote anything."""
FRIDAY = 4
BRANCHES = 2
OPEN = 3
"""The youngest promises are still open: one is past its day, one put off."""
LATE = (3, 6)
"""Which of the kept ones were kept after their day."""


@dataclass
class _Records:
    """Everything of one branch to be saved."""

    branch: Branch
    secretary: Person
    today: date
    random: Random
    weeks: list[Week] = field(default_factory=list)
    reports: list[SectionReport] = field(default_factory=list)
    named: list[ReportedItem] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    def save(self) -> None:
        """Save all, in the order references need."""
        Week.objects.bulk_create(self.weeks)
        SectionReport.objects.bulk_create(self.reports)
        ReportedItem.objects.bulk_create(self.named)
        Comment.objects.bulk_create(self.comments)
        Promise.objects.bulk_create(self.promises)


def build_reviews(zone: Zone, *, today: date, random: Random) -> None:
    """Give the first two branches of a zone their weekly reviews."""
    posts = Post.objects.filter(zone=zone, kind=Post.Kind.SECRETARY, until=None)
    first = posts.select_related("branch", "person").order_by("pk")[:BRANCHES]
    for place, post in enumerate(first):
        sections = [one for one in sections_of(post.branch, on=today) if one.people]
        if sections:
            records = _Records(post.branch, post.person, today, random)
            _agree(records, sections, seen_by=SeenBy.SECTION if place == 0 else SeenBy.BRANCH)
            _fill(records, sections)
            records.save()


def _agree(records: _Records, sections: list[SectionOnDay], *, seen_by: str) -> None:
    """Review today where today is a working day, so that the head finds the week on 今天."""
    branch, today = records.branch, records.today
    facts = {"zone_id": branch.zone_id, "branch": branch}
    weekday = min(today.weekday(), FRIDAY)
    ReviewHabits.objects.create(weekday=weekday, comments_seen_by=seen_by, **facts)
    heads = [one.head for one in sections if one.head and one.head != records.secretary]
    if heads:
        since = today - timedelta(days=400)
        ReviewLeader.objects.create(person=heads[-1], since=since, **facts)


def _fill(records: _Records, sections: list[SectionOnDay]) -> None:
    items = _items_by_section(records.branch)
    for ago in range(WEEKS, 0, -1):
        if ago == GAP:
            continue
        week = _week(records, ago)
        for place, one in enumerate(sections):
            # A section without head left some weeks out; nobody asks why.
            if one.head is not None or ago % 3:
                _report(records, week, one, items[one.section.pk], turn=ago + place)
        spoken = [one for one in sections if one.head is not None] or sections
        _comment(records, week, spoken[ago % len(spoken)], turn=WEEKS - ago)


def _week(records: _Records, ago: int) -> Week:
    monday = monday_of(records.today) - ago * WEEK
    said = texts.ALSO_SAID[ago // 3 % len(texts.ALSO_SAID)] if ago % 3 == 1 else ""
    week = Week(
        zone_id=records.branch.zone_id,
        branch=records.branch,
        monday=monday,
        held_on=monday + timedelta(days=FRIDAY),
        also_said=said,
        revision=1,
    )
    records.weeks.append(week)
    return week


def _report(
    records: _Records, week: Week, one: SectionOnDay, items: list[WorkItem], *, turn: int
) -> None:
    done = [item for item in items if _in_week(getattr(item, "done_day"), week)]  # noqa: B009
    lines = [item.title for item in done] or [texts.DONE[turn % len(texts.DONE)]]
    if turn % 2:
        lines.append(texts.DONE[(turn + 3) % len(texts.DONE)])
    report = SectionReport(
        zone_id=week.zone_id,
        week=week,
        section=one.section,
        done="\n".join(lines),
        stuck=texts.STUCK[turn % len(texts.STUCK)] if turn % 3 else "",
        coming=texts.COMING[turn % len(texts.COMING)],
        written_by=one.head or records.random.choice(one.people),
        revision=1,
    )
    records.reports.append(report)
    records.named += [
        ReportedItem(zone_id=week.zone_id, report=report, item=item, line=ReportedItem.Line.DONE)
        for item in done
    ]


def _comment(records: _Records, week: Week, one: SectionOnDay, *, turn: int) -> None:
    lens, tone, text, promised, outcome = texts.COMMENTS[turn % len(texts.COMMENTS)]
    comment = Comment(
        zone_id=week.zone_id,
        week=week,
        section=one.section,
        by=records.secretary,
        lens=lens,
        tone=tone,
        text=text,
        seen_by=SeenBy.SECTION,
        revision=1,
    )
    records.comments.append(comment)
    facts = {
        "zone_id": week.zone_id,
        "week": week,
        "section": one.section,
        "owner": one.head or one.people[0],
    }
    made = Promise(comment=comment, text=promised, outcome=outcome, **facts)
    _settle(records, made, turn=2 * turn)
    promised, outcome = texts.PROMISES[turn % len(texts.PROMISES)]
    _settle(records, Promise(text=promised, outcome=outcome, **facts), turn=2 * turn + 1)


def _settle(records: _Records, promise: Promise, *, turn: int) -> None:
    """Let a promise be kept in time, late or not yet."""
    due_on = promise.week.monday + WEEK + timedelta(days=1 + turn % 4)
    promise.due_on = due_on
    late = timedelta(days=4) if turn in LATE else timedelta(days=-1)
    if due_on + late <= records.today and turn < 2 * WEEKS - OPEN:
        promise.done_on = due_on + late
    else:
        promise.outcome = ""
        promise.moved_to = records.today + timedelta(days=9) if turn % 2 else None
    records.promises.append(promise)


def _items_by_section(branch: Branch) -> dict[int | None, list[WorkItem]]:
    found: dict[int | None, list[WorkItem]] = defaultdict(list)
    for item in WorkItem.objects.filter(branch=branch).alive().with_days():
        found[item.section_id].append(item)
    return found


def _in_week(day: date | None, week: Week) -> bool:
    return day is not None and week.monday <= day < week.monday + WEEK
