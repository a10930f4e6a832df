from datetime import date, time
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.apps.meetings.held import (
    AgendaItemFactory,
    AttendanceFactory,
    Came,
    FollowUpFactory,
    Kind,
    MeetingFactory,
    RecordVersionFactory,
    State,
    VoteFactory,
    missed,
    noon,
    real_meeting,
)
from tests.factories import member_of
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.meetings.models import MakeUp

pytestmark = pytest.mark.django_db
QUERIES_ON_SCREEN = 14
QUERIES_IN_EXCEL = 19


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def look(house, client):
    def looked(role, name="ledger", **query):
        client.force_login(house.users[role])
        query = {"year": 2026} | query
        return client.get(reverse(f"meetings:{name}", args=[house.branch.pk]), query)

    return looked


def said(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def tables(response):
    """Return the sheets of a workbook as lists of rows."""
    assert response.status_code == 200
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_ledger_reads_each_line_from_the_record(house, look):
    meeting = real_meeting(house.branch, hours="1.5")
    page = said(look("secretary"))
    for words in ("11月5日", "支部党员大会", meeting.title, "三楼会议室", "钱伯庸"):
        assert words in page
    assert '<td class="number">14</td> <td class="number">12</td>' in page
    assert '<td class="number">1.5</td>' in page
    assert "2 项，通过 1 项" in page
    assert reverse("meetings:minutes_docx", args=[meeting.pk]) in page


def test_only_finished_meetings_of_the_year_are_listed(house, look):
    MeetingFactory(branch=house.branch, title="开过的会")
    for state in (State.PLANNED, State.CANCELLED):
        MeetingFactory(branch=house.branch, title=f"{state}", state=state, finished_at=None)
    MeetingFactory(branch=house.branch, title="去年的会", on=date(2025, 3, 4))
    MeetingFactory(branch=house.other_branch, title="别的支部")
    page = said(look("secretary"))
    assert "共 1 次会议和活动" in page
    assert "去年的会" not in page
    assert "别的支部" not in page
    assert '<option value="2025">' in page
    assert "去年的会" in said(look("secretary", year=2025))


def test_totals_stand_in_words_and_a_double_sitting_counts_in_both(house, look):
    MeetingFactory(branch=house.branch, hours="2")
    MeetingFactory(branch=house.branch, kind=Kind.THEME_DAY, also_kinds=["lecture"], hours="1.5")
    page = said(look("member"))
    assert "共 2 次会议和活动：支部党员大会 1 次，党课 1 次，主题党日 1 次；学时合计 3.5。" in page


def test_the_kind_filter_finds_also_what_a_sitting_served_besides(house, look):
    MeetingFactory(branch=house.branch, title="大会")
    day = {"kind": Kind.THEME_DAY, "also_kinds": ["lecture"], "title": "参观红色旧址"}
    MeetingFactory(branch=house.branch, **day)
    page = said(look("secretary", kind="lecture"))
    assert "参观红色旧址" in page
    assert "共 1 次" in page
    assert '<option value="lecture" selected>' in page


def test_search_looks_at_theme_place_and_chair_and_for_officers_at_contents(house, look):
    meeting = real_meeting(house.branch, title="年度总结", minutes="讨论了窗口排队问题。")
    AgendaItemFactory(meeting=meeting, text="研究值班")
    for typed in ("总结", "三楼", "钱伯庸"):
        assert "年度总结" in said(look("member", q=typed))
    for typed in ("排队", "研究值班", "预备党员"):
        assert "共 1 次" in said(look("secretary", q=typed))
        assert "没有符合条件的会议" in said(look("member", q=typed))


def test_marks_say_late_and_corrected(house, look):
    late = MeetingFactory(branch=house.branch, finished_at=noon(date(2026, 11, 30)))
    RecordVersionFactory(meeting=late)
    RecordVersionFactory(meeting=late, number=2)
    page = said(look("secretary"))
    assert "补记" in page
    assert "更正2次" in page


def test_an_empty_year_and_a_senseless_address_say_so_calmly(house, look):
    assert "2026年还没有记录完成的会议" in said(look("secretary"))
    for year in ("abc", "0", "99999", "²⁰²⁶"):
        assert look("secretary", year=year).status_code == 200
    assert look("secretary", kind="<script>").status_code == 200


def test_a_committee_meeting_has_its_line_but_no_minutes_for_members(house, look):
    meeting = MeetingFactory(branch=house.branch, kind=Kind.COMMITTEE)
    paper = reverse("meetings:minutes_docx", args=[meeting.pk])
    assert paper in said(look("officer"))
    for role in ("member", "coordinator"):
        page = said(look(role))
        assert "支部委员会会议" in page
        assert paper not in page


@pytest.mark.parametrize("role", ["reader", "neighbour", "stranger", "keeper"])
def test_others_have_no_ledger(look, role):
    assert look(role).status_code == 404
    assert look(role, "ledger_xlsx").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_ledger_asks_the_same_number_of_questions_for_few_and_many(
    house, client, number, django_assert_num_queries
):
    for _ in range(number):
        meeting = MeetingFactory(branch=house.branch, chair=house.person)
        VoteFactory(meeting=meeting)
        missed(meeting, member_of(house.branch))
        FollowUpFactory(meeting=meeting, owner=house.person)
    client.force_login(house.users["secretary"])
    address = reverse("meetings:ledger", args=[house.branch.pk])
    with django_assert_num_queries(QUERIES_ON_SCREEN):
        client.get(address, {"year": 2026})
    with django_assert_num_queries(QUERIES_IN_EXCEL):
        client.get(reverse("meetings:ledger_xlsx", args=[house.branch.pk]), {"year": 2026})


def test_officers_export_five_sheets_from_the_same_records(house, look):
    meeting = real_meeting(house.branch, hours="1.5")
    absent = meeting.attendance.get(came=Came.ABSENT).person
    MakeUp.objects.create(
        zone=house.zone, meeting=meeting, person=absent, how="told", done_on=date(2026, 11, 9)
    )
    sheets = tables(look("officer", "ledger_xlsx"))
    assert list(sheets) == ["三会一课台账", "到会情况", "表决", "待办", "补学"]
    line = dict(zip(*sheets["三会一课台账"][:2], strict=True))
    assert (line["日期"], line["开始"], line["主持人"]) == (date(2026, 11, 5), time(15), "钱伯庸")
    assert (line["应到"], line["实到"], line["表决通过"], line["表决项数"]) == (14, 12, 1, 2)
    assert line["学时"] == 1.5
    assert len(sheets["到会情况"]) == 1 + 14
    excused = next(row for row in sheets["到会情况"] if "褚守成" in row)
    assert excused[-2:] == ["请假", "驻村"]
    assert [row[9] for row in sheets["表决"][1:]] == ["通过", "未通过"]
    assert {row[3] for row in sheets["待办"][1:]} == {"钱伯庸", "欧阳若兰"}
    told = next(row for row in sheets["补学"] if "卫国" in row)
    assert told[-2:] == ["党小组组长或委员口头传达", date(2026, 11, 9)]


@pytest.mark.parametrize("role", ["member", "coordinator"])
def test_others_export_no_persons_and_no_votes_of_the_committee(house, look, role):
    real_meeting(house.branch)
    committee = MeetingFactory(branch=house.branch, kind=Kind.COMMITTEE)
    VoteFactory(meeting=committee, subject="委员会内部事项", due=5, present=5, yes=5, abstained=0)
    sheets = tables(look(role, "ledger_xlsx"))
    assert list(sheets) == ["三会一课台账", "表决"]
    assert len(sheets["三会一课台账"]) == 3
    assert "委员会内部事项" not in str(sheets["表决"])


def test_the_export_follows_the_filter_has_a_chinese_name_and_is_in_the_trail(house, look):
    MeetingFactory(branch=house.branch)
    MeetingFactory(branch=house.branch, kind=Kind.LECTURE)
    response = look("secretary", "ledger_xlsx", kind="lecture")
    assert len(tables(response)["三会一课台账"]) == 2
    named = unquote(response["Content-Disposition"])
    assert named == f"attachment; filename*=utf-8''{house.branch} 2026年三会一课台账.xlsx"
    entry = AuditEntry.objects.get(action=AuditEntry.Action.ACCESS)
    assert entry.additional_data["what"] == "导出2026年三会一课台账"


def test_text_that_looks_like_a_formula_stays_text(house, look):
    meeting = MeetingFactory(branch=house.branch, title="=1+1", place="@SUM(A1)")
    AttendanceFactory(meeting=meeting, person=house.person, came=Came.EXCUSED, reason="=2+2")
    sheets = tables(look("secretary", "ledger_xlsx"))
    assert sheets["三会一课台账"][1][4:6] == ["=1+1", "@SUM(A1)"]
    assert sheets["到会情况"][1][-1] == "=2+2"


def test_control_characters_in_a_search_find_what_is_around_them(house, look):
    MeetingFactory(branch=house.branch, title="年度总结")
    assert "年度总结" in said(look("secretary", q="年度\0总结\x1f"))
