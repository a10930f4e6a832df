"""The codes of a study in the order of the tree, with where they are used."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from zhibu.apps.interviews.models import Passage
from zhibu.apps.studies.models import Code, Study
from zhibu.core.coding.exchange.code_tree import CodeNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A code at its place: how deep, and its name with all names above it."""

    code: Code
    depth: int
    path: str
    passages: int = 0
    excerpts: int = 0

    @property
    def indent(self) -> str:
        """Full-width spaces that show the depth in a list of choices."""
        return "\u3000" * self.depth


def tree_of(study: Study) -> tuple[Branch, ...]:
    """Return every code of the study, each before those below it; one query."""
    return tuple(_branches(list(Code.objects.filter(zone_id=study.zone_id, study=study))))


def tree_with_counts(study: Study) -> tuple[Branch, ...]:
    """Return the tree with how many passages and excerpts each code has; three queries.

    Passages of an interview that two people are still coding blind are not counted.
    """
    open_double = Q(interview__double__isnull=False) & (
        Q(interview__double__first_done_on=None) | Q(interview__double__second_done_on=None)
    )
    seen = Passage.objects.filter(interview__study=study).exclude(open_double)
    passages = Counter(seen.values_list("code_id", flat=True))
    excerpts = Counter(
        Code.objects.filter(study=study, excerpts__isnull=False).values_list("pk", flat=True)
    )
    return tuple(
        Branch(
            code=one.code,
            depth=one.depth,
            path=one.path,
            passages=passages[one.code.pk],
            excerpts=excerpts[one.code.pk],
        )
        for one in tree_of(study)
    )


def _branches(codes: Sequence[Code]) -> Iterator[Branch]:
    below: dict[int | None, list[Code]] = {}
    for code in codes:
        below.setdefault(code.parent_id, []).append(code)

    def walk(parent_id: int | None, depth: int, above: str) -> Iterator[Branch]:
        for code in below.get(parent_id, []):
            path = f"{above}{code.name}"
            yield Branch(code=code, depth=depth, path=path)
            yield from walk(code.pk, depth + 1, f"{path} / ")

    return walk(None, 0, "")


def nodes_of(study: Study) -> tuple[CodeNode, ...]:
    """Return the tree as the core writes it to files."""
    below: dict[int | None, list[Code]] = {}
    for code in Code.objects.filter(zone_id=study.zone_id, study=study):
        below.setdefault(code.parent_id, []).append(code)

    def nodes(parent_id: int | None) -> tuple[CodeNode, ...]:
        return tuple(
            CodeNode(
                name=code.name,
                definition=code.definition,
                guid=str(code.guid),
                children=nodes(code.pk),
            )
            for code in below.get(parent_id, [])
        )

    return nodes(None)
