"""The three lines of a report as text: one matter a line, items named by their title."""

from collections.abc import Iterable

from zhibu.apps.reviews.models import ReportedItem, SectionReport

Line = ReportedItem.Line
LONGEST = 2000
LONGEST_REASON = 300
_MARKS = " \t　·•-—、.．*"


def joined(lines: Iterable[str]) -> str:
    """Return one matter a line, as many whole lines as a report's box holds."""
    text = ""
    for line in lines:
        longer = f"{text}\n{line}" if text else line
        if len(longer) > LONGEST:
            break
        text = longer
    return text


def split(text: str) -> list[str]:
    """Return the lines with something in them, without the marks before them."""
    return [line for raw in text.splitlines() if (line := raw.strip().lstrip(_MARKS))]


def unmatched(planned: str, titles: Iterable[str]) -> list[str]:
    """Return the lines planned last week that speak of none of the titles, as typed."""
    named = tuple(titles)
    return [
        raw.strip()
        for raw in planned.splitlines()
        if split(raw) and not any(title in raw for title in named)
    ]


def reason_for(title: str, stuck: str) -> str:
    """Return what was typed about an item that is stuck: its own line, else the only one."""
    lines = split(stuck)
    own = [line for line in lines if title in line]
    line = own[0] if own else lines[0] if len(lines) == 1 else "；".join(lines)
    said = line.replace(title, "", 1).strip(" 　：:，,（）()") or line
    return said[:LONGEST_REASON]


def as_text(report: SectionReport) -> str:
    """Return a report's three lines for somebody who is to compare them with their own."""
    said = ((line.label, getattr(report, line.value)) for line in Line)
    return "\n\n".join(f"{label}：\n{text or '（没有写）'}" for label, text in said)
