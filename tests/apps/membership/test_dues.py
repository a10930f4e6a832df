"""Dues: amounts from the bases, ticks, arrears that accuse nobody, totals without names."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from tests.apps.membership.records import TODAY, base_of, on_the_way, paid_by
from tests.factories import member_of

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.membership.models import DuesBase, DuesPaid
from zhibu.apps.membership.months import months_between
from zhibu.apps.membership.queries.dues import arrears_of, collection_of, statement_of

NOVEMBER = date(2026, 11, 1)


def said(answer):
    return " ".join(answer.content.decode().split())


def line_of(house, person, *months):
    listed = collection_of(house.branch, months or (NOVEMBER,), on=TODAY)
    (line,) = (each for each in listed.lines if each.person == person)
    return line


@pytest.mark.parametrize(
    ("base", "kind", "amount"),
    [
        ("3000.01", "salary", "30.00"),
        ("5001", "pension", "50.01"),
        (None, "flat", "0.20"),
        (None, "waived", "0.00"),
    ],
)
def test_the_amount_follows_from_the_base_of_the_year(house, base, kind, amount):
    base_of(house.person, base, kind)
    assert line_of(house, house.person).amounts == (Decimal(amount),)


def test_dues_begin_with_the_meeting_that_admitted(house):
    person = on_the_way(house.branch, candidate=date(2025, 1, 10), probationary=date(2026, 10, 15))
    base_of(person, "6000")
    line = line_of(house, person, date(2026, 9, 1), date(2026, 10, 1), NOVEMBER)
    assert line.owes == (False, True, True)
    assert line.amounts == (None, Decimal("90.00"), Decimal("90.00"))
    assert line.total == Decimal("180.00")


def test_a_line_without_a_base_says_so(house, visit, today):
    page = said(visit("dues", house.branch.pk))
    assert "3 人还没有计算基数" in page
    assert "缺基数" in page
    assert line_of(house, house.person).lacks_base


def test_bases_are_typed_for_all_on_one_page_once_a_year(house, visit, today):
    officer = house.users["officer"].person
    typed = {
        f"kind_{house.person.pk}": "salary",
        f"base_{house.person.pk}": "6120.50",
        f"base_{officer.pk}": "3000",
    }
    assert visit("type_bases", house.branch.pk, **typed).status_code == 302
    held = {one.person: (one.kind, one.base, one.year) for one in DuesBase.objects.all()}
    assert held == {
        house.person: ("salary", Decimal("6120.50"), today.year),
        officer: ("salary", Decimal("3000.00"), today.year),
    }
    assert "6120.50" in said(visit("type_bases", house.branch.pk))
    visit("type_bases", house.branch.pk, **{f"kind_{officer.pk}": "waived"})
    assert [one.kind for one in DuesBase.objects.all()] == ["waived"]


@pytest.mark.parametrize(
    ("kind", "base", "fault"),
    [
        ("salary", "", "请填写每月计算基数"),
        ("salary", "六千", "请填写金额"),
        ("salary", "-1", "金额不能小于0"),
        ("salary", "3000.001", "最多两位小数"),
    ],
)
def test_what_is_no_amount_is_named_beside_the_field_and_stays(house, visit, kind, base, fault):
    pk = house.person.pk
    refused = visit("type_bases", house.branch.pk, **{f"kind_{pk}": kind, f"base_{pk}": base})
    assert refused.status_code == 422
    assert fault in said(refused)
    assert f'value="{base}"' in said(refused) or not base
    assert not DuesBase.objects.exists()


def test_the_trail_knows_that_a_base_changed_and_never_the_amount(house, visit):
    pk = house.person.pk
    visit("type_bases", house.branch.pk, **{f"kind_{pk}": "salary", f"base_{pk}": "6120.50"})
    trail = AuditEntry.objects.filter(content_type__model="duesbase")
    assert trail.exists()
    assert all("6120" not in str(entry.changes) for entry in trail)
    opened = AuditEntry.objects.filter(additional_data__what="打开党费收缴表")
    visit("dues", house.branch.pk)
    assert opened.exists()


@pytest.mark.parametrize("role", ["member", "neighbour", "coordinator", "reader", "stranger"])
def test_pay_is_for_the_officers_of_the_branch_alone(house, visit, role):
    for name in ("dues", "type_bases", "dues_file"):
        assert visit(name, house.branch.pk, role=role).status_code == 404


def test_the_own_base_shows_on_my_data(house):
    base_of(house.person, "6120.50")
    rows = {section.title: section.rows for section in held_about(house.person)}
    assert rows["党费计算基数"] == ((2026, "在职，按工资收入", Decimal("6120.50")),)


def test_a_month_is_ticked_and_unticked(house, visit, today):
    officer = house.users["officer"].person
    span = f"{today:%Y-%m}"
    visit("tick_dues", house.branch.pk, span=span, paid=[house.person.pk, officer.pk])
    assert DuesPaid.objects.count() == 2
    was = [house.person.pk, officer.pk]
    visit("tick_dues", house.branch.pk, span=span, was=was, paid=[officer.pk])
    assert [one.person for one in DuesPaid.objects.all()] == [officer]


def test_two_officers_at_one_month_keep_each_others_ticks(house, visit, today):
    officer = house.users["officer"].person
    span = f"{today:%Y-%m}"  # both opened the page while nobody was ticked
    visit("tick_dues", house.branch.pk, span=span, paid=[house.person.pk])
    visit("tick_dues", house.branch.pk, span=span, paid=[officer.pk], role="secretary")
    assert {one.person for one in DuesPaid.objects.all()} == {house.person, officer}


def test_nobody_of_another_branch_and_no_month_to_come_is_ticked(house, visit, today):
    neighbour = house.users["neighbour"].person
    visit("tick_dues", house.branch.pk, span=f"{today:%Y-%m}", paid=[neighbour.pk, "x", "9" * 5000])
    assert not DuesPaid.objects.exists()
    later = today + relativedelta(months=1)
    refused = visit("tick_dues", house.branch.pk, span=f"{later:%Y-%m}", paid=[house.person.pk])
    assert refused.status_code == 422


@pytest.mark.parametrize(("months", "named"), [(5, []), (6, [6]), (9, [9])])
def test_six_months_without_dues_are_to_be_looked_into(house, months, named):
    officer, secretary = (house.users[role].person for role in ("officer", "secretary"))
    used = months_between(date(2026, 12 - months, 1), NOVEMBER)
    paid_by(officer, house.branch, *used)
    paid_by(secretary, house.branch, *used)
    found = arrears_of(house.branch, on=TODAY)
    assert [run for person, run in found if person == house.person] == named
    assert {person for person, _ in found} <= {house.person}


def test_a_branch_that_does_not_tick_accuses_nobody(house):
    assert arrears_of(house.branch, on=TODAY) == []


def test_who_is_waived_is_not_in_arrears(house):
    paid_by(
        house.users["officer"].person, house.branch, *months_between(date(2026, 1, 1), NOVEMBER)
    )
    base_of(house.person, None, "waived")
    assert house.person not in [person for person, _ in arrears_of(house.branch, on=TODAY)]


def test_members_read_the_total_of_a_year_without_names(house, visit, today):
    for role in ("member", "officer", "secretary"):
        base_of(house.users[role].person, "6000", year=today.year)
    page = said(visit("statement", house.branch.pk, role="member"))
    assert f"{3 * 90 * today.month}.00 元" in page
    assert "陈一鸣" not in page.split("<main")[1]


def test_a_total_that_would_tell_ones_pay_is_not_shown(house):
    base_of(house.person, "6000")
    statement = statement_of(house.branch, 2026, on=TODAY)
    assert (statement.people, statement.total) == (1, None)


def test_the_list_is_exported_as_a_workbook_and_as_a_paper(house, visit, today):
    base_of(house.person, "6000", year=today.year)
    quarter = f"?span={today.year}-Q1"
    book = CalamineWorkbook.from_filelike(
        BytesIO(visit("dues_file", house.branch.pk, query=quarter).content)
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert next(row for row in rows if row[0] == "陈一鸣")[1:5] == [90, 90, 90, 270]
    paper = docx.Document(
        BytesIO(visit("dues_file", house.branch.pk, query=f"{quarter}&as=docx").content)
    )
    cells = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert "270.00" in cells
    assert "缺基数" in cells


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(house, count):
    for number in range(count):
        base_of(member_of(house.branch, f"党员{number}"), "6000")
    with CaptureQueriesContext(connection) as asked:
        collection_of(house.branch, (NOVEMBER,), on=TODAY)
    assert len(asked) == 4


def test_a_year_that_makes_no_sense_does_not_exist(house, visit):
    for year in ("99", "9" * 5000, "²026"):
        assert visit("type_bases", house.branch.pk, query=f"?year={year}").status_code == 404
