"""The items of a branch as a list: asked for by the address, and as a table to take away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest

from zhibu.apps.foundation.searching import key_typed, typed_query
from zhibu.apps.organisation.models import Branch, Person, Section
from zhibu.apps.workitems.models import ItemOwner, WorkItem, WorkItemQuerySet
from zhibu.apps.workitems.queries.cards import Card
from zhibu.apps.workitems.queries.items import answered_for_by, every_item
from zhibu.core.documents.workbook import Sheet

DROPPED = "dropped"
STATES = ("late", "stuck", "one-side")
COLUMNS = (
    "事项",
    "业务目标",
    "党建内容",
    "科室",
    "负责人",
    "步骤",
    "谋划",
    "部署",
    "期限",
    "落实",
    "落实情况",
    "检查",
    "检查情况",
    "未解决的卡点",
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks for; empty values ask for everything."""

    typed: str = ""
    step: str = ""
    section: int | None = None
    owner: int | None = None
    state: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """Read the address; what makes no sense asks for everything."""
        step, state = request.GET.get("step", ""), request.GET.get("state", "")
        return cls(
            typed=typed_query(request),
            step=step if step in {*WorkItem.Step.values, DROPPED} else "",
            section=key_typed(request.GET.get("section", "")),
            owner=key_typed(request.GET.get("owner", "")),
            state=state if state in STATES else "",
        )

    @property
    def is_everything(self) -> bool:
        """Whether nothing was left out on purpose."""
        return self == Asked()


def asked_items(branch: Branch, asked: Asked, *, on: date) -> WorkItemQuerySet:
    """Return the items the address asks for, the latest planned first."""
    found = every_item(branch)
    if asked.step == DROPPED:
        found = found.exclude(dropped_on=None)
    else:
        found = found.alive()
        found = found.in_step(asked.step) if asked.step else found
    if asked.typed:
        texts = ("title", "goal", "party_part")
        found = found.filter(
            Q(*((f"{name}__icontains", asked.typed) for name in texts), _connector=Q.OR)
        )
    if asked.section is not None:
        found = found.filter(section=asked.section)
    if asked.owner is not None:
        found = found.filter(answered_for_by(asked.owner))
    return _in_state(found, asked.state, on).order_by("-planned_on", "-pk")


def sections_used(branch: Branch) -> list[Section]:
    """Return the sections the branch has items of."""
    used = WorkItem.objects.filter(zone_id=branch.zone_id, branch=branch).values("section")
    return list(Section.objects.filter(pk__in=used).order_by("name"))


def owners_used(branch: Branch) -> list[Person]:
    """Return everybody who answers for an item of the branch."""
    items = WorkItem.objects.filter(zone_id=branch.zone_id, branch=branch)
    owners = (
        Q(pk__in=ItemOwner.objects.filter(item__in=items).values("person"))
        | Q(pk__in=items.values("follow_up__owner"))
        | Q(pk__in=items.values("measure__owner"))
    )
    return list(Person.objects.filter(owners, zone_id=branch.zone_id).order_by("name"))


def sheet_of(branch: Branch, cards: Iterable[Card]) -> Sheet:
    """Return the items as a sheet of a workbook."""
    return Sheet(f"{branch}工作事项"[:31], COLUMNS, tuple(_row(card) for card in cards))


def _row(card: Card) -> tuple[str | date | None, ...]:
    item = card.item
    return (
        item.title,
        item.goal,
        item.party_part,
        str(item.section or ""),
        "、".join(str(person) for person in card.owners),
        "取消" if item.dropped_on else item.step_told,
        item.planned_on,
        item.deployed_on,
        item.due,
        item.done,
        item.outcome_told,
        item.checked_on,
        item.check_result,
        card.stuck.reason if card.stuck else "",
    )


def _in_state(found: WorkItemQuerySet, state: str, on: date) -> WorkItemQuerySet:
    if state == "late":
        return found.late(on)
    if state == "stuck":
        return found.undone().filter(hindrances__until=None, hindrances__isnull=False)
    if state == "one-side":
        return found.filter(Q(goal="") | Q(party_part=""))
    return found
