from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.meetings.records import MeetingFactory
from tests.apps.meetings.typing_in import Form
from tests.factories import BranchFactory, SecondmentFactory, UserFactory, member_of

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.record import plain
from zhibu.apps.meetings.services import plan_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def meeting(staffed, today):
    return plan_meeting(
        branch=staffed.branch, kind=Meeting.Kind.MEMBERS, on=today, place="三楼会议室"
    )


@pytest.fixture
def record_page(signed_in, meeting):
    def opened():
        return Form(signed_in.get(address(meeting)).text, "record")

    return opened


def address(meeting, name="record"):
    return reverse(f"meetings:{name}", args=[meeting.pk])


def write_minutes(form):
    form.values["minutes"] = [form.values["minutes"][0] + "\n学习了文件，同意计划。"]


def test_a_routine_meeting_takes_at_most_twelve_interactions_besides_the_minutes(
    signed_in, staffed, meeting, today
):
    listed = signed_in.get(reverse("meetings:list", args=[staffed.branch.pk])).text
    assert address(meeting) in listed
    opening = 1  # 记录会议, in the list
    form = Form(signed_in.get(address(meeting)).text, "record")
    absent = staffed.members[0]
    form.untick("came", absent.pk)
    form.set(f"how-{absent.pk}", "excused:出差")
    form.set("votes-0-subject", "全年计划")
    form.set("votes-0-yes", 11)
    form.set("follow_ups-0-text", "修订学习制度")
    form.set("follow_ups-0-owner", staffed.secretary.pk)
    form.set("follow_ups-0-due_on", (today + timedelta(days=14)).isoformat())
    write_minutes(form)
    done = signed_in.post(address(meeting), form.values, follow=True)
    finishing = 1
    assert "记录已完成" in done.text
    meeting.refresh_from_db()
    assert meeting.is_finished
    assert meeting.attendance.filter(came="present").count() == 12
    assert meeting.chair == staffed.secretary
    assert meeting.recorder == staffed.secretary
    assert "应到12人，实到11人，达到6人，可以表决。赞成11票，够7票，通过。" in done.text
    assert opening + form.interactions + finishing <= 12


def test_agenda_and_headings_are_already_there(record_page):
    minutes = record_page().values["minutes"][0]
    assert minutes.startswith("一、报告到会人数，确认可以表决\n")
    assert "三、讨论并决定事项" in minutes


def test_people_lent_elsewhere_are_excused_with_the_reason_on_record(staffed, record_page):
    lent = staffed.members[2]
    SecondmentFactory(person=lent, host="公安县某村")
    form = record_page()
    assert str(lent.pk) not in form.values["came"]
    assert form.values[f"how-{lent.pk}"] == ["excused:驻村（公安县某村）"]


def test_everything_wrong_is_told_at_once_and_nothing_typed_is_lost(
    signed_in, staffed, meeting, record_page
):
    form = record_page()
    absent = staffed.members[0]
    form.untick("came", absent.pk)
    form.set("votes-0-subject", "全年计划")
    form.set("votes-0-yes", 13)
    form.set("follow_ups-0-text", "修订学习制度")
    form.set("starts_at", "15:00")
    form.set("ends_at", "14:00")
    refused = signed_in.post(address(meeting), form.values)
    assert refused.status_code == 422
    for said in (
        "陈一鸣：应到，但没有记录到会情况。请勾选到会，或选请假原因、缺席。",
        "第1项表决：赞成13票，多于实到有表决权的11人。",
        "第1项决议和承诺 · 负责人：请选负责人。",
        "第1项决议和承诺 · 完成期限：请填写日期。",
        "结束时间14:00不晚于开始时间15:00。",
        "会议记录还没有写。",
    ):
        assert said in refused.text, said
    again = Form(refused.text, "record")
    sent = {name: value for name, value in form.values.items() if name != "csrfmiddlewaretoken"}
    assert {name: again.values.get(name) for name in sent} == sent
    assert not meeting.attendance.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ("votes-0-yes", "很多", "请填数字"),
        ("votes-0-yes", "", "请填票数"),
        ("on", "2026-02-30", "日期看不懂"),
        ("starts_at", "25:00", "时间看不懂"),
        ("hours", "三", "请填数字"),
    ],
)
def test_what_has_no_valid_shape_is_told_by_its_field(signed_in, meeting, record_page, wrong):
    field, value, said = wrong
    form = record_page()
    form.set("votes-0-subject", "全年计划")
    form.set("votes-0-yes", 11)
    form.set(field, value)
    write_minutes(form)
    refused = signed_in.post(address(meeting), form.values)
    assert refused.status_code == 422
    assert said in refused.text
    assert Form(refused.text, "record").values[field] == [value]


