"""What is stored of answering, laid out so that person, code and answer cannot be joined.

Read docs/decisions/0005-anonymous-answers.md first. In short: no table holds a time, an
address or two of the three; keys are random, so that no order of rows tells the order of
events; what is used up is deleted, not marked; answers lie many to a row, in an order of
their own. None of these tables is followed by the audit trail.
"""

import secrets
from typing import Any

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Person
from zhibu.apps.questionnaires.models import Questionnaire

HIGHEST_KEY = 2**63 - 1


def random_key() -> int:
    """Return a primary key that tells nothing: rows made later do not stand later."""
    return secrets.randbelow(HIGHEST_KEY) + 1


class Unordered(ZoneOwned):
    """A record whose key says nothing about when it was made.

    The key is an AutoField although it is always given: SQLite then keeps it as the row's
    own number, where any other key would stand beside a hidden one that counts upwards.
    """

    id = models.BigAutoField(primary_key=True, default=random_key)

    class Meta:
        abstract = True


class Collection(ZoneOwned):
    """How a questionnaire collects: its public address and how many codes were made."""

    questionnaire = models.OneToOneField(
        Questionnaire, models.CASCADE, related_name="collection", verbose_name="问卷"
    )
    slug = models.CharField("公开地址", max_length=16)
    """Unguessable, so that a questionnaire is found only by those who were given its address."""
    made = models.PositiveIntegerField("答题码总数", default=0)
    reminded_on = models.DateField("上次提醒", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "收集"
        constraints = [
            models.UniqueConstraint(fields=["zone", "slug"], name="one_collection_of_a_slug")
        ]

    def __str__(self) -> str:
        return self.slug


class Ticket(Unordered):
    """答题码 that is still good for one answer, as a keyed digest; deleted when used."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "未用的答题码"
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "questionnaire", "digest"], name="one_ticket_of_a_code"
            )
        ]

    def __str__(self) -> str:
        return "答题码"


class Slip(Unordered):
    """A code not yet handed out, readable; deleted when handed out, however it is."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="+")
    code = models.CharField(max_length=20)

    class Meta:
        verbose_name = verbose_name_plural = "未发出的答题码"

    def __str__(self) -> str:
        return "未发出的答题码"


class Claim(Unordered):
    """That a person fetched a code: not which, not when. Deleted when answering ends."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="姓名")

    class Meta:
        verbose_name = verbose_name_plural = "领取答题码"
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "questionnaire", "person"], name="one_code_fetched_by_a_person"
            )
        ]

    def __str__(self) -> str:
        return "领取答题码"


class Draft(Unordered):
    """An answer not yet sent, sealed with its code; found by another digest than the ticket.

    Without the code nobody can open it, find its ticket or tell whose it is.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="+")
    lookup = models.CharField(max_length=64)
    sealed = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "未交的答卷"
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "questionnaire", "lookup"], name="one_draft_of_a_code"
            )
        ]

    def __str__(self) -> str:
        return "未交的答卷"


class Box(Unordered):
    """票箱: many answers in one row, ordered by what they say and not by when they came.

    Each new answer rewrites the whole row, so that nothing the database keeps beside a row
    belongs to one answer.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="boxes")
    answers: Any = models.JSONField("答卷", default=list)
    """A list of responses (core/surveys/answers.py), in canonical order."""
    held = models.PositiveIntegerField("份数", default=0)
    """How many answers are inside, so that counting need not read them."""

    class Meta:
        verbose_name = verbose_name_plural = "票箱"

    def __str__(self) -> str:
        return f"{self.held} 份"
