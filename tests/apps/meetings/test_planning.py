from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.meetings.records import DAY, NOW, MeetingFactory
from tests.factories import AwayPeriodFactory, PartyGroupFactory

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import (
    announce,
    cancel_meeting,
    change_meeting,
    move_meeting,
    plan_meeting,
)
from zhibu.apps.meetings.services.refusals import (
    DayIsPast,
    GroupMissing,
    NobodyIsDue,
    NotOpen,
    ReasonMissing,
    SameKindThatDay,
)
from zhibu.apps.notices.models import Notice
from zhibu.apps.organisation.services.refusals import BranchDissolved

pytestmark = pytest.mark.django_db
Kind = Meeting.Kind


def test_a_planned_meeting_takes_time_and_place_of_the_last_of_its_kind(staffed):
    MeetingFactory(branch=staffed.branch, starts_at=time(16, 30), place="二楼会议室")
    MeetingFactory(branch=staffed.branch, kind=Kind.COMMITTEE, place="一楼")
    planned = plan_meeting(branch=staffed.branch, kind=Kind.MEMBERS, on=DAY + timedelta(days=90))
    assert (planned.starts_at, planned.place) == (time(16, 30), "二楼会议室")
    assert planned.state == Meeting.State.PLANNED


def test_the_agenda_has_the_steps_the_rules_demand(staffed):
    planned = plan_meeting(
        branch=staffed.branch,
        kind=Kind.ORGANISATIONAL_LIFE,
        on=DAY,
        also_kinds=(Kind.APPRAISAL, Kind.ORGANISATIONAL_LIFE),
    )
    steps = [(item.step, item.text) for item in planned.agenda.all()]
    assert planned.also_kinds == [Kind.APPRAISAL]
    assert ("ZB-28", "开展批评和自我批评") in steps
    assert [text for code, text in steps if code == "ZB-29"] == [
        "个人自评",
        "党员互评",
        "民主测评",
        "提出评定意见",
    ]


def test_a_group_meeting_needs_its_own_branchs_group(staffed):
    group = PartyGroupFactory(branch=staffed.branch)
    with pytest.raises(GroupMissing, match="要选"):
        plan_meeting(branch=staffed.branch, kind=Kind.GROUP, on=DAY)
    with pytest.raises(GroupMissing, match="不是"):
        plan_meeting(branch=staffed.branch, kind=Kind.GROUP, on=DAY, group=PartyGroupFactory())
    with pytest.raises(GroupMissing, match="不分党小组"):
        plan_meeting(branch=staffed.branch, kind=Kind.MEMBERS, on=DAY, group=group)
    assert plan_meeting(branch=staffed.branch, kind=Kind.GROUP, on=DAY, group=group).group == group


def test_a_second_of_a_kind_that_day_is_asked_back(staffed, meeting):
    with pytest.raises(SameKindThatDay):
        plan_meeting(branch=staffed.branch, kind=Kind.MEMBERS, on=DAY)
    assert plan_meeting(branch=staffed.branch, kind=Kind.MEMBERS, on=DAY, is_another=True)
    Meeting.objects.update(state=Meeting.State.CANCELLED)
    assert plan_meeting(branch=staffed.branch, kind=Kind.MEMBERS, on=DAY)


def test_two_groups_may_meet_on_one_day(staffed):
    for group in PartyGroupFactory.create_batch(2, branch=staffed.branch):
        plan_meeting(branch=staffed.branch, kind=Kind.GROUP, on=DAY, group=group)
    assert Meeting.objects.count() == 2


def test_a_dissolved_branch_plans_nothing(staffed):
    staffed.branch.dissolved_on = DAY
    with pytest.raises(BranchDissolved):
        plan_meeting(branch=staffed.branch, kind=Kind.MEMBERS, on=DAY)


def test_everyone_due_is_told_once_and_who_is_away_is_not_pressed(staffed, meeting):
    away = staffed.members[0]
    AwayPeriodFactory(person=away)
    announce(meeting=meeting, today=DAY, now=NOW)
    announce(meeting=meeting, today=DAY, now=NOW)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.announced_at) == (Meeting.State.ANNOUNCED, NOW)
    assert Notice.objects.count() == 13
    assert "不必专门赶来" in Notice.objects.get(person=away).text
    told = Notice.objects.get(person=staffed.members[1])
    assert "时间：11月20日 周五 15:00\n地点：三楼会议室" in told.text.replace("2026年", "")
    assert "不必" not in told.text
    assert told.url == meeting.get_absolute_url()


def test_a_notice_comes_before_the_day_and_to_somebody(staffed, meeting):
    with pytest.raises(DayIsPast):
        announce(meeting=meeting, today=DAY + timedelta(days=1), now=NOW)
    empty = MeetingFactory(
        branch=staffed.branch, kind=Kind.GROUP, group=PartyGroupFactory(branch=staffed.branch)
    )
    with pytest.raises(NobodyIsDue):
        announce(meeting=empty, today=DAY, now=NOW)


