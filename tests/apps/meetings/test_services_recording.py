from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.meetings.records import DAY, NOW, MeetingFactory, whole_record
from tests.factories import AwayPeriodFactory, BranchFactory, PartyGroupFactory, member_of

from zhibu.apps.meetings.models import Attendance, Meeting, RecordVersion
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.meetings.record import (
    FRAIL,
    LONGEST_MINUTES,
    AttendanceLine,
    FollowUpLine,
    Record,
    VoteLine,
    plain,
)
from zhibu.apps.meetings.services import (
    correct_record,
    finish_record,
    plan_meeting,
    save_draft,
)
from zhibu.apps.meetings.services.refusals import (
    ChangedMeanwhile,
    NothingChanged,
    NotOpen,
    ReasonMissing,
    RecordFaults,
)
from zhibu.apps.organisation.models import Affiliation

pytestmark = pytest.mark.django_db


def finish(meeting, record, **more):
    return finish_record(meeting=meeting, record=record, by=None, now=NOW, **more)


def faults_of(meeting, record, **more):
    with pytest.raises(RecordFaults) as refusal:
        finish(meeting, record, **more)
    meeting.refresh_from_db()
    assert not meeting.is_finished
    assert not meeting.attendance.exists()
    return {(fault.part, fault.field): fault.said for fault in refusal.value.faults}


def test_finishing_keeps_who_came_votes_follow_ups_and_who_catches_up(staffed, meeting):
    away, frail = staffed.members[0], staffed.members[1]
    record = whole_record(
        meeting,
        missing={away.pk: "出差", frail.pk: FRAIL},
        votes=(VoteLine(subject="全年计划", yes=10),),
        follow_ups=(
            FollowUpLine(text="修订制度", owner_id=staffed.secretary.pk, due_on=date(2026, 12, 1)),
        ),
    )
    done = finish(meeting, record)
    assert done.is_finished
    assert not done.is_late
    vote = done.votes.get()
    assert (vote.due, vote.present, vote.yes) == (12, 10, 10)
    assert done.follow_ups.get().owner == staffed.secretary
    assert [make_up.person for make_up in done.make_ups.all()] == [away]
    probationary = done.attendance.get(person=staffed.members[-1])
    assert (probationary.is_due, probationary.may_vote) == (True, False)


def test_finishing_twice_with_the_same_record_is_finishing_once(staffed, meeting):
    record = whole_record(meeting, votes=(VoteLine(subject="全年计划", yes=12),))
    first = finish(meeting, record, revision=0)
    second = finish(meeting, record, revision=0)
    assert (first.revision, second.revision) == (1, 1)
    assert second.votes.count() == 1
    assert second.attendance.count() == 13


def test_finishing_what_another_finished_differently_is_refused(meeting):
    finish(meeting, whole_record(meeting))
    with pytest.raises(NotOpen, match="已由他人完成"):
        finish(meeting, whole_record(meeting, minutes="别的内容"))


def test_a_cancelled_meeting_has_no_record(meeting):
    Meeting.objects.update(state=Meeting.State.CANCELLED)
    with pytest.raises(NotOpen):
        finish(meeting, whole_record(meeting))
    with pytest.raises(NotOpen):
        save_draft(meeting=meeting, typed={}, by=None, now=NOW)


def test_a_vote_below_the_quorum_is_recorded_as_it_was(staffed, meeting):
    missing = dict.fromkeys([p.pk for p in staffed.members[:7]], "出差")
    record = whole_record(meeting, missing=missing, votes=(VoteLine(subject="计划", yes=5),))
    vote = finish(meeting, record).votes.get()
    assert (vote.due, vote.present, vote.yes) == (12, 5, 5)


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        (VoteLine(subject="计划", yes=13), "赞成13票，多于实到有表决权的12人"),
        (VoteLine(subject="计划", yes=10, no=2, abstained=1), "合计13票，多于实到"),
        (VoteLine(subject="计划", yes=-1), "不能是负数"),
    ],
)
def test_votes_that_cannot_be_true_are_refused(meeting, vote, said):
    faults = faults_of(meeting, whole_record(meeting, votes=(vote,)))
    assert said in faults["votes", "yes"]


def test_a_day_that_has_not_come_is_refused(meeting):
    faults = faults_of(meeting, whole_record(meeting, on=DAY + timedelta(days=1)))
    assert "还没有到" in faults["details", "on"]


def test_an_end_before_the_start_is_refused(meeting):
    record = whole_record(meeting, starts_at=time(15), ends_at=time(14, 30))
    assert "14:30不晚于开始时间15:00" in faults_of(meeting, record)["details", "ends_at"]


