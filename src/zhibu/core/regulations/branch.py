"""The facts of a branch on a day, as plain values; names as in BRANCH.json."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BranchKind(StrEnum):
    """Kinds of Party branch."""

    ORDINARY = "ordinary"
    JOINT = "joint"
    RETIRED = "retired"
    TEMPORARY = "temporary"


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """A person of the branch; `status` is the stage towards and in membership."""

    id: str
    status: str
    voting: bool = True
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class PostFacts:
    """A post held on the day."""

    person: str
    post: str


@dataclass(frozen=True, kw_only=True)
class GroupFacts:
    """A Party group and its leader, if it has one."""

    id: str
    name: str
    leader: str | None = None


@dataclass(frozen=True, kw_only=True)
class BranchFacts:
    """A branch on one day; `units` is the number of agencies a joint branch covers."""

    kind: BranchKind
    people: tuple[PersonFacts, ...] = ()
    posts: tuple[PostFacts, ...] = ()
    groups: tuple[GroupFacts, ...] = ()
    units: int = 1
    elected_on: date | None = None
    term_until: date | None = None

    @property
    def full_members(self) -> tuple[PersonFacts, ...]:
        """Full members, voting or not."""
        return tuple(person for person in self.people if person.status == "full")

    @property
    def members(self) -> tuple[PersonFacts, ...]:
        """Full and probationary members."""
        return tuple(p for p in self.people if p.status in {"full", "probationary"})

    def holders(self, *posts: str) -> tuple[str, ...]:
        """Ids of those who hold one of the posts, each once, in order."""
        return tuple(dict.fromkeys(post.person for post in self.posts if post.post in posts))
