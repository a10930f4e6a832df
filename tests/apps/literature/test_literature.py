"""Literature: typed, imported with a preview, excerpted, and cited by the standard."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from tests.apps.literature.records import ExcerptFactory, SourceFactory
from tests.apps.studies.records import CodeFactory

from zhibu.apps.literature.models import Excerpt, ExcerptCode, Source
from zhibu.apps.literature.queries.references import references_of
from zhibu.core.references.reading import read_references

pytestmark = pytest.mark.django_db
CNKI = """{Reference Type}: Journal Article
{Title}: 小机关党建的问题
{Author}: 张三;李四;王五;赵六;
{Journal}: 党建研究
{Year}: 2020
{Issue}: 02
{Pages}: 10-15

{Reference Type}: Thesis
{Title}: 支部研究
{Author}: 王五
{Publisher}: 武汉大学
{Year}: 2019
"""


def at(name, *args):
    return reverse(f"literature:{name}", args=args)


def typed(**changes):
    return {"kind": "J", "title": "小机关党建", "authors": "张三", "revision": 0} | changes


def test_a_source_typed_by_hand_stands_in_the_list_as_the_standard_has_it(study, client):
    facts = typed(authors="Smith, John A.\n\nDoe, Jane", title="Small offices", container="PA")
    assert client.post(at("add", study.pk), facts | {"year": "2021"}).status_code == 302
    assert references_of(study) == ("SMITH J A, DOE J. Small offices[J]. PA, 2021.",)
    assert "SMITH J A, DOE J. Small offices[J]" in client.get(at("study", study.pk)).text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "请填写题名"),
        ({"year": "去年"}, "四位数字"),
        ({"url": "javascript:alert(1)"}, "http"),
        ({"accessed_on": "某天"}, "日期看不懂"),
    ],
)
def test_what_cannot_be_kept_is_told_with_everything_typed_still_there(
    study, client, changes, said
):
    answer = client.post(at("add", study.pk), typed(container="党建研究", **changes))
    assert (answer.status_code, said in answer.text) == (422, True)
    assert "党建研究" in answer.text


def test_the_same_source_is_not_added_twice(study, client):
    client.post(at("add", study.pk), typed())
    answer = client.post(at("add", study.pk), typed(title="小机关 党建。"))
    assert (answer.status_code, "已经在列表里" in answer.text) == (422, True)


def test_an_import_is_shown_first_and_knows_what_is_there(study, client):
    client.post(at("add", study.pk), typed(title="支部研究", authors="王五"))
    file = SimpleUploadedFile("cnki.net", CNKI.encode("gb18030"))
    preview = client.post(at("import", study.pk), {"file": file})
    assert "张三, 李四, 王五, 等. 小机关党建的问题[J]" in preview.text
    assert "已有：支部研究" in preview.text
    assert preview.text.count(" checked") == 1
    assert Source.objects.count() == 1
    text = preview.context["text"]
    answer = client.post(at("accept", study.pk), {"text": text, "take": [0, 1]}, follow=True)
    assert "已导入 1 条文献。1 条原来就有" in answer.text
    assert len(references_of(study)) == 2


def test_two_of_one_source_in_a_file_become_one(study, client):
    client.post(at("accept", study.pk), {"text": CNKI + CNKI, "take": [0, 1, 2, 3]})
    assert Source.objects.count() == 2


def test_what_cannot_be_read_is_refused_and_the_pasted_text_stays(study, client):
    answer = client.post(at("import", study.pk), {"text": "不是文献"})
    assert (answer.status_code, "看不出是哪种格式" in answer.text) == (422, True)
    assert "不是文献</textarea>" in answer.text
    empty = client.post(at("import", study.pk), {})
    assert (empty.status_code, "请选择文件" in empty.text) == (422, True)
    none = client.post(at("accept", study.pk), {"text": CNKI})
    assert (none.status_code, "没有选要导入的文献" in none.text) == (422, True)


def test_the_order_of_the_list_is_the_order_of_citation(study, client):
    first, second, third = SourceFactory.create_batch(3, study=study)
    client.post(at("move", third.pk), {"to": "up"})
    client.post(at("move", first.pk), {"to": "up"})
    order = list(Source.objects.filter(study=study))
    assert order == [first, third, second]
    titles = [one.title for one in order]
    assert [title in entry for title, entry in zip(titles, references_of(study), strict=True)] == [
        True
    ] * 3


def test_an_excerpt_is_tagged_with_the_codes_of_the_study(study, client):
    source, code = SourceFactory(study=study), CodeFactory(study=study, name="时间")
    facts = {"text": "兼职多，时间少。", "pages": "12", "revision": 0}
    client.post(at("add_excerpt", source.pk), facts | {"codes": [code.pk]})
    page = client.get(at("source", source.pk)).text
    assert "第 12 页；编码：时间" in page
    strange = client.post(at("add_excerpt", source.pk), facts | {"codes": [CodeFactory().pk]})
    assert strange.status_code == 422
    excerpt = Excerpt.objects.get()
    client.post(at("change_excerpt", excerpt.pk), facts | {"text": "先改的。"})
    late = client.post(at("change_excerpt", excerpt.pk), facts | {"text": "后改的。"})
    assert (late.status_code, "先改的。" in late.text, "后改的。" in late.text) == (422, True, True)
    assert not ExcerptCode.objects.exists()
    client.post(at("drop_excerpt", excerpt.pk))
    assert not Excerpt.objects.exists()


def test_the_second_of_two_who_change_a_source_sees_the_first(study, client):
    source = SourceFactory(study=study)
    client.post(at("change", source.pk), typed(title="先改的"))
    late = client.post(at("change", source.pk), typed(title="后改的"))
    assert late.status_code == 422
    assert "先改的[J]" in late.text
    assert 'value="后改的"' in late.text


def test_the_list_goes_out_as_word_and_ris(study, client):
    source = SourceFactory(study=study, title="小机关党建研究")
    word = Document(io.BytesIO(client.get(at("word", study.pk)).content))
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert "[1] 王小明, 李红. 小机关党建研究[J]. 党建研究, 2020(2): 10-15." in lines
    (back,) = read_references(client.get(at("ris", study.pk)).text).references
    assert (back.title, back.authors) == (source.title, ("王小明", "李红"))
    client.post(at("drop", source.pk))
    assert references_of(study) == ()


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_whatever_their_length(
    study, client, count, django_assert_max_num_queries
):
    source = SourceFactory.create_batch(count, study=study)[0]
    for excerpt in ExcerptFactory.create_batch(count, source=source):
        ExcerptCode.objects.create(zone=study.zone, excerpt=excerpt, code=CodeFactory(study=study))
    for page in (at("study", study.pk), at("source", source.pk)):
        client.get(page)
        with django_assert_max_num_queries(12):
            assert client.get(page).status_code == 200
