"""A report as a Word file."""

from zhibu.core.documents.paper import paper_of
from zhibu.core.documents.report import Report
from zhibu.core.documents.word import official_docx


def report_word(report: Report, *, large: bool = False) -> bytes:
    """Return a .docx in official layout; the same report gives the same bytes."""
    return official_docx(paper_of(report), large=large)
