"""What a section's report begins with: read from its items and from last week's plans."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q

from zhibu.apps.foundation.models import in_force
from zhibu.apps.reviews.lines import joined, unmatched
from zhibu.apps.reviews.models import ReportedItem, SectionReport
from zhibu.apps.reviews.places import WEEK, SectionWeek
from zhibu.apps.workitems.models import Hindrance, WorkItem

AHEAD = timedelta(days=14)
Line = ReportedItem.Line


@dataclass(frozen=True, kw_only=True)
class ItemInWeek:
    """A section's item as it stood in a week."""

    item: WorkItem
    due: date | None
    done: date | None
    """None also when it was done only after the week."""
    stuck_for: str
    """Why it was stuck, where somebody said so."""
    is_of_week: bool
    """Done or checked within the week."""
    is_late: bool
    is_soon: bool
    """To be done within the two weeks after."""

    @property
    def is_open(self) -> bool:
        """Whether it was still to do."""
        return self.done is None


@dataclass(frozen=True, kw_only=True)
class Prefilled:
    """Texts and named items of the three lines."""

    texts: dict[str, str]
    named: dict[str, list[int]]


def items_in(place: SectionWeek) -> list[ItemInWeek]:
    """Return the section's items that were open in the week or done in it; two queries."""
    on = place.seen_from
    hindrances = Prefetch(
        "hindrances", Hindrance.objects.filter(in_force(on)), to_attr="open_hindrances"
    )
    items = (
        WorkItem.objects.filter(branch=place.branch, section=place.section)
        .alive()
        .with_days()
        .filter(planned_on__lte=place.sunday)
        .filter(
            Q(done_day=None)
            | Q(done_day__gte=place.monday)
            | Q(checked_on__range=(place.monday, place.sunday))
        )
        .select_related("follow_up", "measure")
        .prefetch_related(hindrances)
    )
    return [_as_seen(item, place, on) for item in items.order_by("planned_on", "pk")]


def prefilled(place: SectionWeek, items: list[ItemInWeek]) -> Prefilled:
    """Return what the boxes begin with while nobody has written the report."""
    done = [one for one in items if one.is_of_week]
    stuck = [one for one in items if one.is_open and (one.stuck_for or one.is_late)]
    soon = [one for one in items if one.is_open and one.is_soon and not one.is_late]
    titles = [one.item.title for one in (*done, *stuck, *soon)]
    kept = unmatched(_planned_last_week(place), titles)
    return Prefilled(
        texts={
            Line.DONE: joined(_done_line(one) for one in done),
            Line.STUCK: joined(_stuck_line(one) for one in stuck),
            Line.COMING: joined((*(_soon_line(one) for one in soon), *kept)),
        },
        named={
            Line.DONE: [one.item.pk for one in done],
            # Late is a date; that something is stuck, somebody has to say.
            Line.STUCK: [one.item.pk for one in stuck if one.stuck_for],
            Line.COMING: [one.item.pk for one in soon],
        },
    )


def _as_seen(item: WorkItem, place: SectionWeek, on: date) -> ItemInWeek:
    due, done = getattr(item, "due_day"), getattr(item, "done_day")  # noqa: B009 -- with_days
    done = done if done and done <= on else None
    hindrances: list[Hindrance] = getattr(item, "open_hindrances")  # noqa: B009 -- prefetched
    checked = item.checked_on
    return ItemInWeek(
        item=item,
        due=due,
        done=done,
        stuck_for=hindrances[0].reason if hindrances and done is None else "",
        is_of_week=any(day and place.monday <= day <= on for day in (done, checked)),
        is_late=due is not None and due < on and done is None,
        is_soon=due is not None and on <= due <= place.sunday + AHEAD,
    )


def _planned_last_week(place: SectionWeek) -> str:
    before = SectionReport.objects.filter(
        week__branch=place.branch, week__monday=place.monday - WEEK, section=place.section
    )
    return before.values_list("coming", flat=True).first() or ""


def _done_line(one: ItemInWeek) -> str:
    item = one.item
    outcome = (item.follow_up or item.measure or item).outcome
    return f"{item.title}：{outcome}" if outcome else item.title


def _stuck_line(one: ItemInWeek) -> str:
    if one.stuck_for:
        return f"{one.item.title}：{one.stuck_for}"
    return f"{one.item.title}：{_short(one.due)}到期，还没完成"


def _soon_line(one: ItemInWeek) -> str:
    return f"{one.item.title}（{_short(one.due)}前）"


def _short(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""
