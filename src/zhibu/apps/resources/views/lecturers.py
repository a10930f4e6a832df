"""Pages of lecturers: the zone's list, one more, what they speak about, no more."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import key_typed, typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Person, Zone
from zhibu.apps.organisation.queries.search import find
from zhibu.apps.organisation.views.records import zone_of
from zhibu.apps.resources.forms import lecturers as forms
from zhibu.apps.resources.models import Lecturer
from zhibu.apps.resources.queries import lists
from zhibu.apps.resources.queries.keepers import agencies_kept_by
from zhibu.apps.resources.services import lecturers as services
from zhibu.apps.resources.views.records import lecturer_of


@door("resources.see_lecturers", of=zone_of)
def lecturers(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """List who gives lectures, with where they speak next."""
    typed, today = typed_query(request), timezone.localdate()
    context = {
        "zone": zone,
        "typed": typed,
        "rows": lists.lecturers_of(zone, viewer=request.viewer, on=today, typed=typed),
    }
    return render(request, "resources/lecturers.html", context)


@door("resources.add", of=zone_of)
def find_lecturer(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Look for the person who is to be on the list; a guest is entered by name."""
    typed = typed_query(request)
    found = find(typed, viewer=request.viewer, on=timezone.localdate())
    people = [one for one in found.people if one.person.zone_id == zone.pk]
    context = {"zone": zone, "typed": typed, "people": people}
    return render(request, "resources/find_lecturer.html", context)


@door("resources.add", write="resources.add", of=zone_of)
def add_lecturer(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Put somebody on the list: ?person= was picked before, without it a guest."""
    person = _person_picked(request, zone)
    form = forms.AddLecturerForm(
        request.POST or None,
        today=timezone.localdate(),
        is_person=person is not None,
        agencies=agencies_kept_by(request.viewer, zone_id=zone.pk),
        initial={"is_shared": True},
    )

    def act() -> str:
        lecturer = services.add_lecturer(zone=zone, person=person, **form.cleaned_data)
        return f"已加入师资名单：{lecturer}。"

    title = f"加入师资名单：{person}" if person else "加入特邀讲师"
    return fill_in(request, _sheet(zone, title, "加入名单"), form, act)


@door("resources.edit", write="resources.edit", of=lecturer_of)
def change_lecturer(request: ViewerRequest, lecturer: Lecturer) -> HttpResponse:
    """Change what a lecturer speaks about and where."""
    form = forms.LecturerForm(
        request.POST or None,
        today=timezone.localdate(),
        is_person=lecturer.person_id is not None,
        initial=forms.facts_of(lecturer),
    )

    def act() -> str:
        services.change_lecturer(lecturer=lecturer, **form.cleaned_data)
        return "已修改。"

    sheet = _sheet(lecturer.zone, f"修改讲师：{lecturer}", "保存修改")
    return fill_in(request, sheet, form, act)


@door(write="resources.edit", of=lecturer_of)
def retire_lecturer(request: ViewerRequest, lecturer: Lecturer) -> HttpResponse:
    """Ask a lecturer no more."""
    is_deleted = services.retire_lecturer(lecturer=lecturer)
    said = f"已从名单删除：{lecturer}。" if is_deleted else f"不再安排{lecturer}讲课。"
    messages.success(request, said)
    return redirect("resources:lecturers", zone_id=lecturer.zone_id)


@door(write="resources.edit", of=lecturer_of)
def ask_again(request: ViewerRequest, lecturer: Lecturer) -> HttpResponse:
    """Ask a lecturer again who was asked no more."""
    services.ask_again(lecturer=lecturer)
    messages.success(request, f"{lecturer}可以安排讲课了。")
    return redirect("resources:lecturers", zone_id=lecturer.zone_id)


def _person_picked(request: ViewerRequest, zone: Zone) -> Person | None:
    """Return the person in the address, whom the viewer must be able to find.

    Raises:
        Http404: there is nobody such.
    """
    picked = request.GET.get("person", "")
    if not picked:
        return None
    person = Person.objects.filter(zone=zone, pk=key_typed(picked) or 0).first()
    if person is None:
        raise Http404
    found = find(person.name, viewer=request.viewer, on=timezone.localdate())
    if all(one.person != person for one in found.people):
        raise Http404
    return person


def _sheet(zone: Zone, title: str, verb: str) -> Sheet:
    return Sheet(
        title=title,
        verb=verb,
        back=reverse("resources:lecturers", args=[zone.pk]),
        back_name="回到师资名单",
    )