def test_votes_typed_with_a_broken_count_keep_the_fault_on_their_own_line(
    signed_in, meeting, record_page
):
    form = record_page()
    form.values |= {
        "votes-count": ["2"],
        "votes-1-subject": ["评优"],
        "votes-1-yes": ["99"],
        "votes-1-no": [""],
        "votes-1-abstained": [""],
    }
    form.set("votes-0-subject", "全年计划")
    form.set("votes-0-yes", "许多")
    refused = signed_in.post(address(meeting), form.values)
    assert "第1项表决 · 赞成：请填数字。" in refused.text
    assert "赞成99票，多于实到有表决权的12人" in refused.text


def test_someone_of_another_branch_is_refused_by_name(signed_in, staffed, meeting, record_page):
    stranger = member_of(BranchFactory(agency=staffed.branch.agency), "范外人")
    form = record_page()
    form.tick("came", stranger.pk)
    write_minutes(form)
    refused = signed_in.post(address(meeting), form.values)
    assert refused.status_code == 422
    assert "范外人：" in refused.text
    assert not meeting.attendance.exists()


def test_a_second_meeting_that_day_is_asked_back_and_then_taken(
    signed_in, staffed, meeting, record_page, today
):
    other = MeetingFactory(branch=staffed.branch, on=today - timedelta(days=1))
    form = Form(signed_in.get(address(other)).text, "record")
    assert "is_another" not in form.values
    form.set("on", today.isoformat())
    write_minutes(form)
    refused = signed_in.post(address(other), form.values)
    assert "确是另一场" in refused.text
    again = Form(refused.text, "record")
    again.tick("is_another", "on")
    assert signed_in.post(address(other), again.values).status_code == 302


def test_a_blank_second_vote_can_be_asked_for_without_script(signed_in, meeting, record_page):
    form = record_page()
    form.set("votes-0-subject", "全年计划")
    form.values["more"] = ["votes"]
    answer = signed_in.post(address(meeting, "draft"), form.values)
    assert answer.url.endswith("#votes")
    again = Form(signed_in.get(address(meeting)).text, "record")
    assert again.values["votes-0-subject"] == ["全年计划"]
    assert again.values["votes-1-subject"] == [""]


def test_a_draft_comes_back_as_it_was_left_and_can_be_dropped(signed_in, meeting, record_page):
    form = record_page()
    form.set("minutes", "写到一半👍")
    form.set("votes-0-yes", "不是数")
    form.values["place"] = ["礼\x00堂"]
    assert signed_in.post(address(meeting, "draft"), form.values).status_code == 302
    page = signed_in.get(address(meeting)).text
    assert "接着周明上次的草稿写" in page
    again = Form(page, "record")
    assert again.values["minutes"] == ["写到一半👍"]
    assert again.values["votes-0-yes"] == ["不是数"]
    assert again.values["place"] == ["礼堂"]
    signed_in.post(address(meeting, "drop_draft"))
    assert record_page().values["minutes"][0].startswith("一、")


def test_a_draft_kept_by_itself_answers_with_the_new_revision(signed_in, meeting, record_page):
    form = record_page()
    part = signed_in.post(
        address(meeting, "draft"), form.values, headers={"HX-Request": "true"}
    ).text
    assert "草稿已自动保存" in part
    assert 'name="revision" id="revision" value="1" hx-swap-oob="true"' in part


def test_the_second_of_two_editors_sees_both_texts_and_can_go_on(
    client, signed_in, staffed, meeting, record_page
):
    mine = record_page()
    client.force_login(UserFactory(person=staffed.officers[0]))
    theirs = Form(client.get(address(meeting)).text, "record")
    theirs.set("minutes", "胡文静写的内容")
    client.post(address(meeting, "draft"), theirs.values)
    client.force_login(staffed.user)
    mine.set("minutes", "周明写的内容")
    part = client.post(address(meeting, "draft"), mine.values, headers={"HX-Request": "true"}).text
    assert "胡文静刚刚也改了" in part
    refused = client.post(address(meeting), mine.values)
    assert refused.status_code == 422
    assert "胡文静写的内容" in refused.text
    again = Form(refused.text, "record")
    assert again.values["minutes"] == ["周明写的内容"]
    assert client.post(address(meeting), again.values).status_code == 302


def test_who_comes_too_late_to_finish_loses_nothing_either(
    client, signed_in, staffed, meeting, record_page
):
    mine, theirs = record_page(), record_page()
    theirs.set("minutes", "先完成的内容")
    signed_in.post(address(meeting), theirs.values)
    mine.set("minutes", "后完成的内容")
    refused = signed_in.post(address(meeting), mine.values)
    assert refused.status_code == 422
    assert "更正原因" in refused.text
    assert Form(refused.text, "record").values["minutes"] == ["后完成的内容"]


