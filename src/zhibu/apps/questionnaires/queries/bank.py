"""The bank as one list: what comes with the product and what the zone keeps."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.words import NAMES
from zhibu.apps.questionnaires.models import BankItem, Questionnaire
from zhibu.core.surveys.codebook import Question
from zhibu.core.surveys.item_bank import shipped_topics
from zhibu.core.surveys.plain_codebook import codebook_from

SHIPPED, OWN = "shipped", "own"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of the bank."""

    key: str
    """`shipped:<id>` or `own:<primary key>`."""
    question: Question
    kind: str
    own_id: int | None = None
    """Primary key of an item the zone keeps."""
    is_taken: bool = False
    """Whether the questionnaire has the question already."""


@dataclass(frozen=True, kw_only=True)
class TopicOfItems:
    """A topic with its items."""

    name: str
    about: str
    items: tuple[Item, ...]


def bank_of(
    questionnaire: Questionnaire, *, words: str = "", topic: str = ""
) -> tuple[TopicOfItems, ...]:
    """Return the topics with the items in which `words` occur, those of `topic` alone if given."""
    asked = {question.label for question in codebook_of(questionnaire)}
    found = []
    for name, about, items in _topics(questionnaire.zone_id, asked):
        fitting = tuple(item for item in items if _fits(item.question, words))
        if fitting and topic in ("", name):
            found.append(TopicOfItems(name=name, about=about, items=fitting))
    return tuple(found)


def topic_names(zone_id: int) -> tuple[str, ...]:
    """Return the topics there are, those shipped first."""
    shipped = [topic.name for topic in shipped_topics()]
    own = BankItem.objects.filter(zone_id=zone_id).values_list("topic", flat=True)
    return tuple(dict.fromkeys([*shipped, *own]))


def questions_chosen(questionnaire: Questionnaire, keys: list[str]) -> list[Question]:
    """Return the items ticked, in the order of the bank; what is there no more is passed over."""
    wanted = set(keys)
    items = (item for topic in bank_of(questionnaire) for item in topic.items)
    return [item.question for item in items if item.key in wanted]


def _topics(zone_id: int, asked: set[str]) -> Iterator[tuple[str, str, list[Item]]]:
    own: dict[str, list[Item]] = {}
    for kept in BankItem.objects.filter(zone_id=zone_id):
        question = codebook_from({"questions": [kept.content]}).questions[0]
        item = _item(f"{OWN}:{kept.pk}", question, asked, kept.pk)
        own.setdefault(kept.topic, []).append(item)
    for topic in shipped_topics():
        items = [_item(f"{SHIPPED}:{each.id}", each, asked) for each in topic.questions]
        yield topic.name, topic.about, items + own.pop(topic.name, [])
    for name, items in own.items():
        yield name, "本协作区自己的专题。", items


def _item(key: str, question: Question, asked: set[str], own_id: int | None = None) -> Item:
    return Item(
        key=key,
        question=question,
        kind=NAMES[question.kind],
        own_id=own_id,
        is_taken=question.label in asked,
    )


def _fits(question: Question, words: str) -> bool:
    said = [question.label, question.hint]
    said += [option.label for option in (*question.options, *question.rows)]
    whole = "\n".join(said)
    return all(word in whole for word in words.split())
