"""An analysis as one page of HTML that needs nothing else: to read, print and send."""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources

from zhibu.core.figures.drawing import svg_of
from zhibu.core.figures.figure import Figure
from zhibu.core.figures.words import words_of
from zhibu.core.surveys.tables import Analysis, QuestionResult, Table
from zhibu.survey.result_words import (
    base_words,
    cell_words,
    mean_words,
    picture_of,
    remarks,
    summary_words,
    tables_of,
    title_of,
)

FIGURE_WIDTH = 520
HEADINGS = ("选项", "人数", "比例", "95%区间")


def page_of(analysis: Analysis) -> bytes:
    """Return a page in UTF-8 that opens anywhere, without a script or an address."""
    title = escape(title_of(analysis))
    head = (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_look()}</style>\n</head>\n<body>\n<main>\n"
    )
    return "".join(
        [head, f"<h1>{title}</h1>\n", *_body(analysis), "</main>\n</body>\n</html>\n"]
    ).encode()


@cache
def _look() -> str:
    return (resources.files(__package__) / "page.css.txt").read_text("utf-8")


def _body(analysis: Analysis) -> Iterator[str]:
    yield f"<p>{escape(summary_words(analysis))}</p>\n"
    for number, result in enumerate(analysis.questions, start=1):
        yield from _question(number, result)
    notes = remarks(analysis)
    if notes:
        yield '<section aria-labelledby="notes">\n<h2 id="notes">说明</h2>\n<ul>\n'
        yield from (f"<li>{escape(note)}</li>\n" for note in notes)
        yield "</ul>\n</section>\n"


def _question(number: int, result: QuestionResult) -> Iterator[str]:
    heading = f"question-{number}"
    yield f'<section aria-labelledby="{heading}">\n'
    yield f'<h2 id="{heading}">{number}. {escape(result.label)}</h2>\n'
    yield from (f"<p>{escape(sentence)}</p>\n" for sentence in result.said)
    figure = picture_of(result)
    if figure:
        yield _picture(figure)
    for table in tables_of(result):
        yield from _table(result, table)
    yield "</section>\n"


def _picture(figure: Figure) -> str:
    """Return a figure as one picture that says its numbers in words."""
    drawn = svg_of(figure, width=FIGURE_WIDTH).replace("<svg ", '<svg aria-hidden="true" ', 1)
    return f'<div class="figure" role="img" aria-label="{escape(words_of(figure))}">{drawn}</div>\n'


def _table(result: QuestionResult, table: Table) -> Iterator[str]:
    named = escape(f"{table.group_label}（{base_words(table, result.kind)}）")
    if table.suppressed or not table.cells:
        yield f"<p><strong>{named}</strong>{_mean(table)}</p>\n"
        return
    # A wide table scrolls by itself, also by keyboard, and the page does not.
    told = escape(f"{result.label}，{table.group_label}")
    yield f'<div class="table" role="region" tabindex="0" aria-label="{told}">\n<table>\n'
    yield f"<caption>{named}{_mean(table)}</caption>\n<thead>\n<tr>"
    yield "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    yield "</tr>\n</thead>\n<tbody>\n"
    for cell in table.cells:
        words = "".join(f"<td>{escape(each)}</td>" for each in cell_words(cell))
        yield f'<tr><th scope="row">{escape(cell.label)}</th>{words}</tr>\n'
    yield "</tbody>\n</table>\n</div>\n"


def _mean(table: Table) -> str:
    if table.suppressed or table.mean is None:
        return ""
    return f"<br>{escape(mean_words(table.mean))}"
