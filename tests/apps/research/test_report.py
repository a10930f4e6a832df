"""The report is drafted from the records, and keeps what somebody wrote."""

import pytest
from django.urls import reverse
from tests.apps.research.records import (
    ClosedQuestionnaireFactory,
    FindingFactory,
    InterviewFactory,
    MeasureFactory,
    SourceFactory,
)
from tests.apps.studies.records import StudyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def study(house):
    return StudyFactory(zone=house.zone, title="小机关党建调研", purpose="弄清难在哪里。")


def at(name, *args):
    return reverse(f"research:{name}", args=args)


def test_a_study_without_material_says_what_to_do_first(coordinator, study):
    assert "还没有资料可写" in coordinator.get(at("report", study.pk)).text


def test_the_draft_says_how_many_were_asked_and_what_was_found(coordinator, study):
    ClosedQuestionnaireFactory(study=study, title="党建问卷")
    InterviewFactory(study=study)
    SourceFactory(study=study)
    MeasureFactory(finding=FindingFactory(study=study, title="创新不足最突出"))
    page = coordinator.get(at("report", study.pk)).text
    assert "小机关党建调研报告" in page
    assert "面向24人开展问卷调查《党建问卷》，0人作答（0.0%），访谈1次，参阅文献1篇。" in page
    assert "主要发现1条：一是创新不足最突出。" in page
    assert "2026年3月2日至2026年3月20日" in page


def test_what_somebody_wrote_stays_when_the_data_change(coordinator, study):
    rewrite = at("rewrite_part", study.pk, "summary")
    assert coordinator.post(rewrite, {"text": "我的摘要", "version": 0}).status_code == 302
    FindingFactory(study=study, title="后来的发现")
    page = coordinator.get(at("report", study.pk)).text
    assert "我的摘要" in page
    assert "改写以后数据有变化" in page
    assert "后来的发现" in page
    coordinator.post(at("restore_part", study.pk, "summary"))
    page = coordinator.get(at("report", study.pk)).text
    assert "我的摘要" not in page
    assert "改写以后数据有变化" not in page


def test_of_two_who_rewrite_a_part_the_second_is_shown_both_texts(coordinator, study):
    rewrite = at("rewrite_part", study.pk, "closing")
    coordinator.post(rewrite, {"text": "先存的", "version": 0})
    for version in (0, 7):
        second = coordinator.post(rewrite, {"text": "后写的", "version": version})
        assert second.status_code == 422
        assert "先存的" in second.text
        assert "后写的" in second.text
    assert coordinator.post(rewrite, {"text": "合并的", "version": 1}).status_code == 302
    assert "合并的" in coordinator.get(at("report", study.pk)).text


def test_a_part_left_empty_is_refused(coordinator, study):
    refused = coordinator.post(at("rewrite_part", study.pk, "title"), {"text": "", "version": 0})
    assert refused.status_code == 422
    assert "恢复自动稿" in refused.text


def test_a_part_that_is_none_is_not_found(coordinator, study):
    assert coordinator.get(at("rewrite_part", study.pk, "nonsense")).status_code == 404
