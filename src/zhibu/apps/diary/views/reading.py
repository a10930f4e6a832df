"""The diary of a person, with the form to add to it, and the coming weeks of a branch."""

from auditlog.signals import accessed
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.diary.forms.busy import RangeForm, presets
from zhibu.apps.diary.queries.diaries import diary_of, diary_of_branch
from zhibu.apps.diary.services import busy
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.views.records import branch_of, person_of
from zhibu.core.refusals import Refusal


@door("accounts.see_own", write="accounts.see_own")
def mine(request: ViewerRequest) -> HttpResponse:
    """My own diary; a post adds a busy time."""
    return _diary(request, get_object_or_404(Person, pk=request.viewer.person_id))


@door("diary.keep", write="diary.keep", of=person_of)
def person(request: ViewerRequest, person: Person) -> HttpResponse:
    """The diary of somebody of my branch; opening another's is noted in the trail."""
    if request.viewer.person_id != person.pk and request.method != "POST":
        accessed.send(Person, instance=person)
    return _diary(request, person)


@door("diary.see_branch", of=branch_of)
def branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Who of the branch is away on which working day."""
    found = diary_of_branch(branch, today=timezone.localdate())
    return render(request, "diary/branch.html", {"branch": branch, "found": found})


@door("diary.lead")
def branches(request: ViewerRequest) -> HttpResponse:
    """The branches whose coming weeks I may see; straight there when it is one."""
    led = list(Branch.objects.filter(pk__in=request.viewer.leads).order_by("pk"))
    if len(led) == 1:
        return redirect("diary:branch", led[0].pk)
    return render(request, "diary/branches.html", {"branches": led})


def _diary(request: ViewerRequest, person: Person) -> HttpResponse:
    now = timezone.localtime()
    form = RangeForm(request.POST or None, today=now.date())
    if form.is_bound and form.is_valid():
        start, end = form.span()
        try:
            noted = busy.note_busy(
                person=person,
                start=start,
                end=end,
                why=form.cleaned_data["why"],
                noted_by=request.viewer.person_id,
                now=now,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已登记：{noted.get_why_display()}。排会议时会避开。")
            return redirect(home_of(request, person))
    context = {
        "person": person,
        "is_self": request.viewer.person_id == person.pk,
        "diary": diary_of(person, now=now),
        "form": form,
        "presets": [(code, words) for code, (words, *_span) in presets(now).items()],
        "today": now.date(),
    }
    return render(request, "diary/diary.html", context, status=422 if form.errors else 200)


def home_of(request: ViewerRequest, person: Person) -> str:
    """Return the page from which the diary is kept: my own, or the person's."""
    if request.viewer.person_id == person.pk:
        return reverse("diary:mine")
    return reverse("diary:person", args=[person.pk])
