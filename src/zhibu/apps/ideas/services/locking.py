"""A proposal, held until the transaction ends."""

from zhibu.apps.ideas.models import Idea


def locked(idea: Idea) -> Idea:
    """Return the proposal as it stands now, with what an answer needs; nobody else changes it."""
    found = Idea.objects.select_for_update(of=("self",))
    return found.select_related("branch", "author", "city_task", "item").get(pk=idea.pk)
