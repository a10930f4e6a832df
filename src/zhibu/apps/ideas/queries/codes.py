"""From a reference code to the proposal it follows."""

from zhibu.apps.feedback.codes import digest
from zhibu.apps.ideas.models import Idea
from zhibu.apps.ideas.queries.lists import WITH


def idea_of_code(code: str) -> Idea | None:
    """Return the unsigned proposal a code opens, or nothing."""
    return Idea.objects.filter(code_hash=digest(code)).select_related(*WITH).first()
