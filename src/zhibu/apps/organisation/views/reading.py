"""Pages to read: places, zone, agency, branch, person, search."""

from datetime import date

from auditlog.signals import accessed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.organisation.adapters import findings_of
from zhibu.apps.organisation.models import Agency, Branch, Person, Zone
from zhibu.apps.organisation.queries import counts, history, people, places
from zhibu.apps.organisation.queries.search import find
from zhibu.apps.organisation.views.records import agency_of, branch_of, person_of, zone_of


@door("organisation.see_places")
def list_places(request: ViewerRequest) -> HttpResponse:
    """List the branches and zones the viewer may open."""
    on = timezone.localdate()
    own = list(places.own_branches(request.viewer))
    rows = [
        row
        for zone_id in sorted({branch.zone_id for branch in own})
        for row in places.branch_rows(
            [branch for branch in own if branch.zone_id == zone_id], zone_id=zone_id, on=on
        )
    ]
    zones = places.zones_of(request.viewer)
    return render(request, "organisation/places.html", {"rows": rows, "zones": zones})


@door("organisation.see_zone", of=zone_of)
def see_zone(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Show the zone's agencies with their branches, counted."""
    on = timezone.localdate()
    typed = typed_query(request)
    page = places.agencies_page(zone, page=request.GET.get("page", "1"), typed=typed)
    rows = places.agency_rows(list(page), zone_id=zone.pk, on=on)
    context = {"zone": zone, "page": page, "rows": rows, "typed": typed, "on": on}
    return render(request, "organisation/zone.html", context)


@door("organisation.see_zone", of=agency_of)
def see_agency(request: ViewerRequest, agency: Agency) -> HttpResponse:
    """Show an agency's branches; to the zone's coordinator also its staff."""
    on = timezone.localdate()
    (row,) = places.agency_rows([agency], zone_id=agency.zone_id, on=on)
    sees_staff = opens("organisation.edit_zone", request.viewer, agency)
    staff = places.staff_of(agency, on=on) if sees_staff else []
    context = {"agency": agency, "row": row, "staff": staff, "sees_staff": sees_staff}
    return render(request, "organisation/agency.html", context)


@door("organisation.see_branch", of=branch_of)
def see_branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show a branch as it stood on a day: people, posts, term, groups, counts."""
    today = timezone.localdate()
    on = _day(request) or today
    zone_id = branch.zone_id
    sees_people = opens("organisation.see_branch_people", request.viewer, branch)
    entries = people.people_in_branch(branch, on=on)
    posts = people.posts_in_branch(branch, on=on)
    context = {
        "branch": branch,
        "on": on,
        "is_today": on == today,
        "sees_people": sees_people,
        "people": entries if sees_people else [],
        "posts": posts,
        "term": people.term_of_branch(branch, on=on),
        "groups": counts.groups_of_branch(branch.pk, zone_id=zone_id, on=on),
        "counts": counts.counts_of_branch(branch, on=on),
        "units": branch.units.select_related("agency"),
        "findings": findings_of(branch, people=entries, posts=posts, on=on, with_names=sees_people),
    }
    return render(request, "organisation/branch.html", context)


@door("organisation.see_person", of=person_of)
def see_person(request: ViewerRequest, person: Person) -> HttpResponse:
    """Show a person's record with its history; opening another's is noted in the trail."""
    on = timezone.localdate()
    if request.viewer.person_id != person.pk:
        accessed.send(Person, instance=person)
    entries = history.history_of(person)
    now = [entry for entry in entries if entry.period.is_in_force(on)]
    context = {
        "person": person,
        "entries": entries,
        "now": now,
        "present": history.present_of(entries, on=on),
        "on": on,
    }
    return render(request, "organisation/person.html", context)


@door("organisation.see_places")
def search(request: ViewerRequest) -> HttpResponse:
    """Find people and branches by Chinese, pinyin and initials."""
    typed = typed_query(request)
    found = find(typed, viewer=request.viewer, on=timezone.localdate())
    return render(request, "organisation/search.html", {"typed": typed, "found": found})


def _day(request: HttpRequest) -> date | None:
    """Return the day asked for; None when none or none that exists was."""
    try:
        return parse_date(request.GET.get("on", ""))
    except ValueError:
        return None
