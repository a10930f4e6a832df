"""A roster from upload to records, as the officer and the coordinator meet it."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.organisation import tasks
from zhibu.apps.organisation.models import (
    Affiliation,
    Branch,
    Employment,
    Person,
    Post,
    RosterUpload,
    Standing,
)

pytestmark = pytest.mark.django_db
HEADER = (
    "姓名",
    "性别",
    "出生年月",
    "单位",
    "政治面貌",
    "入党时间",
    "所在支部",
    "党小组",
    "党内职务",
)
LI = (
    "李㛃",
    "女",
    "1990.07",
    "新设中心",
    "中共党员",
    "2012年6月1日",
    "新设支部",
    "第一小组",
    "书记",
)
WANG = ("王䶮", "男", "1985-03", "新设中心", "预备党员", "2026-05-10", "新设支部", "第一小组", "")


@pytest.fixture(autouse=True)
def _at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def house():
    return build_house()


def workbook(*rows, header=HEADER):
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for number, row in enumerate((header, *rows)):
        sheet.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


def upload(client, house, content, *, role="coordinator", scope=None, name="名册.xlsx"):
    client.force_login(house.users[role])
    data = {
        "file": SimpleUploadedFile(name, content),
        "scope": scope or f"zone-{house.zone.pk}",
    }
    response = client.post(reverse("organisation:roster"), data)
    assert response.status_code == 302, response.content.decode()
    return RosterUpload.objects.order_by("pk").last()


def accept(client, one):
    response = client.post(reverse("organisation:roster_accept", args=[one.pk]))
    one.refresh_from_db()
    return response


def test_nothing_is_on_record_before_it_is_accepted(client, house):
    before = Person.objects.count()
    one = upload(client, house, workbook(LI, WANG))
    assert one.state == "ready"
    assert one.report["counts"] == {"new": 2}
    assert Person.objects.count() == before
    page = client.get(reverse("organisation:roster_upload", args=[one.pk])).content.decode()
    assert "李㛃" in page
    assert "确认保存 2 人" in page


def test_accepting_puts_people_places_standing_and_posts_on_record(client, house):
    one = upload(client, house, workbook(LI, WANG))
    accept(client, one)
    assert one.state == "saved"
    assert one.content is None
    branch = Branch.objects.get(name="新设支部")
    li = Person.objects.get(name="李㛃")
    assert (li.sex, li.birth_month, li.joined, li.zone) == (
        "F",
        "1990-07",
        "2012-06-01",
        house.zone,
    )
    assert Affiliation.objects.get(person=li, until=None).branch == branch
    assert Affiliation.objects.get(person=li, until=None).group.name == "第一小组"
    assert Standing.objects.get(person=li).stage == "full"
    assert Post.objects.get(person=li).kind == "secretary"
    wang = Person.objects.get(name="王䶮")
    assert Standing.objects.get(person=wang).since == date(2026, 5, 10)


def test_everyone_imported_stands_in_the_audit_trail(client, house):
    accept(client, upload(client, house, workbook(LI)))
    li = Person.objects.get(name="李㛃")
    entry = AuditEntry.objects.filter(subject=li).latest("timestamp")
    assert (entry.zone, entry.action) == (house.zone, AuditEntry.Action.CREATE)
    assert entry.actor == house.users["coordinator"]


def test_the_same_file_a_second_time_changes_nothing(client, house):
    content = workbook(LI, WANG)
    accept(client, upload(client, house, content))
    again = upload(client, house, content)
    assert again.report["counts"] == {"unchanged": 2}
    page = client.get(reverse("organisation:roster_upload", args=[again.pk])).content.decode()
    assert "完全一致" in page


def test_what_is_exported_imports_back_unchanged(client, house):
    accept(client, upload(client, house, workbook(LI, WANG)))
    exported = client.get(reverse("organisation:export_zone", args=[house.zone.pk]))
    again = upload(client, house, exported.content)
    assert set(again.report["counts"]) == {"unchanged"}
    assert again.report["counts"]["unchanged"] >= 2


def test_a_change_closes_one_period_and_opens_the_next(client, house):
    accept(client, upload(client, house, workbook(LI, WANG)))
    converted = (*WANG[:4], "中共党员", *WANG[5:])
    one = upload(client, house, workbook(converted))
    assert one.report["counts"] == {"changed": 1}
    page = client.get(reverse("organisation:roster_upload", args=[one.pk])).content.decode()
    assert "<del>预备党员</del>" in page
    accept(client, one)
    stages = Standing.objects.filter(person__name="王䶮").order_by("since")
    assert [(s.stage, s.until is None) for s in stages] == [
        ("probationary", False),
        ("full", True),
    ]


def test_an_empty_cell_erases_nothing(client, house):
    accept(client, upload(client, house, workbook(LI)))
    one = upload(client, house, workbook((*LI[:2], "1990.07", *LI[3:5], "", *LI[6:])))
    assert one.report["counts"] == {"unchanged": 1}


def test_one_bad_cell_blocks_everything_until_it_is_mended_in_place(client, house):
    bad = (*WANG[:2], "1985年13月", *WANG[3:])
    one = upload(client, house, workbook(LI, bad))
    page = client.get(reverse("organisation:roster_upload", args=[one.pk])).content.decode()
    assert "C 列 出生年月" in page
    assert "请核对月份和日期" in page
    assert accept(client, one).status_code == 422
    assert not Person.objects.filter(name="李㛃").exists()

    url = reverse("organisation:roster_upload", args=[one.pk])
    client.post(url, {"cell-3:birth": "1985年3月"})
    one.refresh_from_db()
    assert one.report["counts"] == {"new": 2}
    accept(client, one)
    assert Person.objects.get(name="王䶮").birth_month == "1985-03"


def test_an_officer_can_import_only_the_own_branch(client, house):
    header = ("姓名", "出生年月", "所在支部")
    rows = (("赵一", "1980.1月", house.branch.name), ("钱二", "1981-02", house.other_branch.name))
    one = upload(
        client,
        house,
        workbook(*rows, header=header),
        role="officer",
        scope=f"branch-{house.branch.pk}",
    )
    assert one.report["counts"] == {"new": 1, "error": 1}
    assert "您只能导入" in one.entries.get(verdict="error").detail["problems"][0]["remedy"]


def test_an_officer_cannot_choose_the_whole_zone(client, house):
    client.force_login(house.users["officer"])
    data = {"file": SimpleUploadedFile("a.xlsx", workbook(LI)), "scope": f"zone-{house.zone.pk}"}
    response = client.post(reverse("organisation:roster"), data)
    assert response.status_code == 422
    assert not RosterUpload.objects.exists()


def test_a_person_twice_or_in_two_branches_is_named_with_both_rows(client, house):
    elsewhere = (*LI[:6], house.branch.name, "", "")
    one = upload(client, house, workbook(LI, elsewhere, WANG, WANG))
    reasons = [
        problem["reason"]
        for entry in one.entries.filter(verdict="error")
        for problem in entry.detail["problems"]
        if problem["level"] == "error"
    ]
    assert any("两个支部" in reason and "第 2 行" in reason for reason in reasons)
    assert any("与第 4 行重复" in reason for reason in reasons)


def test_a_second_secretary_is_refused_by_name(client, house):
    header = ("姓名", "出生年月", "政治面貌", "所在支部", "党内职务")
    row = ("孙三", "1979.05", "中共党员", house.branch.name, "书记")
    one = upload(client, house, workbook(row, header=header))
    problem = one.entries.get().detail["problems"][0]
    assert "书记现在是" in problem["reason"]


def test_someone_who_left_is_taken_off_and_stays_off(client, house):
    accept(client, upload(client, house, workbook(LI, WANG)))
    header = (*HEADER, "离开时间")
    leaving = workbook((*WANG, "2026-11-20"), header=header)
    accept(client, upload(client, house, leaving))
    assert not Affiliation.objects.filter(person__name="王䶮", until=None).exists()
    assert not Employment.objects.filter(person__name="王䶮", until=None).exists()
    again = upload(client, house, leaving)
    assert again.report["counts"] == {"unchanged": 1}


def test_what_was_accepted_is_not_saved_when_the_records_have_changed_since(client, house):
    one = upload(client, house, workbook(LI))
    other = upload(client, house, workbook((*LI[:3], *LI[3:5], "2013-06-01", *LI[6:])))
    accept(client, other)
    accept(client, one)
    assert one.state == "ready"
    assert one.report["changed_meanwhile"]
    assert Person.objects.get(name="李㛃").joined == "2013-06-01"


def test_a_refused_file_says_why_and_keeps_nothing(client, house):
    one = upload(client, house, b"%PDF-1.7 something", name="名册.xlsx")
    assert (one.state, one.content) == ("refused", None)
    page = client.get(reverse("organisation:roster_upload", args=[one.pk])).content.decode()
    assert "这不是 Excel 或 CSV 文件" in page


def test_giving_up_deletes_the_file_and_its_rows(client, house):
    one = upload(client, house, workbook(LI))
    client.post(reverse("organisation:roster_drop", args=[one.pk]))
    one.refresh_from_db()
    assert (one.state, one.content, one.entries.count()) == ("dropped", None, 0)
    assert not Person.objects.filter(name="李㛃").exists()


def test_saving_that_breaks_off_saves_nothing_and_waits_again(client, house):
    one = upload(client, house, workbook(LI))
    one.state, one.report = "saving", {}  # a report without its digest: saving must fail
    one.save(update_fields=["state", "report"])
    with pytest.raises(KeyError):
        tasks.save_roster.func(one.pk, None)
    one.refresh_from_db()
    assert one.state == "ready"
    assert not Person.objects.filter(name="李㛃").exists()


def test_reading_that_breaks_off_is_told_instead_of_hanging(client, house):
    one = upload(client, house, workbook(LI))
    one.state, one.corrections = "reading", {"not a row": "x"}
    one.save(update_fields=["state", "corrections"])
    with pytest.raises(ValueError, match="not a row"):
        tasks.read_roster.func(one.pk)
    page = client.get(reverse("organisation:roster_upload", args=[one.pk])).content.decode()
    assert "读取时系统出错" in page
