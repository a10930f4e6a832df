"""Who is invited to what, among the people of a branch: as `meetings.queries.due.roll_of` says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import FOR_A_FEW, holds_committee_post
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import PersonInBranch, people_in_branch
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.votes import members_vote

Kind = Meeting.Kind
WHOLE = 100


@dataclass(frozen=True)
class People:
    """The people of a branch on a day, once read, asked as often as there are items."""

    entries: tuple[PersonInBranch, ...]

    @classmethod
    def of(cls, branch: Branch, *, on: date) -> "People":
        """Read them, in seven queries."""
        return cls(tuple(people_in_branch(branch, on=on)))

    def invited(self, kinds: Sequence[str], group: int | None) -> list[PersonInBranch]:
        """Return those due at a sitting; the frail and those away are invited as well."""
        return [entry for entry in self.entries if _is_due(entry, kinds, group)]


def quorum_of(
    invited: Sequence[PersonInBranch], kinds: Sequence[str], *, on: date
) -> tuple[list[PersonInBranch], int]:
    """Return who counts for a vote and how many of them must come into the room.

    A members' meeting votes with more than half of its voters present (ZB-18), a committee
    meets with half of its members (ZB-21); other kinds decide nothing.
    """
    if Kind.MEMBERS in kinds:
        voters = [entry for entry in invited if entry.may_vote]
        due = len(voters)
        if not due:
            return [], 0
        return voters, members_vote(due=due, present=due, yes=due, on=on).needed_present
    if Kind.COMMITTEE in kinds:
        voters = [entry for entry in invited if holds_committee_post(entry.posts)]
        share = national().on("ZB-21", on).number("share")
        return voters, int(-(-len(voters) * share // WHOLE))
    return [], 0


def _is_due(entry: PersonInBranch, kinds: Sequence[str], group: int | None) -> bool:
    if Kind.COMMITTEE in kinds and holds_committee_post(entry.posts):
        return True
    if not entry.is_member:
        return False
    if set(kinds) - FOR_A_FEW and group is None:
        return True
    return entry.group is not None and entry.group.pk == group
