"""The catalogue of a branch: listed, narrowed, exported, with the repetition in words."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests.apps.activities.records import ActivityFactory, BaseFactory, ThemeFactory
from tests.apps.meetings.records import MeetingFactory
from tests.apps.workitems.records import CityTaskFactory
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.activities.models import Activity
from zhibu.core.activities.known import kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


def signed_in(client, house, role="member"):
    client.force_login(house.users[role])
    return client


def address(house, name="list"):
    return reverse(f"activities:{name}", args=[house.branch.pk])


def four_visits(house):
    base = BaseFactory(zone=house.zone, name="纪念园")
    days = (date(2025, 1, 8), date(2025, 6, 3), date(2025, 12, 1), date(2026, 4, 3))
    return base, [
        ActivityFactory(branch=house.branch, base=base, held_on=day, title=f"第{place}回")
        for place, day in enumerate(days)
    ]


def test_the_fourth_visit_in_two_years_says_so_on_list_and_page(client, house):
    _, made = four_visits(house)
    member = signed_in(client, house)
    shown = member.get(address(house)).text
    assert "两年内第四次到这里，每次都是参观见学" in shown
    assert shown.index("第3回") < shown.index("第0回")  # the newest first
    page = member.get(made[3].get_absolute_url()).text
    assert "两年内第四次到这里" in page
    assert "上一次是2025年12月1日" in page
    assert "两年内" not in member.get(made[0].get_absolute_url()).text


def test_the_filter_stands_in_the_address_and_goes_into_the_workbook(client, house):
    base, _ = four_visits(house)
    task = CityTaskFactory(zone=house.zone, name="流域治理")
    theme = ThemeFactory(zone=house.zone, name="服务群众")
    other = ActivityFactory(
        branch=house.branch, kind="service", title="清扫🧹", city_task=task, cost="88.50"
    )
    other.themes.add(theme)
    other.partners.add(house.other_branch.agency)
    member = signed_in(client, house)
    for asked in (
        {"kind": "service"},
        {"task": task.pk},
        {"theme": theme.pk},
        {"partner": house.other_branch.agency.pk},
        {"q": "清扫"},
    ):
        shown = member.get(address(house), asked).text
        assert "清扫🧹" in shown
        assert "第3回" not in shown
    assert "清扫" not in member.get(address(house), {"base": base.pk}).text
    assert "没有符合条件" in member.get(address(house), {"q": "没有"}).text
    assert "第3回" in member.get(address(house), {"kind": "x", "base": "²"}).text
    saved = member.get(address(house, "xlsx"), {"kind": "service"})
    rows = list(load_workbook(BytesIO(saved.content)).active.values)
    assert rows[0][:3] == ("日期", "活动", "形式")
    assert rows[1][1:3] == ("清扫🧹", "志愿服务")
    assert rows[1][9] == 88.5


def test_what_the_meeting_knows_is_not_entered_twice(client, house):
    meeting = MeetingFactory(branch=house.branch, kind="theme_day", on=date(2026, 11, 10))
    ActivityFactory(branch=house.branch, meeting=meeting, held_on=None, title="走访")
    shown = signed_in(client, house).get(address(house)).text
    assert "11月10日" in shown
    meeting.state = "cancelled"
    meeting.save()
    assert "走访" not in client.get(address(house)).text


def test_a_proposal_is_the_officers_business(client, house):
    meeting = MeetingFactory(branch=house.branch, kind="theme_day", state="proposed")
    made = ActivityFactory(branch=house.branch, meeting=meeting, held_on=None, title="走访")
    member = signed_in(client, house)
    assert "走访" not in member.get(address(house)).text
    assert member.get(made.get_absolute_url()).status_code == 404
    assert "走访" in signed_in(client, house, "officer").get(address(house)).text


def test_an_empty_catalogue_says_what_to_do(client, house):
    assert "目录还是空的" in signed_in(client, house).get(address(house)).text
    assert "下一次做什么" in signed_in(client, house, "officer").get(address(house)).text


def test_lists_cost_the_same_with_one_as_with_three(client, house, django_assert_max_num_queries):
    officer = signed_in(client, house, "officer")
    officer.get(address(house))  # the first request of a session costs more
    counts = []
    for size in (1, 3):
        for one in ActivityFactory.create_batch(
            size, branch=house.branch, base=BaseFactory(zone=house.zone)
        ):
            one.partners.add(house.other_branch.agency)
            one.themes.add(ThemeFactory(zone=house.zone))
        MeetingFactory.create_batch(
            size,
            branch=house.branch,
            kind="theme_day",
            state="finished",
            finished_at="2026-11-20T09:00Z",
        )
        with django_assert_max_num_queries(60) as asked:
            for name in ("list", "kinds", "next"):
                officer.get(address(house, name))
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]


def test_home_leads_to_the_own_branch_and_the_coordinator_to_the_zone(client, house):
    home = reverse("activities:home")
    assert signed_in(client, house).get(home).url == address(house)
    assert "活动目录" in client.get(reverse("home:affairs")).text
    zone = reverse("activities:zone", args=[house.zone.pk])
    assert zone in signed_in(client, house, "coordinator").get(home).text


def test_the_zone_sees_counts_and_places_but_no_branch(client, house):
    _, made = four_visits(house)
    page = reverse("activities:zone", args=[house.zone.pk])
    for role in ("coordinator", "reader"):
        shown = signed_in(client, house, role).get(page).text
        assert "纪念园，两年内 4 次" in shown
        assert made[0].title not in shown
        assert str(house.branch) not in shown


def test_the_audit_trail_knows_an_activity_without_what_came_of_it(house):
    made = ActivityFactory(branch=house.branch, came_of_it="收集意见")
    kept = AuditEntry.objects.get_for_object(made).get()
    assert kept.additional_data["zone"] == house.zone.pk
    assert "came_of_it" not in kept.changes


def test_kinds_are_counted_and_measured_with_an_interval_or_not_at_all(client, house):
    member = signed_in(client, house)
    assert "次数太少，不算丰富程度" in member.get(address(house, "kinds")).text
    assert member.get(address(house, "kinds_figure")).status_code == 404
    for place, kind in enumerate(["document", "visit", "service", "lecture"] * 4):
        held = date(2026, 1 + place // 2, 5 + place % 2)
        ActivityFactory(branch=house.branch, kind=kind, held_on=held)
    shown = member.get(address(house, "kinds")).text
    assert "丰富程度相当于4.0种形式均匀地做（各种形式次数一样多，估计不出区间）" in shown
    assert "才比较" in shown
    for place, kind in enumerate(["document", "visit", "service", "lecture"] * 4):
        held = date(2025, 1 + place // 2, 5 + place % 2)
        ActivityFactory(branch=house.branch, kind=kind, held_on=held)
    assert "没有显示出差别" in member.get(address(house, "kinds")).text
    ActivityFactory(branch=house.branch, kind="visit", held_on=date(2026, 11, 3))
    assert "种形式均匀地做（估计在" in member.get(address(house, "kinds")).text
    drawn = member.get(address(house, "kinds_figure"), {"size": "narrow"})
    assert drawn.headers["Content-Type"] == "image/svg+xml"
    assert "参观见学" in drawn.text
    assert member.get(address(house, "kinds_figure"), {"size": "x"}).status_code == 404


@pytest.mark.parametrize(("state", "counted"), [("planned", 0), ("proposed", 0), ("finished", 1)])
def test_a_plan_whose_day_has_passed_is_not_counted_as_held(client, house, state, counted):
    when = "2026-11-05T09:00Z" if state == "finished" else None
    meeting = MeetingFactory(
        branch=house.branch, kind="theme_day", on=date(2026, 11, 5), state=state, finished_at=when
    )
    ActivityFactory(branch=house.branch, meeting=meeting, held_on=None)
    member = signed_in(client, house)
    assert f"共{counted}次" in member.get(address(house, "kinds")).text
    zone = reverse("activities:zone", args=[house.zone.pk])
    assert f"共{counted}次" in signed_in(client, house, "coordinator").get(zone).text


def test_a_year_of_more_kinds_is_told_from_one_of_two(client, house):
    for place in range(16):
        kind = ["document", "visit", "service", "lecture", "field", "culture"][place % 6]
        held = date(2026, 1 + place // 2, 5 + place % 2)
        ActivityFactory(branch=house.branch, kind=kind, held_on=held)
        before = held.replace(year=2025)
        ActivityFactory(branch=house.branch, kind="document", held_on=before)
    assert "比前一年更丰富了" in signed_in(client, house).get(address(house, "kinds")).text


def test_every_kind_that_is_suggested_is_one_of_the_list():
    known = dict(Activity.Kind.choices)
    assert {kind.key: kind.name for kind in kinds()} == {
        key: known[key] for key in known if key != Activity.Kind.OTHER
    }
