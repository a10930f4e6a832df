"""The items of a branch looked at together: board, list, line of months; the city's tasks."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.apps.workitems.records import (
    CityTaskFactory,
    HindranceFactory,
    ItemOwnerFactory,
    WorkItemFactory,
    follow_up_of,
)
from tests.factories import PersonFactory, SectionFactory, UserFactory

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.workitems.models import CityTask
from zhibu.apps.workitems.queries.line import WIDTH, Span

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"workitems:{name}", args=args)


def test_a_long_checked_item_leaves_the_board_and_stays_in_the_list(secretary, house):
    WorkItemFactory(
        branch=house.branch,
        title="早查完的",
        planned_on=date(2026, 9, 1),
        done_on=date(2026, 9, 9),
        checked_on=date(2026, 9, 10),
    )
    page = secretary.get(at("board", house.branch.pk)).text
    assert "早查完的" not in page
    assert "检查完超过 30 天的 1 项" in page
    assert "早查完的" in secretary.get(at("list", house.branch.pk), {"step": "checked"}).text


def test_what_the_source_says_later_moves_the_item_on_the_board(secretary, house):
    decision = follow_up_of(house.branch, done_on=date(2026, 11, 20), outcome="好")
    item = WorkItemFactory(branch=house.branch, follow_up=decision, checked_on=date(2026, 11, 21))
    listed = at("list", house.branch.pk)
    assert item.title in secretary.get(listed, {"step": "checked"}).text
    decision.done_on = date(2026, 11, 23)
    decision.save()
    assert item.title not in secretary.get(listed, {"step": "checked"}).text
    assert item.title in secretary.get(listed, {"step": "done"}).text
    decision.done_on = None
    decision.save()
    assert item.title in secretary.get(listed, {"step": "planned"}).text


def test_the_list_is_asked_by_the_address(secretary, house):
    section = SectionFactory(agency=house.agency)
    branch = house.branch
    late = WorkItemFactory(branch=branch, title="迟的", due_on=date(2026, 11, 20), goal="一")
    stuck = WorkItemFactory(
        branch=branch, title="卡的", section=section, goal="二", party_part="三"
    )
    sourced = WorkItemFactory(
        branch=branch, title="会上的", follow_up=follow_up_of(branch, owner=house.person)
    )
    HindranceFactory(item=stuck)
    ItemOwnerFactory(item=late, person=house.person)
    titles = {"迟的", "卡的", "会上的"}
    for asked, found in (
        ({}, titles),
        ({"q": "卡"}, {"卡的"}),
        ({"q": "三"}, {"卡的"}),
        ({"step": "planned"}, titles),
        ({"step": "done"}, set()),
        ({"state": "late"}, {"迟的"}),
        ({"state": "stuck"}, {"卡的"}),
        ({"state": "one-side"}, {"迟的", "会上的"}),
        ({"section": section.pk}, {"卡的"}),
        ({"owner": house.person.pk}, {"迟的", "会上的"}),
        ({"section": "x", "owner": "9" * 40, "state": "y", "step": "z"}, titles),
    ):
        cards = secretary.get(at("list", branch.pk), asked).context["cards"]
        assert {card.item.title for card in cards} == found, asked
    assert "没有符合的事项" in secretary.get(at("list", branch.pk), {"q": "没有"}).text
    assert sourced.due == date(2026, 12, 1)


def test_the_list_is_taken_away_as_asked_and_the_trail_knows(secretary, house):
    item = WorkItemFactory(branch=house.branch, title="=1+1", goal="一")
    WorkItemFactory(branch=house.branch, title="别的")
    ItemOwnerFactory(item=item, person=house.person)
    content = secretary.get(at("xlsx", house.branch.pk), {"q": "=1"}).content
    rows = list(load_workbook(BytesIO(content)).active.values)
    assert [row[0] for row in rows] == ["事项", "=1+1"]
    assert house.person.name in rows[1]
    assert AuditEntry.objects.filter(additional_data__what="导出工作事项").exists()


def test_the_line_shows_what_touches_the_half_year_and_what_went_beyond(secretary, house):
    WorkItemFactory(branch=house.branch, title="近的", due_on=date(2026, 11, 20))
    WorkItemFactory(
        branch=house.branch,
        title="远的",
        planned_on=date(2025, 1, 5),
        due_on=date(2025, 2, 5),
        done_on=date(2025, 2, 9),
    )
    line = at("line", house.branch.pk)
    page = secretary.get(line).text
    assert "近的" in page
    assert "已晚 4 天" in page
    assert "远的" not in page
    page = secretary.get(line, {"from": "2025-01"}).text
    assert "远的" in page
    assert "晚了 4 天" in page
    assert "近的" not in page
    for odd in ("x", "2025-13", "0001-01", "9999-12", "２０２５-01", ""):
        assert "近的" in secretary.get(line, {"from": odd}).text


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(1980, 1, 1), date(2100, 1, 1)))
def test_a_line_holds_every_day_between_its_ends(month, day):
    span = Span(first=month.replace(day=1))
    assert 0 <= span.place(day) <= WIDTH
    assert span.place(span.first) == 0
    assert span.place(span.end) == WIDTH
    assert span.holds(day) == (span.first <= day < span.end)


def test_pages_ask_as_often_for_three_items_as_for_one(
    secretary, house, django_assert_max_num_queries
):
    addresses = [at(name, house.branch.pk) for name in ("board", "list", "line", "xlsx")]
    addresses += [at("to_take", house.branch.pk), reverse("home:today")]
    section = SectionFactory(agency=house.agency)
    counts = []
    for address in addresses:
        secretary.get(address)  # the first request costs more
    for more in (1, 2):
        for _ in range(more):
            item = WorkItemFactory(branch=house.branch, section=section)
            ItemOwnerFactory(item=item, person=house.users["secretary"].person)
            HindranceFactory(item=item)
            WorkItemFactory(branch=house.branch, follow_up=follow_up_of(house.branch))
            follow_up_of(house.branch)
        asked = []
        for address in addresses:
            with django_assert_max_num_queries(150) as told:
                secretary.get(address)
            asked.append(len(told.captured_queries))
        counts.append(asked)
    assert counts[0] == counts[1]


def test_one_with_a_single_branch_goes_to_its_board_and_one_without_sees_their_own(
    client, secretary, house
):
    assert secretary.get(at("home")).url == at("board", house.branch.pk)
    item = WorkItemFactory(branch=house.branch)
    helper = UserFactory(person=PersonFactory(zone=house.zone, name="贺非党员"))
    ItemOwnerFactory(item=item, person=helper.person)
    client.force_login(helper)
    assert item.title in client.get(at("home")).text
    assert client.get(at("item", item.pk)).status_code == 200
    assert item.title in client.get(at("mine")).text


def test_the_citys_tasks_are_named_ended_and_taken_up_again(client, house):
    client.force_login(house.users["coordinator"])
    listed = at("city_tasks", house.zone.pk)
    assert "还没有中心工作" in client.get(listed).text
    typed = {"name": "流域综合治理", "source": "市委全会", "since": "2026-01-05"}
    add = at("add_city_task", house.zone.pk)
    assert "已新增：流域综合治理" in client.post(add, typed, follow=True).text
    again = client.post(add, typed)
    assert again.status_code == 422
    assert "已有" in again.text
    task = CityTask.objects.get()
    WorkItemFactory(branch=house.branch, city_task=task)
    assert "全区 1 项工作事项服务它" in client.get(listed).text
    assert "已结束" in client.post(at("end_city_task", task.pk), follow=True).text
    client.post(add, typed)
    task.refresh_from_db()
    assert task.until is None


def test_an_ended_task_is_not_offered_but_stays_where_it_was_chosen(secretary, house):
    ended = CityTaskFactory(zone=house.zone, name="旧任务", until=date(2026, 6, 30))
    item = WorkItemFactory(branch=house.branch, city_task=ended)
    assert "旧任务" not in secretary.get(at("plan", house.branch.pk)).text
    assert "旧任务" in secretary.get(at("change", item.pk)).text
