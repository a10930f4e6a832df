"""Pages to read: a branch's terms and elections, one election, its papers."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.elections import queries
from zhibu.apps.elections.models import Election
from zhibu.apps.elections.papers import PAPERS, reminder
from zhibu.apps.elections.services.preparing import least_candidates
from zhibu.apps.elections.views.records import WantedPaper, election_of, paper_of
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.organisation.models import Branch, Person, Post
from zhibu.apps.organisation.queries.people import posts_in_branch, term_of_branch
from zhibu.apps.organisation.queries.places import own_branches
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.documents.word import official_docx
from zhibu.core.regulations.election_course import SHIFT, shift_of
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.term import first_notice


@door("elections.see_some")
def home(request: ViewerRequest) -> HttpResponse:
    """Lead to the branch's elections; offer a choice to who has several branches."""
    branches = list(own_branches(request.viewer))
    if len(branches) == 1:
        return redirect("elections:branch", branches[0].pk)
    return render(request, "elections/home.html", {"branches": branches})


@door("elections.see_branch", of=branch_of)
def branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the running term, the next step with its days, and earlier elections."""
    today = timezone.localdate()
    term = term_of_branch(branch, on=today)
    elections = list(queries.elections_of(branch))
    going_on = next((each for each in elections if each.is_open), None)
    posts = [post for post in posts_in_branch(branch, on=today) if post.kind in Post.COMMITTEE]
    context = {
        "branch": branch,
        "today": today,
        "term": term,
        "notice": first_notice(term.due_on, national().on("ZB-14", today)) if term else None,
        "latest": term.due_on + SHIFT if term else None,
        "posts": posts,
        "has_secretary": any(post.kind == Post.Kind.SECRETARY for post in posts),
        "view": queries.view_of(going_on, today=today) if going_on else None,
        "finished": [each for each in elections if not each.is_open],
    }
    return render(request, "elections/branch.html", context)


@door("elections.see", of=election_of)
def election(request: ViewerRequest, election: Election) -> HttpResponse:
    """Show one election: steps, people, papers, counts, outcome."""
    view = queries.view_of(election, today=timezone.localdate())
    ready = [(name, paper) for name, paper in PAPERS.items() if paper.is_ready(view)]
    context = {
        "election": election,
        "branch": election.branch,
        "view": view,
        "papers": ready,
        "least": least_candidates(election),
        "shift": shift_of(election.planned_on, election.term_due),
        "sees_counts": opens("elections.see_counts", request.viewer, election),
        "is_day": election.planned_on <= timezone.localdate(),
    }
    return render(request, "elections/election.html", context)


@door("elections.keep", of=paper_of)
def paper(request: ViewerRequest, wanted: WantedPaper) -> HttpResponse:
    """Hand over one paper as a Word file."""
    today = timezone.localdate()
    view = queries.view_of(wanted.election, today=today)
    if not wanted.paper.is_ready(view):
        raise Http404
    branch, name = wanted.election.branch, wanted.paper.name
    personal_data_used.send(Person, viewer=request.viewer, record=branch, what=f"导出{name}")
    content = official_docx(wanted.paper.make(view, today))
    return as_download(content, name=f"{branch}{name}.docx", content_type=DOCX)


@door("elections.see_branch", of=branch_of)
def remind(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Hand over the letter that reminds of the end of the term (ZB-14)."""
    today = timezone.localdate()
    term = term_of_branch(branch, on=today)
    if term is None:
        raise Http404
    document = reminder(branch, due_on=term.due_on, today=today)
    return as_download(official_docx(document), name=f"{branch}换届提醒函.docx", content_type=DOCX)
