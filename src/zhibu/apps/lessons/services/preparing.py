"""What a lesson is about, its materials, and sharing it with the zone."""

from datetime import datetime

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.lessons.files import check_file
from zhibu.apps.lessons.models import Lesson, Material
from zhibu.apps.lessons.refusals import MaterialUnfit
from zhibu.apps.lessons.services.meetings import put_on_agenda

MOST = 10


@transaction.atomic
def prepare(
    *, lesson: Lesson, topic: str, business: str, summary: str, revision: int, now: datetime
) -> Lesson:
    """Say what a lesson is about and, later, what was said; its meeting's agenda follows.

    Raises:
        ChangedMeanwhile: somebody saved it since; both texts are shown.
    """
    held = Lesson.objects.select_for_update(of=("self",)).select_related("speaker", "meeting")
    lesson = held.get(pk=lesson.pk)
    if lesson.revision != revision:
        theirs = "\n".join(filter(None, (lesson.topic, lesson.business, lesson.summary)))
        raise ChangedMeanwhile(theirs=theirs, revision=lesson.revision)
    lesson.topic, lesson.business, lesson.summary = topic.strip(), business.strip(), summary.strip()
    lesson.revision += 1
    lesson.save()
    put_on_agenda(lesson, now=now)
    return lesson


@transaction.atomic
def share(*, lesson: Lesson, is_shared: bool) -> Lesson:
    """Let the whole zone use a lesson, or no longer."""
    lesson.is_shared = is_shared
    lesson.save(update_fields=["is_shared"])
    return lesson


@transaction.atomic
def add_file(*, lesson: Lesson, title: str, name: str, content: bytes) -> Material:
    """Keep a file of a lesson.

    Raises:
        MaterialUnfit: not of a kind we keep, or there are enough.
    """
    kept_as = check_file(name, content)
    _room_for_one(lesson)
    return Material.objects.create(
        zone_id=lesson.zone_id,
        lesson=lesson,
        title=title.strip() or kept_as[:80],
        file_name=kept_as,
        content=content,
    )


@transaction.atomic
def add_link(*, lesson: Lesson, title: str, link: str) -> Material:
    """Keep where something of a lesson lies.

    Raises:
        MaterialUnfit: there are enough.
    """
    _room_for_one(lesson)
    return Material.objects.create(
        zone_id=lesson.zone_id, lesson=lesson, title=title.strip(), link=link
    )


@transaction.atomic
def remove_material(*, material: Material) -> None:
    """Take a file or link away for good."""
    material.delete()


def _room_for_one(lesson: Lesson) -> None:
    Lesson.objects.select_for_update().get(pk=lesson.pk)
    if lesson.materials.count() >= MOST:
        raise MaterialUnfit(f"一讲最多放 {MOST} 份课件。", hint="可以先删去一份。")
