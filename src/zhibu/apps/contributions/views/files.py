"""The record as files; each leaves a line in the trail."""

from django.http import HttpResponse

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.contributions.models import Release
from zhibu.apps.contributions.papers import paper_of, sheet_of
from zhibu.apps.contributions.queries.record import Record
from zhibu.apps.foundation.door import ViewerRequest
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.core.documents.word import official_docx
from zhibu.core.documents.workbook import workbook


def as_word(request: ViewerRequest, record: Record) -> HttpResponse:
    """Return the record in the official layout."""
    note_use(request, record, "导出纪实")
    document = paper_of(record)
    name = f"{document.title} {record.person}.docx"
    return as_download(official_docx(document), name=name, content_type=DOCX)


def as_excel(request: ViewerRequest, record: Record) -> HttpResponse:
    """Return the record as a workbook."""
    note_use(request, record, "导出纪实")
    sheet = sheet_of(record)
    return as_download(workbook([sheet]), name=f"{sheet.title} {record.person}.xlsx")


def note_use(request: ViewerRequest, record: Record, what: str) -> None:
    """Tell the trail, where the person reads it too."""
    personal_data_used.send(
        Release,
        viewer=request.viewer,
        record=record.person,
        what=f"{what}（{record.year.number}年）",
    )
