"""Recording interviews: roles not names, consent, the transcript, the real name apart."""

import io
from datetime import date

import pytest
from auditlog.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from tests.apps.interviews.records import (
    WORDS,
    GuideFactory,
    InterviewFactory,
    coded_by,
    quotation_from,
)
from tests.factories import member_of

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.interviews.models import Interview, Interviewee, Memo, Passage, Quotation
from zhibu.apps.interviews.queries.quotations import quotations_of

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"interviews:{name}", args=args)


def typed(**changes):
    facts = {
        "speaker": "某单位党务干部", "on": "2026-11-03", "mode": "face", "interviewer": "周明",
        "consent": "spoken", "consent_on": "2026-11-03", "may_quote": "on",
    }  # fmt: skip
    return facts | changes


def test_an_interview_is_recorded_under_a_role_with_its_consent(study, member, client):
    assert client.post(at("add", study.pk), typed()).status_code == 302
    interview = Interview.objects.get()
    assert (interview.speaker, interview.consent, interview.may_quote) == (
        "某单位党务干部",
        "spoken",
        True,
    )
    assert "还没有放记录" in client.get(at("study", study.pk)).text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"consent": ""}, "请选择对方怎样同意的"),
        ({"speaker": "王敏同志"}, "真实姓名可以另外单独记"),
        ({"on": "2027-01-01"}, "访谈日期"),
    ],
)
@pytest.mark.usefixtures("member")
def test_what_cannot_be_kept_is_told_with_everything_typed_still_there(
    house, study, client, changes, said
):
    member_of(house.branch, "王敏")
    answer = client.post(at("add", study.pk), typed(place="三楼谈话室", **changes))
    assert (answer.status_code, said in answer.text) == (422, True)
    assert "三楼谈话室" in answer.text
    assert not Interview.objects.exists()


def word_file(*paragraphs):
    document, out = Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_table(1, 2).rows[0].cells[1].text = "表里的话"
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("记录.txt", "第一段。\r\n第二段。".encode("gb18030"), "第一段。\n第二段。"),
        ("记录.docx", word_file("第一段。", "第二段。"), "第一段。\n第二段。\n\t表里的话"),
    ],
)
@pytest.mark.usefixtures("member")
def test_a_transcript_is_read_from_a_file(study, client, name, content, kept):
    interview = InterviewFactory(study=study, transcript="", revision=0)
    file = SimpleUploadedFile(name, content)
    answer = client.post(at("transcript", interview.pk), {"file": file, "revision": 0})
    interview.refresh_from_db()
    assert (answer.status_code, interview.transcript, interview.revision) == (302, kept, 1)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("记录.pdf", b"%PDF-1.4", "不能读"),
        ("记录.docx", b"PK no archive", "打不开"),
        ("记录.txt", b"\xff\xfe\x81", "编码认不出来"),
        ("记录.txt", b"   \n ", "没有文字"),
        ("记录.txt", "字".encode() * 100_001, "超过100000个字"),
    ],
)
@pytest.mark.usefixtures("member")
def test_a_file_that_is_no_transcript_is_refused(study, client, name, content, said):
    interview = InterviewFactory(study=study)
    file = SimpleUploadedFile(name, content)
    answer = client.post(at("transcript", interview.pk), {"file": file, "revision": 1})
    assert (answer.status_code, said in answer.text) == (422, True)
    interview.refresh_from_db()
    assert interview.transcript == WORDS


def test_the_second_of_two_who_change_a_transcript_is_shown_both_texts(study, member, client):
    interview = InterviewFactory(study=study)
    page = at("transcript", interview.pk)
    client.post(page, {"text": "先存的。", "revision": 1})
    answer = client.post(page, {"text": "后存的。", "revision": 1})
    assert answer.status_code == 422
    assert "先存的。" in answer.text
    assert "后存的。" in answer.text
    again = answer.context["form"]["revision"].value()
    assert client.post(page, {"text": "合起来的。", "revision": again}).status_code == 302
    interview.refresh_from_db()
    assert interview.transcript == "合起来的。"


