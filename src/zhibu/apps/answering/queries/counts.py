"""How many answered: the only thing that is shown while answers come in."""

from django.db.models import Sum

from zhibu.apps.answering.models import Box
from zhibu.apps.questionnaires.models import Questionnaire


def answered_count(questionnaire: Questionnaire) -> int:
    """Return how many answers lie in the boxes."""
    boxes = Box.objects.filter(zone_id=questionnaire.zone_id, questionnaire=questionnaire)
    return int(boxes.aggregate(total=Sum("held"))["total"] or 0)
