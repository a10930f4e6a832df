"""Answering begins and ends with the questionnaire, whoever opens or closes it."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from zhibu.apps.answering.services import forget_the_rest, prepare
from zhibu.apps.questionnaires.models import Questionnaire


@receiver(post_save, sender=Questionnaire)
def follow(sender: type[Questionnaire], instance: Questionnaire, **_options: Any) -> None:
    """Make codes when a questionnaire was opened, forget them when it was closed."""
    if instance.is_closed:
        forget_the_rest(questionnaire=instance)
    elif not instance.is_draft and instance.population:
        prepare(questionnaire=instance)
