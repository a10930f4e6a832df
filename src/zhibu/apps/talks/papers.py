"""谈心谈话记录表 on paper: blank, or filled in for those who may read the talk."""

from datetime import date

from zhibu.apps.talks.models import Talk
from zhibu.core.documents.official import Blank, Block, Heading, OfficialDocument, Paragraph, Table
from zhibu.core.documents.text import blocks_of

TO_WRITE = 9
"""Empty lines for what was said: the form fills one page."""
TITLE = "谈心谈话记录表"


def blank_form(branch_name: str) -> OfficialDocument:
    """Return the form to fill in by hand."""
    return OfficialDocument(
        title=TITLE,
        blocks=(
            _facts(branch_name, "", "", "", "", "", ""),
            Heading("一、谈话内容"),
            Blank(TO_WRITE),
            Heading("二、约定事项（由谁办、何时办好）"),
            Blank(3),
            Paragraph("谈话双方签名："),
        ),
    )


def filled_form(talk: Talk) -> OfficialDocument:
    """Return the form filled in from the record of a talk."""
    recorder = talk.recorded_by.name if talk.recorded_by else ""
    facts = _facts(
        talk.branch.name,
        talk.a.name,
        talk.b.name,
        _say(talk.on),
        talk.get_way_display(),
        talk.get_occasion_display(),
        recorder,
    )
    notes: tuple[Block, ...] = blocks_of(talk.notes) or (Paragraph("（没有记录。）"),)
    return OfficialDocument(
        title=TITLE,
        blocks=(
            facts,
            Heading("一、谈话内容"),
            *notes,
            Heading("二、约定事项"),
            Paragraph(_promise(talk)),
            Blank(),
            Paragraph("谈话双方签名："),
        ),
    )


def _facts(branch: str, a: str, b: str, on: str, way: str, occasion: str, by: str) -> Table:
    return Table(
        columns=("党支部", branch or "　", "日期", on or "　"),
        rows=(
            ("谈话人", a, "谈话对象", b),
            ("方式", way, "情形", occasion),
            ("记录人", by, "", ""),
        ),
        widths=(3, 6, 3, 5),
    )


def _promise(talk: Talk) -> str:
    if not talk.promise or talk.promise_owner is None or talk.promise_due_on is None:
        return "没有约定。"
    kept = f"，{_say(talk.promise_kept_on)}已办好" if talk.promise_kept_on else ""
    return f"{talk.promise}（{talk.promise_owner.name}，{_say(talk.promise_due_on)}前{kept}）。"


def _say(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
