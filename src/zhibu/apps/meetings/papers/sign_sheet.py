"""The sheet those due sign by hand, printed before a meeting or afterwards."""

from collections.abc import Sequence

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.wording import arrangements, name_of, title_of, when
from zhibu.core.documents.official import Labelled, OfficialDocument
from zhibu.core.documents.sign_sheet import sign_sheet

SPARE_ROWS = 2
"""For guests who are written in by hand."""


def sign_sheet_of(meeting: Meeting, names: Sequence[str]) -> OfficialDocument:
    """Return the sheet with a row for each of those due, in the order given."""
    return sign_sheet(
        title=title_of(str(meeting.branch), f"{name_of(meeting)}签到表"),
        facts=(
            Labelled("时间", when(meeting)),
            *(Labelled(label, said) for label, said in arrangements(meeting, "　")),
            Labelled("应到", f"{len(names)}人"),
        ),
        names=names,
        spare=SPARE_ROWS,
    )
