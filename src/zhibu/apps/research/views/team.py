"""Who works on a study: chosen by the coordinator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.queries.search import find
from zhibu.apps.studies import services
from zhibu.apps.studies.models import Researcher, Study
from zhibu.apps.studies.records import researcher_of, study_of


@door("studies.choose_team", of=study_of)
def team(request: ViewerRequest, study: Study) -> HttpResponse:
    """Look for people and see who works on the study."""
    typed = typed_query(request)
    found = find(typed, viewer=request.viewer, on=timezone.localdate())
    context = {
        "study": study,
        "typed": typed,
        "people": [one for one in found.people if one.person.zone_id == study.zone_id],
        "team": study.researchers.select_related("person"),
    }
    return render(request, "research/team.html", context)


@door(write="studies.choose_team", of=study_of)
def add(request: ViewerRequest, study: Study) -> HttpResponse:
    """Let a person work on the study."""
    chosen = request.POST.get("person", "")
    person = (
        Person.objects.filter(zone_id=study.zone_id, pk=chosen).first()
        if chosen.isdigit()
        else None
    )
    if person is None:
        messages.error(request, "没有找到这位同志，请重新查找后加入。")
        return redirect("research:team", study_id=study.pk)
    services.put_on_team(study=study, person=person, on=timezone.localdate())
    messages.success(request, f"{person}已加入调研组，能看到这次调研的全部内容。")
    return redirect("research:team", study_id=study.pk)


@door(write="studies.choose_team", of=researcher_of)
def take_off(request: ViewerRequest, researcher: Researcher) -> HttpResponse:
    """Let a person work on the study no more."""
    services.take_off_team(researcher=researcher)
    messages.success(request, f"{researcher.person}不再参加调研；录入的内容都还在。")
    return redirect("research:team", study_id=researcher.study_id)
