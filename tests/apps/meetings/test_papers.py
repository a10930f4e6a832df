from datetime import date, time
from io import BytesIO
from urllib.parse import unquote

import docx
import pytest
from django.urls import reverse
from tests.apps.meetings.held import (
    AgendaItemFactory,
    AttendanceFactory,
    Came,
    Kind,
    MeetingFactory,
    RecordVersionFactory,
    State,
    VoteFactory,
    noon,
    real_meeting,
)
from tests.factories import PartyGroupFactory, UserFactory, member_of
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.organisation.models import Standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def ask(house, client):
    def asked(role, name, meeting, **query):
        client.force_login(house.users[role])
        return client.get(reverse(f"meetings:{name}", args=[meeting.pk]), query)

    return asked


def text_of(response):
    """Return all that a Word file says, a line for each paragraph, tables included."""
    assert response.status_code == 200, response.content.decode()
    body = docx.Document(BytesIO(response.content)).element.body
    paragraphs = [node for node in body.iter() if node.tag.endswith("}p")]
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
        for paragraph in paragraphs
    )


def refused(response):
    return response.status_code == 422 and response.content.decode()


def test_the_minutes_say_who_met_when_and_who_came(house, ask):
    meeting = real_meeting(house.branch, place="三楼会议室")
    text = text_of(ask("secretary", "minutes_docx", meeting))
    for line in (
        "党员大会会议记录",
        "时间：2026年11月5日（星期四） 15:00—16:30",
        "地点：三楼会议室",
        "主持人：钱伯庸",
        "记录人：欧阳若兰",
        "应到：14人，其中有表决权的14人",
        "实到：12人（钱伯庸、欧阳若兰、赵一",
        "请假：1人（褚守成〔驻村〕）",
        "缺席：1人（卫国）",
        "2. 讨论接收预备党员",
        "一、学习文件",
    ):
        assert line in text
    assert "列席" not in text


def test_members_do_not_read_why_somebody_did_not_come(house, ask):
    text = text_of(ask("member", "minutes_docx", real_meeting(house.branch)))
    assert "请假：1人（褚守成）" in text
    assert "驻村" not in text


def test_guests_and_those_by_wire_are_told_apart(house, ask):
    meeting = MeetingFactory(branch=house.branch)
    AttendanceFactory(meeting=meeting, person=member_of(house.branch, "甲在线"), came=Came.ONLINE)
    guest = member_of(house.branch, "乙列席")
    AttendanceFactory(meeting=meeting, person=guest, is_due=False, may_vote=False)
    text = text_of(ask("secretary", "minutes_docx", meeting))
    assert "应到：1人" in text
    assert "实到：1人（甲在线〔线上〕）" in text
    assert "列席：1人（乙列席）" in text


def test_each_vote_stands_with_counts_verdict_and_article(house, ask):
    text = text_of(ask("secretary", "minutes_docx", real_meeting(house.branch)))
    article = "《中国共产党支部工作条例（试行）》第十一条"
    assert "1. 接收陈一鸣同志为预备党员（无记名投票）。" in text
    assert "赞成11票，反对0票，弃权1票。" in text
    presence = "按有表决权的人数计：应到14人，实到12人，达到7人，可以表决。"
    assert f"{presence}赞成11票，够8票，通过。（依据：{article}）" in text
    assert "赞成7票，至少要8票，没有通过。" in text


def test_a_vote_without_enough_people_is_void_and_said_so(house, ask):
    meeting = MeetingFactory(branch=house.branch)
    VoteFactory(meeting=meeting, due=14, present=6, yes=6, abstained=0)
    text = text_of(ask("secretary", "minutes_docx", meeting))
    assert "应到14人，实到6人，至少要7人到会才能表决。到会人数不够，表决无效。" in text


def test_those_present_who_did_not_vote_are_counted_as_such(house, ask):
    meeting = MeetingFactory(branch=house.branch)
    VoteFactory(meeting=meeting, present=12, yes=9, no=0, abstained=1)
    assert "另有2人没有表决。" in text_of(ask("secretary", "minutes_docx", meeting))


def test_the_committee_is_judged_by_its_own_article(house, ask):
    meeting = MeetingFactory(branch=house.branch, kind=Kind.COMMITTEE)
    VoteFactory(meeting=meeting, due=5, present=4, yes=4, abstained=0)
    text = text_of(ask("officer", "minutes_docx", meeting))
    assert "支委会会议记录" in text
    assert "赞成4人，超过应到半数，通过。（依据：" in text
    assert "第十二条" in text


def test_a_vote_of_a_day_before_the_text_was_in_force_gives_no_verdict(house, ask):
    meeting = MeetingFactory(branch=house.branch, on=date(2017, 5, 4))
    VoteFactory(meeting=meeting)
    text = text_of(ask("secretary", "minutes_docx", meeting))
    assert "没有施行中的条文" in text
    assert "应到有表决权的14人，实到12人" in text


