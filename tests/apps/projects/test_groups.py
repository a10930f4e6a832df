"""A project group from its forming to its end."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.apps.projects.records import (
    TODAY,
    ProjectFactory,
    ProjectMemberFactory,
    third_branch,
)
from tests.factories import UserFactory, member_of, officer_of
from tests.houses import build_house

from zhibu.apps.notices.models import Notice
from zhibu.apps.projects.models import Project, ProjectMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def page(project):
    return reverse("projects:project", args=[project.pk])


def facts(**changed):
    return {
        "name": "老旧小区改造专班",
        "task": "年底前完成管网改造",
        "since": "2026-11-01",
        "until": "2027-06-30",
        **changed,
    }


def add(client, project, person, **changed):
    typed = {"role": "member", "since": "2026-11-01", "duty": "", **changed}
    return client.post(reverse("projects:add_person", args=[project.pk, person.pk]), typed)


def test_a_group_is_formed_from_three_agencies(officer, house):
    third = third_branch(house)
    guest, other = member_of(house.other_branch, "柳依依"), member_of(third, "段正平")
    officer_of(third, "欧阳明")
    made = officer.post(reverse("projects:form", args=[house.branch.pk]), facts())
    project = Project.objects.get()
    assert made.url == reverse("projects:find_person", args=[project.pk])
    found = officer.get(made.url, {"q": "柳依"}).text
    assert str(house.other_branch.agency) in found
    add(officer, project, house.person, role="leader")
    add(officer, project, guest, duty="入户走访")
    add(officer, project, other)
    shown = officer.get(page(project)).text
    assert "3人" in shown
    for said in ("陈一鸣", "组长", "柳依依", "入户走访", "段正平", str(third.agency)):
        assert said in shown
    told = {(notice.person.name, notice.text) for notice in Notice.objects.all()}
    assert ("欧阳明", f"{house.branch}牵头，贵单位参加的有：段正平。") in told
    assert {name for name, _ in told} == {"陈一鸣", "柳依依", "段正平", "单思远", "欧阳明"}


def test_officers_of_the_lending_agency_read_it_and_change_nothing(client, house):
    project = ProjectFactory(branch=house.branch)
    ProjectMemberFactory(project=project, person=member_of(house.other_branch, "柳依依"))
    client.force_login(house.users["neighbour"])
    shown = client.get(page(project)).text
    assert "柳依依" in shown
    assert "加入组员" not in shown
    assert str(project) in client.get(reverse("projects:home")).text
    assert client.get(reverse("projects:change", args=[project.pk])).status_code == 404


def test_a_plain_member_of_the_branch_who_is_not_in_the_group_does_not_see_it(client, house):
    project = ProjectFactory(branch=house.branch)
    client.force_login(house.users["member"])
    assert client.get(page(project)).status_code == 404
    assert str(project) not in client.get(reverse("projects:home")).text


def test_the_coordinator_sees_name_agencies_period_and_count_only(client, house):
    project = ProjectFactory(branch=house.branch, task="秘密任务")
    ProjectMemberFactory(project=project, person=house.person, duty="管台账")
    client.force_login(house.users["coordinator"])
    shown = client.get(reverse("projects:zone", args=[house.zone.pk])).text
    assert str(project) in shown
    assert str(house.agency) in shown
    for hidden in ("陈一鸣", "秘密任务", "管台账"):
        assert hidden not in shown
    assert client.get(page(project)).status_code == 404


def test_looking_for_people_shows_name_and_agency_of_this_zone_alone(officer, house):
    project = ProjectFactory(branch=house.branch)
    member_of(house.other_branch, "柳依依", phone="13800000000")
    outside = member_of(third_branch(build_house(" elsewhere")), "柳依人")
    found = officer.get(reverse("projects:find_person", args=[project.pk]), {"q": "liuyi"}).text
    assert "柳依依" in found
    assert outside.name not in found
    assert "13800000000" not in found
    for too_little in ("", "l", "?"):
        found = officer.get(reverse("projects:find_person", args=[project.pk]), {"q": too_little})
        assert "柳依依" not in found.text
    assert "至少写一个汉字" in found.text
    assert add(officer, project, outside).status_code == 404


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"until": "2026-10-01"}, "早于开始日期"),
        ({"name": ""}, "请填写名称"),
        ({"task": "长" * 1001}, "1000"),
        ({"since": "昨天"}, "日期看不懂"),
    ],
)
def test_what_does_not_hold_is_refused_and_stays_in_the_form(officer, house, changed, said):
    answer = officer.post(reverse("projects:form", args=[house.branch.pk]), facts(**changed))
    assert answer.status_code == 422
    assert said in answer.text
    assert "2027-06-30" in answer.text or "until" in changed
    assert not Project.objects.exists()


def test_emoji_and_the_same_name_twice(officer, house):
    address = reverse("projects:form", args=[house.branch.pk])
    assert officer.post(address, facts(name="攻坚🎯专班")).status_code == 302
    again = officer.post(address, facts(name=" 攻坚🎯专班 "))
    assert again.status_code == 422
    assert "已有项目党小组“攻坚🎯专班”" in again.text


@pytest.mark.parametrize(
    ("since", "said"),
    [("2026-08-31", "参加时间要在这段时间里"), ("2027-04-01", "参加时间要在这段时间里")],
)
def test_nobody_joins_outside_the_period(officer, house, since, said):
    answer = add(officer, ProjectFactory(branch=house.branch), house.person, since=since)
    assert answer.status_code == 422
    assert said in answer.text


def test_nobody_joins_twice_and_nobody_who_has_left_work(officer, house):
    project = ProjectFactory(branch=house.branch)
    add(officer, project, house.person)
    assert "已在项目组里" in add(officer, project, house.person).text
    retired = member_of(house.branch, "田老")
    retired.employments.update(status="retired")
    assert "不在岗" in add(officer, project, retired).text


def test_another_leads_from_today_and_who_led_goes_on(officer, house):
    project = ProjectFactory(branch=house.branch)
    old = ProjectMemberFactory(project=project, person=house.person, role="leader", duty="总抓")
    new = ProjectMemberFactory(project=project, person=member_of(house.branch, "王敏"))
    officer.post(reverse("projects:make_leader", args=[new.pk]))
    old.refresh_from_db()
    assert old.until == TODAY - timedelta(days=1)
    now = project.members.filter(until=None).order_by("person")
    assert [(part.person.name, part.role) for part in now] == [
        ("陈一鸣", "member"),
        ("王敏", "leader"),
    ]
    assert "以前的组员和分工" in officer.get(page(project)).text
    officer.post(reverse("projects:make_leader", args=[now[0].pk]))
    assert project.members.filter(role="leader", until=None).get().person == house.person
    assert project.members.count() == 4


def test_somebody_leaves_and_one_put_in_by_mistake_disappears(officer, house):
    project = ProjectFactory(branch=house.branch)
    part = ProjectMemberFactory(project=project, person=house.person)
    wrong = ProjectMemberFactory(project=project, person=member_of(house.branch, "王敏"))
    address = reverse("projects:leave", args=[part.pk])
    assert "请填写最后一天" in officer.post(address, {"last_day": ""}).text
    assert "不能晚于今天" in officer.post(address, {"last_day": "2026-11-25"}).text
    assert officer.post(address, {"last_day": "2026-11-20"}).status_code == 302
    part.refresh_from_db()
    assert part.until == date(2026, 11, 20)
    officer.post(reverse("projects:leave", args=[wrong.pk]), {"never_was": "on"})
    assert list(project.members.all()) == [part]
    assert add(officer, project, house.person, since="2026-11-21").status_code == 302


def test_a_member_writes_in_their_own_words_and_the_officer_writes_the_duty_only(client, house):
    project = ProjectFactory(branch=house.branch)
    part = ProjectMemberFactory(project=project, person=house.person)
    address = reverse("projects:write_part", args=[part.pk])
    client.force_login(house.users["member"])
    typed = {"duty": "入户走访", "learned": "学会了先听🙂", "revision": "0"}
    assert client.post(address, typed).status_code == 302
    assert "学会了先听🙂" in client.get(page(project)).text
    client.force_login(house.users["officer"])
    form = client.get(address).text
    assert "收获" not in form.split("<form", 2)[-1]
    client.post(address, {"duty": "台账", "learned": "代写的", "revision": "1"})
    part.refresh_from_db()
    assert (part.duty, part.learned) == ("台账", "学会了先听🙂")


def test_the_second_of_two_who_write_is_shown_both(client, house):
    project = ProjectFactory(branch=house.branch)
    part = ProjectMemberFactory(project=project, person=house.person)
    address = reverse("projects:write_part", args=[part.pk])
    client.force_login(house.users["officer"])
    client.post(address, {"duty": "管台账", "revision": "0"})
    client.force_login(house.users["member"])
    second = client.post(address, {"duty": "入户走访", "learned": "收获甲", "revision": "0"})
    assert second.status_code == 422
    for said in ("管台账", "入户走访", "收获甲", "别人先保存了改动"):
        assert said in second.text
    saved = client.post(address, {"duty": "入户、台账", "learned": "收获甲", "revision": "1"})
    assert saved.status_code == 302
    part.refresh_from_db()
    assert (part.duty, part.learned) == ("入户、台账", "收获甲")


def test_two_officers_changing_the_task_lose_nothing(officer, house):
    project = ProjectFactory(branch=house.branch)
    address = reverse("projects:change", args=[project.pk])
    typed = facts(since="2026-09-01", name="专班")
    assert officer.post(address, typed | {"task": "先做甲", "revision": "0"}).status_code == 302
    second = officer.post(address, typed | {"task": "先做乙", "revision": "0"})
    assert second.status_code == 422
    assert "先做甲" in second.text
    assert "先做乙" in second.text


def test_a_group_past_its_last_day_has_ended_on_every_page_and_can_be_prolonged(officer, house):
    project = ProjectFactory(branch=house.branch, name="旧专班", until=date(2026, 11, 23))
    part = ProjectMemberFactory(project=project, person=house.person)
    assert "旧专班" not in officer.get(reverse("projects:home")).text
    assert "旧专班" in officer.get(reverse("projects:home"), {"show": "ended"}).text
    shown = officer.get(page(project)).text
    assert "已结束" in shown
    assert "到期自动结束" in shown
    assert "已于2026年11月23日结束" in add(officer, project, member_of(house.branch)).text
    assert officer.post(reverse("projects:make_leader", args=[part.pk])).status_code == 302
    part.refresh_from_db()
    assert part.role == ProjectMember.Role.MEMBER
    address = reverse("projects:prolong", args=[project.pk])
    assert "也不能早于今天" in officer.post(address, {"until": "2026-11-23"}).text
    assert officer.post(address, {"until": "2027-01-31"}).status_code == 302
    assert "旧专班" in officer.get(reverse("projects:home")).text


def test_a_group_that_begins_later_says_so_and_takes_people_from_its_first_day(officer, house):
    project = ProjectFactory(branch=house.branch, since=date(2026, 12, 1), name="明月专班")
    ProjectMemberFactory(project=project, person=house.person, role="leader")
    assert "未开始" in officer.get(reverse("projects:home")).text
    assert "未开始" in officer.get(page(project)).text
    form = officer.get(
        reverse("projects:add_person", args=[project.pk, member_of(house.branch).pk])
    )
    assert 'value="2026-12-01"' in form.text


def test_the_leader_ends_it_with_a_summary_and_members_may_still_write(client, house):
    project = ProjectFactory(branch=house.branch)
    part = ProjectMemberFactory(project=project, person=house.person, role="leader")
    client.force_login(house.users["member"])
    address = reverse("projects:end", args=[project.pk])
    opened = {"last_day": "2026-11-20", "revision": "0"}
    assert "请写几句小结" in client.post(address, opened).text
    early = client.post(address, opened | {"last_day": "2026-08-01", "result": "完成"})
    assert "早于开始日期" in early.text
    assert client.post(address, opened | {"result": "全部完工"}).status_code == 302
    second = client.post(address, opened | {"result": "还差验收"})
    assert "结束小结：全部完工" in second.text
    assert "还差验收" in second.text
    assert "全部完工" in client.get(page(project)).text
    typed = {"duty": "", "learned": "补写", "revision": "0"}
    client.post(reverse("projects:write_part", args=[part.pk]), typed)
    part.refresh_from_db()
    assert part.learned == "补写"
    client.force_login(house.users["officer"])
    client.post(reverse("projects:prolong", args=[project.pk]), {"until": "2027-05-31"})
    project.refresh_from_db()
    assert (project.ended_on, project.result) == (None, "全部完工")


def test_a_group_ended_today_says_so(officer, house):
    project = ProjectFactory(branch=house.branch)
    ProjectMemberFactory(project=project, person=house.person, role="leader")
    typed = {"last_day": "2026-11-24", "result": "完工", "revision": "0"}
    officer.post(reverse("projects:end", args=[project.pk]), typed)
    assert "今天结束" in officer.get(page(project)).text


def test_the_history_names_who_changed_what_and_no_text(officer, house):
    officer.post(reverse("projects:form", args=[house.branch.pk]), facts(task="不外传"))
    project = Project.objects.get()
    add(officer, project, house.person, duty="也不外传")
    shown = officer.get(reverse("projects:history", args=[project.pk])).text
    assert "胡文静" in shown
    assert "陈一鸣" in shown
    assert "不外传" not in shown


def test_the_list_asks_as_often_for_three_groups_as_for_one(officer, house):
    officer.get(reverse("projects:home"))
    counts = []
    for more in (1, 2):
        for _ in range(more):
            project = ProjectFactory(branch=house.branch)
            ProjectMemberFactory(project=project, person=house.person, role="leader")
            ProjectMemberFactory(project=project, person=member_of(house.other_branch))
        with CaptureQueriesContext(connection) as queries:
            officer.get(reverse("projects:home"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_is_searched_and_saved_as_a_spreadsheet(officer, house):
    for name in ("管网专班", "绿化专班"):
        ProjectFactory(branch=house.branch, name=name, task="十二月前完成")
    found = officer.get(reverse("projects:home"), {"q": "管网"}).text
    assert "管网专班" in found
    assert "绿化专班" not in found
    assert "没有符合“无此”" in officer.get(reverse("projects:home"), {"q": "无此"}).text
    saved = officer.get(reverse("projects:export"), {"q": "管网"})
    assert saved.content.startswith(b"PK")


def test_who_has_nothing_to_do_with_a_group_is_told_how_one_gets_into_one(client, house):
    user = UserFactory(username="outsider", person=member_of(third_branch(house)))
    ProjectFactory(branch=house.branch, name="管网专班")
    client.force_login(user)
    shown = client.get(reverse("projects:home")).text
    assert "管网专班" not in shown
    assert "您没有参加项目组" in shown
