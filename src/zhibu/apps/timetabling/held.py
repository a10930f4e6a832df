"""What open searches hold about a person, for the page 我的."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.accounts.queries.trail import local
from zhibu.apps.organisation.models import Person
from zhibu.apps.timetabling.models import Search


@also_held
def searches_with(person: Person) -> Section:
    """Return the searches that hold the person's busy times, and until when they are kept."""
    found = Search.objects.filter(zone_id=person.zone_id, instance__isnull=False)
    rows = tuple(
        (local(search.asked_at), str(search.branch or "联合活动"), _spans(search, person))
        for search in found.select_related("branch")
        if _entry(search, person) is not None
    )
    return Section("排时间用到的忙闲", ("开始时间", "党支部", "用到的忙时段"), rows)


def _entry(search: Search, person: Person) -> dict[str, object] | None:
    people = (search.instance or {}).get("people", ())
    return next((entry for entry in people if entry["id"] == str(person.pk)), None)


def _spans(search: Search, person: Person) -> str:
    entry = _entry(search, person) or {}
    busy: list[dict[str, str]] = entry.get("busy", [])  # type: ignore[assignment]
    return "；".join(f"{span['start']} 至 {span['end']}".replace("T", " ") for span in busy)
