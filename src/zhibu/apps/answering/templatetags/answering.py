"""What answering shows on pages of other rooms."""

from django import template

from zhibu.apps.answering.queries.giving import Giving, giving_of
from zhibu.apps.questionnaires.models import Questionnaire

register = template.Library()


@register.simple_tag
def giving(questionnaire: Questionnaire) -> Giving | None:
    """Return where the giving out of codes stands: {% giving questionnaire as giving %}."""
    return giving_of(questionnaire)
