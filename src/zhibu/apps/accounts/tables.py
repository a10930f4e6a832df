"""Tables as a file to save."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from zhibu.apps.accounts.queries.held import Section
from zhibu.core.documents.workbook import Sheet
from zhibu.core.documents.workbook import workbook as workbook_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def workbook(sections: Iterable[Section]) -> bytes:
    """Return a workbook with one sheet per section."""
    return workbook_of(Sheet(part.title, part.columns, part.rows) for part in sections)


def as_download(content: bytes | str, *, name: str, content_type: str = XLSX) -> HttpResponse:
    """Return a file to save, kept out of every cache."""
    response = HttpResponse(content, content_type=content_type)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response
