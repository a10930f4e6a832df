"""The meetings a branch has held, sorted once so that a period finds its own at once."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from zhibu.core.regulations.branch import BranchFacts, MeetingFacts, MeetingKind

Key = tuple[MeetingKind, str | None]
"""A kind of meeting, and the Party group it was held by where only one group met."""


@dataclass(frozen=True, slots=True)
class Held:
    """Meetings held up to a day, the earliest first, by kind and group."""

    meetings: Mapping[Key, tuple[MeetingFacts, ...]]
    days: Mapping[Key, tuple[date, ...]]

    def within(
        self, kind: MeetingKind, first: date, last: date, group: str | None = None
    ) -> tuple[MeetingFacts, ...]:
        """Return what was held from `first` to `last`, both days included."""
        days = self.days.get((kind, group), ())
        return self.meetings.get((kind, group), ())[
            bisect_left(days, first) : bisect_right(days, last)
        ]


def sittings(meetings: Iterable[MeetingFacts]) -> Iterable[MeetingFacts]:
    """Return each sitting once: one of several kinds stands in the facts once for each."""
    return {(meeting.id, meeting.on): meeting for meeting in meetings}.values()


def held_up_to(facts: BranchFacts, on: date) -> Held:
    """Sort the meetings of a branch; what is only planned for after `on` was not held."""
    sorted_out: dict[Key, list[MeetingFacts]] = defaultdict(list)
    for meeting in sorted(facts.meetings, key=lambda meeting: (meeting.on, meeting.id)):
        if meeting.on <= on:
            sorted_out[meeting.kind, meeting.group].append(meeting)
    return Held(
        {key: tuple(meetings) for key, meetings in sorted_out.items()},
        {key: tuple(meeting.on for meeting in meetings) for key, meetings in sorted_out.items()},
    )
