"""The report of the article's own survey has its seven figures, in its order."""

from dataclasses import replace
from datetime import date

import pytest

from zhibu.apps.research.models import Finding, ReportText
from zhibu.apps.research.report.building import report_of
from zhibu.apps.research.report.material import (
    FindingMaterial,
    Material,
    MeasureMaterial,
    WaveMaterial,
)
from zhibu.core.documents.report import Items, Quoted, ReportFigure, ReportTable, Text
from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.article_study.answers import (
    article_answers,
    article_codebook,
    article_frame,
)

Difficulty = Finding.Difficulty
BASED = (
    (Difficulty.SKILL, ("background",)),
    (Difficulty.TIME, ("difficulties",)),
    (Difficulty.INNOVATION, ("problems",)),
    (Difficulty.APPRAISAL, ("effect", "factors")),
)


@pytest.fixture(scope="module")
def wave():
    analysis = analyse(article_answers(), frame=article_frame())
    return WaveMaterial(
        title="机关党建工作问卷",
        codebook=article_codebook(),
        results=analysis.questions,
        note="含模拟",
        margins=article_frame().margins,
        used=frozenset(question for _, questions in BASED for question in questions),
    )


def finding(wave, difficulty, questions):
    results = {result.id: result for result in wave.results}
    return FindingMaterial(
        title=f"{difficulty.label}的发现",
        difficulty=difficulty.label,
        body="说明",
        results=tuple((results[question], "含模拟") for question in questions),
        quotations=(("人手非常紧张", "某单位党务干部"),),
        sources=(1,),
        measures=(MeasureMaterial(text="结对带新", owner="胡文静", due_on=date(2026, 12, 10)),),
    )


def material(wave, findings=True):
    return Material(
        texts={part: f"{part.label}的文字" for part in ReportText.Part},
        dated=date(2026, 11, 24),
        waves=(wave,),
        findings=tuple(finding(wave, *one) for one in BASED) if findings else (),
        references=("谢清, 曹立, 李声虎. 推动机关党建高质量发展科学方法研究[EB].",),
        is_sample=True,
    )


def parts(report, kind):
    return [part for section in report.sections for part in section.parts if isinstance(part, kind)]


def test_figures_one_to_seven_stand_in_the_order_of_the_article(wave):
    figures = [part.figure for part in parts(report_of(material(wave)), ReportFigure)]
    titles = [figure.title for figure in figures]
    assert titles[:7] == [
        "调查对象构成：您所在的单位",
        "您的年龄",
        "您从事党务工作的经历",
        "您认为机关党建面临的主要困难有哪些",
        "您认为本单位党建工作的突出问题有哪些",
        "您认为本单位机关党建工作整体成效如何",
        "您认为推动机关党建高质量发展的关键因素有哪些",
    ]
    assert titles[7:] == ["您在本单位工作了多久", "您认为哪些形式对提升党建质量最有效"]
    assert [bar.value for bar in figures[0].bars] == [30, 24, 22, 18, 15, 13, 12, 10]
    lead = figures[6].bars[0]
    assert (lead.label, lead.count) == ("领导重视", 98)
    assert lead.low < lead.value < lead.high


def test_a_figure_that_a_finding_rests_on_is_not_printed_twice(wave):
    titles = [part.figure.title for part in parts(report_of(material(wave)), ReportFigure)]
    assert len(titles) == len(set(titles))


def test_without_findings_every_figure_stands_under_the_background(wave):
    unused = replace(wave, used=frozenset())
    report = report_of(material(unused, findings=False))
    assert [section.heading for section in report.sections] == ["调研方法", "基本情况", "结语"]
    assert len(parts(report, ReportFigure)) == 9


def test_findings_stand_under_the_four_difficulties_with_words_and_sources(wave):
    report = report_of(material(wave))
    headings = [section.heading for section in report.sections if section.level == 2]
    assert headings == [difficulty.label for difficulty, _ in BASED]
    assert parts(report, Quoted)[0] == Quoted(text="人手非常紧张", source="某单位党务干部")
    assert Text("可参见文献[1]。") in parts(report, Text)
    (table,) = parts(report, ReportTable)
    assert table.rows[0] == ("结对带新", "胡文静", "2026-12-10", "—", "—")
    assert not parts(report, Items)


def test_every_number_and_every_question_stand_in_the_appendices(wave):
    report = report_of(material(wave))
    data, asked = report.appendices
    tables = {part.title: part.rows for part in data.parts if isinstance(part, ReportTable)}
    assert ("创新不足", "85", "78.7%", "74.3%—81.9%") in tables[
        "您认为本单位党建工作的突出问题有哪些"
    ]
    (text,) = asked.parts
    assert "4．您从事党务工作的经历（单选）" in text.text
    assert "（第3题选“是”的回答）" in text.text


def test_a_sample_says_so_at_the_head_of_every_page(wave):
    assert "模拟" in report_of(material(wave)).running
