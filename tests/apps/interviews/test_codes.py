"""The tree of codes: add, move, merge, drop, out and in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.apps.interviews.records import InterviewFactory, coded_by
from tests.apps.literature.records import ExcerptFactory, SourceFactory
from tests.apps.studies.records import CodeFactory, StudyFactory

from zhibu.apps.interviews.models import Passage
from zhibu.apps.interviews.queries.trees import nodes_of, tree_of
from zhibu.apps.interviews.services.codes import merge_codes
from zhibu.apps.literature.models import ExcerptCode
from zhibu.apps.studies.models import Code

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"interviews:{name}", args=args)


def paths(study):
    return [branch.path for branch in tree_of(study)]


def tag(excerpt, code):
    ExcerptCode.objects.create(zone=excerpt.zone, excerpt=excerpt, code=code)


def test_codes_are_added_renamed_and_moved(study, member, client):
    client.post(at("add_code", study.pk), {"name": " 困  难 ", "definition": "说到难处"})
    top = Code.objects.get()
    client.post(at("add_code", study.pk), {"name": "时间", "parent": top.pk})
    client.post(at("add_code", study.pk), {"name": "人手"})
    assert paths(study) == ["困 难", "困 难 / 时间", "人手"]
    hands = Code.objects.get(name="人手")
    client.post(at("change_code", hands.pk), {"name": "人少", "parent": top.pk})
    assert paths(study) == ["困 难", "困 难 / 时间", "困 难 / 人少"]


def test_two_codes_of_a_name_at_one_place_are_refused(study, member, client):
    CodeFactory(study=study, name="时间")
    answer = client.post(at("add_code", study.pk), {"name": "时间"})
    assert (answer.status_code, "已经有编码" in answer.text) == (422, True)


def test_a_code_is_not_offered_below_itself(study, member, client):
    top = CodeFactory(study=study, name="困难")
    low = CodeFactory(study=study, name="时间", parent=top)
    page = client.get(at("change_code", top.pk)).text
    assert f'value="{low.pk}"' not in page
    answer = client.post(at("change_code", top.pk), {"name": "困难", "parent": low.pk})
    assert answer.status_code == 422


def test_the_tree_has_a_bottom(study, member, client):
    code = None
    for level in range(8):
        code = CodeFactory(study=study, name=f"层{level}", parent=code)
    answer = client.post(at("add_code", study.pk), {"name": "再下", "parent": code.pk})
    assert (answer.status_code, "最多8层" in answer.text) == (422, True)


def test_merging_hands_everything_over_once(study, member, client):
    interview = InterviewFactory(study=study)
    coded_by(interview, member, 时间=[1, 2], 工夫=[2, 3])
    time, effort = Code.objects.get(name="时间"), Code.objects.get(name="工夫")
    CodeFactory(study=study, name="晚上", parent=effort)
    both = ExcerptFactory(source=SourceFactory(study=study))
    tag(both, time)
    tag(both, effort)
    only = ExcerptFactory(source=both.source)
    tag(only, effort)
    client.post(at("merge_code", effort.pk), {"into": time.pk})
    assert paths(study) == ["时间", "时间 / 晚上"]
    assert Passage.objects.filter(code=time).count() == 3
    assert {one.excerpt_id for one in ExcerptCode.objects.all()} == {both.pk, only.pk}


def test_codes_below_of_one_name_become_one(study):
    a, b = CodeFactory(study=study, name="甲"), CodeFactory(study=study, name="乙")
    CodeFactory(study=study, name="同", parent=a)
    CodeFactory(study=study, name="同", parent=b)
    merge_codes(code=a, into=b)
    assert paths(study) == ["乙", "乙 / 同"]


def test_dropping_says_what_goes_first(study, member, client):
    top = CodeFactory(study=study, name="困难")
    interview = InterviewFactory(study=study)
    coded_by(interview, member, 困难=[1, 2])
    CodeFactory(study=study, name="时间", parent=top)
    page = client.get(at("drop_code", top.pk)).text
    assert "下面的编码一并删除：“时间”" in page
    assert "去掉 2 个访谈编码段" in page
    client.post(at("drop_code", top.pk))
    assert (Code.objects.count(), Passage.objects.count()) == (0, 0)


@pytest.mark.parametrize("kind", ["qdc", "csv"])
def test_a_tree_goes_out_and_comes_into_another_study_the_same(house, study, member, client, kind):
    top = CodeFactory(study=study, name="困难", definition='说到<难处>&"引号"')
    CodeFactory(study=study, name="时间", parent=top)
    content = client.get(at(f"codes_{kind}", study.pk)).content
    other = StudyFactory(zone=house.zone)
    client.force_login(house.users["coordinator"])
    file = SimpleUploadedFile(f"编码.{kind}", content)
    client.post(at("import_codes", other.pk), {"file": file})
    assert paths(other) == paths(study)
    assert [n.definition for n in nodes_of(other)] == [n.definition for n in nodes_of(study)]


def test_a_codebook_taken_over_again_renames_by_guid_and_removes_nothing(study, member, client):
    top = CodeFactory(study=study, name="困难")
    CodeFactory(study=study, name="留下")
    content = client.get(at("codes_qdc", study.pk)).content.decode()
    file = SimpleUploadedFile("编码.qdc", content.replace("困难", "难处").encode())
    answer = client.post(at("import_codes", study.pk), {"file": file}, follow=True)
    top.refresh_from_db()
    assert (top.name, Code.objects.count()) == ("难处", 2)
    assert "新增 0 个，改了 1 个，1 个没有变化" in answer.text


def test_a_broken_codebook_is_refused_by_its_place_and_changes_nothing(study, member, client):
    file = SimpleUploadedFile("编码.qdc", b"<CodeBook><Codes>")
    answer = client.post(at("import_codes", study.pk), {"file": file})
    assert (answer.status_code, "第1行" in answer.text) == (422, True)
    assert not Code.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_codes_costs_the_same_whatever_their_number(
    study, member, client, count, django_assert_max_num_queries
):
    for code in CodeFactory.create_batch(count, study=study):
        client.post(at("memo_on_code", code.pk), {"text": "想", "revision": 0})
    client.get(at("codes", study.pk))
    with django_assert_max_num_queries(14):
        assert client.get(at("codes", study.pk)).text.count("想</p>") == count