def test_decisions_keep_the_day_agreed_at_the_meeting(house, ask):
    meeting = real_meeting(house.branch)
    meeting.follow_ups.update(moved_to=date(2026, 12, 31))
    text = text_of(ask("secretary", "minutes_docx", meeting))
    assert "走访退休老党员\n欧阳若兰\n2026年11月20日" in text
    assert "12月31日" not in text


def test_a_record_written_late_or_corrected_says_so(house, ask):
    plain = text_of(ask("secretary", "minutes_docx", MeetingFactory(branch=house.branch)))
    assert "补记" not in plain
    assert "更正" not in plain
    week = MeetingFactory(branch=house.branch, finished_at=noon(date(2026, 11, 12)))
    assert "补记" not in text_of(ask("secretary", "minutes_docx", week))
    late = MeetingFactory(branch=house.branch, finished_at=noon(date(2026, 11, 13)))
    RecordVersionFactory(meeting=late, replaced_by=house.person)
    text = text_of(ask("secretary", "minutes_docx", late))
    assert "补记：本记录于2026年11月13日补写完成。" in text
    assert "更正：2026年11月10日由陈一鸣更正，原因：实到人数写错。更正前的第1版留存。" in text
    assert "本记录为第2版。" in text


def test_a_sitting_of_several_kinds_says_so_and_a_group_is_named(house, ask):
    day = MeetingFactory(branch=house.branch, kind=Kind.THEME_DAY, also_kinds=["lecture"])
    text = text_of(ask("secretary", "minutes_docx", day))
    assert "主题党日活动记录" in text
    assert "类型：主题党日、党课" in text
    group = PartyGroupFactory(branch=house.branch, name="第一党小组")
    meeting = MeetingFactory(branch=house.branch, kind=Kind.GROUP, group=group)
    assert "第一党小组会议记录" in text_of(ask("secretary", "minutes_docx", meeting))


@pytest.mark.parametrize("state", [State.PLANNED, State.CANCELLED])
def test_a_meeting_not_held_has_no_minutes(house, ask, state):
    meeting = MeetingFactory(branch=house.branch, state=state, finished_at=None)
    assert "还没有会议记录" in refused(ask("secretary", "minutes_docx", meeting))


def test_minutes_of_the_committee_are_for_the_committee(house, ask):
    meeting = MeetingFactory(branch=house.branch, kind=Kind.COMMITTEE)
    assert ask("member", "minutes_docx", meeting).status_code == 404
    assert ask("coordinator", "minutes_docx", meeting).status_code == 404
    assert ask("officer", "minutes_docx", meeting).status_code == 200
    assert ask("member", "minutes_docx", MeetingFactory(branch=house.branch)).status_code == 200


def test_the_file_has_a_chinese_name_and_the_download_is_in_the_trail(house, ask):
    meeting = MeetingFactory(branch=house.branch)
    response = ask("member", "minutes_docx", meeting, large="1")
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    named = unquote(response["Content-Disposition"])
    assert named.endswith(f"2026-11-05 {house.branch} 党员大会会议记录（大字）.docx")
    entry = AuditEntry.objects.get(action=AuditEntry.Action.ACCESS)
    assert entry.actor == house.users["member"]
    assert "下载会议记录" in entry.additional_data["what"]


def test_odd_text_neither_breaks_the_minutes_nor_is_lost(house, ask):
    odd = "=1+1\x0b<b>& 龘𠮷 ☭\u2028" + "很长的一段话" * 2000
    meeting = MeetingFactory(branch=house.branch, minutes=odd, title='"引号"<>')
    text = text_of(ask("secretary", "minutes_docx", meeting))
    assert "=1+1" in text
    assert "<b>& 龘𠮷 ☭" in text
    assert text.count("很长的一段话") == 2000


def test_the_sign_sheet_lists_those_recorded_as_due(house, ask):
    meeting = real_meeting(house.branch)
    guest = member_of(house.branch, "乙列席")
    AttendanceFactory(meeting=meeting, person=guest, is_due=False)
    text = text_of(ask("officer", "sign_sheet_docx", meeting))
    assert "签到表" in text
    assert "应到：14人" in text
    assert "褚守成" in text
    assert "乙列席" not in text


