"""Keeping the list of those who give lectures."""

from django.db import transaction
from django.db.models import ProtectedError

from zhibu.apps.organisation.models import Agency, Person, Zone
from zhibu.apps.resources.models import Lecturer
from zhibu.apps.resources.services.refusals import NameTaken


@transaction.atomic
def add_lecturer(
    *,
    zone: Zone,
    agency: Agency | None,
    person: Person | None = None,
    name: str = "",
    topics: str = "",
    is_shared: bool = True,
) -> Lecturer:
    """Put a person of the zone, or a guest by name, on the list of lecturers.

    Raises:
        NameTaken: the person is on the list.
    """
    if person is not None:
        Zone.objects.select_for_update().get(pk=zone.pk)
        if Lecturer.objects.filter(zone=zone, person=person).exists():
            raise NameTaken(
                f"{person}已在师资名单里。", hint="请到名单里修改；不再安排的可以恢复。"
            )
    return Lecturer.objects.create(
        zone=zone,
        agency=agency,
        person=person,
        name=person.name if person else name,
        topics=topics.strip(),
        is_shared=is_shared,
    )


@transaction.atomic
def change_lecturer(
    *, lecturer: Lecturer, topics: str, is_shared: bool, name: str = ""
) -> Lecturer:
    """Change what a lecturer speaks about and where; a guest's name too."""
    lecturer = Lecturer.objects.select_for_update().get(pk=lecturer.pk)
    if lecturer.person_id is None and name:
        lecturer.name = name
    lecturer.topics, lecturer.is_shared = topics.strip(), is_shared
    lecturer.save()
    return lecturer


@transaction.atomic
def retire_lecturer(*, lecturer: Lecturer) -> bool:
    """Ask a lecturer no more: closed, or deleted if never asked; tell whether deleted.

    Lectures that are arranged stay arranged.
    """
    lecturer = Lecturer.objects.select_for_update().get(pk=lecturer.pk)
    try:
        with transaction.atomic():
            lecturer.delete()
    except ProtectedError:
        lecturer.is_closed = True
        lecturer.save(update_fields=["is_closed"])
        return False
    return True


@transaction.atomic
def ask_again(*, lecturer: Lecturer) -> Lecturer:
    """Ask a lecturer again who was asked no more."""
    lecturer = Lecturer.objects.select_for_update().get(pk=lecturer.pk)
    lecturer.is_closed = False
    lecturer.save(update_fields=["is_closed"])
    return lecturer
