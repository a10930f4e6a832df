"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.ideas.models import Idea
from zhibu.apps.ideas.queries.lists import WITH


def idea_of(idea_id: int) -> Idea:
    """Return the proposal or raise Http404."""
    return get_object_or_404(Idea.objects.select_related(*WITH), pk=idea_id)
