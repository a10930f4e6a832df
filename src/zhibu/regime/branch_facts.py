"""Turns a checked BRANCH.json into the facts the rules ask for."""

from datetime import date
from decimal import Decimal
from typing import Any

from zhibu.core.regulations.branch import (
    BranchFacts,
    BranchKind,
    GroupFacts,
    MeetingFacts,
    MeetingKind,
    PersonFacts,
    PostFacts,
    PostKind,
    Stage,
    TalkFacts,
)

Table = dict[str, Any]


def facts_of(document: Table) -> BranchFacts:
    """Return the facts of a branch; a meeting or talk without id is named by its JSON pointer."""
    groups = tuple(map(_group, document.get("groups", ())))
    only_group = groups[0].id if len(groups) == 1 else None
    return BranchFacts(
        kind=BranchKind(document.get("kind", "ordinary")),
        name=document.get("name", ""),
        people=tuple(map(_person, document.get("people", ()))),
        posts=tuple(map(_post, document.get("posts", ()))),
        groups=groups,
        units=document.get("units", 1),
        established_on=_day(document.get("established_on")),
        elected_on=_day(document.get("elected_on")),
        term_until=_day(document.get("term_until")),
        meetings=tuple(
            _meeting(number, table, only_group)
            for number, table in enumerate(document.get("meetings", ()))
        ),
        talks=tuple(_talk(number, table) for number, table in enumerate(document.get("talks", ()))),
    )


def _person(table: Table) -> PersonFacts:
    return PersonFacts(
        id=table["id"],
        status=Stage(table["status"]),
        name=table.get("name", ""),
        voting=table.get("voting", True),
        retired=table.get("retired", False),
        frail=table.get("frail", False),
        away_from=_day(table.get("away_from")),
        groups=tuple(table.get("groups", ())),
    )


def _post(table: Table) -> PostFacts:
    return PostFacts(
        id=table.get("id", ""),
        person=table["person"],
        post=PostKind(table["post"]),
        since=_day(table.get("from")),
        until=_day(table.get("until")),
        full_time=table.get("full_time", False),
    )


def _group(table: Table) -> GroupFacts:
    return GroupFacts(id=table["id"], name=table.get("name", ""), leader=table.get("leader"))


def _meeting(number: int, table: Table, only_group: str | None) -> MeetingFacts:
    kind, hours = MeetingKind(table["kind"]), table.get("hours")
    group = table.get("group")
    return MeetingFacts(
        id=table.get("id", f"/meetings/{number}"),
        kind=kind,
        on=date.fromisoformat(table["date"]),
        group=only_group if group is None and kind is MeetingKind.GROUP else group,
        attended=tuple(dict.fromkeys(table.get("attended", ()))),
        voters_due=table.get("voters_due"),
        hours=None if hours is None else Decimal(str(hours)),
    )


def _talk(number: int, table: Table) -> TalkFacts:
    return TalkFacts(
        id=table.get("id", f"/talks/{number}"),
        on=date.fromisoformat(table["date"]),
        a=table["a"],
        b=table["b"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
