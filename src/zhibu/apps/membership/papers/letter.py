"""The letter of introduction (组织关系介绍信): stub, letter and receipt on one paper."""

from datetime import date

from zhibu.apps.membership.models import Letter
from zhibu.core.chinese_days import FOR_THE_PEN, full_day
from zhibu.core.documents.official import Blank, Block, Heading, OfficialDocument, Paragraph

RECEIPT = (
    "{receiver}：　　　　你处开来的{person}同志的组织关系介绍信（编号：{number}）收到，"
    "其组织关系已转入本党组织。"
)


def letter_paper(letter: Letter, *, stage: str, paid_until: date | None) -> OfficialDocument:
    """Return the paper of a letter; what the record does not hold stays blank for the pen."""
    number = letter.number or "　　　　"
    paid = f"{paid_until.year}年{paid_until.month}月" if paid_until else "　　　　年　　月"
    said = (
        f"{letter.person}同志（{letter.person.get_sex_display() or '　'}），系中共{stage}，"
        f"由{letter.branch}去{letter.other}，请转接组织关系。该同志党费已交到{paid}。"
    )
    blocks: tuple[Block, ...] = (
        Heading("第一联　存根"),
        Paragraph(f"编号：{number}", indent=False),
        Paragraph(said),
        Paragraph(_dated(letter.sent_on)),
        Blank(1),
        Heading("第二联　介绍信"),
        Paragraph(f"编号：{number}　　（有效期　　　天）", indent=False),
        Paragraph(f"{letter.other}：", indent=False),
        Paragraph(said),
        Paragraph(f"{letter.branch}（盖章）　　{_dated(letter.sent_on)}"),
        Blank(1),
        Heading("第三联　回执"),
        *_receipt(letter, number),
    )
    return OfficialDocument(title="中国共产党党员组织关系介绍信", blocks=blocks)


def receipt_paper(letter: Letter) -> OfficialDocument:
    """Return the receipt to send back for a letter that came in."""
    return OfficialDocument(
        title="党员组织关系介绍信回执", blocks=_receipt(letter, letter.number or "　　　　")
    )


def _receipt(letter: Letter, number: str) -> tuple[Block, ...]:
    comes_in = letter.way == Letter.Way.IN
    receiver = letter.other if comes_in else str(letter.branch)
    said = RECEIPT.format(receiver=receiver, person=letter.person, number=number)
    address, _, text = said.partition("：　　　　")
    signed = str(letter.branch) if comes_in else "　　　　　　　　"
    day = _dated(letter.received_on) if comes_in and letter.received_on else _dated(None)
    return (
        Paragraph(f"{address}：", indent=False),
        Paragraph(text),
        Paragraph(f"{signed}（盖章）　　{day}"),
    )


def _dated(day: date | None) -> str:
    return full_day(day) if day else FOR_THE_PEN
