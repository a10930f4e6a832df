"""A branch's year on one page, a zone's branches side by side."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.regime.records import meeting_in
from tests.factories import AgencyFactory, BranchFactory, member_of

from zhibu.apps.meetings.models import FollowUp, Meeting

pytestmark = pytest.mark.django_db
Kind, State = Meeting.Kind, Meeting.State


def said(response):
    return response.content.decode()


@pytest.fixture
def found(house, page):
    def looked(role="secretary", **query):
        return page(role, "branch", house.branch.pk, **query)

    return looked


def row(answer, title):
    return next(r for r in answer.context["found"].rows if r.title == title)


def states(answer, title):
    return [cell.state for cell in row(answer, title).cells if not isinstance(cell, int)]


def test_twelve_months_say_in_words_how_each_kind_stands(house, found):
    meeting_in(house.branch, date(2026, 2, 13), state=State.FINISHED)
    meeting_in(house.branch, date(2026, 3, 13))
    answer = found()
    assert states(answer, "主题党日")[:4] == ["overdue", "met", "planned", "due"]
    assert states(answer, "支部党员大会") == ["due"] * 4
    for word in ("逾期", "符合", "已排", "待办"):
        assert word in said(answer)


def test_a_cell_leads_to_the_record_to_the_plan_or_to_what_is_to_be_done(house, found):
    held = meeting_in(house.branch, date(2026, 2, 13), state=State.FINISHED)
    planned = meeting_in(house.branch, date(2026, 3, 13))
    cells = row(found(), "主题党日").cells
    assert cells[0].verb == "补记"
    assert "kind=theme_day" in cells[0].url
    assert cells[1].url == reverse("meetings:meeting", args=[held.pk])
    assert cells[2].url == reverse("meetings:meeting", args=[planned.pk])
    assert cells[3].verb == "安排"


def test_what_is_late_stands_first_with_its_source_and_one_button(house, found):
    answer = found()
    calls = answer.context["found"].calls
    assert calls[0].state == "overdue"
    assert [call.state for call in calls] == sorted(
        (call.state for call in calls), key=["overdue", "at_risk", "due"].index
    )
    committee = next(call for call in calls if call.title == "支部委员会会议")
    assert committee.said == "2025年12月、2026年1月、2026年2月没有记录。"
    assert "第十二条" in committee.citation
    assert "依据：" in said(answer)


def test_a_verdict_names_its_rule_and_the_records_it_used(house, found):
    meeting_in(house.branch, date(2026, 2, 13), state=State.FINISHED)
    assert "规则 ZB-25" in said(found())
    assert "2月13日主题党日" in said(found())


def test_a_missed_month_is_explained_and_no_longer_called_for(house, found, client):
    client.force_login(house.users["secretary"])
    address = reverse("regime:explain", args=[house.branch.pk])
    missed = "rule=ZB-25&group=&until=2026-01-31"
    assert "2026年1月没有开展主题党日" in said(client.get(f"{address}?{missed}"))
    empty = client.post(f"{address}?{missed}", {"text": ""})
    assert empty.status_code == 422
    client.post(f"{address}?{missed}", {"text": "一月全员下沉社区，并入二月"})
    answer = found()
    assert "情况说明：一月全员下沉社区，并入二月" in said(answer)
    assert states(answer, "主题党日")[0] == "overdue"
    theme = next(c for c in answer.context["found"].calls if c.title == "主题党日")
    assert "2026年1月" not in theme.said


@pytest.mark.parametrize("missed", ["rule=ZB-25&until=2026-03-31", "rule=ZB-99&until=2026-01-31"])
def test_what_is_not_missed_cannot_be_explained(house, client, missed):
    client.force_login(house.users["secretary"])
    address = reverse("regime:explain", args=[house.branch.pk])
    answer = client.post(f"{address}?{missed}", {"text": "不必"})
    assert answer.status_code == 422
    assert "没有逾期" in said(answer)


def test_what_was_promised_is_counted_and_the_next_named(house, found):
    meeting = meeting_in(house.branch, date(2026, 2, 13), state=State.FINISHED)
    FollowUp.objects.create(
        zone=house.zone, meeting=meeting, text="修好会议室", owner=house.person, due_on="2026-03-10"
    )
    assert "修好会议室" in said(found())
    assert house.person.name in said(found())


def test_a_member_reads_the_same_without_names_and_without_buttons(house, found):
    meeting = meeting_in(house.branch, date(2026, 2, 13), state=State.FINISHED)
    FollowUp.objects.create(
        zone=house.zone,
        meeting=meeting,
        text="修好会议室",
        owner=house.branch.posts.first().person,
        due_on="2026-03-10",
    )
    text = said(found("member"))
    assert "修好会议室" in text
    assert "胡文静" not in text
    assert "补记" not in text


def test_what_the_committee_settled_among_itself_is_for_officers(house, found):
    meeting = meeting_in(house.branch, date(2026, 2, 6), Kind.COMMITTEE, State.FINISHED)
    FollowUp.objects.create(
        zone=house.zone, meeting=meeting, text="酝酿人选", owner=house.person, due_on="2026-03-10"
    )
    assert "酝酿人选" in said(found())
    assert "酝酿人选" not in said(found("member"))


def test_a_proposal_is_no_plan(house, found):
    meeting_in(house.branch, date(2026, 3, 13), state=State.PROPOSED)
    assert states(found(), "主题党日")[2] == "due"


def test_the_page_costs_the_same_for_one_meeting_and_three(house, found, cost):
    meeting_in(house.branch, date(2026, 1, 13), state=State.FINISHED)
    found()
    address = reverse("regime:branch", args=[house.branch.pk])
    once = cost(address)
    for month in (2, 3):
        meeting_in(house.branch, date(2026, month, 1), state=State.FINISHED)
    assert cost(address) == once
    assert once <= 21


def test_the_zone_shows_branches_in_their_order_with_words_and_no_sums(house, page):
    meeting_in(house.other_branch, date(2026, 1, 13), state=State.FINISHED)
    for role in ("coordinator", "reader"):
        answer = page(role, "zone", house.zone.pk)
        lines = answer.context["found"].lines
        assert [line.branch.pk for line in lines] == [house.branch.pk, house.other_branch.pk]
        assert "逾期 2" in said(answer)
        assert house.person.name not in said(answer)
    assert "不排名" in said(answer)


def test_the_zone_costs_the_same_for_two_branches_and_five(house, page, cost):
    page("reader", "zone", house.zone.pk)
    address = reverse("regime:zone", args=[house.zone.pk])
    with_two = cost(address)
    for number in range(3):
        branch = BranchFactory(agency=AgencyFactory(zone=house.zone))
        member_of(branch, f"新人{number}")
        meeting_in(branch, date(2026, 1, 13), state=State.FINISHED)
    assert cost(address) == with_two
    assert with_two <= 15


def test_the_today_page_asks_for_each_kind_once_and_for_the_plan(house, client):
    client.force_login(house.users["secretary"])
    items = client.get("/").context["items"] + client.get("/").context["more"]
    texts = [item.text for item in items]
    assert "2026年2月支部委员会会议等3次没有记录" in texts
    assert "2026年还没有计划" in texts
    assert len([text for text in texts if "主题党日" in text]) == 1


def test_a_planned_meeting_is_not_called_for_twice_on_the_today_page(house, client):
    for month in (1, 2):
        meeting_in(house.branch, date(2026, month, 13))
    meeting_in(house.branch, date(2025, 12, 12))
    client.force_login(house.users["secretary"])
    answer = client.get("/").context
    urls = [item.url for item in answer["items"] + answer["more"] if "主题党日" in item.text]
    assert reverse("regime:branch", args=[house.branch.pk]) not in urls
