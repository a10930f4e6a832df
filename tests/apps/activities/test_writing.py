"""Saying what an activity was: from a meeting, by hand, changed by two at once, planned."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.activities.records import ActivityFactory, BaseFactory, ThemeFactory
from tests.apps.meetings.records import MeetingFactory
from tests.apps.resources.records import LecturerFactory, RoomFactory
from tests.apps.workitems.records import CityTaskFactory, WorkItemFactory
from tests.houses import build_house

from zhibu.apps.activities.models import Activity
from zhibu.apps.meetings.models import Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def of_branch(house, name):
    return reverse(f"activities:{name}", args=[house.branch.pk])


def held(house, **facts):
    facts = {"kind": "theme_day", "state": "finished", "finished_at": "2026-11-20T09:00Z"} | facts
    return MeetingFactory(branch=house.branch, title="汛期走堤", **facts)


FACTS = {"kind": "visit", "title": "看江堤", "revision": "0"}


def test_a_finished_theme_day_gets_its_particulars_once(officer, house):
    meeting = held(house)
    base, theme = BaseFactory(zone=house.zone), ThemeFactory(zone=house.zone)
    task = CityTaskFactory(zone=house.zone)
    fill = reverse("activities:fill", args=[meeting.pk])
    assert fill in officer.get(of_branch(house, "list")).text
    assert fill in officer.get(meeting.get_absolute_url()).text
    assert "汛期走堤" in officer.get(fill).text
    facts = FACTS | {
        "base": base.pk,
        "themes": [theme.pk],
        "partners": [house.other_branch.agency.pk],
        "city_task": task.pk,
        "cost": "120.50",
        "came_of_it": "两条建议",
    }
    assert officer.post(fill, facts).status_code == 302
    made = Activity.objects.get()
    assert (made.meeting, made.held_on, made.base, made.city_task) == (meeting, None, base, task)
    assert (list(made.themes.all()), made.all_partners) == (
        [theme],
        house.other_branch.agency.label,
    )
    shown = officer.get(of_branch(house, "list")).text
    assert "可以补充的会议" not in shown
    assert officer.get(fill).url == made.get_absolute_url()
    assert "已经有人补充" in officer.post(fill, facts).text
    page = officer.get(made.get_absolute_url()).text
    assert "120.50 元" in page
    assert "两条建议" in page


@pytest.mark.parametrize("facts", [{"kind": "committee"}, {"state": "cancelled"}])
def test_what_is_no_activity_gets_none(officer, house, facts):
    meeting = held(house, **facts)
    assert officer.get(reverse("activities:fill", args=[meeting.pk])).status_code == 404


def test_an_older_one_is_entered_by_hand_with_its_day(officer, house):
    add = of_branch(house, "add")
    assert "补记" in officer.get(add).text
    assert officer.post(add, FACTS | {"held_on": "2025-04-03"}).status_code == 302
    assert Activity.objects.get().held_on == date(2025, 4, 3)
    refused = officer.post(add, FACTS | {"held_on": "2026-11-25"})
    assert refused.status_code == 422
    assert "这一天还没有到" in refused.text
    assert "看江堤" in refused.text


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"title": ""}, "请填写活动"),
        ({"title": "长" * 121}, "120"),
        ({"cost": "一百"}, "请填数字"),
        ({"cost": "-1"}, "不能是负数"),
        ({"cost": "1.234"}, "最多两位小数"),
        ({"came_of_it": "好" * 301}, "300"),
        ({"kind": "party"}, "party"),
        ({"held_on": "昨天"}, "日期看不懂"),
    ],
)
def test_bad_input_names_the_field_and_keeps_what_was_typed(officer, house, facts, said):
    typed = FACTS | {"held_on": "2025-04-03", "other_partners": "某大学🏫"} | facts
    refused = officer.post(of_branch(house, "add"), typed)
    assert refused.status_code == 422
    assert said in refused.text
    assert "某大学🏫" in refused.text
    assert not Activity.objects.exists()


def test_another_zones_place_is_no_choice(officer, house):
    strange = BaseFactory()
    refused = officer.post(
        of_branch(house, "add"), FACTS | {"held_on": "2025-04-03", "base": strange.pk}
    )
    assert refused.status_code == 422


def test_an_older_activity_is_not_moved_to_a_day_to_come(officer, house):
    made = ActivityFactory(branch=house.branch, held_on=date(2026, 3, 1))
    typed = FACTS | {"held_on": "2027-03-01", "revision": "0"}
    refused = officer.post(reverse("activities:change", args=[made.pk]), typed)
    assert "这一天还没有到" in refused.text
    made.refresh_from_db()
    assert made.held_on == date(2026, 3, 1)


def test_of_two_who_change_at_once_the_second_sees_both_and_loses_nothing(officer, house):
    made = ActivityFactory(branch=house.branch, title="看江堤")
    change = reverse("activities:change", args=[made.pk])
    assert officer.get(change).status_code == 200
    typed = FACTS | {"held_on": "2026-05-20"}
    assert officer.post(change, typed | {"came_of_it": "第一个人写的"}).status_code == 302
    refused = officer.post(change, typed | {"came_of_it": "第二个人写的"})
    assert refused.status_code == 422
    assert "第一个人写的" in refused.text
    assert "第二个人写的" in refused.text
    again = officer.post(change, typed | {"came_of_it": "两个人的", "revision": "1"})
    assert again.status_code == 302
    made.refresh_from_db()
    assert (made.came_of_it, made.revision) == ("两个人的", 2)


def test_removing_leaves_the_meeting(officer, house):
    meeting = held(house)
    made = ActivityFactory(branch=house.branch, meeting=meeting, held_on=None)
    officer.post(reverse("activities:remove", args=[made.pk]))
    assert not Activity.objects.exists()
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_the_form_says_beforehand_how_often_one_was_there(officer, house):
    base = BaseFactory(zone=house.zone, name="纪念园", town="沙洲区", is_away=True)
    for day in (date(2025, 1, 8), date(2026, 4, 3), date(2023, 1, 1)):
        ActivityFactory(branch=house.branch, base=base, held_on=day)
    BaseFactory(zone=house.zone, name="旧粮站", is_closed=True)
    shown = officer.get(of_branch(house, "plan")).text
    assert "纪念园（两年内已2次，沙洲区，外地）" in shown
    assert "旧粮站" not in shown
    assert "这次会是" not in shown
    chosen = officer.get(of_branch(house, "plan"), {"base": base.pk, "kind": "service"}).text
    assert "这次会是两年内第三次到这里。" in chosen
    assert "外出前看四件事" in shown


def test_a_planned_activity_is_a_theme_day_and_tells_its_repetition(officer, house):
    base = BaseFactory(zone=house.zone, name="纪念园")
    ActivityFactory(branch=house.branch, base=base, held_on=date(2026, 4, 3))
    typed = FACTS | {"on": "2026-12-10", "base": base.pk}
    page = officer.post(of_branch(house, "plan"), typed, follow=True)
    assert "请留意：两年内第二次到这里，每次都是参观见学" in page.text
    assert "外出前看四件事" in page.text
    made = Activity.objects.exclude(meeting=None).get()
    meeting = made.meeting
    assert (meeting.kind, meeting.state, meeting.on) == (
        "theme_day",
        "planned",
        date(2026, 12, 10),
    )
    assert (meeting.place, meeting.title) == ("纪念园", "看江堤")
    again = officer.post(of_branch(house, "plan"), typed)
    assert again.status_code == 422
    assert "确是另一场" in again.text
    assert officer.post(of_branch(house, "plan"), typed | {"is_another": "on"}).status_code == 302


def test_a_suggestion_is_planned_with_one_button_and_then_no_more_the_first(officer, house):
    RoomFactory(agency=house.agency, name="报告厅", kind="hall")
    LecturerFactory(agency=house.agency, name="郑怀远", topics="党章解读")
    BaseFactory(zone=house.zone, name="柳河村")
    WorkItemFactory(branch=house.branch, title="档案开放审核", due_on=date(2026, 12, 9))
    WorkItemFactory(branch=house.branch, title="已办完", done_on=date(2026, 11, 9))
    shown = officer.get(of_branch(house, "next")).text
    assert "支部正在办“档案开放审核”，期限2026年12月9日。" in shown
    assert "已办完" not in shown
    assert "没有去过柳河村。" in shown
    first = shown.index("志愿服务：档案开放审核")
    link = shown[first:].split('href="')
    plan = next(part.split('"')[0] for part in link if part.startswith(of_branch(house, "plan")))
    page = officer.get(plan.replace("&amp;", "&"))
    assert 'value="志愿服务：档案开放审核"' in page.text
    typed = FACTS | {
        "kind": "service",
        "title": "志愿服务：档案开放审核",
        "on": "2026-12-08",
        "base": page.context["form"]["base"].value(),
    }
    assert officer.post(of_branch(house, "plan"), typed).status_code == 302
    after = officer.get(of_branch(house, "next")).text
    assert "近一年没有办过志愿服务" not in after


def test_a_lecture_is_planned_with_room_and_lecturer(officer, house):
    room = RoomFactory(agency=house.agency)
    lecturer = LecturerFactory(agency=house.agency)
    typed = FACTS | {
        "kind": "lecture",
        "on": "2026-12-10",
        "starts_at": "15:00",
        "room": room.pk,
        "lecturer": lecturer.pk,
    }
    assert officer.post(of_branch(house, "plan"), typed).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.kind, meeting.room, meeting.lecturer) == ("lecture", room, lecturer)
    taken = officer.post(of_branch(house, "plan"), typed | {"kind": "skill"})
    assert taken.status_code == 422
    assert "已由" in taken.text


def test_an_address_of_nonsense_opens_an_empty_form(officer, house):
    page = officer.get(of_branch(house, "plan"), {"base": "x", "themes": "y", "on": "z"})
    assert page.status_code == 200
