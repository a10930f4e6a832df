"""The calendar one subscribes to: parsed as a phone would, nothing personal inside."""

from datetime import date, datetime
from io import BytesIO
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.urls import reverse
from docx import Document
from python_calamine import CalamineWorkbook
from tests.apps.regime.records import at, meeting_in

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.regime.models import CalendarFeed

pytestmark = pytest.mark.django_db
Kind, State = Meeting.Kind, Meeting.State
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def address(house, client):
    """The secret address of the house's member, as the page shows it."""

    def made(role="member"):
        client.force_login(house.users[role])
        answer = client.post(reverse("regime:feed", args=[house.branch.pk]))
        return urlsplit(answer.content.decode().split('readonly value="')[1].split('"')[0]).path

    return made


def events(client, address):
    client.logout()
    answer = client.get(address)
    assert answer.status_code == 200
    calendar = icalendar.Calendar.from_ical(answer.content)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}, answer.content


def test_a_meeting_comes_with_its_time_kind_theme_and_place_in_chinese_time(house, client, address):
    meeting = meeting_in(
        house.branch,
        date(2026, 3, 13),
        also_kinds=[Kind.LECTURE],
        title="学习党章",
        starts_at=at(15),
        ends_at=at(16, 30),
        place="三楼会议室",
    )
    found, text = events(client, address())
    (event,) = found.values()
    assert str(event["UID"]) == f"meeting-{meeting.zone_id}-{meeting.pk}@zhibu"
    assert event["SUMMARY"] == "主题党日、党课：学习党章"
    assert event["LOCATION"] == "三楼会议室"
    assert event["STATUS"] == "CONFIRMED"
    assert event["DTSTART"].dt == datetime(2026, 3, 13, 15, tzinfo=SHANGHAI)
    assert event["DTEND"].dt == datetime(2026, 3, 13, 16, 30, tzinfo=SHANGHAI)
    assert b"BEGIN:VTIMEZONE" in text
    assert b"TZID:Asia/Shanghai" in text


def test_a_day_without_a_time_is_a_whole_day_that_blocks_nobody(house, client, address):
    meeting_in(house.branch, date(2026, 3, 13))
    (event,) = events(client, address())[0].values()
    assert event["DTSTART"].dt == date(2026, 3, 13)
    assert event["DTEND"].dt == date(2026, 3, 14)
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_move_keeps_the_identity_and_raises_the_sequence_and_a_cancellation_says_so(
    house, client, address, send
):
    meeting = meeting_in(house.branch, date(2026, 3, 13))
    where = address()
    before = next(iter(events(client, where)[0].values()))
    send(
        "secretary",
        "plan",
        house.branch.pk,
        **{
            f"on_{meeting.pk}": "2026-03-20",
            f"title_{meeting.pk}": "",
            f"revision_{meeting.pk}": 0,
        },
    )
    after = next(iter(events(client, where)[0].values()))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == date(2026, 3, 20)
    send("secretary", "remove", meeting.pk, reason="并入四月")
    gone = next(iter(events(client, where)[0].values()))
    assert gone["STATUS"] == "CANCELLED"
    assert gone["SEQUENCE"] > after["SEQUENCE"]


def test_each_gets_what_they_are_due_at_and_no_proposal(house, client, address):
    groups = list(house.branch.groups.all())
    place = house.person.affiliations.get()
    place.group = groups[0]
    place.save()
    day = date(2026, 3, 12)
    meeting_in(house.branch, day, Kind.GROUP, group=groups[0])
    meeting_in(house.branch, day, Kind.GROUP, group=groups[1])
    meeting_in(house.branch, date(2026, 3, 6), Kind.COMMITTEE)
    meeting_in(house.branch, date(2026, 3, 20), Kind.MEMBERS, State.PROPOSED)
    mine, _ = events(client, address())
    assert [str(e["SUMMARY"]) for e in mine.values()] == [f"党小组会（{groups[0].name}）"]
    committee, _ = events(client, address("secretary"))
    assert [str(e["SUMMARY"]) for e in committee.values()] == ["支委会"]


def test_nobody_is_named(house, client, address):
    meeting_in(
        house.branch, date(2026, 3, 13), chair=house.person, recorder=house.person, minutes="略"
    )
    _, text = events(client, address())
    assert house.person.name.encode() not in text
    assert "略".encode() not in text


def test_what_is_written_is_read_back_the_same(house, client, address):
    meeting_in(house.branch, date(2026, 3, 13), title="一，二；三\\四\n五", place="东楼,西楼")
    (event,) = events(client, address())[0].values()
    assert event["SUMMARY"] == "主题党日：一，二；三\\四\n五"
    assert event["LOCATION"] == "东楼,西楼"


def test_a_new_address_ends_the_old_one_and_a_revoked_one_is_gone(house, client, address):
    old, new = address(), address()
    client.logout()
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200
    client.force_login(house.users["member"])
    client.post(reverse("regime:revoke_feed", args=[house.branch.pk]))
    client.logout()
    assert client.get(new).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_the_secret_is_kept_only_as_a_hash(house, address):
    token = address().rsplit("/", 1)[1].removesuffix(".ics")
    assert token not in CalendarFeed.objects.get().token_hash
    assert len(token) >= 32


def test_who_left_the_branch_gets_nothing_more(house, client, address):
    where = address()
    place = house.person.affiliations.get()
    place.until = date(2026, 3, 1)
    place.save()
    client.logout()
    assert client.get(where).status_code == 404


def test_guessing_is_slowed_down(house, client):
    answers = [client.get(f"/calendar/guess-{number}.ics").status_code for number in range(32)]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_the_plan_is_taken_away_as_calendar_workbook_and_document(house, page):
    meeting_in(house.branch, date(2026, 3, 13), title="学习党章")
    calendar = page("secretary", "plan_calendar", house.branch.pk)
    assert "学习党章" in calendar.content.decode()
    workbook = page("member", "plan_workbook", house.branch.pk)
    rows = CalamineWorkbook.from_filelike(BytesIO(workbook.content)).get_sheet_by_index(0)
    assert ["主题党日", "学习党章"] in [row[3:5] for row in rows.to_python()]
    document = page("member", "plan_document", house.branch.pk)
    (table,) = Document(BytesIO(document.content)).tables
    lines = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["3月13日 周五", "主题党日", "学习党章"] in lines
    assert "attachment" in document.headers["Content-Disposition"]


def test_a_person_sees_under_my_data_that_there_is_an_address(house, client, address):
    address()
    client.force_login(house.users["member"])
    shown = client.get(reverse("accounts:me")).content.decode()
    assert "日历订阅" in shown
    assert CalendarFeed.objects.get().token_hash not in shown
