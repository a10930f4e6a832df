"""Finding names by Chinese characters, by pinyin and by initials."""

import itertools
import re
from functools import lru_cache
from typing import Any

from pypinyin import Style, pinyin

LONGEST_TEXT = 300
"""Length of Person.search_text."""
MOST_READINGS = 16
_EACH: Any = list
"""What has no reading stands for itself, character by character."""
_DOTS = re.compile(r"[·•・．.\s]+")
_LATIN = re.compile(r"[a-zü'’ \-]+")


def search_text(name: str) -> str:
    """Return what a person's name is found by: itself, its pinyin readings and initials.

    Every reading of the surname is there (单: dan, shan, chan), those of the given name as
    far as they fit, most usual first. Words are separated by spaces and begin the text with
    one, so that ' s' finds what begins with s. Characters that have no known reading stand
    for themselves, so a rare name is still found by writing it.
    """
    plain = _DOTS.sub("", name)
    words = [name.strip(), plain]
    for syllables in _readings(plain):
        spoken = "".join(syllables)
        initials = "".join(syllable[0] for syllable in syllables)
        words += [spoken, spoken.replace("v", "yu"), initials]
    text = ""
    for word in dict.fromkeys(filter(None, words)):
        if len(text) + len(word) + 1 > LONGEST_TEXT:
            break
        text += f" {word}"
    return text


@lru_cache(maxsize=4096)
def in_pinyin(name: str) -> str:
    """Return what names are ordered by in a list: the usual pinyin, then the characters."""
    return f"{' '.join(_in_context(name))} {name}"


def branch_search_text(name: str) -> str:
    """Return what a branch is found by: its name, the usual pinyin and the initials."""
    syllables = [row[0] for row in pinyin(name, style=Style.NORMAL, errors=_EACH)]
    initials = "".join(syllable[0] for syllable in syllables)
    return f" {name} {''.join(syllables)} {initials}".lower()


def search_key(typed: str) -> str:
    """Return the typed words in the form they have in a search text.

    Pinyin is accepted with spaces, apostrophes, capitals, ü or v; the passport's yu for ü is
    in the search text itself.
    """
    key = " ".join(typed.split()).lower()
    if not _LATIN.fullmatch(key):
        return _DOTS.sub("", key) if _DOTS.search(key) else key
    return re.sub(r"['’ \-]", "", key).replace("ü", "v")


def _readings(name: str) -> list[tuple[str, ...]]:
    """Return the readings of a whole name as tuples of syllables, the usual ones first.

    The reading in context comes first (尉迟: yuchi), then each reading of the first
    character with the usual rest, then other mixtures until there are enough.
    """
    if not name:
        return []
    in_context = _in_context(name)
    ways = [
        list(dict.fromkeys([usual, *_readings_of(char)]))
        for usual, char in zip(in_context, name, strict=True)
    ]
    by_surname = [(reading, *in_context[1:]) for reading in ways[0]]
    mixtures = itertools.islice(itertools.product(*ways), MOST_READINGS)
    return list(dict.fromkeys([*by_surname, *mixtures]))


@lru_cache(maxsize=16384)
def _in_context(name: str) -> list[str]:
    return [row[0] for row in pinyin(name, style=Style.NORMAL, errors=_EACH)]


@lru_cache(maxsize=16384)
def _readings_of(char: str) -> list[str]:
    return [s.lower() for s in pinyin(char, style=Style.NORMAL, heteronym=True, errors=_EACH)[0]]