def test_someone_not_in_the_branch_that_day_is_refused_by_name(staffed, meeting):
    stranger = member_of(BranchFactory(agency=staffed.branch.agency), "范外人")
    record = whole_record(meeting)
    lines = (*record.attendance, AttendanceLine(person_id=stranger.pk))
    faults = faults_of(meeting, replace(record, attendance=lines))
    assert faults["attendance", ""].startswith("范外人：2026年11月20日不在")


def test_someone_who_joined_after_that_day_is_refused(staffed, meeting):
    late = member_of(staffed.branch, "管新来", since=DAY + timedelta(days=1))
    record = whole_record(meeting)
    lines = (*record.attendance, AttendanceLine(person_id=late.pk))
    assert "管新来" in faults_of(meeting, replace(record, attendance=lines))["attendance", ""]


def test_everyone_due_must_be_accounted_for(staffed, meeting):
    record = whole_record(meeting)
    lines = tuple(line for line in record.attendance if line.person_id != staffed.secretary.pk)
    faults = faults_of(meeting, replace(record, attendance=lines))
    assert "周明：应到" in faults["attendance", ""]


def test_an_excuse_needs_its_reason_and_a_meeting_someone_present(staffed, meeting):
    missing = dict.fromkeys(roll_of(meeting).due_ids, "")
    faults = faults_of(meeting, whole_record(meeting, missing=missing))
    assert faults["attendance", ""] in {
        "没有一个人到会。请勾选到会的人；会没有开成的，请回到会议页改期或取消。"
    }


def test_a_decision_needs_an_owner_of_the_branch_and_a_day(staffed, meeting):
    stranger = member_of(BranchFactory(agency=staffed.branch.agency), "范外人")
    early = DAY - timedelta(days=1)
    record = whole_record(
        meeting,
        follow_ups=(
            FollowUpLine(text="修订制度", owner_id=None, due_on=None),
            FollowUpLine(text="走访", owner_id=stranger.pk, due_on=early),
        ),
    )
    with pytest.raises(RecordFaults) as refusal:
        finish(meeting, record)
    said = [(fault.row, fault.field, fault.said) for fault in refusal.value.faults]
    assert said == [
        (0, "owner", "第1项决议和承诺：请选负责人。"),
        (0, "due_on", "第1项决议和承诺：请填完成期限。"),
        (1, "owner", "第2项决议和承诺：负责人那天不在本支部。请另选一人。"),
        (1, "due_on", "第2项决议和承诺：完成期限早于会议日期。请核对。"),
    ]


def test_two_meetings_of_a_kind_on_one_day_are_asked_back(staffed, meeting):
    other = MeetingFactory(branch=staffed.branch, on=DAY - timedelta(days=1))
    record = whole_record(other, on=DAY)
    assert "确是另一场" in faults_of(other, record)["details", "is_another"]
    assert finish(other, record, is_another=True).is_finished


def test_a_group_meeting_without_a_group_has_no_record(staffed):
    meeting = MeetingFactory(branch=staffed.branch, kind=Meeting.Kind.GROUP)
    record = Record(
        on=DAY, attendance=(AttendanceLine(person_id=staffed.secretary.pk),), minutes="学习"
    )
    assert "哪个党小组" in faults_of(meeting, record)["details", ""]


def test_bare_headings_are_no_minutes(staffed):
    meeting = plan_meeting(branch=staffed.branch, kind=Meeting.Kind.MEMBERS, on=DAY)
    headings = (
        "一、报告到会人数，确认可以表决\n\n二、传达学习\n三、讨论并决定事项\n四、布置下一步工作"
    )
    faults = faults_of(meeting, whole_record(meeting, minutes=headings))
    assert "还没有写" in faults["details", "minutes"]


def test_long_minutes_are_kept_and_too_long_ones_refused_with_the_count(meeting):
    faults = faults_of(meeting, whole_record(meeting, minutes="会" * (LONGEST_MINUTES + 1)))
    assert "20001字，最多20000字" in faults["details", "minutes"]
    assert len(finish(meeting, whole_record(meeting, minutes="会" * 10_001)).minutes) == 10_001


def test_emoji_stay_and_control_characters_go(meeting):
    record = whole_record(meeting, minutes="学习👍🏽\x00\x1b\x07完\x0b毕👨‍👩‍👧")
    assert finish(meeting, record).minutes == "学习👍🏽完\n毕👨‍👩‍👧"


@given(st.text())
def test_plain_text_is_plain_and_stays_so(text):
    once = plain(text)
    assert plain(once) == once
    assert not [char for char in once if ord(char) < 32 and char not in "\n\t"]


