"""Find the record an address names, or answer 'not found'."""

from django.shortcuts import get_object_or_404

from zhibu.apps.interviews.models import (
    DoubleCoding,
    Guide,
    Interview,
    Memo,
    Passage,
    Quotation,
)
from zhibu.apps.studies.models import Code


def guide_of(guide_id: int) -> Guide:
    """Return a guide with its study."""
    return get_object_or_404(Guide.objects.select_related("study"), pk=guide_id)


def interview_of(interview_id: int) -> Interview:
    """Return an interview with its study and guide."""
    found = Interview.objects.select_related("study", "guide", "written_by")
    return get_object_or_404(found, pk=interview_id)


def code_of(code_id: int) -> Code:
    """Return a code with its study and the code above it."""
    return get_object_or_404(Code.objects.select_related("study", "parent"), pk=code_id)


def memo_of(memo_id: int) -> Memo:
    """Return a memo with what it is about."""
    found = Memo.objects.select_related("study", "interview", "code", "passage")
    return get_object_or_404(found, pk=memo_id)


def passage_of(passage_id: int) -> Passage:
    """Return a passage with its interview and code."""
    found = Passage.objects.select_related("interview__study", "code")
    return get_object_or_404(found, pk=passage_id)


def double_of(double_id: int) -> DoubleCoding:
    """Return a double coding with its interview and the two who code."""
    found = DoubleCoding.objects.select_related("interview__study", "first", "second")
    return get_object_or_404(found, pk=double_id)


def quotation_of(quotation_id: int) -> Quotation:
    """Return a quotation with its interview."""
    found = Quotation.objects.select_related("interview__study", "confirmed_by")
    return get_object_or_404(found, pk=quotation_id)
