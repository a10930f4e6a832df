"""The applicants' path: next step, a step recorded, a day that does not fit, who may see it."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.apps.membership.records import companion_of, event_of, on_the_way
from tests.factories import member_of

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.membership.models import AdmissionEvent, Companion
from zhibu.apps.membership.queries.path import path_of_branch, timeline_of, way_of
from zhibu.apps.organisation.models import Standing

A_DAY = timedelta(days=1)


def ago(today, **span):
    return today - relativedelta(**span)


def said(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def activist(house, today):
    return on_the_way(house.branch, activist=ago(today, months=14))


def test_the_page_says_the_next_step_its_days_and_who_decides(house, visit, activist, today):
    page = said(visit("path", house.branch.pk))
    assert "许青" in page
    assert "入党积极分子 1 人" in page
    assert "半年考察" in page
    assert "培养联系人0人，应指定1至2名正式党员" in page
    assert f"/membership/people/{activist.pk}/papers/" in page


def test_a_step_that_opens_a_stage_is_recorded_once_with_it(house, visit, activist, today):
    answer = visit("record_step", activist.pk, "candidate", on=ago(today, days=3).isoformat())
    assert answer.status_code == 302
    standing = Standing.objects.get(person=activist, until=None)
    event = AdmissionEvent.objects.get(person=activist, step="candidate")
    assert (standing.stage, standing.since) == ("candidate", ago(today, days=3))
    assert (event.own_day, event.on, event.branch) == (None, standing.since, house.branch)
    (row,) = (r for r in way_of(activist, on=today).rows if r.step == "candidate")
    assert row.happened == standing.since


def test_a_day_before_the_earliest_asks_for_the_reason_and_keeps_what_was_typed(
    house, visit, today
):
    person = on_the_way(house.branch, activist=ago(today, months=8))
    day = ago(today, days=1).isoformat()
    refused = visit("record_step", person.pk, "candidate", on=day, note="会议纪要第5号")
    assert refused.status_code == 422
    assert "早于可办的最早日期" in said(refused)
    assert "会议纪要第5号" in said(refused)
    assert 'name="reason"' in said(refused)
    assert not AdmissionEvent.objects.filter(step="candidate").exists()
    done = visit("record_step", person.pk, "candidate", on=day, reason="上级党委同意提前")
    assert done.status_code == 302
    assert AdmissionEvent.objects.get(step="candidate").reason == "上级党委同意提前"
    assert "上级党委同意提前" in said(visit("person", person.pk))


def test_a_day_that_breaks_the_order_of_another_step_is_asked_about(house, visit, today):
    person = on_the_way(house.branch, activist=ago(today, years=2), candidate=ago(today, months=6))
    event_of(person, house.branch, "pre_review", ago(today, months=3))
    refused = visit("record_step", person.pk, "training", on=ago(today, months=2).isoformat())
    assert refused.status_code == 422
    assert "先后次序不对" in said(refused)


@pytest.mark.parametrize(
    ("step", "days", "fault"), [("training", -1, "不能晚于今天"), ("activist", 400, "已记录在")]
)
def test_what_cannot_be_recorded_is_refused_in_words(visit, activist, step, days, fault):
    on = timezone.localdate() - timedelta(days=days)
    refused = visit("record_step", activist.pk, step, on=on.isoformat())
    assert refused.status_code == 422
    assert fault in said(refused)


def test_inspections_come_every_half_year_and_two_on_a_day_are_one(visit, activist, today):
    first = ago(today, months=9).isoformat()
    assert visit("record_step", activist.pk, "inspection", on=first).status_code == 302
    assert visit("record_step", activist.pk, "inspection", on=first).status_code == 422
    second = ago(today, months=3).isoformat()
    assert visit("record_step", activist.pk, "inspection", on=second).status_code == 302
    rows = [r for r in way_of(activist, on=today).rows if r.step == "inspection"]
    assert [r.state for r in rows] == ["met", "met", "due"]


def test_a_step_recorded_by_mistake_is_taken_back_and_stays_in_the_trail(
    house, visit, activist, today
):
    event = event_of(activist, house.branch, "talk", ago(today, months=15))
    visit("take_back_step", event.pk, sure="1")
    assert not AdmissionEvent.objects.filter(step="talk").exists()
    assert AuditEntry.objects.filter(object_pk=str(event.pk), action=2).exists()


def test_a_step_that_opened_a_stage_is_mended_in_the_persons_record(visit, activist, today):
    visit("record_step", activist.pk, "candidate", on=ago(today, days=1).isoformat())
    event = AdmissionEvent.objects.get(step="candidate")
    assert visit("take_back_step", event.pk, sure="1").status_code == 422
    assert AdmissionEvent.objects.filter(pk=event.pk).exists()


def test_the_review_keeps_no_content(visit, activist):
    page = said(visit("record_step", activist.pk, "political_review"))
    assert 'name="note"' not in page


def test_a_stage_lost_and_gained_again_counts_from_the_last_time(house, today):
    person = on_the_way(house.branch, activist=ago(today, years=5), candidate=ago(today, years=4))
    Standing.objects.filter(person=person, stage="candidate").update(until=ago(today, years=2))
    Standing.objects.create(
        zone=house.zone, person=person, stage="activist", since=ago(today, years=2) + A_DAY
    )
    taken = way_of(person, on=today).taken
    assert taken.days == {"activist": ago(today, years=2) + A_DAY}


def test_who_helps_is_a_full_member_and_at_most_two(house, visit, activist, today):
    helpers = [member_of(house.branch, name) for name in ("韩梅", "李立", "赵平")]
    for helper, status in zip(helpers, (302, 302, 422), strict=True):
        typed = {"kind": "mentor", "helper": helper.pk, "since": ago(today, days=9).isoformat()}
        assert visit("name_companion", activist.pk, **typed).status_code == status
    assert Companion.objects.filter(kind="mentor").count() == 2
    assert "培养联系人：韩梅" in said(visit("person", activist.pk))
    first = Companion.objects.first()
    visit("end_companion", first.pk, last_day=ago(today, days=1).isoformat())
    first.refresh_from_db()
    assert first.until == ago(today, days=1)


def test_a_probationary_member_cannot_be_a_mentor(house, visit, activist, today):
    other = member_of(house.branch, "田野", stage=Standing.Stage.PROBATIONARY)
    typed = {"kind": "mentor", "helper": other.pk, "since": today.isoformat()}
    assert visit("name_companion", activist.pk, **typed).status_code == 422


def test_the_coordinator_reads_counts_and_no_names(house, visit, activist):
    page = said(visit("path", house.branch.pk, role="coordinator"))
    assert "入党积极分子 1 人" in page
    assert "许青" not in page
    assert visit("person", activist.pk, role="coordinator").status_code == 404


def test_a_person_reads_the_own_way_and_changes_nothing(house, visit, today):
    page = said(visit("person", house.person.pk, role="member"))
    assert "记录联系人" not in page
    answer = visit("record_step", house.person.pk, "talk", role="member", on=today.isoformat())
    assert answer.status_code == 404


def test_opening_anothers_way_is_noted_in_the_trail(visit, activist):
    visit("person", activist.pk)
    assert AuditEntry.objects.filter(additional_data__what="打开发展党员记录").exists()


@pytest.mark.parametrize(
    "step",
    ["application", "talk", "activist", "inspection", "publicity", "candidate", "training",
     "political_review", "pre_review", "meeting", "approval", "oath", "extension", "conversion",
     "conversion_approval", "archive"],
)  # fmt: skip
def test_every_step_has_a_paper_with_what_is_on_record(house, visit, activist, step):
    companion_of(activist, house.users["officer"].person)
    answer = visit("paper", activist.pk, step)
    paper = docx.Document(BytesIO(answer.content))
    text = "\n".join(p.text for p in paper.paragraphs)
    text += "\n".join(cell.text for t in paper.tables for row in t.rows for cell in row.cells)
    assert "许青" in text
    if step == "approval":
        assert str(house.zone.committee) in text
        assert "机关工委审批" in text
    assert "filename*=utf-8''" in answer["Content-Disposition"].lower()


def test_an_unknown_step_does_not_exist(visit, activist):
    assert visit("record_step", activist.pk, "league").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(house, today, count):
    for number in range(count):
        person = on_the_way(house.branch, f"许青{number}", activist=ago(today, months=20))
        event_of(person, house.branch, "talk", ago(today, months=21))
        companion_of(person, house.person)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(path_of_branch(house.branch, on=today)) == count
    assert len(asked) == 6


def test_the_timeline_knows_a_day_that_is_only_an_upper_bound(house, today):
    person = on_the_way(house.branch, activist=ago(today, months=14))
    Standing.objects.filter(person=person).update(since_exact=False)
    (entry,) = (e for e in timeline_of(way_of(person, on=today)).done if e.row.step == "activist")
    assert entry.no_later


def test_the_landing_page_goes_to_the_one_branch_one_keeps(house, visit):
    assert visit("home")["Location"].endswith(f"/branches/{house.branch.pk}/path/")


def test_what_was_done_before_these_records_began_is_asked_for_and_late_for_nobody(house, today):
    on_the_way(house.branch, imported=True, probationary=ago(today, months=9))
    on_the_way(house.branch, "秦岭", imported=True, activist=ago(today, months=20))
    ways = path_of_branch(house.branch, on=today)
    assert [row.title for way in ways for row in way.rows if row.state == "overdue"] == []
    assert "没有记录“上级审批”。" in ways[0].missing
    assert "没有记录“半年考察”（3次）。" in ways[1].missing
    assert ways[0].next.step == "conversion"


def test_a_person_with_no_day_on_record_is_asked_for_the_application(house, visit):
    person = member_of(house.branch, "孟夏", stage=None)
    assert "记录递交入党申请书" in said(visit("person", person.pk))
