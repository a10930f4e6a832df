"""The results of a questionnaire: after the end, with limits, and nobody recognisable."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from openpyxl import load_workbook
from tests.apps.questionnaires.records import OpenQuestionnaireFactory, QuestionnaireFactory
from tests.apps.results.records import answered, of_agencies

from zhibu.core.surveys.article_study.answers import (
    article_answers,
    article_codebook,
    article_frame,
)
from zhibu.core.surveys.plain_codebook import plain_codebook

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(study):
    """The article's own study, closed."""
    frame = article_frame()
    return answered(
        article_answers().responses,
        study=study,
        content=plain_codebook(article_codebook()),
        population=frame.population,
        margins={margin: dict(counts) for margin, counts in frame.margins.items()},
        source="作答为模拟数据。",
    )


def address(name, questionnaire, query="", **more):
    base = reverse(f"results:{name}", kwargs={"questionnaire_id": questionnaire.pk, **more})
    return f"{base}?{query}" if query else base


def test_before_the_end_only_the_number_is_shown(coordinator, study):
    questionnaire = OpenQuestionnaireFactory(study=study)
    page = coordinator.get(address("results", questionnaire)).text
    assert "24 人中 0 人已回答。" in page
    assert "结束问卷" in page
    assert coordinator.get(address("workbook", questionnaire)).status_code == 404
    figure = address("figure", questionnaire, question="hard")
    assert coordinator.get(figure).status_code == 404


def test_a_draft_says_what_comes_first(coordinator, study):
    draft = QuestionnaireFactory(study=study)
    assert "问卷还没有开始" in coordinator.get(address("results", draft)).text


def test_every_figure_stands_with_its_finding_and_its_numbers(coordinator, article):
    page = coordinator.get(address("results", article)).text
    assert "144 人中 108 人回答" in page
    assert "作答为模拟数据。" in page
    assert "108人中85人（78.7%" in page
    assert "看数字" in page
    assert page.count("<picture") == len(article_codebook().questions)


def test_by_agency_the_groups_stand_side_by_side(coordinator, article):
    page = coordinator.get(address("results", article, "by=agency")).text
    assert "人数（占本组百分比）" in page
    assert "不公布" in page
    assert "各组之间看不出差别" in page or "各组的回答有差别" in page


def test_an_unknown_grouping_shows_everybody(coordinator, article):
    page = coordinator.get(address("results", article, "by=problems")).text
    assert "人数（占本组百分比）" not in page


def test_weights_are_offered_where_the_make_up_is_known(coordinator, article, study):
    page = coordinator.get(address("results", article, "weights=1")).text
    assert "加权后" in page
    plain = answered(of_agencies(8, 8), study=study)
    assert "加权" not in coordinator.get(address("results", plain, "weights=1")).text


def test_weights_that_cannot_be_had_are_refused_in_words(coordinator, study):
    margins = {"agency": {"a": 12, "b": 12}}
    questionnaire = answered(of_agencies(16, 0), study=study, margins=margins)
    response = coordinator.get(address("results", questionnaire, "weights=1"))
    assert response.status_code == 422
    assert "看全部（不加权）" in response.text


def test_nobody_answered_and_one_answered(coordinator, study):
    none = answered([], study=study)
    assert "没有人回答，没有可以看的结果" in coordinator.get(address("results", none)).text
    one = answered(of_agencies(1, 0), study=study)
    page = coordinator.get(address("results", one)).text
    assert "回答这道题的人太少，不公布结果。" in page
    assert "<picture" not in page


def test_a_group_of_two_is_not_shown(coordinator, study):
    questionnaire = answered(of_agencies(12, 2), study=study)
    page = coordinator.get(address("results", questionnaire, "by=agency")).text
    assert "有1组回答的人太少，不公布。" in page or "有2组回答的人太少，不公布。" in page


def test_texts_stand_apart_and_only_when_enough_wrote(coordinator, study):
    few = [*of_agencies(8, 8), {"say": ("只有我这么说",)}]
    questionnaire = answered(few, study=study)
    page = coordinator.get(address("results", questionnaire)).text
    assert "只有我这么说" not in page
    assert "写的人太少，不公布" in page
    many = answered([{"say": (f"建议{place}<b>",)} for place in range(6)], study=study)
    page = coordinator.get(address("results", many)).text
    assert "6 人写了" in page
    assert "建议3&lt;b&gt;" in page


def test_a_figure_is_a_drawing_in_two_sizes(coordinator, article):
    wide = coordinator.get(address("figure", article, question="problems"))
    assert wide["Content-Type"] == "image/svg+xml"
    assert "创新" in wide.text
    narrow = coordinator.get(address("figure", article, "size=narrow", question="problems"))
    assert len({wide.text, narrow.text}) == 2
    coordinator.cookies["large_type"] = "1"
    large = coordinator.get(address("figure", article, "size=narrow", question="problems"))
    assert large.text not in {wide.text, narrow.text}


def test_there_is_no_figure_of_an_unknown_question_or_size(coordinator, article):
    assert coordinator.get(address("figure", article, question="none")).status_code == 404
    huge = address("figure", article, "size=huge", question="problems")
    assert coordinator.get(huge).status_code == 404


def test_the_workbook_holds_what_the_page_shows_and_no_more(coordinator, article):
    response = coordinator.get(address("workbook", article, "by=agency"))
    book = load_workbook(BytesIO(response.content))
    rows = list(book["各题"].iter_rows(values_only=True))
    assert rows[0][:4] == ("题目", "分组", "回答人数", "总人数")
    assert any("人数少，不公布" in row for row in rows)
    assert any(row[5] == 85 and float(row[6]) == 78.7 for row in rows[1:])
    assert "说明" in book.sheetnames


def test_the_next_wave_says_what_changed(coordinator, study):
    before = answered(of_agencies(20, 0, hard=("new",)), study=study)
    after = answered(of_agencies(20, 0, hard=("time", "skill")), study=study, previous=before)
    page = coordinator.get(address("results", after)).text
    assert "变化超出了偶然的范围" in page


def test_the_page_needs_few_queries_however_many_questions(
    coordinator, article, study, django_assert_max_num_queries
):
    for questionnaire in (article, answered(of_agencies(8, 8), study=study)):
        page = address("results", questionnaire)
        coordinator.get(page)
        with django_assert_max_num_queries(20):
            coordinator.get(page)
    cache.clear()
