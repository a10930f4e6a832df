"""The roster as an Excel file that imports back to the same data."""

from datetime import date
from io import BytesIO

import xlsxwriter

from zhibu.apps.organisation.roster.existing import in_branch, load_register
from zhibu.apps.organisation.roster.wording import label, say

EXPORTED = (
    "code",
    "name",
    "sex",
    "birth",
    "agency",
    "section",
    "position",
    "category",
    "stage",
    "applied",
    "joined",
    "converted",
    "branch",
    "group",
    "post",
    "post_since",
    "entered",
    "residence",
    "phone",
)
"""Fields of the file, in order."""


def workbook_of(*, zone_id: int, branch_id: int | None, on: date) -> bytes:
    """Return the people of a zone, or of one branch, as they stand on a day (.xlsx)."""
    people = load_register(zone_id, on=on).people
    if branch_id is not None:
        people = in_branch(people, branch_id)
    people = [known for known in people if known.employment or known.affiliation]
    buffer = BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    sheet = workbook.add_worksheet("花名册")
    head = workbook.add_format({"bold": True, "bottom": 1})
    sheet.write_row(0, 0, [label(field) for field in EXPORTED], head)
    for number, known in enumerate(people, start=1):
        words = [say(field, known.values.get(field, "")) for field in EXPORTED]
        for column, word in enumerate(words):
            if word:
                sheet.write_string(number, column, word)
    sheet.freeze_panes(1, 2)
    sheet.autofit()
    workbook.close()
    return buffer.getvalue()
