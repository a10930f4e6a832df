"""The facts of a branch on a day, as plain values; names as in BRANCH.json."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class BranchKind(StrEnum):
    """Kinds of Party branch."""

    ORDINARY = "ordinary"
    JOINT = "joint"
    RETIRED = "retired"
    TEMPORARY = "temporary"


class Stage(StrEnum):
    """How far a person has come towards and in membership."""

    FULL = "full"
    PROBATIONARY = "probationary"
    CANDIDATE = "candidate"
    ACTIVIST = "activist"
    APPLICANT = "applicant"
    NONE = "none"


class PostKind(StrEnum):
    """Party posts in a branch."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    ORGANISATION = "organisation"
    PUBLICITY = "publicity"
    DISCIPLINE = "discipline"
    COMMITTEE_MEMBER = "committee_member"
    GROUP_LEADER = "group_leader"
    RESPONSIBLE = "responsible"
    """党务专人: not on the committee, but named to look after Party affairs."""


COMMITTEE_POSTS = frozenset(PostKind) - {PostKind.GROUP_LEADER, PostKind.RESPONSIBLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """A person of the branch.

    `voting` is false while the right to vote is suspended; it gives nobody but a full member
    a vote. `frail` means too old or ill to be held to attend. `away_from` is the first day
    of a long absence that still lasts.
    """

    id: str
    status: Stage
    name: str = ""
    voting: bool = True
    retired: bool = False
    frail: bool = False
    away_from: date | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """A post held by a person from `since` to `until`, both days included.

    No `since` means as long as anyone remembers, no `until` means still. `id` names the
    record a finding points to; without one the finding points to the person.
    """

    person: str
    post: PostKind
    since: date | None = None
    until: date | None = None
    full_time: bool = False
    id: str = ""

    @property
    def record(self) -> str:
        """The id findings quote for this post."""
        return self.id or self.person

    def is_held(self, on: date) -> bool:
        """Whether the post is held on the day `on`."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """A Party group and the person who leads it, if anyone does.

    `since` and `until` are its first and last day; None: as long as the branch.
    """

    id: str
    name: str = ""
    leader: str | None = None
    since: date | None = None
    until: date | None = None

    def is_there(self, on: date) -> bool:
        """Whether the group stands on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class MeetingKind(StrEnum):
    """Kinds of meeting and activity the regime asks a branch for."""

    MEMBERS = "members"
    COMMITTEE = "committee"
    GROUP = "group"
    LECTURE = "lecture"
    THEME_DAY = "theme_day"
    ORGANISATIONAL_LIFE = "organisational_life"
    APPRAISAL = "appraisal"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A meeting that was held. `attended` are the people who came.

    `group` is set for a meeting of one Party group. `voters_due` is how many had to come with
    a vote, where a vote was taken; `voters_present` how many of them came, where that was
    written down (else it is told from `attended` and those who may vote now). `hours` are study
    hours (学时), None where nobody counted.
    """

    id: str
    kind: MeetingKind
    on: date
    group: str | None = None
    attended: tuple[str, ...] = ()
    voters_due: int | None = None
    voters_present: int | None = None
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFacts:
    """A heart-to-heart talk (谈心谈话) of two people; who speaks first does not matter."""

    id: str
    on: date
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchFacts:
    """A branch and its people on one day; posts may include ended ones.

    `units` is the number of agencies covered, one unless the branch is joint. `term_until`
    is the last day of the term as approved; without it the rule's term counts from the day
    of election. `meetings` and `talks` may come in any order; what is dated after the day asked
    was not held yet.
    """

    kind: BranchKind
    name: str = ""
    people: tuple[PersonFacts, ...] = ()
    posts: tuple[PostFacts, ...] = ()
    groups: tuple[GroupFacts, ...] = ()
    units: int = 1
    established_on: date | None = None
    elected_on: date | None = None
    term_until: date | None = None
    meetings: tuple[MeetingFacts, ...] = ()
    talks: tuple[TalkFacts, ...] = ()

    @property
    def full_members(self) -> tuple[PersonFacts, ...]:
        """Full members, voting or not."""
        return tuple(person for person in self.people if person.status == Stage.FULL)

    @property
    def members(self) -> tuple[PersonFacts, ...]:
        """Full and probationary members."""
        counted = {Stage.FULL, Stage.PROBATIONARY}
        return tuple(person for person in self.people if person.status in counted)

    def held(self, *kinds: PostKind, on: date) -> tuple[PostFacts, ...]:
        """Posts of these kinds held on the day `on`, in the order they were given."""
        return tuple(post for post in self.posts if post.post in kinds and post.is_held(on))
