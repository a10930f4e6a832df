"""What a schema cannot see in BRANCH.json: ids that repeat, point nowhere, or contradict."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from zhibu.files.schema_faults import place, shown

Table = dict[str, Any]


def broken_links(document: Table) -> list[str]:
    """Return every contradiction as a Chinese sentence, in the order of the lists."""
    people = {person["id"] for person in document.get("people", ())}
    groups = {group["id"] for group in document.get("groups", ())}
    return [
        *_repeated(document, "people"),
        *_repeated(document, "groups"),
        *_repeated(document, "meetings"),
        *_repeated(document, "talks"),
        *_people(document, groups),
        *_groups(document, people),
        *_posts(document, people),
        *_meetings(document, people, groups),
        *_talks(document, people),
    ]


def _repeated(document: Table, name: str) -> Iterator[str]:
    ids = Counter(entry["id"] for entry in document.get(name, ()) if "id" in entry)
    for repeated, times in ids.items():
        if times > 1:
            yield f"{name}：id {shown(repeated)} 用了{times}次，每个 id 只能用一次。"


def _people(document: Table, groups: set[str]) -> Iterator[str]:
    for number, person in enumerate(document.get("people", ())):
        for index, group in enumerate(person.get("groups", ())):
            if group not in groups:
                yield _nowhere(group, "groups", "people", number, "groups", index)


def _groups(document: Table, people: set[str]) -> Iterator[str]:
    for number, group in enumerate(document.get("groups", ())):
        leader = group.get("leader")
        if leader is not None and leader not in people:
            yield _nowhere(leader, "people", "groups", number, "leader")


def _posts(document: Table, people: set[str]) -> Iterator[str]:
    for number, post in enumerate(document.get("posts", ())):
        if post["person"] not in people:
            yield _nowhere(post["person"], "people", "posts", number, "person")
        first, last = post.get("from"), post.get("until")
        if first and last and date.fromisoformat(last) < date.fromisoformat(first):
            yield f"{place('posts', number)}：until {last} 早于 from {first}，请核对。"


def _meetings(document: Table, people: set[str], groups: set[str]) -> Iterator[str]:
    for number, meeting in enumerate(document.get("meetings", ())):
        for index, person in enumerate(meeting.get("attended", ())):
            if person not in people:
                yield _nowhere(person, "people", "meetings", number, "attended", index)
        group = meeting.get("group")
        if group is not None and group not in groups:
            yield _nowhere(group, "groups", "meetings", number, "group")
        if group is None and meeting["kind"] == "group" and len(groups) != 1:
            yield f"{place('meetings', number)}：党小组会要写明 group（哪个党小组）。"


def _talks(document: Table, people: set[str]) -> Iterator[str]:
    for number, talk in enumerate(document.get("talks", ())):
        for side in ("a", "b"):
            if talk[side] not in people:
                yield _nowhere(talk[side], "people", "talks", number, side)
        if talk["a"] == talk["b"]:
            yield f"{place('talks', number)}：a 和 b 是同一个人，谈心谈话要有两个人。"


def _nowhere(name: str, among: str, *path: str | int) -> str:
    return f"{place(*path)}：{among} 里没有 {shown(name)}。"
