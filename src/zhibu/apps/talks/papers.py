"""谈心谈话记录表 on paper: blank, or filled in for those who may read the talk."""

from collections.abc import Mapping

from zhibu.apps.talks.models import Talk
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.official import Blank, Block, Heading, OfficialDocument, Paragraph, Table
from zhibu.core.documents.text import blocks_of

TO_WRITE = 5
"""Empty lines for what was said: the form fills one page."""
TITLE = "谈心谈话记录表"
LABELS = ("党支部", "日期", "谈话人", "谈话对象", "方式", "情形", "记录人")


def blank_form(branch_name: str) -> OfficialDocument:
    """Return the form to fill in by hand."""
    return OfficialDocument(
        title=TITLE,
        blocks=(
            _facts({"党支部": branch_name}),
            Heading("一、谈话内容"),
            Blank(TO_WRITE),
            Heading("二、约定事项（由谁办、何时办好）"),
            Blank(3),
            Paragraph("谈话双方签名："),
        ),
    )


def filled_form(talk: Talk) -> OfficialDocument:
    """Return the form filled in from the record of a talk."""
    notes: tuple[Block, ...] = blocks_of(talk.notes) or (Paragraph("（没有记录。）"),)
    return OfficialDocument(
        title=TITLE,
        blocks=(
            _facts(
                {
                    "党支部": talk.branch.name,
                    "日期": full_day(talk.on),
                    "谈话人": talk.a.name,
                    "谈话对象": talk.b.name,
                    "方式": talk.get_way_display(),
                    "情形": talk.get_occasion_display(),
                    "记录人": talk.recorded_by.name if talk.recorded_by else "",
                }
            ),
            Heading("一、谈话内容"),
            *notes,
            Heading("二、约定事项"),
            Paragraph(_promise(talk)),
            Blank(),
            Paragraph("谈话双方签名："),
        ),
    )


def _facts(known: Mapping[str, str]) -> Table:
    """Who, when and how, a line for each; empty where nothing is known."""
    return Table(
        columns=("项目", "内容"),
        rows=tuple((label, known.get(label, "")) for label in LABELS),
        widths=(1, 3),
    )


def _promise(talk: Talk) -> str:
    if not talk.promise or talk.promise_owner is None or talk.promise_due_on is None:
        return "没有约定。"
    kept = f"，{full_day(talk.promise_kept_on)}已办好" if talk.promise_kept_on else ""
    return f"{talk.promise}（{talk.promise_owner.name}，{full_day(talk.promise_due_on)}前{kept}）。"
