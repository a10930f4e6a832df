"""Where codes stand, and which stand together: counts of sentences, never percentages."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations


def together(sentences: Iterable[Collection[int]]) -> Mapping[tuple[int, int], int]:
    """Return how many sentences carry both codes, by pair (smaller, larger).

    Each element of `sentences` is the set of codes of one sentence. Symmetric by nature, so
    each pair is counted once.
    """
    counts: Counter[tuple[int, int]] = Counter()
    for codes in sentences:
        counts.update(combinations(sorted(set(codes)), 2))
    return counts


def often(sentences: Iterable[Collection[int]]) -> Mapping[int, int]:
    """Return how many sentences carry each code."""
    return Counter(code for codes in sentences for code in set(codes))
