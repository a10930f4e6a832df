"""The article that says Party work counts in the yearly appraisal, as the rulebook has it."""

from dataclasses import dataclass
from datetime import date

from zhibu.core.regulations.rulebook import national

CODE = "JG-15"


@dataclass(frozen=True, slots=True)
class Article:
    """What it is cited by, and what it says."""

    citation: str
    wording: str


def article_on(day: date) -> Article | None:
    """Return the article as it reads on a day; None where none was in force."""
    leading = national().rules[CODE].leading
    if not leading.is_in_force(day):
        return None
    value = leading.on(day)
    return Article(value.source.citation(), value.wording)
