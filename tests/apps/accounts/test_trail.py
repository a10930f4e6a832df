"""The audit trail: what is written, who reads how much of it."""

from io import BytesIO

import pytest
from auditlog.models import LogEntry
from python_calamine import CalamineWorkbook
from tests.factories import PersonFactory

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.trail import TrailFilter, entries_for, lines_for
from zhibu.apps.accounts.services.trail import record_access
from zhibu.apps.foundation.signals import people_imported, personal_data_used
from zhibu.apps.organisation.models import Person, RosterUpload

TRAIL = "/trail/"


def rows_of(response):
    return (
        CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()
    )


def test_opening_personal_data_is_told_by_signal_and_written_with_zone_and_person(house, viewer):
    personal_data_used.send(
        Person, viewer=viewer("officer"), record=house.person, what="打开人员页"
    )
    entry = AuditEntry.objects.latest("pk")
    assert entry.action == LogEntry.Action.ACCESS
    assert (entry.actor, entry.subject, entry.zone) == (
        house.users["officer"],
        house.person,
        house.zone,
    )
    assert entry.additional_data["what"] == "打开人员页"


def test_a_changed_record_says_in_words_what_changed(house, viewer):
    house.person.phone = "13900000000"
    house.person.sex = "F"
    house.person.save()
    line = lines_for(viewer("officer"), entries_for(viewer("officer"), TrailFilter()))[0]
    assert (line.action, line.kind, line.record) == ("修改", "人员", "陈一鸣")
    assert set(line.changes) == {"联系电话：（空） → 13900000000", "性别：男 → 女"}


def test_an_imported_roster_leaves_a_line_for_each_person(
    house, viewer, django_assert_max_num_queries
):
    people = [(house.person.pk, False, {"phone": ["", "13900000000"]})]
    people += [(PersonFactory(zone=house.zone).pk, True, {"name": ["", "新人"]}) for _ in range(30)]
    with django_assert_max_num_queries(6):
        people_imported.send(
            RosterUpload,
            zone_id=house.zone.pk,
            people=people,
            actor_id=house.users["coordinator"].pk,
        )
    lines = lines_for(viewer("coordinator"), entries_for(viewer("coordinator"), TrailFilter()))
    imported = [line for line in lines if line.what == "导入名册"]
    assert len(imported) == 31
    assert {line.who for line in imported} == {"coordinator"}
    assert ("联系电话：（空） → 13900000000",) in {line.changes for line in imported}


@pytest.mark.parametrize(
    ("role", "knows"),
    [
        ("officer", True),
        ("secretary", True),
        ("coordinator", True),
        ("neighbour", False),
        ("stranger", False),
        ("keeper", True),
    ],
)
def test_each_role_knows_of_its_own_people_only(house, viewer, role, knows):
    entry = record_access(viewer=viewer("officer"), record=house.person, what="打开人员页")
    found = entries_for(viewer(role), TrailFilter())
    assert found.filter(pk=entry.pk).exists() == knows


def test_an_officer_keeps_sight_of_people_until_they_are_in_another_branch(house, viewer):
    entry = record_access(viewer=viewer("secretary"), record=house.person, what="打开人员页")
    moved = house.person.affiliations.get()
    moved.until = "2024-12-31"
    moved.save()
    assert entries_for(viewer("secretary"), TrailFilter()).filter(pk=entry.pk).exists()
    moved.pk, moved.until, moved.since, moved.branch = None, None, "2025-01-01", house.other_branch
    moved.save()
    assert not entries_for(viewer("secretary"), TrailFilter()).filter(pk=entry.pk).exists()
    assert entries_for(viewer("neighbour"), TrailFilter()).filter(pk=entry.pk).exists()


def test_the_keeper_reads_who_when_and_what_kind_but_no_contents(house, signed_in, viewer):
    record_access(viewer=viewer("officer"), record=house.person, what="打开陈一鸣的页")
    house.person.phone = "13900000000"
    house.person.save()
    for page in (
        signed_in("keeper").get(TRAIL).text,
        str(rows_of(signed_in("keeper").get("/trail/export.xlsx"))),
    ):
        assert "officer" in page
        assert "人员" in page
        for content in ("陈一鸣", "13900000000", "打开"):
            assert content not in page
    assert "13900000000" not in signed_in("keeper").get(TRAIL, {"about": "陈一鸣"}).text
    by_name = entries_for(viewer("keeper"), TrailFilter(who="胡文静"))
    assert not by_name.exists(), "names cannot be tried out through the filter"


def test_filters_stay_in_the_address_and_reach_the_export(house, signed_in, viewer):
    record_access(viewer=viewer("officer"), record=house.person, what="打开人员页")
    client = signed_in("coordinator")
    asked = {"who": "officer", "action": LogEntry.Action.ACCESS, "since": "2020-01-01"}
    page = client.get(TRAIL, asked).text
    assert "打开人员页" in page
    assert "/trail/export.xlsx?who=officer&amp;action=3&amp;since=2020-01-01" in page
    rows = rows_of(client.get("/trail/export.xlsx", asked))
    assert [row[5] for row in rows[1:]] == ["打开人员页"]
    assert "没有符合条件" in client.get(TRAIL, {"until": "2001-01-01"}).text
    assert client.get(TRAIL, {"since": "yesterday"}).status_code == 200


def test_exporting_the_trail_is_itself_a_line_of_it(house, signed_in):
    signed_in("coordinator").get("/trail/export.xlsx")
    entry = AuditEntry.objects.latest("pk")
    assert entry.additional_data["what"] == "导出操作记录"
    assert (entry.actor, entry.zone) == (house.users["coordinator"], house.zone)


@pytest.mark.parametrize("people", [1, 30])
def test_the_page_costs_the_same_whatever_its_length(
    house, signed_in, viewer, django_assert_max_num_queries, people
):
    for _ in range(people):
        person = PersonFactory(zone=house.zone)
        record_access(viewer=viewer("officer"), record=person, what="打开人员页")
    client = signed_in("coordinator")
    client.get(TRAIL)
    with django_assert_max_num_queries(9):
        client.get(TRAIL)