def test_moving_keeps_the_reason_and_tells_those_who_were_told(meeting):
    announce(meeting=meeting, today=DAY, now=NOW)
    Notice.objects.all().delete()
    later = DAY + timedelta(days=7)
    moved = move_meeting(meeting=meeting, on=later, today=DAY, reason=" 领导出差 ", now=NOW)
    assert moved.on == later
    notice = Notice.objects.first()
    assert notice.subject.startswith("变更：")
    assert "由2026年11月20日改到2026年11月27日（领导出差）" in notice.text
    line = AuditEntry.objects.filter(additional_data__what="改期：领导出差").get()
    assert line.changes["on"] == ["2026-11-20", "2026-11-27"]


def test_moving_one_nobody_was_told_of_tells_nobody(meeting):
    move_meeting(meeting=meeting, on=DAY + timedelta(days=1), today=DAY, reason="有事", now=NOW)
    assert not Notice.objects.exists()


def test_moving_needs_a_reason_a_day_to_come_and_an_open_meeting(staffed, meeting):
    def move(**facts):
        move_meeting(meeting=meeting, today=DAY, **{"on": DAY, "reason": "有事"} | facts)

    with pytest.raises(ReasonMissing):
        move(reason=" ")
    with pytest.raises(DayIsPast):
        move(on=DAY - timedelta(days=1))
    MeetingFactory(branch=staffed.branch, on=DAY + timedelta(days=1))
    with pytest.raises(SameKindThatDay):
        move(on=DAY + timedelta(days=1))
    Meeting.objects.update(state=Meeting.State.CANCELLED)
    with pytest.raises(NotOpen):
        move()


def test_cancelling_tells_those_who_were_told_and_why(meeting):
    announce(meeting=meeting, today=DAY, now=NOW)
    Notice.objects.all().delete()
    cancelled = cancel_meeting(meeting=meeting, reason="防汛", now=NOW)
    assert cancelled.state == Meeting.State.CANCELLED
    assert "取消（防汛）" in Notice.objects.first().text
    assert AuditEntry.objects.filter(additional_data__what="取消：防汛").exists()
    with pytest.raises(NotOpen):
        cancel_meeting(meeting=meeting, reason="再来一次", now=NOW)


def test_a_changed_place_is_told_and_a_changed_agenda_is_not(meeting):
    announce(meeting=meeting, today=DAY, now=NOW)
    Notice.objects.all().delete()

    def change(**facts):
        usual = {
            "title": "三季度工作",
            "starts_at": time(15),
            "place": "三楼会议室",
            "also_kinds": [],
            "agenda": ["学习", "", " 民主评议 "],
        }
        return change_meeting(meeting=meeting, now=NOW, **usual | facts)

    changed = change()
    assert [item.text for item in changed.agenda.all()] == ["学习", "民主评议"]
    assert not Notice.objects.exists()
    change(place="礼堂")
    assert "礼堂" in Notice.objects.first().text


# Pages


def test_adding_a_meeting_needs_three_fields_and_leads_to_its_page(signed_in, staffed):
    address = reverse("meetings:add", args=[staffed.branch.pk])
    page = signed_in.get(address).text
    assert "党小组会" not in page  # no groups, nothing to ask
    answer = signed_in.post(address, {"kind": "theme_day", "on": "2026-12-10", "title": "清廉"})
    meeting = Meeting.objects.get()
    assert answer.url == meeting.get_absolute_url()
    assert (meeting.on, meeting.title) == (date(2026, 12, 10), "清廉")
    again = signed_in.post(address, {"kind": "theme_day", "on": "2026-12-10", "title": "再来"})
    assert again.status_code == 422
    assert "确是另一场" in again.text
    assert 'value="再来"' in again.text
    sure = {"kind": "theme_day", "on": "2026-12-10", "is_another": "on"}
    assert signed_in.post(address, sure).status_code == 302


def test_announcing_moving_changing_and_cancelling_by_their_pages(signed_in, staffed):
    today = timezone.localdate()
    meeting = MeetingFactory(branch=staffed.branch, on=today + timedelta(days=3))

    def post(name, **facts):
        return signed_in.post(
            reverse(f"meetings:{name}", args=[meeting.pk]), facts, follow=True
        ).text

    assert "已发出通知" in post("announce")
    assert "已改期" in post("move", on=(today + timedelta(days=5)).isoformat(), reason="有事")
    assert "请写明原因" in post("move", on=today.isoformat(), reason="")
    assert "已修改" in post("change", title="新主题", place="礼堂", agenda="学习\r\n讨论")
    assert [item.text for item in meeting.agenda.all()] == ["学习", "讨论"]
    cancelled = post("cancel", reason="防汛")
    assert "已取消" in cancelled
    assert "周明改期：有事" in cancelled
    assert "周明取消：防汛" in cancelled
    assert "不能再改" in post("cancel", reason="防汛")
