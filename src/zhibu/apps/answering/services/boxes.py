"""Putting answers into the boxes, so that none can be told from another by its place."""

import secrets
from collections.abc import Iterable

from zhibu.apps.answering.canonical import in_order, plain_response
from zhibu.apps.answering.models import Box
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Response

PER_BOX = 200
"""About how many answers one row holds, so that taking an answer stays quick in a large zone."""


def make_boxes(questionnaire: Questionnaire, population: int) -> None:
    """Set up the boxes once, by the number of people; not by answers, which come later."""
    count = max(1, -(-population // PER_BOX))
    Box.objects.bulk_create(
        Box(zone_id=questionnaire.zone_id, questionnaire=questionnaire) for _ in range(count)
    )


def put(questionnaire: Questionnaire, responses: Iterable[Response]) -> None:
    """Put each answer into a box drawn at random; the caller holds the transaction."""
    keys = list(
        Box.objects.filter(zone_id=questionnaire.zone_id, questionnaire=questionnaire).values_list(
            "pk", flat=True
        )
    )
    drawn: dict[int, list[Response]] = {}
    for response in responses:
        drawn.setdefault(secrets.choice(keys), []).append(response)
    for key in sorted(drawn):  # always the same order, so that two writers cannot wait in a ring
        box = Box.objects.select_for_update().get(pk=key)
        box.answers = in_order([*box.answers, *map(plain_response, drawn[key])])
        box.held = len(box.answers)
        box.save(update_fields=["answers", "held"])
