"""What a report says of how a study was made: counts and days, nothing about persons."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Wave:
    """A closed questionnaire: asked of whom, answered by how many."""

    title: str
    opened_on: date
    closed_on: date
    answered: int
    population: int

    @property
    def share(self) -> str:
        """How many of those asked answered, in per cent."""
        return f"{100 * self.answered / self.population:.1f}%" if self.population else "0%"


@dataclass(frozen=True, kw_only=True)
class StudyFacts:
    """A study in numbers."""

    title: str
    purpose: str
    zone: str
    begun_on: date
    waves: tuple[Wave, ...]
    interviews: int
    sources: int
    findings: tuple[str, ...]
    measures: int
    is_sample: bool
