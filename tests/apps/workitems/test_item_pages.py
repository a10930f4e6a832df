"""An item planned by hand or from a source, taken through its steps, on the pages people see."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from tests.apps.research.records import MeasureFactory
from tests.apps.studies.records import ResearcherFactory
from tests.apps.workitems.records import (
    CityTaskFactory,
    HindranceFactory,
    ItemOwnerFactory,
    WorkItemFactory,
    follow_up_of,
)
from tests.factories import SectionFactory, UserFactory, member_of, works_in

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.workitems.models import Hindrance, WorkItem

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
TYPED = {"title": "移交老档案", "goal": "移交三百卷", "party_part": "党员突击队整理"}


def at(name, *args):
    return reverse(f"workitems:{name}", args=args)


def as_role(client, house, role):
    client.force_login(house.users[role])
    return client


def test_an_item_is_planned_by_hand_and_goes_its_steps(secretary, house):
    task = CityTaskFactory(zone=house.zone, name="人才强市")
    helper = house.users["officer"].person
    facts = TYPED | {
        "owner": house.person.pk,
        "helpers": [house.person.pk, helper.pk],
        "due_on": "2026-12-20",
        "check_by": "年底看台账",
        "city_task": task.pk,
        "planned_on": "2026-11-20",
    }
    board = at("board", house.branch.pk)
    assert "还没有工作事项" in secretary.get(board).text
    assert (
        "已谋划：移交老档案" in secretary.post(at("plan", house.branch.pk), facts, follow=True).text
    )
    item = WorkItem.objects.get()
    assert item.planned_by == house.users["secretary"].person
    assert [owner.person for owner in item.owners.all()] == [house.person, helper]
    for name, typed, step in (
        ("deploy", {"on": "2026-11-21"}, "部署"),
        ("finish", {"on": "2026-11-23", "said": "移交完毕"}, "落实"),
        ("check", {"on": "2026-11-24", "said": "账实相符"}, "检查"),
    ):
        assert at(name, item.pk) in secretary.get(board).text
        page = secretary.post(at(name, item.pk), typed, follow=True).text
        assert f"撤回“{step}”" in page
    for said in ("移交三百卷", "党员突击队整理", "年底看台账", "人才强市", "移交完毕", "账实相符"):
        assert said in page
    assert "11月21日" in page
    assert secretary.post(at("step_back", item.pk)).status_code == 302
    item.refresh_from_db()
    assert item.step == "done"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "请写清是什么事"),
        ({"title": "长" * 201}, "200"),
        ({"goal": "长" * 1001}, "1000"),
        ({"due_on": "下周"}, "日期看不懂"),
        ({"due_on": "2026-11-01", "planned_on": "2026-11-20"}, "完成期限早于谋划日期"),
        ({"planned_on": "2026-12-01"}, "还没有到"),
        ({"owner": "999999"}, "选择"),
    ],
)
def test_what_cannot_be_planned_is_told_with_all_still_there(secretary, house, typed, said):
    refused = secretary.post(at("plan", house.branch.pk), TYPED | typed)
    assert refused.status_code == 422
    assert said in refused.text
    assert "党员突击队整理" in refused.text
    assert not WorkItem.objects.exists()


def test_emoji_and_marks_are_kept_as_typed(secretary, house):
    secretary.post(at("plan", house.branch.pk), {"title": "办“一件事”🌾<b>"})
    item = WorkItem.objects.get()
    assert item.title == "办“一件事”🌾<b>"
    page = secretary.get(at("item", item.pk)).text
    assert "🌾&lt;b&gt;" in page
    assert "业务目标和党建内容都还没写" in page


def test_one_side_only_is_said_in_words_and_counted_on_the_board(secretary, house):
    WorkItemFactory(branch=house.branch, goal="有", party_part="也有")
    WorkItemFactory(branch=house.branch, goal="只有这边")
    WorkItemFactory(branch=house.branch, party_part="只有那边")
    page = secretary.get(at("board", house.branch.pk)).text
    assert "只有业务目标，还没写党建内容" in page
    assert "只有党建内容，还没写业务目标" in page
    assert "看板上 3 项，其中 1 项业务目标和党建内容都写了" in page


def test_a_decision_is_taken_over_with_its_text_and_told_once(client, house):
    owner = house.users["officer"].person
    decision = follow_up_of(house.branch, owner=owner, due_on=TODAY)
    officer = as_role(client, house, "officer")
    listed = at("to_take", house.branch.pk)
    take = at("take_decision", house.branch.pk, decision.pk)
    assert take in officer.get(listed).text
    form = officer.get(take).text
    assert 'value="修订值班表"' in form
    assert 'name="owner"' not in form
    assert 'name="due_on"' not in form
    done = officer.post(take, {"title": "修订值班表", "goal": "无缝交接"}, follow=True)
    assert "已转为工作事项" in done.text
    assert take not in done.text
    assert officer.get(take).status_code == 404
    item = WorkItem.objects.get()
    page = officer.get(at("item", item.pk)).text
    assert reverse("meetings:meeting", args=[decision.meeting_id]) in page
    today = officer.get(reverse("home:today")).text
    assert today.count("修订值班表") == 1 + today.count('visually-hidden">：修订值班表')
    officer.post(at("finish", item.pk), {"said": "修订好了", "on": "2026-11-24"})
    decision.refresh_from_db()
    assert (decision.done_on, decision.outcome) == (TODAY, "修订好了")
    Meeting.objects.update(state="finished", finished_at=datetime(2026, 11, 5, 9, tzinfo=UTC))
    link = f'href="{at("item", item.pk)}"'
    for where in (
        f"{reverse('meetings:follow_ups')}?show=done",
        decision.meeting.get_absolute_url(),
    ):
        assert link in officer.get(where).text
    officer.post(reverse("meetings:reopen_follow_up", args=[decision.pk]))
    assert link in officer.get(reverse("meetings:follow_ups")).text
    assert "撤回" not in officer.get(at("item", item.pk)).text


def test_what_came_of_a_decision_fits_its_record_or_is_refused(secretary, house):
    item = WorkItemFactory(branch=house.branch, follow_up=follow_up_of(house.branch))
    refused = secretary.post(at("finish", item.pk), {"said": "长" * 201, "on": "2026-11-24"})
    assert refused.status_code == 422
    assert "200" in refused.text
    item.refresh_from_db()
    assert item.follow_up.done_on is None


def test_a_measure_of_a_member_is_taken_over_and_others_are_not_shown(secretary, house):
    ours = MeasureFactory(finding__study__zone=house.zone, owner=house.person)
    theirs = MeasureFactory(
        finding__study__zone=house.zone, owner=house.users["neighbour"].person, text="别家的事"
    )
    page = secretary.get(at("to_take", house.branch.pk)).text
    assert ours.text in page
    assert "别家的事" not in page
    assert secretary.get(at("take_measure", house.branch.pk, theirs.pk)).status_code == 404
    secretary.post(at("take_measure", house.branch.pk, ours.pk), {"title": ours.text})
    item = WorkItem.objects.get()
    assert item.measure == ours
    ResearcherFactory(study=ours.finding.study, person=house.users["secretary"].person)
    finding = secretary.get(reverse("research:finding", args=[ours.finding_id])).text
    assert at("item", item.pk) in finding
    assert "没有含" in secretary.get(at("to_take", house.branch.pk), {"q": "没有"}).text


def test_two_who_change_an_item_at_once_are_shown_both_texts(secretary, house):
    item = WorkItemFactory(branch=house.branch, title="原来的")
    first = TYPED | {"revision": "0", "goal": "甲写的目标"}
    assert secretary.post(at("change", item.pk), first).status_code == 302
    second = secretary.post(at("change", item.pk), TYPED | {"revision": "0", "goal": "乙写的目标"})
    assert second.status_code == 422
    assert "甲写的目标" in second.text
    assert "乙写的目标" in second.text
    assert 'name="revision" value="1"' in second.text
    again = TYPED | {"revision": "1", "goal": "甲乙合写"}
    assert secretary.post(at("change", item.pk), again).status_code == 302
    item.refresh_from_db()
    assert item.goal == "甲乙合写"


def test_changing_an_item_keeps_who_answers_for_it_unless_changed(secretary, house):
    item = WorkItemFactory(branch=house.branch)
    for person in (house.person, house.users["officer"].person):
        ItemOwnerFactory(item=item, person=person)
    form = secretary.get(at("change", item.pk)).context["form"]
    assert form.initial["owner"] == house.person.pk
    assert form.initial["helpers"] == [house.users["officer"].person.pk]
    secretary.post(at("change", item.pk), TYPED | {"revision": "0", "owner": house.person.pk})
    assert [owner.person for owner in item.owners.all()] == [house.person]


def test_whose_share_is_what_is_written_beside_the_name(secretary, house):
    owner = ItemOwnerFactory(item__branch=house.branch, person=house.person)
    refused = secretary.post(at("share_out", owner.pk), {"part": "长" * 101})
    assert "100" in refused.text
    page = secretary.post(at("share_out", owner.pk), {"part": "跑现场🌾"}, follow=True).text
    assert f"{house.person}：跑现场🌾" in page


def test_the_owner_says_that_it_is_stuck_and_done_but_plans_and_checks_nothing(client, house):
    item = WorkItemFactory(branch=house.branch)
    member = as_role(client, house, "member")
    assert member.post(at("stuck", item.pk), {"said": "等", "on": TODAY}).status_code == 404
    ItemOwnerFactory(item=item, person=house.person)
    page = member.post(at("stuck", item.pk), {"said": "等批复", "on": "2026-11-20"}, follow=True)
    assert "等批复" in page.text
    assert "卡住 5 天" in page.text
    again = member.post(at("stuck", item.pk), {"said": "还等", "on": "2026-11-20"})
    assert again.status_code == 422
    assert "已经写过" in again.text
    assert "已解决" in member.post(at("clear", item.pk), follow=True).text
    assert Hindrance.objects.get().until == TODAY
    member.post(at("finish", item.pk), {"said": "办完", "on": "2026-11-24"})
    item.refresh_from_db()
    assert item.done_on == TODAY
    for name in ("change", "check", "drop", "deploy"):
        assert member.get(at(name, item.pk)).status_code == 404


def test_people_of_a_section_write_its_items_though_of_no_branch(client, house):
    section = SectionFactory(agency=house.agency)
    item = WorkItemFactory(branch=house.branch, section=section)
    colleague = works_in(section, member_of(house.other_branch, "贺同事"))
    colleague.employments.update(agency=house.agency)
    client.force_login(UserFactory(person=colleague))
    assert client.get(at("item", item.pk)).status_code == 200
    assert client.post(at("deploy", item.pk), {"on": "2026-11-24"}).status_code == 302
    assert client.get(at("check", item.pk)).status_code == 404
    assert client.get(at("board", house.branch.pk)).status_code == 404
    colleague.employments.update(section="别的科")
    assert client.get(at("item", item.pk)).status_code == 404


def test_an_item_is_given_up_with_a_reason_and_taken_up_again(secretary, house):
    item = WorkItemFactory(branch=house.branch)
    secretary.post(at("drop", item.pk), {"said": "市里不办了", "on": "2026-11-24"})
    assert "市里不办了" in secretary.get(at("item", item.pk)).text
    assert item.title not in secretary.get(at("board", house.branch.pk)).text
    assert item.title in secretary.get(at("list", house.branch.pk), {"step": "dropped"}).text
    secretary.post(at("step_back", item.pk))
    assert item.title in secretary.get(at("board", house.branch.pk)).text


def test_the_trail_knows_who_did_what_and_none_of_the_texts(client, house):
    item = WorkItemFactory(branch=house.branch)
    secretary = as_role(client, house, "secretary")
    secretary.post(at("change", item.pk), TYPED | {"revision": "0"})
    secretary.post(at("finish", item.pk), {"said": "移交完毕", "on": "2026-11-24"})
    assert "2026-11-24" in secretary.get(at("item", item.pk)).context["history"][0].changes[0]
    entries = AuditEntry.objects.get_for_object(item)
    told = " ".join(f"{entry.object_repr} {entry.changes}" for entry in entries)
    for text in (*TYPED.values(), "移交完毕"):
        assert text not in told


def test_what_is_held_about_somebody_names_their_items(house):
    item = WorkItemFactory(
        branch=house.branch, planned_by=house.person, checked_by=house.person, title="移交"
    )
    ItemOwnerFactory(item=item, person=house.person, part="联系县里")
    held = {section.title: section.rows for section in held_about(house.person)}
    assert held["负责的工作事项"][0][:2] == ("移交", "联系县里")
    assert held["谋划的工作事项"][0][0] == held["检查的工作事项"][0][0] == "移交"


def test_todays_page_tells_the_owner_what_is_due_and_officers_what_waits_for_them(client, house):
    due = WorkItemFactory(branch=house.branch, title="今天到期的事", due_on=TODAY)
    WorkItemFactory(branch=house.branch, title="办完的事", done_on=TODAY)
    stuck = WorkItemFactory(branch=house.branch, title="过些天到期的事", due_on=date(2026, 12, 1))
    for item in (due, stuck):
        ItemOwnerFactory(item=item, person=house.person)
    HindranceFactory(item=stuck)
    page = as_role(client, house, "member").get(reverse("home:today")).text
    assert "今天到期的事" in page
    assert "过些天到期的事" in page
    assert "还没检查" not in page
    page = as_role(client, house, "secretary").get(reverse("home:today")).text
    assert "1 项工作已落实，还没检查" in page
    assert "1 项工作卡住了" in page
    assert "今天到期的事" not in page
