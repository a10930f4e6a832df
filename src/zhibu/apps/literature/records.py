"""Find the record an address names, or answer 'not found'."""

from django.shortcuts import get_object_or_404

from zhibu.apps.literature.models import Excerpt, Source


def source_of(source_id: int) -> Source:
    """Return a source with its study."""
    return get_object_or_404(Source.objects.select_related("study"), pk=source_id)


def excerpt_of(excerpt_id: int) -> Excerpt:
    """Return an excerpt with its source and study."""
    return get_object_or_404(Excerpt.objects.select_related("source__study"), pk=excerpt_id)
