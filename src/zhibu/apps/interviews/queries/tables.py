"""Counts over the coded interviews of a study; sentences are counted, never shares."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhibu.apps.interviews.models import Interview
from zhibu.apps.interviews.queries.coded import coded_study
from zhibu.apps.interviews.queries.trees import Branch, tree_of
from zhibu.apps.studies.models import Study
from zhibu.core.coding.occurrence import often, together


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A code and its counts; in a table of pairs None where it meets itself."""

    branch: Branch
    counts: tuple[int | None, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """How often each code stands in each interview, and with which others."""

    interviews: tuple[Interview, ...]
    frequencies: tuple[Row, ...]
    columns: tuple[Branch, ...]
    pairs: tuple[Row, ...]
    being_coded: int
    unsettled: int


def tables_of(study: Study) -> Tables:
    """Return both tables; five queries. Codes that stand nowhere are left out of the pairs."""
    read = coded_study(study)
    tree = tree_of(study)
    per_interview = [often(one.codes) for one in read.interviews]
    pairs = together(codes for one in read.interviews for codes in one.codes)
    totals = often(codes for one in read.interviews for codes in one.codes)
    used = tuple(branch for branch in tree if totals.get(branch.code.pk))
    return Tables(
        interviews=tuple(one.interview for one in read.interviews),
        frequencies=tuple(
            Row(
                branch=branch,
                counts=tuple(counts.get(branch.code.pk, 0) for counts in per_interview),
                total=totals.get(branch.code.pk, 0),
            )
            for branch in tree
        ),
        columns=used,
        pairs=tuple(
            Row(
                branch=row,
                counts=tuple(_together(pairs, row.code.pk, column.code.pk) for column in used),
                total=totals[row.code.pk],
            )
            for row in used
        ),
        being_coded=read.being_coded,
        unsettled=read.unsettled,
    )


def _together(pairs: Mapping[tuple[int, int], int], a: int, b: int) -> int | None:
    if a == b:
        return None
    return pairs.get((min(a, b), max(a, b)), 0)
