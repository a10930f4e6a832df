"""Questions to the complaints and suggestions."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.http import Http404

from zhibu.apps.feedback.codes import digest
from zhibu.apps.feedback.models import Entry


def unanswered_in(zone_ids: Collection[int]) -> int:
    """Count the entries of these zones that wait for a reply."""
    return Entry.objects.filter(zone__in=zone_ids, answered_on=None).count()


def inbox_of(zone_ids: Collection[int]) -> QuerySet[Entry]:
    """Entries of these zones, those without a reply first, oldest first among them."""
    return (
        Entry.objects.filter(zone__in=zone_ids)
        .select_related("zone", "answered_by")
        .order_by("answered_on", "pk")
    )


def entry_of_code(code: str) -> Entry | None:
    """Return the entry a reference code opens, or nothing."""
    return Entry.objects.filter(code_hash=digest(code)).select_related("zone").first()


def entry(entry_id: int) -> Entry:
    """Return an entry by its key; raise Http404 when there is none."""
    found = Entry.objects.filter(pk=entry_id).select_related("zone").first()
    if found is None:
        raise Http404
    return found
