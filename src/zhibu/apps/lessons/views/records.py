"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.lessons.models import Lesson, Material, Pause, Speaker


def lesson_of(lesson_id: int) -> Lesson:
    """Return the lesson with its branch and meeting, or raise Http404."""
    found = Lesson.objects.select_related("branch__zone", "branch__agency", "speaker", "meeting")
    return get_object_or_404(found, pk=lesson_id)


def speaker_of(speaker_id: int) -> Speaker:
    """Return the line of a rota, or raise Http404."""
    found = Speaker.objects.select_related("person", "micro_class__branch")
    return get_object_or_404(found, pk=speaker_id)


def pause_of(pause_id: int) -> Pause:
    """Return the pause with its speaker, or raise Http404."""
    found = Pause.objects.select_related("speaker__person", "speaker__micro_class")
    return get_object_or_404(found, pk=pause_id)


def material_of(material_id: int) -> Material:
    """Return the material with its lesson, or raise Http404."""
    found = Material.objects.select_related("lesson__meeting", "lesson__branch")
    return get_object_or_404(found, pk=material_id)
