"""A plain text as typed into one box, told apart into headings and paragraphs."""

import re

from zhibu.core.documents.markup import lines_of
from zhibu.core.documents.official import Blank, Block, Heading, Paragraph

COUNT = "[一二三四五六七八九十百〇零]+"
NUMBERING = (
    re.compile(rf"{COUNT}、\s*\S"),
    re.compile(rf"[（(]{COUNT}[）)]\s*\S"),
    re.compile(r"\d{1,3}[.．]\s*(?!\d)\S"),
    re.compile(r"[（(]\d{1,3}[）)]\s*\S"),
)
"""Of levels 1 to 4. A decimal number, as 3.5, numbers nothing."""
LONGEST_HEADING = 56
"""In characters, two lines; what is longer, or ends as a sentence, is text."""
SENTENCE_ENDS = "。；;！!？?，,：:…”"


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a typed text; every line is one.

    Blank lines are kept between lines, not before the first and after the last.
    """
    lines = [line.strip() for line in lines_of(text)]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return tuple(_block(line) for line in lines)


def _block(line: str) -> Block:
    if not line:
        return Blank()
    level = heading_level(line)
    return Heading(line, level) if level else Paragraph(line)


def heading_level(line: str) -> int:
    """Return 1 to 4 if a line is a heading by its number, else 0."""
    if len(line) > LONGEST_HEADING or line.endswith(tuple(SENTENCE_ENDS)):
        return 0
    for level, number in enumerate(NUMBERING, start=1):
        if number.match(line):
            return level
    return 0
