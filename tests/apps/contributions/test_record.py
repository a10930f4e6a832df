"""What a person's record says, and what it leaves out."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.contributions.records import (
    follow_up_done,
    full_year,
    held_meeting,
    idea_decided,
    in_project,
    item_done,
    lesson_given,
    promise_kept,
)
from tests.apps.meetings.records import MeetingFactory
from tests.factories import PartyGroupFactory, PostFactory
from tests.houses import build_house

from zhibu.apps.contributions.queries.record import record_of
from zhibu.apps.ideas.models import Decision, Idea
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Post

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 2)


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def page(client, house):
    """Return what the member reads of a year."""

    def read(year=2026, role="member"):
        client.force_login(house.users[role])
        answer = client.get(reverse("contributions:mine", query={"year": year}))
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def lines_of(person, year=2026):
    record = record_of(person, year=year)
    return {group.title: [line.what for line in group.lines] for group in record.groups}


def test_a_year_is_told_kind_by_kind_from_the_records(house):
    full_year(house.branch, house.person)
    branch = house.branch
    assert lines_of(house.person) == {
        "党内任职": [f"{branch}宣传委员（兼职）"],
        "主持和记录会议": ["主持支部党员大会（年度计划）", "记录主题党日"],
        "会议待办": ["办结：联系社区"],
        "讲课": ["主讲微课《怎样写好通知》", "讲课：党课"],
        "工作事项": ["落实：老旧小区改造联系点"],
        "项目组和外派": ["参加项目组“招商服务专班”（组员）", "挂职：某县开发区"],
        "复盘承诺": ["兑现：三天内回访"],
        "建言献策": ["建议获采纳：合并报表"],
        "调研措施": ["完成措施：每季度请一次外单位来讲"],
    }


def test_the_page_shows_days_details_and_where_each_fact_stands(house, page):
    full_year(house.branch, house.person)
    said = page()
    assert "2025年5月1日起" in said
    assert "2026年4月1日至2026年9月30日" in said
    assert "承担：牵头摸底" in said
    assert "收获：学会了做台账" in said
    meeting = Meeting.objects.get(title="年度计划")
    assert f'href="{meeting.get_absolute_url()}"' in said
    facts = said.partition("<main")[2].partition("</main>")[0]
    for word in ("积分", "得分", "排名", "合计"):
        assert word not in facts


def test_other_years_and_other_people_are_left_out(house, page):
    full_year(house.branch, house.person)
    assert lines_of(house.person, 2025)["党内任职"] == [f"{house.branch}宣传委员（兼职）"]
    assert not any(lines_of(house.person, 2024).values())
    assert "2024年还没有记录" in page(2024)
    told = lines_of(house.users["neighbour"].person)
    assert told.pop("党内任职") == [f"{house.other_branch}书记（兼职）"]
    assert not any(told.values())


def test_many_of_a_kind_are_folded_but_all_there(house, page):
    for day in range(2, 12):
        held_meeting(house.branch, date(2026, 3, day), chair=house.person, title=f"第{day}次")
    said = page()
    shown, _summary, folded = said.partition("查看其余的")
    assert "第7次" in shown
    assert "第8次" in folded
    assert "第11次" in folded


def test_what_is_not_done_dropped_or_not_adopted_is_no_fact(house):
    branch, person = house.branch, house.person
    MeetingFactory(branch=branch, chair=person, on=MARCH)
    item_done(branch, person, "没有做完", MARCH, done_on=None)
    item_done(branch, person, "取消了", MARCH, done_on=MARCH, dropped_on=MARCH)
    idea_decided(branch, person, "未被采纳的", Decision.NOT_ADOPTED, MARCH)
    lesson = lesson_given(branch, person, "没有讲成", MARCH)
    type(lesson).objects.filter(pk=lesson.pk).update(dropped_on=MARCH)
    assert not any(lines_of(person).values())


def test_an_item_from_ones_own_decision_is_told_once(house):
    branch, person = house.branch, house.person
    meeting = held_meeting(branch, MARCH)
    task = follow_up_done(meeting, person, "整理台账", MARCH)
    item_done(branch, person, "整理台账", MARCH, follow_up=task)
    told = lines_of(person)
    assert (told["会议待办"], told["工作事项"]) == (["办结：整理台账"], [])


def test_an_item_of_somebody_elses_decision_is_told_with_ones_part(house):
    branch, person = house.branch, house.person
    task = follow_up_done(held_meeting(branch, MARCH), house.users["officer"].person, "办展", MARCH)
    item_done(branch, person, "办展", MARCH, follow_up=task)
    (line,) = record_of(person, year=2026).groups[4].lines
    assert (line.what, line.details) == ("落实：办展", ("分工：写方案",))


def test_what_the_committee_met_about_stays_with_the_committee(house):
    held_meeting(
        house.branch, MARCH, chair=house.person, kind=Meeting.Kind.COMMITTEE, title="某人的处分"
    )
    assert lines_of(house.person)["主持和记录会议"] == ["主持支部委员会会议"]


def test_a_proposal_kept_for_leaders_is_not_spelt_out(house):
    idea = idea_decided(house.branch, house.person, "只说给书记听", Decision.ADOPTED, MARCH)
    Idea.objects.filter(pk=idea.pk).update(for_leaders=True, result="已办")
    (line,) = record_of(house.person, year=2026).groups[7].lines
    assert (line.what, line.details) == ("建议获采纳（只给支部书记、委员看的）", ())


def test_each_record_one_may_open_is_linked(house, page):
    full_year(house.branch, house.person)
    said = page()
    for name, record in (
        ("workitems:item", house.person.owned_items.get().item),
        ("reviews:promise", house.person.promises.get()),
        ("ideas:idea", house.person.ideas.get()),
        ("projects:project", house.person.project_parts.get().project),
    ):
        assert f'href="{reverse(name, args=[record.pk])}"' in said


def test_meetings_of_two_groups_on_one_day_are_told_apart(house):
    for name in ("第一党小组", "第二党小组"):
        group = PartyGroupFactory(branch=house.branch, name=name)
        held_meeting(
            house.branch, MARCH, kind=Meeting.Kind.GROUP, group=group, recorder=house.person
        )
    told = lines_of(house.person)["主持和记录会议"]
    assert told == ["记录党小组会（第一党小组）", "记录党小组会（第二党小组）"]


def test_a_lesson_by_somebody_on_the_list_of_lecturers_is_told_once(house):
    full_year(house.branch, house.person)
    lesson = house.person.lessons.get()
    lesson.meeting.lecturer = Meeting.objects.exclude(lecturer=None).get().lecturer
    lesson.meeting.save()
    assert lines_of(house.person)["讲课"] == ["主讲微课《怎样写好通知》", "讲课：党课"]


def test_a_day_known_only_as_no_later_than_is_said_so(house):
    PostFactory(
        branch=house.branch,
        person=house.person,
        kind=Post.Kind.GROUP_LEADER,
        since=date(2026, 1, 1),
        until=date(2026, 6, 30),
        since_exact=False,
        full_time=True,
    )
    (line,) = record_of(house.person, year=2026).groups[0].lines
    assert line.when == "不晚于2026年1月1日至2026年6月30日"
    assert line.what == f"{house.branch}党小组组长（专职）"


def test_the_article_is_quoted_and_says_reference_not_score(page):
    said = page()
    assert "第三十二条" in said
    assert "重要参考" in said
    assert "不计分，不与他人比较" in said
    assert "没有兼职党务职务的记录" in said
    assert "没有兼职党务职务的记录" not in page(role="officer")
    assert "第三十二条" not in page(2018)


def test_a_line_can_be_asked_to_be_corrected(house, page, client):
    full_year(house.branch, house.person)
    said = page()
    assert f"{reverse('accounts:me')}?item=" in said
    asked = client.get(reverse("accounts:me", query={"item": "纪实 2026年5月8日 兑现：三天内回访"}))
    assert 'value="纪实 2026年5月8日 兑现：三天内回访"' in asked.content.decode()


def test_a_very_long_title_still_makes_a_request_that_fits(house):
    promise_kept(house.branch, house.person, "很长的承诺🙂" * 28, MARCH)
    (line,) = record_of(house.person, year=2026).groups[6].lines
    assert len(line.to_correct) == 80


def test_three_of_each_cost_no_more_queries_than_one(house, page, django_assert_max_num_queries):
    branch, person = house.branch, house.person

    def one_more(place):
        day = date(2026, 3, place)
        follow_up_done(held_meeting(branch, day, chair=person), person, f"事{place}", day)
        lesson_given(branch, person, f"课{place}", day)
        item_done(branch, person, f"项{place}", day)
        in_project(branch, person, f"组{place}", day, day)
        idea_decided(branch, person, f"议{place}", Decision.IN_PART, day)
        promise_kept(branch, person, f"诺{place}", day)

    one_more(2)
    with django_assert_max_num_queries(60) as few:
        page()
    one_more(9)
    one_more(16)
    with django_assert_max_num_queries(len(few)):
        page()