def test_codes_and_quotations_follow_an_edit_and_leave_with_their_sentence(study, member, client):
    interview = InterviewFactory(study=study)
    coded_by(interview, member, 时间=[1], 经费=[4])
    kept = quotation_from(interview, 1, confirmed_by=member)
    changed = quotation_from(interview, 4, confirmed_by=member)
    text = "开头。\n" + WORDS.replace("经费倒是够的。", "经费勉强够。")
    client.post(at("transcript", interview.pk), {"text": text, "revision": 1})
    interview.refresh_from_db()
    marked = {p.code.name: interview.transcript[p.start : p.end] for p in Passage.objects.all()}
    assert marked == {"时间": "学习时间老是凑不齐。", "经费": "经费勉强够。"}
    kept.refresh_from_db()
    changed.refresh_from_db()
    assert (kept.is_confirmed, changed.is_confirmed) == (True, False)
    client.post(at("transcript", interview.pk), {"text": "全换了。", "revision": 2})
    assert not Quotation.objects.exists()


def test_withdrawing_consent_deletes_all_that_was_said_and_read(house, study, member, client):
    interview = InterviewFactory(study=study)
    coded_by(interview, member, 时间=[1])
    quotation_from(interview, 1, confirmed_by=member)
    client.post(at("memo_on_interview", interview.pk), {"text": "要再问", "revision": 0})
    client.post(at("interviewee", interview.pk), {"name": "王敏"})
    assert quotations_of(study)
    assert client.post(at("withdraw", interview.pk), {"on": "2026-11-20"}).status_code == 302
    for model in (Passage, Quotation, Memo, Interviewee):
        assert not model.objects.exists()
    interview.refresh_from_db()
    assert (interview.transcript, interview.withdrawn_on) == ("", date(2026, 11, 20))
    assert quotations_of(study) == ()
    assert "已撤回同意" in client.get(at("study", study.pk)).text
    refused = client.post(at("transcript", interview.pk), {"text": "再写。", "revision": 2})
    assert (refused.status_code, "已经撤回同意" in refused.text) == (422, True)


def test_the_real_name_stands_apart_and_its_opening_is_on_the_trail(house, study, member, client):
    person = member_of(house.branch, "王敏")
    interview = InterviewFactory(study=study)
    page = at("interviewee", interview.pk)
    assert client.post(page, {"name": "王敏", "person": person.pk}).status_code == 302
    assert "王敏" not in client.get(at("interview", interview.pk)).text.replace(WORDS, "")
    before = AuditEntry.objects.filter(action=LogEntry.Action.ACCESS).count()
    assert "王敏" in client.get(page).text
    opened = AuditEntry.objects.filter(action=LogEntry.Action.ACCESS)
    assert opened.count() == before + 1
    assert opened.latest("pk").subject_id == person.pk
    client.post(at("forget_interviewee", interview.pk))
    assert not Interviewee.objects.exists()


def test_the_trail_holds_neither_the_words_nor_the_name(study, member, client):
    client.post(at("add", study.pk), typed())
    interview = Interview.objects.get()
    client.post(at("transcript", interview.pk), {"text": "绝密的话。", "revision": 0})
    client.post(at("interviewee", interview.pk), {"name": "孙保密"})
    client.post(at("withdraw", interview.pk), {"on": "2026-11-20"})
    lines = " ".join(f"{e.changes} {e.object_repr}" for e in AuditEntry.objects.all())
    assert "withdrawn_on" in lines
    assert "绝密" not in lines
    assert "孙保密" not in lines


def test_a_person_linked_to_an_interview_sees_it_on_my_data(house, study, member, client):
    interview = InterviewFactory(study=study)
    client.post(at("interviewee", interview.pk), {"name": "陈一鸣", "person": house.person.pk})
    (section,) = [one for one in held_about(house.person) if one.title == "访谈"]
    assert WORDS in section.rows[0]


def test_a_guide_is_written_changed_and_read(study, member, client):
    facts = {"title": "书记提纲", "text": "# 组织生活\n多久一次？", "revision": 0}
    client.post(at("add_guide", study.pk), facts)
    twice = client.post(at("add_guide", study.pk), facts)
    assert (twice.status_code, "已经有提纲" in twice.text) == (422, True)
    guide = study.guides.get()
    assert "多久一次？</li>" in client.get(at("guide", guide.pk)).text
    client.post(at("change_guide", guide.pk), facts | {"text": "甲？"})
    late = client.post(at("change_guide", guide.pk), facts | {"text": "乙？"})
    assert (late.status_code, "甲？" in late.text, "乙？" in late.text) == (422, True, True)
    client.post(at("drop_guide", guide.pk))
    assert not study.guides.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    study, member, client, count, django_assert_max_num_queries
):
    InterviewFactory.create_batch(count, study=study)
    GuideFactory.create_batch(count, study=study)
    client.get(at("study", study.pk))
    with django_assert_max_num_queries(14):
        assert client.get(at("study", study.pk)).status_code == 200