def test_before_the_meeting_the_sign_sheet_lists_who_will_be_due(house, ask):
    group = PartyGroupFactory(branch=house.branch)
    member_of(house.branch, "组员甲", group=group)
    member_of(house.branch, "申请人乙", stage="applicant")
    plan = {"branch": house.branch, "state": State.PLANNED, "finished_at": None}
    everyone = text_of(ask("officer", "sign_sheet_docx", MeetingFactory(**plan)))
    assert "组员甲" in everyone
    assert "周明" in everyone
    assert "申请人乙" not in everyone
    committee = MeetingFactory(**plan, kind=Kind.COMMITTEE)
    text = text_of(ask("officer", "sign_sheet_docx", committee))
    assert "周明" in text
    assert "陈一鸣" not in text
    of_group = MeetingFactory(**plan, kind=Kind.GROUP, group=group)
    text = text_of(ask("officer", "sign_sheet_docx", of_group))
    assert "组员甲" in text
    assert "周明" not in text


def test_the_notice_says_when_where_and_about_what(house, ask):
    meeting = MeetingFactory(
        branch=house.branch,
        state=State.ANNOUNCED,
        finished_at=None,
        announced_at=noon(date(2026, 11, 2)),
        starts_at=time(9, 5),
    )
    AgendaItemFactory(meeting=meeting, text="讨论发展对象")
    text = text_of(ask("secretary", "notice_docx", meeting))
    for line in (
        "关于召开党员大会的通知",
        "各位党员：",
        "2026年11月5日（星期四） 9:05",
        "地点：三楼会议室",
        "讨论发展对象",
        str(house.branch),
        "2026年11月2日",
    ):
        assert line in text


def test_a_notice_speaks_to_those_due_and_names_what_a_double_sitting_holds(house, ask):
    plan = {"branch": house.branch, "state": State.PLANNED, "finished_at": None}
    committee = MeetingFactory(**plan, kind=Kind.COMMITTEE, place="", starts_at=None, ends_at=None)
    text = text_of(ask("secretary", "notice_docx", committee))
    assert "关于召开支委会会议的通知" in text
    assert "各位委员：" in text
    assert "具体时间另行通知" in text
    day = MeetingFactory(**plan, kind=Kind.THEME_DAY, also_kinds=["lecture"])
    text = text_of(ask("secretary", "notice_docx", day, large="1"))
    assert "关于开展主题党日活动的通知" in text
    assert "内容：主题党日、党课" in text


def test_there_is_no_notice_of_what_is_over_or_off(house, ask):
    held = MeetingFactory(branch=house.branch)
    assert "已经开过" in refused(ask("secretary", "notice_docx", held))
    off = MeetingFactory(branch=house.branch, state=State.CANCELLED, finished_at=None)
    assert "已经取消" in refused(ask("secretary", "notice_docx", off))
    assert "已经取消" in refused(ask("secretary", "sign_sheet_docx", off))


def test_the_page_of_a_meeting_offers_its_papers(house, client):
    held = MeetingFactory(branch=house.branch)
    plan = MeetingFactory(branch=house.branch, state=State.PLANNED, finished_at=None)

    def offers(role, meeting):
        client.force_login(house.users[role])
        page = client.get(meeting.get_absolute_url()).content.decode()
        names = ("minutes_docx", "sign_sheet_docx", "notice_docx")
        return [n for n in names if reverse(f"meetings:{n}", args=[meeting.pk]) in page]

    assert offers("officer", held) == ["minutes_docx", "sign_sheet_docx"]
    assert offers("member", held) == ["minutes_docx"]
    assert offers("officer", plan) == ["sign_sheet_docx", "notice_docx"]
    assert offers("member", plan) == []


def test_notices_and_sign_sheets_are_printed_by_officers(house, ask):
    meeting = MeetingFactory(branch=house.branch, state=State.PLANNED, finished_at=None)
    for name in ("notice_docx", "sign_sheet_docx"):
        assert ask("member", name, meeting).status_code == 404
        assert ask("officer", name, meeting).status_code == 200


@pytest.mark.parametrize(
    ("kinds", "status"),
    [(["members"], 404), (["theme_day", "lecture"], 200), (["theme_day", "members"], 404)],
)
def test_an_applicant_reads_the_minutes_of_lectures_and_theme_days_only(house, ask, kinds, status):
    applicant = member_of(house.branch, "常申请", stage=Standing.Stage.APPLICANT)
    house.users["applicant"] = UserFactory(username="applicant", person=applicant)
    kind, *also = kinds
    meeting = MeetingFactory(branch=house.branch, kind=kind, also_kinds=also)
    assert ask("applicant", "minutes_docx", meeting).status_code == status
    assert ask("member", "minutes_docx", meeting).status_code == 200


def test_the_ledger_is_for_members(house, client):
    applicant = member_of(house.branch, "常申请", stage=Standing.Stage.APPLICANT)
    client.force_login(UserFactory(username="applicant", person=applicant))
    for name in ("ledger", "ledger_xlsx"):
        assert client.get(reverse(f"meetings:{name}", args=[house.branch.pk])).status_code == 404
    assert client.get(reverse("meetings:list", args=[house.branch.pk])).status_code == 200
