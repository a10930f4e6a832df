"""The questionnaire on paper and as a workbook, and back again."""

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.apps.questionnaires.records import QuestionnaireFactory

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.item_bank import sample_codebook, shipped_topics
from zhibu.core.surveys.plain_codebook import plain_codebook
from zhibu.core.surveys.xlsform import xlsform_from

pytestmark = pytest.mark.django_db


def address(name, questionnaire):
    return reverse(f"questionnaires:{name}", args=[questionnaire.pk])


@pytest.fixture
def whole(study):
    """Every item of the bank: all kinds, and questions for some only."""
    questions = tuple(q for topic in shipped_topics() for q in topic.questions)
    content = plain_codebook(Codebook(questions=questions))
    return QuestionnaireFactory(study=study, title="机关党建工作问卷", content=content)


def questions(questionnaire):
    return codebook_of(Questionnaire.objects.get(pk=questionnaire.pk)).questions


def test_the_paper_has_boxes_and_says_in_words_where_to_go_on(coordinator, whole):
    response = coordinator.get(address("paper", whole))
    paper = docx.Document(BytesIO(response.content))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "1. 您的年龄（选一项）" in text
    assert "□不满30岁　　□30—39岁" in text
    assert "（第5题选了“是”的同志请答本题，其他同志请跳到第10题。）" in text
    assert "每道题都可以不答" in text
    assert "（　）培训" in text
    assert "在括号里写1—3" in text
    assert "填数字，0—10" in text
    grid = paper.tables[0]
    assert [cell.text for cell in grid.rows[0].cells][1:] == [
        "很不满意",
        "不太满意",
        "一般",
        "比较满意",
        "很满意",
    ]
    assert {cell.text for cell in grid.rows[1].cells[1:]} == {"□"}


def test_a_questionnaire_goes_out_and_comes_back_the_same(coordinator, study, whole):
    file = coordinator.get(address("xlsform", whole)).content
    empty = QuestionnaireFactory(study=study, content={})
    shown = upload(coordinator, empty, file)
    assert f"读到 {len(questions(whole))} 道题" in shown.text
    assert questions(empty) == ()
    save(coordinator, empty, shown)
    assert questions(empty) == questions(whole)


def upload(browser, questionnaire, content, name="题目.xlsx"):
    return browser.post(
        address("take_in", questionnaire), {"file": SimpleUploadedFile(name, content)}
    )


def save(browser, questionnaire, shown, how="replace"):
    read = shown.context["form"]["read"].value()
    return browser.post(address("take_in", questionnaire), {"read": read, "how": how}, follow=True)


def test_what_is_imported_may_stand_behind_what_is_there(coordinator, draft):
    shown = upload(coordinator, draft, xlsform_from(sample_codebook()))
    first = save(coordinator, draft, shown, how="add")
    assert "已导入 14 道题" in first.text
    save(coordinator, draft, shown, how="add")
    ids = [question.id for question in questions(draft)]
    assert len(ids) == len(set(ids)) == 3 + 14 + 14
    for question in questions(draft):
        if question.asked_if:
            assert ids.index(question.asked_if.question) < ids.index(question.id)
    conditions = {question.asked_if.question for question in questions(draft) if question.asked_if}
    assert len(conditions) == 2


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"hello", "题目.txt", "只能导入 .xlsx 文件"),
        (b"hello", "题目.xlsx", "不是 Excel 工作簿"),
        (b"PK\x03\x04" + b"0" * 3_000_000, "题目.xlsx", "文件超过2MB"),
        (b"", "题目.xlsx", "文件是空的"),
        (b"PK\x03\x04broken", "题目.xlsx", "没有保存"),
    ],
)
def test_what_is_no_questionnaire_is_refused_and_nothing_saved(
    coordinator, draft, content, name, said
):
    before = questions(draft)
    response = upload(coordinator, draft, content, name)
    assert response.status_code == 422
    if said != "没有保存":
        assert said in response.text
    assert questions(draft) == before


def test_only_what_was_shown_is_saved(coordinator, draft, study):
    before = questions(draft)
    forged = coordinator.post(address("take_in", draft), {"read": "abc", "how": "replace"})
    assert forged.status_code == 422
    assert "预览已经过期，没有保存任何内容" in forged.text
    other = QuestionnaireFactory(study=study, content={})
    shown = upload(coordinator, other, xlsform_from(sample_codebook()))
    read = shown.context["form"]["read"].value()
    moved = coordinator.post(address("take_in", draft), {"read": read, "how": "replace"})
    assert moved.status_code == 422
    undecided = coordinator.post(address("take_in", other), {"read": read})
    assert undecided.status_code == 422
    assert "请选一项" in undecided.text
    assert questions(draft) == before
    assert questions(other) == ()


def test_an_empty_questionnaire_has_no_workbook_yet(coordinator, study):
    empty = QuestionnaireFactory(study=study, content={})
    response = coordinator.get(address("xlsform", empty))
    assert response.status_code == 422
