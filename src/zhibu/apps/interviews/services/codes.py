"""The tree of codes: add, rename, move, merge, drop."""

from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, ManyToOneRel

from zhibu.apps.interviews.refusals import CodeOnRecord, TooDeep, UnderItself
from zhibu.apps.studies.models import Code, Study
from zhibu.core.coding.exchange.code_tree import DEEPEST


@transaction.atomic
def add_code(*, study: Study, parent: Code | None, name: str, definition: str = "") -> Code:
    """Add a code at the top or under another.

    Raises:
        CodeOnRecord: there is one of that name at that place.
        TooDeep: the tree would be too deep.
    """
    check_place(study.pk, parent, name)
    return Code.objects.create(
        zone_id=study.zone_id, study=study, parent=parent, name=name, definition=definition
    )


@transaction.atomic
def change_code(*, code: Code, parent: Code | None, name: str, definition: str) -> Code:
    """Rename, redefine or move a code; those below it move along.

    Raises:
        UnderItself: the new place is the code itself or below it.
        CodeOnRecord, TooDeep: as for add_code.
    """
    if parent is not None and parent.pk in below(code):
        raise UnderItself
    check_place(code.study_id, parent, name, but=code)
    code.parent, code.name, code.definition = parent, name, definition
    code.save(update_fields=["parent", "name", "definition"])
    return code


def below(code: Code) -> set[int]:
    """Return the keys of the code and all below it; one query."""
    pairs = Code.objects.filter(study=code.study_id).values_list("pk", "parent_id")
    children: dict[int | None, list[int]] = {}
    for key, parent_id in pairs:
        children.setdefault(parent_id, []).append(key)
    found, waiting = {code.pk}, [code.pk]
    while waiting:
        more = children.get(waiting.pop(), [])
        found.update(more)
        waiting += more
    return found


def check_place(study_id: int, parent: Code | None, name: str, but: Code | None = None) -> None:
    """Refuse a place where the name stands already, or one too deep; `but` is the code moved.

    Raises:
        CodeOnRecord, TooDeep: see refusals.
    """
    there = Code.objects.filter(study=study_id, parent=parent, name=name)
    if any(code != but for code in there):
        raise CodeOnRecord(name)
    parents = dict(Code.objects.filter(study=study_id).values_list("pk", "parent_id"))
    depth, above = 1, parent.pk if parent else None
    while above is not None:
        depth, above = depth + 1, parents.get(above)
    if depth + (_height(but) if but else 0) > DEEPEST:
        raise TooDeep(DEEPEST)


def _height(code: Code) -> int:
    """Return how many levels stand below the code."""
    level, height = [code.pk], -1
    while level:
        level = list(Code.objects.filter(parent__in=level).values_list("pk", flat=True))
        height += 1
    return height


@transaction.atomic
def merge_codes(*, code: Code, into: Code) -> Code:
    """Give everything tagged with one code to another, and remove the first.

    Codes below the first go below the other; of a name there already they are merged too.

    Raises:
        UnderItself: the other is the code itself or below it.
    """
    if into.pk in below(code):
        raise UnderItself
    for child in list(code.children.all()):
        same = into.children.filter(name=child.name).first()
        if same is not None:
            merge_codes(code=child, into=same)
        else:
            child.parent = into
            child.save(update_fields=["parent"])
    _hand_over(code, into)
    code.delete()
    return into


def _hand_over(code: Code, into: Code) -> None:
    """Point every record of every room at the other code; what would stand twice goes."""
    for field in _pointing_to_codes():
        for record in field.model._default_manager.filter(**{field.name: code}):
            setattr(record, field.name, into)
            try:
                with transaction.atomic():
                    record.save(update_fields=[field.name])
            except IntegrityError:
                record.delete()


def _pointing_to_codes() -> Iterator[ForeignKey[Any, Any]]:
    """Yield the foreign key to a code of every other record, in whatever room."""
    for relation in Code._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.related_model is not Code:
            yield relation.field


@transaction.atomic
def drop_code(*, code: Code) -> None:
    """Remove a code, those below it, and their tags everywhere."""
    code.delete()
