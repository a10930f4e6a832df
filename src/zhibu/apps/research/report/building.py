"""From the material of a study to its report."""

from collections.abc import Iterator, Mapping

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
        yield from _wave_sections(material.waves, texts[ReportText.Part.FIGURES])
    if material.findings:
        yield Section(heading="主要发现")
        yield from _finding_sections(material)
        yield from _measure_section(material)
    yield Section(heading="结语", parts=(Text(texts[ReportText.Part.CLOSING]),))


def _wave_sections(waves: tuple[WaveMaterial, ...], opening: str) -> Iterator[Section]:
    if len(waves) == 1:
        yield Section(heading="基本情况", parts=(Text(opening), *_wave_parts(waves[0])))
        return
    yield Section(heading="基本情况", parts=(Text(opening),))
    for wave in waves:
        yield Section(heading=wave.title, parts=tuple(_wave_parts(wave)), level=2)


def _wave_parts(wave: WaveMaterial) -> Iterator[Part]:
    for question, margin in wave.margins.items():
        yield ReportFigure(figure=_staff_figure(wave.codebook, question, margin, wave.note))
    for result in wave.results:
        if result.id in wave.margins or result.id in wave.used or result.kind is Kind.TEXT:
            continue
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
