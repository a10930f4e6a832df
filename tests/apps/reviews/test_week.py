"""The page of a week: promises first, gaps that are simply gaps, and that it was held."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.apps.reviews.people import (
    at_section,
    at_week,
    browser_of,
    build_office,
    secretary_of,
    staff_of,
)
from tests.apps.reviews.records import (
    MONDAY,
    CommentFactory,
    PromiseFactory,
    SectionReportFactory,
    WeekFactory,
    section_in,
)
from tests.factories import (
    AgencyFactory,
    BranchFactory,
    SectionFactory,
    SectionHeadFactory,
    member_of,
)

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.organisation.models import BranchUnit
from zhibu.apps.reviews.models import ReviewHabits, Week
from zhibu.apps.reviews.waiting import coming_for, waiting_for

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
TODAY = date(2026, 11, 24)


@pytest.fixture
def office():
    return build_office()


def test_a_week_nobody_wrote_is_a_gap_and_nothing_more(office):
    shown = browser_of(office.head).get(at_week(office, MONDAY - 3 * WEEK)).text
    assert "11月2日—8日" in shown
    assert "本周没有填写" in shown
    assert "没有要核对的承诺" in shown
    assert "state-overdue" not in shown
    assert not Week.objects.exists()


def test_sections_of_several_agencies_are_told_apart_by_their_agency(office):
    partner = AgencyFactory(zone=office.house.zone, short_name="史志中心")
    BranchUnit.objects.create(zone=partner.zone, branch=office.branch, agency=partner)
    namesake = SectionFactory(agency=partner, name=office.section.name)
    staff_of(namesake, "何静")
    week = WeekFactory(branch=office.branch)
    PromiseFactory(week=week, section=namesake)
    secretary = secretary_of(office)
    shown = secretary.get(at_week(office)).text
    assert f'">{office.section.name} <' in shown
    assert f'">史志中心{namesake.name} <' in shown
    minutes = reverse("reviews:minutes", args=[office.branch.pk, MONDAY.isoformat()])
    assert f"史志中心{namesake.name}，" in secretary.get(minutes).text
    assert f"没有填写的科室：{office.section.name}、史志中心" in secretary.get(minutes).text


@pytest.mark.parametrize("kind", ["retired", "temporary"])
def test_a_branch_that_sections_do_not_belong_to_holds_no_reviews(office, kind):
    other = BranchFactory(zone=office.house.zone, agency=office.house.agency, kind=kind)
    member = member_of(other)
    assert "名册里还没有" in browser_of(member).get(reverse("reviews:home")).text
    for name, more in (("branch", []), ("trends", []), ("week", [MONDAY.isoformat()])):
        address = reverse(f"reviews:{name}", args=[other.pk, *more])
        assert browser_of(member).get(address).status_code == 404


def test_weeks_are_named_by_their_monday_up_to_the_next(office):
    head = browser_of(office.head)
    here = reverse("reviews:branch", args=[office.branch.pk])
    assert head.get(reverse("reviews:home")).url == here
    assert head.get(here).url == at_week(office)
    shown = head.get(at_week(office)).text
    assert f'href="{at_week(office, MONDAY - WEEK)}"' in shown
    assert f'href="{at_week(office, MONDAY + WEEK)}"' in shown
    after = head.get(at_week(office, MONDAY + WEEK))
    assert after.status_code == 200
    assert at_week(office, MONDAY + 2 * WEEK) not in after.text
    assert head.get(at_week(office, MONDAY + 2 * WEEK)).status_code == 404
    assert head.get(at_week(office, TODAY)).status_code == 404
    assert head.get(at_week(office).replace("2026-11-23", "monday")).status_code == 404


def test_a_section_of_another_branch_is_not_found_in_this_one(office):
    elsewhere = SectionFactory(agency=office.house.other_branch.agency)
    address = at_section("report", office, section=elsewhere)
    assert secretary_of(office).get(address).status_code == 404


def test_it_opens_with_promises_open_or_kept_since_the_last_week(office):
    facts = {"section": office.section, "owner": office.head}
    before = WeekFactory(branch=office.branch, monday=MONDAY - 3 * WEEK)
    PromiseFactory(week=before, text="还开着的", due_on=date(2026, 11, 26), **facts)
    PromiseFactory(week=before, text="上周办完的", done_on=date(2026, 11, 18), **facts)
    PromiseFactory(week=before, text="早已办完的", done_on=date(2026, 11, 10), **facts)
    PromiseFactory(week=WeekFactory(branch=office.branch), text="本周才定的", **facts)
    shown = browser_of(office.colleague).get(at_week(office)).text
    opening, rest = shown.split('aria-labelledby="section-', 1)
    assert "还开着的" in opening
    assert "上周办完的" in opening
    assert "早已办完的" not in shown
    assert "本周才定的" not in opening
    assert "本周才定的" in rest
    following = browser_of(office.head).get(at_week(office, MONDAY + WEEK)).text
    assert "本周才定的" in following.split('aria-labelledby="section-', 1)[0]


def test_who_works_in_a_section_reads_the_week_without_being_in_the_branch(office):
    colleague = browser_of(office.colleague)
    assert colleague.get(reverse("reviews:home")).status_code == 302
    assert colleague.get(at_week(office)).status_code == 200
    assert "记为已复盘" not in colleague.get(at_week(office)).text
    assert "复盘的约定" not in colleague.get(at_week(office)).text


def test_who_takes_part_in_two_branches_chooses_one_and_who_in_none_reads_why(office):
    second = BranchFactory(agency=office.house.agency)
    chosen = browser_of(office.colleague).get(reverse("reviews:home")).text
    assert str(office.branch) in chosen
    assert reverse("reviews:branch", args=[second.pk]) in chosen
    stranger = staff_of(section_in(office.house, "办公室"), "周游", until=date(2026, 1, 1))
    assert "名册里还没有" in browser_of(stranger).get(reverse("reviews:home")).text


@pytest.mark.parametrize("more", [1, 3])
def test_a_week_takes_as_many_queries_with_three_sections_as_with_one(office, more):
    head = browser_of(office.head)
    week = WeekFactory(branch=office.branch)
    speaker = office.house.users["secretary"].person

    def fill(number: int) -> None:
        section = section_in(office.house, f"业务{number}科")
        staff = staff_of(section, f"新人{'甲乙丙丁'[number]}")
        SectionHeadFactory(section=section, person=staff)
        SectionReportFactory(week=week, section=section, written_by=staff)
        CommentFactory(week=week, section=section, by=speaker, seen_by="branch")
        PromiseFactory(week=week, section=section, owner=staff)

    fill(0)
    head.get(at_week(office))
    with CaptureQueriesContext(
        connection,
    ) as few:
        head.get(at_week(office))
    for number in range(1, more):
        fill(number)
    with CaptureQueriesContext(connection) as many:
        head.get(at_week(office))
    assert len(many) == len(few)


def hold(client, office, **facts):
    address = reverse("reviews:hold", args=[office.branch.pk, MONDAY.isoformat()])
    typed = {"held_on": "2026-11-24", "also_said": "", "revision": "0"} | facts
    return client.post(address, typed)


def test_after_the_meeting_the_officer_records_it_with_what_else_was_agreed(office):
    officer = browser_of(office.house.users["officer"].person)
    assert "记为已复盘" in officer.get(at_week(office)).text
    assert hold(officer, office, also_said="下周搬办公室\r\n各科自己打包").status_code == 302
    shown = officer.get(at_week(office)).text
    assert "11月24日 周二已复盘" in shown
    assert "各科自己打包" in shown
    second = hold(secretary_of(office), office, also_said="另议")
    assert second.status_code == 422
    assert "各科自己打包" in second.text
    assert "另议" in second.text
    assert hold(secretary_of(office), office, also_said="合在一起", revision="1").status_code == 302
    assert Week.objects.get().also_said == "合在一起"


@pytest.mark.parametrize(
    ("day", "said"), [("2026-11-25", "还没有到"), ("2026-11-20", "不在这一周")]
)
def test_a_review_is_held_in_its_week_or_the_next_and_not_in_future(office, day, said):
    refused = hold(secretary_of(office), office, held_on=day, also_said="写了一半")
    assert refused.status_code == 422
    assert said in refused.text
    assert "写了一半" in refused.text
    assert not Week.objects.exists()


def told(person, on=TODAY):
    viewer = viewer_of(browser_user(person), on=on)
    return [one for one in waiting_for(viewer, on=on) if "小结" in one.text]


def browser_user(person):
    browser_of(person)
    person.refresh_from_db()
    return person.account


def test_the_head_is_told_on_the_day_of_the_review_and_never_afterwards(office):
    assert told(office.head) == []
    ReviewHabits.objects.create(zone=office.branch.zone, branch=office.branch, weekday=1)
    (entry,) = told(office.head)
    assert entry.url == at_section("report", office)
    assert entry.urgency == 2
    assert told(office.head, on=TODAY + timedelta(days=1)) == []
    assert told(office.colleague) == []
    assert told(office.house.users["secretary"].person) == []
    SectionReportFactory(week=WeekFactory(branch=office.branch), section=office.section)
    assert told(office.head) == []


def test_an_account_of_nobody_is_told_nothing(office):
    keeper = viewer_of(office.house.users["keeper"], on=TODAY)
    assert waiting_for(keeper, on=TODAY) == []
    assert coming_for(keeper, on=TODAY, until=TODAY + 4 * WEEK) == []


def test_what_is_held_stands_on_the_own_page_and_the_trail_keeps_no_words(office):
    client = secretary_of(office)
    facts = {"lens": "style", "tone": "criticism", "text": "答复太慢了", "revision": "0"}
    promise = {"promise": "两天内答复", "owner": office.head.pk, "due_on": "2026-11-27"}
    assert client.post(at_section("comment", office), facts | promise).status_code == 302
    texts = {"done": "走访三户", "stuck": "", "coming": "", "revision": "0"}
    assert browser_of(office.head).post(at_section("report", office), texts).status_code == 302
    told_head = str(held_about(office.head))
    assert "走访三户" in told_head
    assert "两天内答复" in told_head
    assert "答复太慢了" in str(held_about(office.house.users["secretary"].person))
    trail = " ".join(f"{entry.changes} {entry.object_repr}" for entry in AuditEntry.objects.all())
    for words in ("答复太慢了", "两天内答复", "走访三户"):
        assert words not in trail
