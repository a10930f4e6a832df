"""Work in which business and Party part meet: items, groups, promises, proposals, measures."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from django.db.models import Model
from django.urls import reverse

from zhibu.apps.contributions.queries.lines import Line, Link, Year, filled
from zhibu.apps.ideas.models import Decision, Idea
from zhibu.apps.organisation.models import Person
from zhibu.apps.projects.queries.contributions import parts_of
from zhibu.apps.research.models import Measure
from zhibu.apps.reviews.models import Promise
from zhibu.apps.workitems.models import ItemOwner
from zhibu.core.chinese_days import full_day


def items(person: Person, year: Year) -> Iterator[Line]:
    """Yield the work items somebody answered for that were done in the year.

    What stands among the decisions of meetings or the measures of studies as the person's own
    is told there, not here again.
    """
    owned = ItemOwner.objects.filter(zone_id=person.zone_id, person=person, item__dropped_on=None)
    owned = owned.select_related("item__branch", "item__follow_up", "item__measure")
    done = [(one.item.done, one) for one in owned if not _is_told_elsewhere(one)]
    for day, one in sorted(((day, one) for day, one in done if day), key=_by_day):
        if year.has(day, day):
            yield Line(
                since=day,
                what=f"落实：{one.item.title}",
                details=filled(分工=one.part, 落实情况=one.item.outcome),
                source=f"{one.item.branch}工作事项",
                link=_page("workitems.see", one.item, "workitems:item"),
            )


def _is_told_elsewhere(owner: ItemOwner) -> bool:
    for source in (owner.item.follow_up, owner.item.measure):
        if source is not None and source.owner_id == owner.person_id:
            return True
    return False


def _by_day(pair: tuple[date, ItemOwner]) -> tuple[date, int]:
    return pair[0], pair[1].pk


def groups_and_postings(person: Person, year: Year) -> Iterator[Line]:
    """Yield project groups, secondments and postings, with what was taken on and learned."""
    parts = parts_of(person)
    for part in reversed(parts.projects):
        if year.has(part.since, part.until):
            yield Line(
                since=part.since,
                until=part.until,
                what=f"参加项目组“{part.project}”（{part.role}）",
                details=filled(承担=part.duty, 收获=part.learned),
                source=f"{part.branch}项目组",
                # Who is or was in a group may open it.
                link=Link(
                    rule="contributions.open_own",
                    target=person,
                    url=reverse("projects:project", args=[part.project_id]),
                ),
            )
    for lent in reversed(parts.postings):
        if year.has(lent.since, lent.until):
            yield Line(
                since=lent.since,
                until=lent.until,
                is_open=lent.until is None,
                what=f"{lent.kind}：{lent.host}",
                details=filled(承担=lent.duty, 收获=lent.learned, 项目组=lent.project),
                source="借调记录",
            )


def promises(person: Person, year: Year) -> Iterator[Line]:
    """Yield what somebody promised at weekly reviews and has done."""
    done = Promise.objects.filter(
        zone_id=person.zone_id, owner=person, done_on__range=year.days
    ).select_related("week__branch")
    for one in done.order_by("done_on", "pk"):
        yield Line(
            since=cast("date", one.done_on),
            what=f"兑现：{one.text}",
            details=filled(完成情况=one.outcome, 期限=full_day(one.until)),
            source=f"{one.week.branch}{full_day(one.week.monday)}那周的复盘",
            # Narrower than who may open it, and for most without a query of its own.
            link=_page("reviews.settle_promise", one, "reviews:promise"),
        )


def ideas(person: Person, year: Year) -> Iterator[Line]:
    """Yield signed proposals that were adopted, whole or in part.

    Unsigned ones lead back to nobody and are not looked for.
    """
    adopted = Idea.objects.filter(
        zone_id=person.zone_id,
        author=person,
        decision__in=(Decision.ADOPTED, Decision.IN_PART),
        decided_on__range=year.days,
    )
    for one in adopted.select_related("branch").order_by("decided_on", "pk"):
        yield Line(
            since=cast("date", one.decided_on),
            what=_named(one),
            details=() if one.for_leaders else filled(结果=one.result),
            source=f"{one.branch}对建议的答复",
            link=_page("ideas.see", one, "ideas:idea"),
        )


def _named(idea: Idea) -> str:
    """Name a proposal; one kept for the leaders it was put to is not spelt out on paper."""
    decided = f"建议获{idea.get_decision_display()}"
    return (
        f"{decided}（只给支部书记、委员看的）" if idea.for_leaders else f"{decided}：{idea.title}"
    )


def measures(person: Person, year: Year) -> Iterator[Line]:
    """Yield the measures of studies somebody took on and has done."""
    done = Measure.objects.filter(
        zone_id=person.zone_id, owner=person, done_on__range=year.days
    ).select_related("finding__study")
    for one in done.order_by("done_on", "pk"):
        yield Line(
            since=cast("date", one.done_on),
            what=f"完成措施：{one.text}",
            details=filled(完成情况=one.outcome, 期限=full_day(one.due_on)),
            source=f"调研“{one.finding.study}”",
        )


def _page(rule: str, record: Model, name: str) -> Link:
    return Link(rule=rule, target=record, url=reverse(name, args=[record.pk]))
