"""The questionnaire to look at and to take away: preview, paper, workbook."""

from django.http import HttpResponse
from django.shortcuts import render

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.burden import minutes_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.papers import paper_of
from zhibu.apps.questionnaires.queries.hub import lines_of
from zhibu.apps.questionnaires.records import questionnaire_of
from zhibu.apps.questionnaires.views.hub import RUN
from zhibu.core.documents.word import official_docx
from zhibu.core.surveys.xlsform import xlsform_from

SEE = door(RUN, of=questionnaire_of)


@SEE
def preview(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Show the questions as those asked will see them."""
    codebook = codebook_of(questionnaire)
    context = {
        "questionnaire": questionnaire,
        "lines": lines_of(codebook),
        "minutes": minutes_of(codebook),
    }
    return render(request, "questionnaires/preview.html", context)


@SEE
def paper(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Give the paper form as a Word file, with large letters to whoever reads those."""
    content = official_docx(paper_of(questionnaire))
    return as_download(content, name=f"{questionnaire}（纸质）.docx", content_type=DOCX)


@SEE
def xlsform(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Give the questions as an XLSForm workbook."""
    return as_download(xlsform_from(codebook_of(questionnaire)), name=f"{questionnaire}.xlsx")
