"""The sheet those due sign by hand, printed before a meeting or afterwards."""

from collections.abc import Sequence

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.wording import name_of, title_of, when
from zhibu.core.documents.official import Blank, Labelled, OfficialDocument, Table

SPARE_ROWS = 3
"""For guests who are written in by hand."""
ROOM = "\n"
"""A second line keeps a row high enough for a signature."""


def sign_sheet_of(meeting: Meeting, names: Sequence[str]) -> OfficialDocument:
    """Return the sheet with a row for each of those due, in the order given."""
    rows = [(str(number), name, ROOM, "") for number, name in enumerate(names, start=1)]
    rows += [("", "", ROOM, "")] * SPARE_ROWS
    return OfficialDocument(
        title=title_of(str(meeting.branch), f"{name_of(meeting)}签到表"),
        blocks=(
            Labelled("时间", when(meeting)),
            Labelled("地点", meeting.place or "　"),
            Labelled("应到", f"{len(names)}人"),
            Blank(),
            Table(("序号", "姓名", "签名", "备注"), tuple(rows), (2, 5, 9, 6)),
        ),
    )
