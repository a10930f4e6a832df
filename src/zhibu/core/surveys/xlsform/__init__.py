"""Questionnaires as XLSForm workbooks, read and written; pyxform has the last word on both."""

from zhibu.core.surveys.xlsform.reading import codebook_from_xlsform, read_xlsform
from zhibu.core.surveys.xlsform.writing import xlsform_from

__all__ = ["codebook_from_xlsform", "read_xlsform", "xlsform_from"]
