"""From an address to the record behind it; the door asks its rule about that record."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from zhibu.apps.research.models import Finding, Measure, ReportText
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of


@dataclass(frozen=True)
class ReportPart:
    """A part of a study's report, rewritten or not."""

    study: Study
    part: ReportText.Part

    @property
    def zone_id(self) -> int:
        """The zone of the study."""
        return self.study.zone_id

    @property
    def study_id(self) -> int:
        """Key of the study, which decides who may open it."""
        return self.study.pk


def finding_of(finding_id: int) -> Finding:
    """Return the finding with its study, or raise Http404."""
    return get_object_or_404(Finding.objects.select_related("study__zone"), pk=finding_id)


def measure_of(measure_id: int) -> Measure:
    """Return the measure with its finding, study and owner, or raise Http404."""
    found = Measure.objects.select_related("finding__study__zone", "owner", "watched")
    return get_object_or_404(found, pk=measure_id)


def report_part_of(study_id: int, part: str) -> ReportPart:
    """Return the part of the study's report, or raise Http404."""
    if part not in ReportText.Part.values:
        raise Http404("没有这一部分。")
    return ReportPart(study_of(study_id), ReportText.Part(part))
