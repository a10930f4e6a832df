"""Results of a closed questionnaire: the page, its figures, its workbook."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from zhibu.apps.accounts.tables import as_download
from zhibu.apps.foundation.context import LARGE_TYPE_COOKIE
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.records import questionnaire_of
from zhibu.apps.results.forms.choosing import choice_of
from zhibu.apps.results.queries.analyses import analysis_of
from zhibu.apps.results.queries.figures import WIDTHS, drawing_of, drawn_questions, figure_for
from zhibu.apps.results.queries.page import page_of, progress_of
from zhibu.apps.results.queries.sheets import sheets_of
from zhibu.apps.results.records import FigurePlace, figure_place_of
from zhibu.core.documents.workbook import workbook as workbook_of
from zhibu.core.refusals import Refusal

RUN = "questionnaires.run"


@door(RUN, of=questionnaire_of)
def results(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Show every question's figure, overall or by group; before the end, what comes first."""
    answered, people = progress_of(questionnaire)
    context = {
        "questionnaire": questionnaire,
        "study": questionnaire.study,
        "answered": answered,
        "people": people,
    }
    if not questionnaire.is_closed:
        return render(request, "results/waiting.html", context)
    choice = choice_of(request.GET, questionnaire)
    try:
        page = page_of(questionnaire, choice.by_id, weights=choice.weights)
    except Refusal as refusal:
        context |= {"refusal": refusal, "choice": choice}
        return render(request, "results/refused.html", context, status=422)
    context |= {"choice": choice, "page": page}
    return render(request, "results/results.html", context)


@door(RUN, of=figure_place_of)
def figure(request: ViewerRequest, place: FigurePlace) -> HttpResponse:
    """Return the figure of a question as SVG, wide or narrow, in the viewer's type size."""
    questionnaire = place.questionnaire
    asked = {question.id: question for question in drawn_questions(questionnaire)}
    size = request.GET.get("size", "wide")
    if not questionnaire.is_closed or place.question not in asked or size not in WIDTHS:
        raise Http404
    choice = choice_of(request.GET, questionnaire)
    try:
        analysis = analysis_of(questionnaire, choice.by_id, weights=choice.weights)
    except Refusal:
        raise Http404 from None
    described = figure_for(asked[place.question], analysis, note=questionnaire.source)
    large = request.COOKIES.get(LARGE_TYPE_COOKIE) == "1"
    response = HttpResponse(
        drawing_of(described, size=size, large=large), content_type="image/svg+xml"
    )
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@door(RUN, of=questionnaire_of)
def workbook(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Save the published numbers as a workbook."""
    if not questionnaire.is_closed:
        raise Http404
    choice = choice_of(request.GET, questionnaire)
    try:
        analysis = analysis_of(questionnaire, choice.by_id, weights=choice.weights)
    except Refusal:
        raise Http404 from None
    return as_download(workbook_of(sheets_of(analysis)), name=f"{questionnaire.title}结果.xlsx")