def test_verdicts_follow_the_ticks_as_they_are_set(signed_in, staffed, meeting, record_page):
    form = record_page()
    form.set("votes-0-subject", "全年计划")
    form.set("votes-0-yes", 5)
    for person in staffed.members[:7]:
        form.untick("came", person.pk)
    said = signed_in.post(address(meeting, "verdicts"), form.values).text
    assert "实到 <strong>6</strong> 人" in said
    assert "实到5人，至少要6人到会才能表决。到会人数不够，表决无效。" in said
    assert "第十一条" in said
    form.set("votes-0-no", 1)
    assert "合计6票，多于" in signed_in.post(address(meeting, "verdicts"), form.values).text


def test_a_vote_without_a_quorum_is_recorded_and_shown_as_invalid(
    signed_in, staffed, meeting, record_page
):
    form = record_page()
    for person in staffed.members[:7]:
        form.untick("came", person.pk)
        form.set(f"how-{person.pk}", "absent:")
    form.set("votes-0-subject", "全年计划")
    form.set("votes-0-yes", 5)
    write_minutes(form)
    page = signed_in.post(address(meeting), form.values, follow=True).text
    assert "到会人数不够，表决无效" in page
    assert "无效" in page


def test_correcting_shows_the_version_and_keeps_the_old_one(signed_in, meeting, record_page):
    form = record_page()
    write_minutes(form)
    signed_in.post(address(meeting), form.values)
    again = record_page()
    assert again.values["came"] == form.values["came"]
    again.set("minutes", "更正后的内容")
    refused = signed_in.post(address(meeting), again.values)
    assert "请写明更正原因" in refused.text
    again.set("reason", "漏记一项")
    page = signed_in.post(address(meeting), again.values, follow=True).text
    assert "第2版，更正于" in page
    assert "漏记一项" in page
    old = signed_in.get(reverse("meetings:version", args=[meeting.versions.get().pk])).text
    assert "学习了文件，同意计划。" in old


def test_a_cancelled_meeting_leads_back_to_its_page(signed_in, meeting):
    Meeting.objects.update(state=Meeting.State.CANCELLED)
    answer = signed_in.get(address(meeting))
    assert answer.url == meeting.get_absolute_url()


def test_a_record_opened_and_handed_in_unchanged_is_the_same_record(
    signed_in, staffed, meeting, record_page, today
):
    form = record_page()
    form.untick("came", staffed.members[0].pk)
    form.set(f"how-{staffed.members[0].pk}", "online:")
    form.set("votes-0-subject", "全年计划")
    form.set("votes-0-yes", 11)
    form.set("follow_ups-0-text", "修订学习制度")
    form.set("follow_ups-0-owner", staffed.secretary.pk)
    form.set("follow_ups-0-due_on", today.isoformat())
    form.set("hours", "1.5")
    form.tick("guests", member_of(staffed.branch, "积极分子", stage="activist").pk)
    write_minutes(form)
    signed_in.post(address(meeting), form.values)
    again = record_page()
    again.set("reason", "看看")
    refused = signed_in.post(address(meeting), again.values)
    assert "内容和原来一样" in refused.text


def test_very_long_minutes_with_anything_in_them_are_kept_or_refused_whole(
    signed_in, meeting, record_page
):
    form = record_page()
    form.set("minutes", "会议👍\x07" * 7000)
    refused = signed_in.post(address(meeting), form.values)
    assert "会议记录有21000字，最多20000字" in refused.text
    assert plain(Form(refused.text, "record").values["minutes"][0]) == "会议👍" * 7000
    form.set("minutes", "会议👍" * 4000)
    assert signed_in.post(address(meeting), form.values).status_code == 302


def test_nobody_is_in_conflict_with_their_own_draft(signed_in, meeting, record_page):
    form = record_page()
    write_minutes(form)
    signed_in.post(address(meeting, "draft"), form.values, headers={"HX-Request": "true"})
    assert signed_in.post(address(meeting), form.values).status_code == 302


def test_a_secretary_who_is_away_is_not_proposed_as_chair(staffed, record_page):
    SecondmentFactory(person=staffed.secretary)
    assert record_page().values["chair"] == [str(staffed.officers[0].pk)]


def test_the_button_pressed_twice_records_once(signed_in, meeting, record_page):
    form = record_page()
    write_minutes(form)
    assert signed_in.post(address(meeting), form.values).status_code == 302
    again = signed_in.post(address(meeting), form.values, follow=True)
    assert again.redirect_chain == [(meeting.get_absolute_url(), 302)]
    assert not meeting.versions.exists()


@pytest.mark.parametrize("day", ["0002-11-24", "0001-01-01", "9999-12-31"])
def test_a_year_half_typed_breaks_neither_verdicts_nor_draft(signed_in, meeting, record_page, day):
    form = record_page()
    form.set("on", day)
    assert signed_in.post(address(meeting, "verdicts"), form.values).status_code == 200
    assert signed_in.post(address(meeting, "draft"), form.values).status_code == 302
    assert day in signed_in.get(address(meeting)).text
    assert signed_in.post(address(meeting), form.values).status_code == 422
