"""What members handed to their branch: who did, and what it says."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhibu.apps.contributions.models import Release
from zhibu.apps.contributions.papers import grounds_of
from zhibu.apps.contributions.queries.branch import years_in_branch
from zhibu.apps.contributions.queries.record import record_handed_over
from zhibu.apps.contributions.views.files import as_excel, as_word, note_use
from zhibu.apps.contributions.views.records import release_at
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.years import YearAsked
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.views.records import branch_of

SEE = door("contributions.see_release", of=release_at)


@door("contributions.see_branch", of=branch_of)
def branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """List the branch's people, and who handed the year over."""
    asked, typed = YearAsked.of(request, timezone.localdate()), typed_query(request)
    context = {
        "branch": branch,
        "asked": asked,
        "typed": typed,
        "rows": years_in_branch(branch, asked, typed=typed),
    }
    return render(request, "contributions/branch.html", context)


@SEE
def handed_over(request: ViewerRequest, release: Release) -> HttpResponse:
    """Show a year that was handed over; a look of somebody else stands in the trail."""
    record = record_handed_over(release)
    if request.viewer.person_id != release.person_id:
        note_use(request, record, "打开纪实")
    context = {"release": release, "record": record, "grounds": grounds_of(record)}
    return render(request, "contributions/handed_over.html", context)


@SEE
def handed_over_word(request: ViewerRequest, release: Release) -> HttpResponse:
    """Hand over the record in the official layout."""
    return as_word(request, record_handed_over(release))


@SEE
def handed_over_excel(request: ViewerRequest, release: Release) -> HttpResponse:
    """Hand over the record as a workbook."""
    return as_excel(request, record_handed_over(release))
