"""From the material of a study to its report."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import dropwhile, takewhile

from zhibu.apps.research.models import Finding, ReportText
from zhibu.apps.research.report.appendices import data_appendix, questionnaire_appendix
from zhibu.apps.research.report.material import FindingMaterial, Material, WaveMaterial
from zhibu.core.documents.report import (
    Appendix,
    Part,
    Quoted,
    Report,
    ReportFigure,
    ReportTable,
    Section,
    Text,
)
from zhibu.core.figures.figure import Bar, Figure, FigureKind
from zhibu.core.surveys.codebook import Codebook, Kind
from zhibu.core.surveys.figure_of import figure_of
from zhibu.core.surveys.tables import QuestionResult

SIMULATED = "示例：含模拟数据"
MEASURE_COLUMNS = ("措施", "负责人", "期限", "下一轮看什么", "完成情况")


def report_of(material: Material) -> Report:
    """Return the report: what was rewritten as written, all else from the data."""
    texts = material.texts
    return Report(
        title=texts[ReportText.Part.TITLE],
        unit=texts[ReportText.Part.UNIT],
        dated=material.dated,
        summary=texts[ReportText.Part.SUMMARY],
        running=SIMULATED if material.is_sample else "",
        sections=tuple(_sections(material)),
        references=material.references,
        appendices=tuple(_appendices(material)),
    )


def _sections(material: Material) -> Iterator[Section]:
    texts = material.texts
    yield Section(heading="调研方法", parts=(Text(texts[ReportText.Part.METHOD]),))
    if material.waves:
        opening = Text(texts[ReportText.Part.FIGURES])
        yield from _by_wave("基本情况", material.waves, _background, opening)
    if material.findings:
        yield Section(heading="主要发现")
        yield from _finding_sections(material)
        yield from _by_wave("其他结果", material.waves, _others)
        yield from _measure_section(material)
    yield Section(heading="结语", parts=(Text(texts[ReportText.Part.CLOSING]),))


def _by_wave(
    heading: str,
    waves: tuple[WaveMaterial, ...],
    parts_of: Callable[[WaveMaterial], list[Part]],
    *opening: Part,
) -> Iterator[Section]:
    """A section with the figures of every questionnaire; under headings where there are several."""
    shown = [(wave.title, parts) for wave in waves if (parts := parts_of(wave))]
    if len(shown) == 1:
        yield Section(heading=heading, parts=(*opening, *shown[0][1]))
    elif shown or opening:
        yield Section(heading=heading, parts=opening)
        for title, parts in shown:
            yield Section(heading=title, parts=tuple(parts), level=2)


def _background(wave: WaveMaterial) -> list[Part]:
    """Who could have answered, and the questions before the first that a finding rests on."""
    staff: list[Part] = [
        ReportFigure(figure=_staff_figure(wave.codebook, question, margin, wave.note))
        for question, margin in wave.margins.items()
    ]
    unused = takewhile(lambda result: result.id not in wave.used, wave.results)
    return [*staff, *_figures(wave, unused)]


def _others(wave: WaveMaterial) -> list[Part]:
    """The questions after it that no finding rests on."""
    later = dropwhile(lambda result: result.id not in wave.used, wave.results)
    return list(_figures(wave, (one for one in later if one.id not in wave.used)))


def _figures(wave: WaveMaterial, results: Iterable[QuestionResult]) -> Iterator[Part]:
    """The figures worth a place: not texts, groups drawn already, or questions that only filter."""
    filters = {q.asked_if.question for q in wave.codebook if q.asked_if}
    for result in results:
        if result.id not in wave.margins.keys() | filters and result.kind is not Kind.TEXT:
            yield from _shown(result, wave.note)


def _staff_figure(
    codebook: Codebook, question: str, margin: Mapping[str, int], note: str
) -> Figure:
    """How many people could have answered, group by group (the article's Figure 1)."""
    asked = codebook.question(question)
    people = sum(margin.values())
    return Figure(
        title=f"调查对象构成：{asked.label}",
        kind=FigureKind.COUNTS,
        unit="人",
        base=f"共{people}人，平均每组{people / len(margin):.0f}人",
        bars=tuple(
            Bar(label=option.label, value=margin[option.code])
            for option in asked.options
            if option.code in margin
        ),
        note=note,
    )


def _shown(result: QuestionResult, note: str) -> list[Part]:
    """A figure and under it the finding in words."""
    figure: Part = ReportFigure(figure=figure_of(result, note=note))
    return [figure, Text("".join(result.said))] if result.said else [figure]


def _finding_sections(material: Material) -> Iterator[Section]:
    """The findings by difficulty, in the order the article names these."""
    for difficulty in Finding.Difficulty.labels:
        found = [one for one in material.findings if one.difficulty == difficulty]
        if not found:
            continue
        yield Section(heading=difficulty, level=2)
        for finding in found:
            yield Section(heading=finding.title, parts=tuple(_finding_parts(finding)), level=3)


def _finding_parts(finding: FindingMaterial) -> Iterator[Part]:
    if finding.body:
        yield Text(finding.body)
    for result, note in finding.results:
        yield from _shown(result, note)
    for words, speaker in finding.quotations:
        yield Quoted(text=words, source=speaker)
    if finding.sources:
        cited = "".join(f"[{number}]" for number in finding.sources)
        yield Text(f"可参见文献{cited}。")


def _measure_section(material: Material) -> Iterator[Section]:
    measures = [measure for finding in material.findings for measure in finding.measures]
    if not measures:
        return
    table = ReportTable(
        title="措施一览",
        columns=MEASURE_COLUMNS,
        widths=(4, 2, 2, 4, 3),
        rows=tuple(
            (one.text, one.owner, f"{one.due_on:%Y-%m-%d}", one.watched or "—", one.outcome or "—")
            for one in measures
        ),
    )
    yield Section(heading="措施", parts=(table,))


def _appendices(material: Material) -> Iterator[Appendix]:
    for wave in material.waves:
        yield data_appendix(wave)
    for wave in material.waves:
        yield questionnaire_appendix(wave)
