"""Papers to download: forms, ballot, results, list of remedies."""

from django.http import HttpResponse
from django.utils import timezone

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.appraisal import papers
from zhibu.apps.appraisal.models import Round
from zhibu.apps.appraisal.queries.life import life_view
from zhibu.apps.appraisal.queries.rounds import view_of
from zhibu.apps.appraisal.views.records import round_of
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.foundation.years import YearAsked
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.documents.official import OfficialDocument
from zhibu.core.documents.word import official_docx
from zhibu.core.documents.workbook import workbook


@door("appraisal.edit_branch", of=branch_of)
def opinions_form(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Hand over the form on which opinions are sought."""
    asked = YearAsked.of(request, timezone.localdate())
    return _word(papers.opinions_form(branch.name, asked.year))


@door("appraisal.see_branch", of=branch_of)
def remedies_list(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Hand over the list of remedies as it stands."""
    asked = YearAsked.of(request, timezone.localdate())
    life = life_view(branch, year=asked.year)
    _note_export(request, branch, "导出整改清单")
    return _word(papers.remedies_list(branch.name, asked.year, life.remedies))


@door("appraisal.edit_round", of=round_of)
def self_assessment(request: ViewerRequest, round: Round) -> HttpResponse:
    """Hand over the self-assessment forms, one page for each member."""
    _note_export(request, round.branch, "导出个人自评表")
    return _word(papers.self_assessment(round, view_of(round).outcomes))


@door("appraisal.edit_round", of=round_of)
def ballot(request: ViewerRequest, round: Round) -> HttpResponse:
    """Hand over the ballot, to be copied as often as members come."""
    _note_export(request, round.branch, "导出民主测评表")
    return _word(papers.ballot(round, view_of(round).graded))


@door("appraisal.edit_round", of=round_of)
def results(request: ViewerRequest, round: Round) -> HttpResponse:
    """Hand over the result sheet; the trail says so."""
    _note_export(request, round.branch, "导出民主评议结果")
    return _word(papers.results(view_of(round)))


@door("appraisal.edit_round", of=round_of)
def results_xlsx(request: ViewerRequest, round: Round) -> HttpResponse:
    """Hand over the results as a workbook for the branch; the trail says so."""
    _note_export(request, round.branch, "导出民主评议结果")
    sheet = papers.results_sheet(view_of(round))
    return as_download(workbook([sheet]), name=f"{sheet.title}.xlsx")


def _word(document: OfficialDocument) -> HttpResponse:
    return as_download(official_docx(document), name=f"{document.title}.docx", content_type=DOCX)


def _note_export(request: ViewerRequest, branch: Branch, what: str) -> None:
    personal_data_used.send(Round, viewer=request.viewer, record=branch, what=what)
