"""Everything a report is made of, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhibu.apps.research.models import ReportText
from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.tables import QuestionResult


@dataclass(frozen=True, kw_only=True)
class MeasureMaterial:
    """A measure: what, who, until when, what came of it and what is watched."""

    text: str
    owner: str
    due_on: date
    outcome: str = ""
    watched: str = ""
    """The share that should move, in words; what the next wave showed, when there is one."""


@dataclass(frozen=True, kw_only=True)
class FindingMaterial:
    """A finding with what it rests on."""

    title: str
    difficulty: str
    body: str
    results: tuple[tuple[QuestionResult, str], ...] = ()
    """Results to draw, each with the note under its figure."""
    quotations: tuple[tuple[str, str], ...] = ()
    """Anonymised words and the role of who said them."""
    sources: tuple[int, ...] = ()
    """Numbers in the reference list, from 1."""
    measures: tuple[MeasureMaterial, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WaveMaterial:
    """A closed questionnaire: its questions, results and who could have answered."""

    title: str
    codebook: Codebook
    results: tuple[QuestionResult, ...]
    note: str
    margins: Mapping[str, Mapping[str, int]]
    used: frozenset[str]
    """Questions whose figures stand with a finding already."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Material:
    """A study ready to be written up."""

    texts: Mapping[ReportText.Part, str]
    dated: date
    waves: tuple[WaveMaterial, ...]
    findings: tuple[FindingMaterial, ...]
    references: tuple[str, ...]
    is_sample: bool