def test_who_is_frail_once_is_expected_to_be_so_again_until_they_come(staffed, meeting):
    old = staffed.members[0]
    finish(meeting, whole_record(meeting, missing={old.pk: FRAIL}))
    following = MeetingFactory(branch=staffed.branch, on=DAY + timedelta(days=30))
    assert roll_of(following).everyone[old.pk].excuse == FRAIL
    Attendance.objects.filter(person=old).update(came=Attendance.Came.PRESENT, reason="")
    assert roll_of(following).everyone[old.pk].excuse == ""


def test_who_lives_away_is_expected_to_be_excused(staffed, meeting):
    AwayPeriodFactory(person=staffed.members[0])
    assert roll_of(meeting).everyone[staffed.members[0].pk].excuse == "居住外地"


def test_the_committee_and_a_group_are_due_at_their_own_meetings(staffed):
    group = PartyGroupFactory(branch=staffed.branch)
    person = staffed.members[0]
    Affiliation.objects.filter(person=person).update(group=group)
    committee = MeetingFactory(branch=staffed.branch, kind=Meeting.Kind.COMMITTEE)
    of_group = MeetingFactory(branch=staffed.branch, kind=Meeting.Kind.GROUP, group=group)
    officers = {staffed.secretary.pk, *(p.pk for p in staffed.officers)}
    assert roll_of(committee).due_ids == officers
    assert roll_of(of_group).due_ids == {person.pk}
    both = MeetingFactory(
        branch=staffed.branch, kind=Meeting.Kind.COMMITTEE, also_kinds=[Meeting.Kind.LECTURE]
    )
    assert len(roll_of(both).due) == 13


def test_nobody_makes_up_for_a_committee_meeting(staffed):
    meeting = MeetingFactory(branch=staffed.branch, kind=Meeting.Kind.COMMITTEE)
    done = finish(meeting, whole_record(meeting, missing={staffed.officers[0].pk: "出差"}))
    assert not done.make_ups.exists()


def correct(meeting, record, reason="姓名记错", **more):
    return correct_record(meeting=meeting, record=record, by=None, now=NOW, reason=reason, **more)


def test_a_correction_keeps_the_old_version_whole(staffed, meeting):
    first, second = staffed.members[0], staffed.members[1]
    line = FollowUpLine(text="修订制度", owner_id=first.pk, due_on=date(2026, 12, 1))
    record = whole_record(
        meeting,
        missing={first.pk: "出差"},
        follow_ups=(line,),
        votes=(VoteLine(subject="计划", yes=11),),
    )
    finish(meeting, record)
    kept = meeting.follow_ups.get()
    meeting.follow_ups.update(done_on=DAY)
    corrected = replace(
        whole_record(meeting, missing={second.pk: "病假"}, votes=record.votes),
        minutes="更正后的记录",
        follow_ups=(replace(line, id=kept.pk, text="修订学习制度"),),
    )
    done = correct(meeting, corrected)
    version = RecordVersion.objects.get()
    assert (version.number, version.reason) == (1, "姓名记错")
    assert "同意全年计划" in version.content["minutes"]
    came = {row["name"]: row["came"] for row in version.content["attendance"]}
    assert came["陈一鸣"] == "请假"
    assert version.content["votes"][0]["yes"] == 11
    assert done.minutes == "更正后的记录"
    follow_up = done.follow_ups.get()
    assert (follow_up.pk, follow_up.text, follow_up.done_on) == (kept.pk, "修订学习制度", DAY)
    assert [row.person for row in done.make_ups.all()] == [second]


def test_a_correction_says_why_and_changes_something(meeting):
    record = whole_record(meeting)
    with pytest.raises(NotOpen, match="还没有完成记录"):
        correct(meeting, record)
    finish(meeting, record)
    with pytest.raises(ReasonMissing):
        correct(meeting, replace(record, minutes="别的"), reason="  ")
    with pytest.raises(NothingChanged):
        correct(meeting, record)
    assert not RecordVersion.objects.exists()


def test_the_second_of_two_who_edit_at_once_is_told_who_was_first(staffed, meeting):
    save_draft(meeting=meeting, typed={"x": 1}, by=staffed.secretary, now=NOW, revision=0)
    with pytest.raises(ChangedMeanwhile, match="周明"):
        save_draft(meeting=meeting, typed={"x": 2}, by=None, now=NOW, revision=0)
    with pytest.raises(ChangedMeanwhile, match="周明"):
        finish(meeting, whole_record(meeting), revision=0)
    meeting.refresh_from_db()
    assert meeting.draft["typed"] == {"x": 1}


def test_a_record_finished_more_than_a_week_later_says_so(staffed):
    meeting = MeetingFactory(branch=staffed.branch, on=DAY - timedelta(days=8))
    assert finish(meeting, whole_record(meeting)).is_late
