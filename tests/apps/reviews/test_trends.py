"""The trends a branch sees: promises kept in time, how long items stay stuck, both sides."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.apps.reviews.people import browser_of, build_office, secretary_of
from tests.apps.reviews.records import PromiseFactory, WeekFactory
from tests.apps.workitems.records import HindranceFactory, WorkItemFactory

from zhibu.apps.organisation.models import Affiliation
from zhibu.apps.reviews.models import ReviewLeader
from zhibu.apps.reviews.queries.trends import Quarter, trends_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
OCTOBER, AUGUST = date(2026, 10, 9), date(2026, 8, 7)


@pytest.fixture
def office():
    return build_office()


def promises(office, day, *, kept, of, **facts):
    """Let `of` promises fall due on a day of which `kept` were kept on it."""
    week = WeekFactory(branch=office.branch)
    for number in range(of):
        done_on = day if number < kept else None
        PromiseFactory(
            week=week,
            section=office.section,
            owner=office.head,
            **{"due_on": day, "done_on": done_on} | facts,
        )


def stuck(office, days, *, since=OCTOBER, **facts):
    """Let an item be stuck for so many days; None: it still is."""
    item = WorkItemFactory(branch=office.branch, **facts)
    until = since + timedelta(days=days - 1) if days else None
    return HindranceFactory(item=item, since=since, until=until)


def read(office, client=None):
    client = client or secretary_of(office)
    answer = client.get(reverse("reviews:trends", args=[office.branch.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def kept(office):
    return [(one.rate.count, one.rate.n) for one in trends_of(office.branch, on=TODAY).kept]


def test_a_quarter_is_three_months():
    quarter = Quarter.of(TODAY)
    assert (quarter.first, quarter.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter.name == "2026年四季度"
    assert Quarter.of(date(2026, 2, 28)).before == Quarter(date(2025, 10, 1))


def test_promises_count_in_the_quarter_they_fell_due_with_interval(office):
    promises(office, OCTOBER, kept=6, of=8)
    promises(office, AUGUST, kept=5, of=9)
    said = read(office)
    assert kept(office) == [(6, 8), (5, 9), (0, 0), (0, 0)]
    assert "35% 至 97%" in said
    assert "2026年三季度和2026年四季度相比" in said
    assert "没有显示出差别" in said
    assert "Fisher 精确检验" in said


def test_a_clear_difference_is_said_with_its_numbers(office):
    promises(office, OCTOBER, kept=10, of=10)
    promises(office, AUGUST, kept=2, of=10)
    assert "前一期 10 项中 2 项，后一期 10 项中 10 项：后一期高" in read(office)


def test_open_and_late_ones_are_not_kept_and_those_not_due_wait(office):
    week = WeekFactory(branch=office.branch)
    PromiseFactory(week=week, due_on=OCTOBER, done_on=OCTOBER + timedelta(days=1))
    PromiseFactory(week=week, due_on=OCTOBER)
    PromiseFactory(week=week, due_on=TODAY)
    PromiseFactory(week=week, due_on=date(2026, 12, 4), done_on=TODAY)
    assert kept(office)[0] == (0, 2)


def test_a_promise_moved_counts_by_its_later_day_and_is_shown_as_moved(office):
    moved = OCTOBER + timedelta(days=10)
    promises(office, AUGUST, kept=0, of=6, moved_to=moved, done_on=moved)
    (now, before, *_rest) = trends_of(office.branch, on=TODAY).kept
    assert (now.rate.count, now.rate.n, now.moved) == (6, 6, 6)
    assert before.rate.n == 0


def test_few_promises_get_no_percentage(office):
    promises(office, OCTOBER, kept=3, of=4)
    said = read(office)
    assert "不足 5 项，不算百分比" in said
    assert "不作比较" in said
    assert "75%" not in said


def test_how_long_items_stay_stuck_counts_those_still_stuck(office):
    for days in (3, 5, 8, 10):
        stuck(office, days)
    stuck(office, None, since=TODAY - timedelta(days=3), title="等市里批复的事")
    stuck(office, None, since=TODAY - timedelta(days=11))
    trends = trends_of(office.branch, on=TODAY)
    # As worked out by hand in tests/core/trends: 3, 5, 8, 10 over, 4 and 12 going on.
    assert (trends.stuck.days, trends.stuck.running) == (8, 2)
    said = read(office)
    assert "中位数 8 天" in said
    assert "等市里批复的事" in said
    assert "起，4 天" in said


def test_an_item_given_up_did_not_end_its_hindrance(office):
    for days in (3, 5, 8, 10):
        stuck(office, days)
    stuck(office, 4, dropped_on=OCTOBER + timedelta(days=3))
    trends = trends_of(office.branch, on=TODAY)
    assert (trends.stuck.n, trends.stuck.running) == (5, 1)
    assert trends.still_stuck == ()


def test_what_got_stuck_long_ago_is_listed_but_not_in_the_year(office):
    stuck(office, None, since=TODAY - timedelta(days=500), planned_on=date(2025, 1, 6))
    trends = trends_of(office.branch, on=TODAY)
    assert (trends.stuck.n, len(trends.still_stuck)) == (0, 1)


def test_items_with_both_sides_are_counted_without_those_given_up(office):
    both = {"goal": "改造三个小区", "party_part": "党员包联"}
    WorkItemFactory(branch=office.branch, planned_on=OCTOBER, **both)
    WorkItemFactory(branch=office.branch, planned_on=OCTOBER, goal="只有业务")
    WorkItemFactory(branch=office.branch, planned_on=OCTOBER, dropped_on=OCTOBER, **both)
    (now, *_rest) = trends_of(office.branch, on=TODAY).sides
    assert (now.planned, now.both) == (2, 1)
    assert "不是样本，所以没有区间" in read(office)


def test_other_branches_count_for_nothing_here(office):
    other = office.house.other_branch
    PromiseFactory(week=WeekFactory(branch=other), due_on=OCTOBER)
    HindranceFactory(item=WorkItemFactory(branch=other))
    trends = trends_of(office.branch, on=TODAY)
    assert not trends.has_promises
    assert not trends.has_items
    assert trends.stuck.n == 0


def test_an_empty_branch_is_told_what_will_stand_here(office):
    said = read(office)
    assert "还没有到期的承诺" in said
    assert "没有记下卡点" in said
    assert "还没有工作事项" in said


def test_no_section_and_no_person_is_counted(office):
    promises(office, OCTOBER, kept=6, of=8)
    main = read(office).partition("<main")[2].partition("</main>")[0]
    assert office.head.name not in main
    assert office.section.name not in main


def test_members_and_leaders_see_it_others_of_the_sections_do_not(office):
    address = reverse("reviews:trends", args=[office.branch.pk])
    assert browser_of(office.head).get(address).status_code == 200
    assert browser_of(office.colleague).get(address).status_code == 404
    ReviewLeader.objects.create(
        zone=office.branch.zone, branch=office.branch, person=office.colleague, since=AUGUST
    )
    assert browser_of(office.colleague).get(address).status_code == 200
    assert not Affiliation.objects.filter(person=office.colleague).exists()


def test_three_of_each_cost_no_more_queries_than_one(office, django_assert_max_num_queries):
    def one_more():
        promises(office, OCTOBER, kept=1, of=1)
        stuck(office, None)

    one_more()
    with django_assert_max_num_queries(60) as few:
        read(office)
    one_more()
    one_more()
    with django_assert_max_num_queries(len(few)):
        read(office)
