"""How wide text is and where it breaks, without asking a font."""

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

ILLEGAL = re.compile(r"[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
"""What XML does not allow, and line ends: a label is one line before it is wrapped."""
CLOSING = re.escape("、，。；：！？》）〕”’％…")
OPENING = re.escape("《（〔“‘")
PIECES = re.compile(rf"[{OPENING}]*(?:[!-~]+ ?|[^{OPENING}])?[{CLOSING}]*")
LATIN = 0.6
"""Width of a letter or digit in ems, as in the usual sans serifs."""
WIDE_LATIN = "%@MWmw"
LONGEST = 400
"""Signs of a label beyond which it is cut: no figure can hold them."""


def one_line(text: str) -> str:
    """Return text on one line, without what XML forbids, and never longer than a figure holds."""
    plain = ILLEGAL.sub(" ", text).strip()
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def width_of(text: str) -> float:
    """Return about how wide a text is, in ems."""
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> float:
    if combining(sign):
        return 0
    # Quotation marks, dashes and signs like ① are "ambiguous": a Chinese font makes them whole.
    return 1 if east_asian_width(sign) in "FWA" or sign in WIDE_LATIN else LATIN


def balanced(text: str, ems: float) -> tuple[str, ...]:
    """Return the lines of a text as `wrapped` does, but of like length: no sign stands alone."""
    lines = wrapped(text, ems)
    room = width_of(one_line(text)) / len(lines)
    while room < ems:
        better = wrapped(text, room)
        if len(better) <= len(lines):
            return better
        room += LATIN
    return lines


def wrapped(text: str, ems: float) -> tuple[str, ...]:
    """Return the lines of a text, each at most `ems` wide; words of Latin letters stay whole.

    A word longer than a line is cut. No line begins with a closing mark or ends with an
    opening one.
    """
    lines = [""]
    for piece in _pieces(one_line(text), ems):
        if width_of(lines[-1] + piece.rstrip()) <= ems:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(line.strip() for line in lines if line.strip()) or ("",)


def _pieces(text: str, ems: float) -> Iterator[str]:
    """Yield what stays together: a word or a Chinese sign with the marks that belong to it."""
    for piece in PIECES.findall(text):
        start = 0
        for end in range(2, len(piece) + 1):
            if width_of(piece[start:end].rstrip()) > ems:
                yield piece[start : end - 1]
                start = end - 1
        yield piece[start:]
