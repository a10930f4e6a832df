"""The parts of a study's report as they stand: drafted, or in somebody's own words."""

from dataclasses import dataclass

from zhibu.apps.research.models import ReportText
from zhibu.apps.research.report.drafting import draft
from zhibu.apps.research.report.facts import StudyFacts
from zhibu.apps.studies.models import Study


@dataclass(frozen=True, kw_only=True)
class PartText:
    """One part: what the report says, and what would be drafted now."""

    part: ReportText.Part
    text: str
    drafted: str
    version: int
    is_own: bool
    """Rewritten by somebody; kept whatever the data do."""
    has_moved: bool
    """Rewritten, and the data have changed since: the draft is another one now."""


def parts_of(study: Study, facts: StudyFacts) -> tuple[PartText, ...]:
    """Return every part in the order of the report."""
    own = {text.part: text for text in study.report_texts.all()}
    return tuple(_part(part, own.get(part), facts) for part in ReportText.Part)


def part_of(study: Study, facts: StudyFacts, part: ReportText.Part) -> PartText:
    """Return one part."""
    return _part(part, study.report_texts.filter(part=part).first(), facts)


def _part(part: ReportText.Part, own: ReportText | None, facts: StudyFacts) -> PartText:
    drafted = draft(part, facts)
    return PartText(
        part=part,
        text=own.text if own else drafted,
        drafted=drafted,
        version=own.version if own else 0,
        is_own=own is not None,
        has_moved=own is not None and own.drafted != drafted,
    )
