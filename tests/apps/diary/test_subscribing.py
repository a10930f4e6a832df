"""Calendars fetched from a real server: taken over as free or busy, kept when it fails."""

import sqlite3
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from tests.apps.diary.calendars import event, ics
from tests.apps.diary.records import BusyTimeFactory, at

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.diary.calendars import fetching
from zhibu.apps.diary.models import BusyTime, CalendarSource
from zhibu.apps.diary.tasks import fetch_calendar

HOUR = "DURATION:PT1H"


@pytest.fixture(autouse=True)
def _allowed(settings):
    settings.CALENDAR_HOSTS = ["127.0.0.1"]


def soon(days=3):
    return timezone.localtime() + timedelta(days=days)


def a_calendar(*days):
    events = [event(f"DTSTART:{soon(d):%Y%m%d}T090000", HOUR, uid=f"{d}@x") for d in days]
    return ics(*events)


def subscribe(client, house, address):
    url = reverse("diary:subscribe", args=[house.person.pk])
    return client.post(url, {"address": address}, follow=True)


def upload(client, house, content, name="export.ics"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    url = reverse("diary:upload", args=[house.person.pk])
    return client.post(url, {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_subscribed_calendar_makes_its_owner_busy_at_once(client, house, published):
    published.put(a_calendar(3, 4))
    page = subscribe(client, house, published.url()).content.decode()
    assert "每六小时自动读取" in page
    assert BusyTime.objects.filter(person=house.person, why="calendar").count() == 2
    assert published.asked == [("/private-key.ics", f"127.0.0.1:{published.port}")]


def test_nothing_of_a_calendar_but_its_times_is_anywhere_in_the_database(client, house, published):
    published.put(a_calendar(3))
    subscribe(client, house, published.url())
    upload(client, house, a_calendar(5))
    assert BusyTime.objects.count() == 2
    everything = whole_database()
    for word in ("秦副局长", "住院", "协和", "qin@example.com", "3@x", "VEVENT"):
        assert word not in everything, word


def whole_database():
    connection.ensure_connection()
    if isinstance(connection.connection, sqlite3.Connection):
        return "\n".join(connection.connection.iterdump())
    with connection.cursor() as cursor:
        said = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            said += [row[0] for row in cursor.fetchall()]
    return "\n".join(said)


def test_the_address_is_never_shown_again_and_stays_out_of_the_trail(client, house, published):
    published.put(a_calendar(3))
    subscribe(client, house, published.url())
    pages = [
        client.get(reverse("diary:mine")).content.decode(),
        client.get(reverse("accounts:me")).content.decode(),
        client.get(reverse("diary:subscribe", args=[house.person.pk])).content.decode(),
        client.get(reverse("accounts:held_json")).content.decode(),
    ]
    assert [page for page in pages if "private-key" in page] == []
    trail = str(list(AuditEntry.objects.values("changes", "object_repr", "additional_data")))
    assert "private-key" not in trail
    assert "127.0.0.1" in pages[0]


def test_each_fetch_replaces_what_the_calendar_said_before_and_nothing_else(
    client, house, published
):
    typed = BusyTimeFactory(person=house.person, starts_at=soon(1), ends_at=soon(2))
    published.put(a_calendar(3, 4))
    subscribe(client, house, published.url())
    published.put(a_calendar(10))
    source = CalendarSource.objects.get()
    client.post(reverse("diary:fetch", args=[source.pk]))
    kept = BusyTime.objects.exclude(pk=typed.pk)
    assert [busy.starts_at.date() for busy in kept] == [soon(10).date()]
    assert BusyTime.objects.filter(pk=typed.pk).exists()


@pytest.mark.parametrize(
    "refused",
    [(500, b"", "对方网站答复 500"), (200, b"<html>", "不是日历文件"), (404, b"", "答复 404")],
)
def test_a_failed_fetch_is_told_calmly_and_the_known_times_stay(client, house, published, refused):
    status, body, said = refused
    published.put(a_calendar(3))
    subscribe(client, house, published.url())
    published.put(body, status=status)
    source = CalendarSource.objects.get()
    page = client.post(reverse("diary:fetch", args=[source.pk]), follow=True).content.decode()
    assert said in page
    assert "最近一次没读成" in page
    assert BusyTime.objects.count() == 1
    source.refresh_from_db()
    assert source.due_at > timezone.now()


def test_a_calendar_is_fetched_again_every_six_hours(client, house, published):
    published.put(a_calendar(3))
    subscribe(client, house, published.url())
    source = CalendarSource.objects.get()
    fetch_calendar.call(source.pk)
    assert len(published.asked) == 1, "not due yet"
    CalendarSource.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    published.put(a_calendar(3, 5))
    fetch_calendar.call(source.pk)
    assert BusyTime.objects.count() == 2
    source.refresh_from_db()
    assert timedelta(hours=5) < source.due_at - timezone.now() <= timedelta(hours=6)


def test_busy_times_over_a_year_past_are_dropped_with_a_fetch(client, house, published):
    BusyTimeFactory(person=house.person, starts_at=at(2020, 1, 1), ends_at=at(2020, 1, 2))
    published.put(a_calendar(3))
    subscribe(client, house, published.url())
    client.post(reverse("diary:fetch", args=[CalendarSource.objects.get().pk]))
    assert BusyTime.objects.filter(source=None).count() == 0


def test_a_refused_subscription_leaves_nothing_and_keeps_what_was_typed(client, house, published):
    published.put(b"<html>")
    answer = subscribe(client, house, published.url())
    assert answer.status_code == 422
    assert "private-key" in answer.content.decode()
    assert not CalendarSource.objects.exists()


def test_the_same_calendar_twice_and_a_sixth_are_refused(client, house, published):
    published.put(a_calendar(3))
    subscribe(client, house, published.url())
    assert "已经订阅过了" in subscribe(client, house, published.url()).content.decode()
    for number in range(4):
        upload(client, house, a_calendar(3), name=f"{number}.ics")
    answer = upload(client, house, a_calendar(3), name="sixth.ics")
    assert answer.status_code == 422
    assert "已经有五个" in answer.content.decode()


def test_a_file_of_the_same_name_replaces_the_earlier(client, house):
    upload(client, house, a_calendar(3, 4))
    upload(client, house, a_calendar(6))
    assert CalendarSource.objects.count() == 1
    assert BusyTime.objects.get().starts_at.date() == soon(6).date()


def test_a_broken_file_is_told_its_line_and_changes_nothing(client, house):
    upload(client, house, a_calendar(3))
    answer = upload(client, house, ics(event("DTSTART:morgen")))
    assert answer.status_code == 422
    assert "第 6 行" in answer.content.decode()
    assert BusyTime.objects.count() == 1


def test_a_removed_calendar_takes_its_busy_times_along(client, house):
    upload(client, house, a_calendar(3))
    client.post(reverse("diary:remove_source", args=[CalendarSource.objects.get().pk]))
    assert not BusyTime.objects.exists()


def test_a_redirect_is_followed_to_an_address_that_is_checked_too(client, house, published):
    published.put(a_calendar(3), path="/new.ics")
    published.put(b"", status=302, Location="/new.ics")
    subscribe(client, house, published.url())
    assert BusyTime.objects.count() == 1


@pytest.mark.parametrize(
    "inside", ["http://127.0.0.2/x.ics", "http://[::1]/x", "http://169.254.169.254/latest"]
)
def test_a_redirect_into_the_inner_network_is_refused(client, house, published, inside):
    published.put(b"", status=302, Location=inside)
    answer = subscribe(client, house, published.url())
    assert "内部网络" in answer.content.decode()
    assert not CalendarSource.objects.exists()


def test_going_round_in_circles_ends(client, house, published):
    published.put(b"", status=302, Location="/private-key.ics")
    assert "转来转去" in subscribe(client, house, published.url()).content.decode()


def test_a_calendar_of_more_than_a_megabyte_is_not_read_to_its_end(client, house, published):
    published.put(b"BEGIN:VCALENDAR" + b" " * 1_100_000)
    assert "超过 1 MB" in subscribe(client, house, published.url()).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.com/x.ics",
        "https://user:pass@example.com/x.ics",
        "https:///x.ics",
        "https://example.com:99999/x",
        "javascript:alert(1)",
        "https://exa mple.com/",
    ],
)
def test_what_is_no_web_address_is_refused(client, house, address):
    answer = subscribe(client, house, address)
    assert answer.status_code == 422
    assert "不是日历的订阅地址" in answer.content.decode()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "0.0.0.0",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.9",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "localhost",
    ],
)
def test_addresses_of_the_inner_network_are_refused(settings, host):
    settings.CALENDAR_HOSTS = []
    with pytest.raises(fetching.AddressRefused, match="内部网络"):
        fetching.fetch(f"http://{host}/x.ics")


def test_webcal_is_https_by_another_name():
    assert fetching.checked("webcal://example.com/a.ics") == "https://example.com/a.ics"


def test_more_fetches_than_a_person_makes_are_refused(client, house, published):
    published.put(a_calendar(3))
    answers = [subscribe(client, house, published.url()) for _ in range(31)]
    assert "太频繁" in answers[-1].content.decode()
