"""Items with what a page shows beside each: owners, what holds it up, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.workitems.models import Hindrance, WorkItem
from zhibu.apps.workitems.queries.items import items_of_branch, owners_of
from zhibu.apps.workitems.queries.reach import Reach

Step = WorkItem.Step
KEPT_ON_BOARD = timedelta(days=30)
"""How long a checked item stays on the board; the list keeps it for good."""
NEXT = {
    Step.PLANNED: ("workitems:deploy", "填写部署日期"),
    Step.DEPLOYED: ("workitems:finish", "填写落实情况"),
    Step.DONE: ("workitems:check", "填写检查情况"),
}


@dataclass(frozen=True, kw_only=True)
class Card:
    """An item as it stands on a day, for one person looking."""

    item: WorkItem
    owners: tuple[Person, ...]
    stuck: Hindrance | None
    on: date
    next: tuple[str, str] | None
    """Address and words of the button that leads on; None where it is not theirs to press."""

    @property
    def is_late(self) -> bool:
        """Whether its day has passed undone."""
        return self.item.is_late(self.on)

    @property
    def is_due(self) -> bool:
        """Whether its day is today."""
        return self.item.done is None and self.item.due == self.on

    @property
    def stuck_days(self) -> int:
        """How many days it has been stuck."""
        return self.stuck.days(self.on) if self.stuck is not None else 0


@dataclass(frozen=True, kw_only=True)
class Column:
    """One step of the board with its items, the most urgent first."""

    step: WorkItem.Step
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Board:
    """The items of a branch by their step, and how many hold both sides."""

    columns: tuple[Column, ...]
    total: int
    with_both: int
    older: int
    """Checked longer ago: in the list only."""


def board_of(branch: Branch, *, reach: Reach, on: date) -> Board:
    """Return the board of a branch, in three queries whatever its size."""
    items = list(items_of_branch(branch))
    oldest = on - KEPT_ON_BOARD
    shown = [item for item in items if not _is_checked_before(item, oldest)]
    cards = sorted(cards_of(shown, reach=reach, on=on), key=_urgency)
    return Board(
        columns=tuple(
            Column(step=step, cards=tuple(card for card in cards if card.item.step == step))
            for step in Step
        ),
        total=len(shown),
        with_both=sum(item.has_both_sides for item in shown),
        older=len(items) - len(shown),
    )


def cards_of(items: Iterable[WorkItem], *, reach: Reach, on: date) -> list[Card]:
    """Return the items as cards, in two queries."""
    asked = list(items)
    owners = owners_of(asked)
    held_up = {
        hindrance.item_id: hindrance
        for hindrance in Hindrance.objects.filter(item__in=asked, until=None)
    }
    return [
        Card(
            item=item,
            owners=tuple(owners[item.pk]),
            stuck=held_up.get(item.pk) if item.done is None else None,
            on=on,
            next=next_of(item, owners[item.pk], reach),
        )
        for item in asked
    ]


def next_of(item: WorkItem, owners: Iterable[Person], reach: Reach) -> tuple[str, str] | None:
    """Return the address and words of the next step, where it is theirs to take."""
    if item.dropped_on is not None or item.step == Step.CHECKED:
        return None
    may = {
        Step.PLANNED: reach.edits(item),
        Step.DEPLOYED: reach.finishes(item, owners),
        Step.DONE: reach.checks(item),
    }
    step = Step(item.step)
    return NEXT[step] if may[step] else None


def _is_checked_before(item: WorkItem, day: date) -> bool:
    return item.step == Step.CHECKED and item.checked_on is not None and item.checked_on < day


def _urgency(card: Card) -> tuple[date, int]:
    """Sort what is open by its day, and what is done by when it was."""
    item = card.item
    return item.checked_on or item.done or item.due or date.max, item.pk
