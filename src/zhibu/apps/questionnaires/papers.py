"""The questionnaire on paper: boxes to tick, lines to write on, branching said in words."""

from collections.abc import Iterator

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.paper_words import how_to_answer, who_answers
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.documents.official import Blank, Block, Heading, OfficialDocument, Paragraph, Table
from zhibu.core.surveys.codebook import Codebook, Kind, Option, Question

BOX = "□"
GAP = "　　"
LINE_WIDTH = 26
"""In characters: options that fit on one line stand beside each other."""
RULE = "＿" * 28
HOW = "请在选中的“□”里打“√”。"
NEVER_FORCED = "每道题都可以不答。"


def paper_of(questionnaire: Questionnaire) -> OfficialDocument:
    """Return the paper form; its blocks are also the report's appendix."""
    codebook = codebook_of(questionnaire)
    said = questionnaire.introduction
    opening = [Paragraph(line) for line in said.splitlines() if line.strip()]
    how = HOW if NEVER_FORCED in said else HOW + NEVER_FORCED
    return OfficialDocument(
        title=questionnaire.title,
        blocks=(*opening, Paragraph(how), Blank(), *question_blocks(codebook)),
    )


def question_blocks(codebook: Codebook) -> tuple[Block, ...]:
    """Return the questions alone, numbered, each with room to answer."""
    blocks: list[Block] = []
    for number, question in enumerate(codebook, start=1):
        blocks += _asked(question, codebook, number)
        blocks += _room(question)
    return tuple(blocks)


def _asked(question: Question, codebook: Codebook, number: int) -> Iterator[Block]:
    yield Heading(f"{number}. {question.label}（{how_to_answer(question)}）", 3)
    who = who_answers(question, codebook)
    if who:
        yield Paragraph(f"（{who}）")
    if question.hint:
        yield Paragraph(question.hint)


def _room(question: Question) -> Iterator[Block]:
    if question.kind is Kind.MATRIX:
        yield _grid(question)
    elif question.kind is Kind.TEXT:
        yield Paragraph(RULE, indent=False)
        yield Paragraph(RULE, indent=False)
    elif question.kind is Kind.NUMBER:
        yield Paragraph("＿" * 8)
    else:
        mark = "（　）" if question.kind is Kind.RANKING else BOX
        yield from _offered(question.options, mark)


def _offered(options: tuple[Option, ...], mark: str) -> Iterator[Block]:
    """Yield the options, as many beside each other as fit on a line."""
    line = ""
    for option in options:
        choice = f"{mark}{option.label}"
        if line and len(line) + len(GAP) + len(choice) > LINE_WIDTH:
            yield Paragraph(line)
            line = ""
        line = f"{line}{GAP}{choice}" if line else choice
    if line:
        yield Paragraph(line)


def _grid(question: Question) -> Table:
    columns = ("", *(option.label for option in question.options))
    rows = tuple((row.label, *(BOX for _ in question.options)) for row in question.rows)
    return Table(columns=columns, rows=rows, widths=(8, *(4 for _ in question.options)))
