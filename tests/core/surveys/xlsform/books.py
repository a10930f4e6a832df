"""XLSForm workbooks for tests, made of plain rows."""

import io

import xlsxwriter

SURVEY = ("type", "name", "label", "relevant", "constraint", "required", "appearance", "parameters")


def book(survey, choices=(), *, title="问卷", columns=SURVEY):
    """A workbook whose sheets hold the rows; the survey's cells are in the order of `columns`."""
    target = io.BytesIO()
    sheets = {
        "survey": [columns, *survey],
        "choices": [("list_name", "name", "label"), *choices],
        "settings": [("form_title", "form_id"), (title, "f1")],
    }
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return target.getvalue()
