"""The record of what somebody did in a year, gathered anew from where it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from zhibu.apps.contributions.models import Release
from zhibu.apps.contributions.queries import joint_work, party_work
from zhibu.apps.contributions.queries.lines import Group, Line, Year
from zhibu.apps.organisation.models import Employment, Person, Post
from zhibu.apps.organisation.queries.people import present_affiliation

Source = Callable[[Person, Year], Iterable[Line]]
KINDS: tuple[tuple[str, bool, Source], ...] = (
    ("党内任职", True, party_work.posts),
    ("主持和记录会议", True, party_work.meetings),
    ("会议待办", True, party_work.follow_ups),
    ("讲课", True, party_work.lessons),
    ("工作事项", False, joint_work.items),
    ("项目组和外派", False, joint_work.groups_and_postings),
    ("复盘承诺", False, joint_work.promises),
    ("建言献策", False, joint_work.ideas),
    ("调研措施", False, joint_work.measures),
)
"""Title, whether it is Party work in the sense of Art. 32, and where it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A person's year: groups of facts, no sums, nobody beside them."""

    person: Person
    year: Year
    groups: tuple[Group, ...]
    branch: str
    workplace: str
    is_part_time: bool
    """Whether a Party post was held in the year beside other work."""

    @property
    def is_empty(self) -> bool:
        """Whether the year has no line."""
        return not any(group.lines for group in self.groups)


def record_of(person: Person, *, year: int, until: date | None = None) -> Record:
    """Return a year's record, as far as `until`; a fixed number of queries."""
    asked = Year.until(year, until)
    affiliation = present_affiliation(person)
    works = Employment.objects.filter(zone_id=person.zone_id, person=person)
    work = works.select_related("agency").order_by("-since", "-pk").first()
    return Record(
        person=person,
        year=asked,
        groups=tuple(
            Group(title=title, is_party_work=is_party_work, lines=tuple(source(person, asked)))
            for title, is_party_work, source in KINDS
        ),
        branch=str(affiliation.branch) if affiliation else "",
        workplace=f"{work.agency.label}{work.section}" if work else "",
        is_part_time=Post.objects.filter(
            asked.overlaps, zone_id=person.zone_id, person=person, full_time=False
        ).exists(),
    )


def record_handed_over(release: Release) -> Record:
    """Return what a branch may read: what had happened when the year was handed over."""
    return record_of(release.person, year=release.year, until=release.released_on)


def release_of(person: Person, *, year: int) -> Release | None:
    """Return whether, when and to which branch a year was handed over."""
    mine = Release.objects.filter(zone_id=person.zone_id, person=person, year=year)
    return mine.select_related("branch").first()
