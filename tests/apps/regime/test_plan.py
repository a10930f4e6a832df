"""The year plan in the browser's eyes: proposed, changed, accepted, changed again."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.regime.records import meeting_in

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.regime.models import Milestone, PlanChange, YearPlan

pytestmark = pytest.mark.django_db
Kind, State = Meeting.Kind, Meeting.State


def said(response):
    return response.content.decode()


def meetings(house, **facts):
    return list(Meeting.objects.filter(branch=house.branch, **facts).order_by("on", "pk"))


def lines_of(house, **changed):
    """What the form of the page sends: every editable line, some of it changed."""
    typed = {}
    for meeting in meetings(house, state__in=[State.PROPOSED, State.PLANNED]):
        typed[f"on_{meeting.pk}"] = meeting.on.isoformat()
        typed[f"title_{meeting.pk}"] = meeting.title
        typed[f"revision_{meeting.pk}"] = meeting.revision
    return typed | changed


def accept(send, house, **changed):
    return send("secretary", "plan", house.branch.pk, **lines_of(house, **changed), accept="1")


def test_one_button_proposes_the_rest_of_the_year_on_working_days(house, proposed):
    found = meetings(house, state=State.PROPOSED)
    theme_days = [m.on for m in found if Kind.THEME_DAY in m.kinds]
    assert [day.month for day in theme_days] == list(range(3, 13))
    assert theme_days[0] == date(2026, 3, 13)
    assert date(2026, 10, 9) in theme_days
    assert {m.group.name for m in found if m.kind == Kind.GROUP} == {"第一党小组", "第二党小组"}
    assert sum(Kind.COMMITTEE in m.kinds for m in found) == 10
    assert sum(Kind.MEMBERS in m.kinds for m in found) == 4
    assert all(m.agenda.exists() for m in found)
    assert "只有支部委员看得到" in said(proposed)


def test_talks_dues_and_reports_stand_beside_the_meetings(house, proposed):
    titles = set(Milestone.objects.values_list("title", flat=True))
    assert {"完成全年谈心谈话", "书记向上级党组织述职", "拟下一年的计划"} <= titles


def test_a_held_meeting_counts_and_asking_again_adds_nothing(house, send):
    meeting_in(house.branch, date(2026, 3, 2), Kind.THEME_DAY, State.FINISHED)
    send("secretary", "propose", house.branch.pk, year=2026, theme_day="n2w4")
    march = [m for m in meetings(house, on__month=3) if Kind.THEME_DAY in m.kinds]
    assert len(march) == 1
    before = [(m.pk, m.on, m.kind) for m in meetings(house)]
    again = send("secretary", "propose", house.branch.pk, year=2026, theme_day="d20")
    assert again.status_code == 422
    assert "没有空缺要补" in said(again)
    assert [(m.pk, m.on, m.kind) for m in meetings(house)] == before


def test_a_gap_is_filled_and_what_stands_is_not_moved(house, proposed, send):
    lost = meetings(house, kind=Kind.GROUP, on__month=6)[0]
    send("secretary", "remove", lost.pk)
    stands = [(m.pk, m.on) for m in meetings(house)]
    send("secretary", "propose", house.branch.pk, year=2026, theme_day="n2w4")
    after = [(m.pk, m.on) for m in meetings(house)]
    assert set(stands) < set(after)
    (added,) = set(after) - set(stands)
    assert added[1].month == 6


def test_only_officers_see_a_proposal_until_it_is_accepted(house, proposed, page, send, client):
    assert "支委会" in said(page("officer", "plan", house.branch.pk))
    for role in ("member", "coordinator"):
        assert "还没有采用" in said(page(role, "plan", house.branch.pk))
        assert "支委会" not in said(page(role, "plan", house.branch.pk))
    one = reverse("meetings:meeting", args=[meetings(house, kind=Kind.THEME_DAY)[0].pk])
    client.force_login(house.users["member"])
    assert client.get(one).status_code == 404
    accept(send, house)
    client.force_login(house.users["member"])
    assert client.get(one).status_code == 200
    assert "支委会" in said(page("member", "plan", house.branch.pk))
    assert {m.state for m in meetings(house)} == {State.PLANNED}
    plan = YearPlan.objects.get()
    assert plan.accepted_by.name == "周明"
    assert plan.theme_day.label == "每月第二个周五"


def test_accepting_saves_what_was_just_typed(house, proposed, send):
    first = meetings(house, state=State.PROPOSED)[0]
    accept(send, house, **{f"title_{first.pk}": "开年第一课"})
    first.refresh_from_db()
    assert (first.title, first.state) == ("开年第一课", State.PLANNED)


def test_there_is_nothing_to_accept_without_a_proposal(house, send):
    answer = accept(send, house)
    assert answer.status_code == 422
    assert "没有待采用的计划" in said(answer)


def test_days_and_themes_of_the_whole_year_are_saved_at_once(house, proposed, send):
    first, second = (
        m for m in meetings(house) if Kind.THEME_DAY in m.kinds and m.on.month in (3, 4)
    )
    typed = lines_of(
        house,
        **{
            f"title_{first.pk}": "学习党章",
            f"title_{second.pk}": "清明祭扫",
            f"on_{second.pk}": "2026-04-03",
        },
    )
    answer = send("secretary", "plan", house.branch.pk, **typed)
    assert "改了2项" in said(answer)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.title, second.title, second.on) == ("学习党章", "清明祭扫", date(2026, 4, 3))
    assert not PlanChange.objects.exists()


@pytest.mark.parametrize(
    ("day", "doubt"),
    [
        ("2026-04-05", "不上班"),
        ("2026-05-15", "就不在期限内了"),
        ("2026-06-12", "已经有一次主题党日"),
    ],
)
def test_a_doubtful_day_is_asked_about_and_kept_when_confirmed(house, proposed, send, day, doubt):
    april = next(m for m in meetings(house, on__month=4) if Kind.THEME_DAY in m.kinds)
    typed = lines_of(house, **{f"on_{april.pk}": day, f"title_{april.pk}": "植树"})
    answer = send("secretary", "plan", house.branch.pk, **typed)
    assert answer.status_code == 422
    assert doubt in said(answer)
    assert "植树" in said(answer)
    assert "仍按所填日期保存" in said(answer)
    april.refresh_from_db()
    assert april.on == date(2026, 4, 10)
    send("secretary", "plan", house.branch.pk, **typed, anyway="on")
    april.refresh_from_db()
    assert april.on.isoformat() == day


def test_a_day_that_is_over_is_refused_whatever_one_confirms(house, proposed, send):
    march = meetings(house, on__month=3)[0]
    typed = lines_of(house, **{f"on_{march.pk}": "2026-02-27"})
    answer = send("secretary", "plan", house.branch.pk, **typed, anyway="on")
    assert answer.status_code == 422
    assert "那天已经过去" in said(answer)


def test_two_who_edit_at_once_notice_each_other(house, proposed, send):
    march = meetings(house, on__month=3)[0]
    stale = lines_of(house, **{f"title_{march.pk}": "甲的主题"})
    send("officer", "plan", house.branch.pk, **lines_of(house, **{f"title_{march.pk}": "乙的"}))
    answer = send("secretary", "plan", house.branch.pk, **stale)
    assert answer.status_code == 422
    assert "刚才被别人改过" in said(answer)
    assert "甲的主题" in said(answer)


def test_after_acceptance_every_change_is_kept_with_who_and_why(house, proposed, send, page):
    accept(send, house)
    april = next(m for m in meetings(house, on__month=4) if Kind.THEME_DAY in m.kinds)
    typed = lines_of(house, **{f"on_{april.pk}": "2026-04-13"})
    send("officer", "plan", house.branch.pk, **typed, reason="会场被占")
    change = PlanChange.objects.get()
    assert (change.old, change.new, change.changed_by.name) == (
        "2026-04-10",
        "2026-04-13",
        "胡文静",
    )
    shown = said(page("secretary", "plan", house.branch.pk))
    assert "会场被占" in shown
    assert "<del>2026年4月10日</del>" in shown
    assert "胡文静" not in said(page("member", "plan", house.branch.pk))


def test_a_meeting_taken_off_an_accepted_plan_is_called_off_and_remembered(
    house, proposed, send, page
):
    accept(send, house)
    gone = meetings(house, kind=Kind.COMMITTEE)[0]
    send("secretary", "remove", gone.pk, reason="与培训冲突")
    gone.refresh_from_db()
    assert gone.state == State.CANCELLED
    assert PlanChange.objects.get().what == PlanChange.What.REMOVED


def test_a_move_made_on_the_meetings_own_page_stands_in_the_history_too(
    house, proposed, send, page, client
):
    accept(send, house)
    april = next(m for m in meetings(house, on__month=4) if Kind.THEME_DAY in m.kinds)
    client.force_login(house.users["officer"])
    typed = {"on": "2026-04-14", "reason": "防汛值守"}
    client.post(reverse("meetings:move", args=[april.pk]), typed)
    client.post(reverse("meetings:cancel", args=[april.pk]), {"reason": "并入五月"})
    moved, off = PlanChange.objects.order_by("pk")
    assert (moved.old, moved.new, moved.reason) == ("2026-04-10", "2026-04-14", "防汛值守")
    assert (off.what, off.old, off.changed_by.name) == ("removed", "2026-04-14", "胡文静")
    assert "防汛值守" in said(page("secretary", "plan", house.branch.pk))


def test_one_more_meeting_is_added_and_a_group_meeting_needs_its_group(house, send):
    refused = send("secretary", "add", house.branch.pk, kind="group", on="2026-03-10")
    assert refused.status_code == 422
    assert "要选是哪个党小组" in said(refused)
    send("secretary", "add", house.branch.pk, kind="lecture", on="2026-03-10", title="书记讲党课")
    (added,) = meetings(house)
    assert (added.title, added.state) == ("书记讲党课", State.PLANNED)
    twice = send("secretary", "add", house.branch.pk, kind="lecture", on="2026-03-10")
    assert "已经有一次党课" in said(twice)
    over = send("secretary", "add", house.branch.pk, kind="lecture", on="2026-02-10")
    assert "已经过去" in said(over)


def test_what_people_were_told_of_is_not_changed_behind_their_backs(house, proposed, send):
    told = meetings(house, on__month=3)[0]
    Meeting.objects.filter(pk=told.pk).update(state=State.ANNOUNCED)
    answer = send("secretary", "remove", told.pk)
    assert answer.status_code == 422
    assert "到这次会议的页面" in said(answer)


def test_a_milestone_is_done_or_put_off(house, proposed, send):
    accept(send, house)
    step = Milestone.objects.get(title="完成全年谈心谈话")
    send("secretary", "milestone", step.pk, day="2026-11-30", reason="提前完成")
    assert PlanChange.objects.get().milestone == step
    early = send("secretary", "milestone", step.pk, day="2026-11-30", done_on="2026-05-01")
    assert "还没有到" in said(early)
    send("secretary", "milestone", step.pk, day="2026-11-30", done_on="2026-03-02")
    step.refresh_from_db()
    assert step.done_on == date(2026, 3, 2)


def test_putting_off_a_milestone_does_not_offer_it_as_done(house, proposed, send, page):
    accept(send, house)
    step = Milestone.objects.get(title="完成全年谈心谈话")
    asked = page("secretary", "milestone", step.pk)
    assert asked.context["form"]["done_on"].value() is None


def test_next_year_waits_for_november(house, send):
    answer = send("secretary", "propose", house.branch.pk, year=2027, theme_day="n2w4")
    assert answer.status_code == 422
    assert "从11月起可以拟" in said(answer)


def test_the_page_costs_the_same_for_one_meeting_and_for_a_year(house, proposed, send, cost):
    address = reverse("regime:plan", args=[house.branch.pk])
    whole = cost(address)
    for meeting in meetings(house)[1:]:
        meeting.delete()
    assert cost(address) == whole
    assert whole <= 14


def test_a_meeting_added_while_the_page_was_open_is_left_alone(house, proposed, send):
    typed = lines_of(house)
    late = meeting_in(house.branch, date(2026, 9, 1), Kind.LECTURE)
    answer = send("secretary", "plan", house.branch.pk, **typed)
    assert answer.status_code == 200
    late.refresh_from_db()
    assert late.on == date(2026, 9, 1)


def test_a_meeting_added_before_acceptance_is_part_of_the_proposal(house, proposed, send):
    on = "2026-03-24"
    send("secretary", "add", house.branch.pk, kind="lecture", on=on, anyway="on")
    assert meetings(house, on=on, kind=Kind.LECTURE)[0].state == State.PROPOSED
    both = send("secretary", "add", house.branch.pk, kind="lecture", on=on, also=["committee"])
    assert both.status_code == 422


@pytest.mark.parametrize("year", ["²", "2026²", "99999", "-1"])
def test_a_year_that_is_none_shows_this_year(house, page, year):
    assert "2026年度计划" in said(page("secretary", "plan", house.branch.pk, year=year))


def test_a_plan_that_cannot_be_accepted_is_not_half_saved(house, proposed, send):
    accept(send, house)
    march = meetings(house, on__month=3)[0]
    typed = lines_of(house, **{f"title_{march.pk}": "只存一半"})
    answer = send("secretary", "plan", house.branch.pk, **typed, accept="1")
    assert answer.status_code == 422
    assert "只存一半" in said(answer)
    march.refresh_from_db()
    assert march.title == ""
