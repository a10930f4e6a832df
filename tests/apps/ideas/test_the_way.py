"""From idea to result: proposed, answered with a reason, carried out as a work item, told."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.apps.ideas.records import (
    TODAY,
    AnsweredIdeaFactory,
    IdeaFactory,
    answer,
    code_on,
    look_up,
    propose,
    typed,
)
from tests.apps.workitems.records import CityTaskFactory, WorkItemFactory
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.ideas.models import EarlierAnswer, Idea
from zhibu.apps.notices.models import Notice
from zhibu.apps.workitems.models import WorkItem

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 20)


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def browser(house):
    """Return a browser signed in as a role of the house."""

    def signed_in(role):
        client = Client()
        client.force_login(house.users[role])
        return client

    return signed_in


def page_of(client, idea):
    return client.get(reverse("ideas:idea", args=[idea.pk])).text


def with_item(house, **facts):
    owner = house.users["officer"].person.pk
    return {"make_item": "on", "owner": owner, "due_on": DUE.isoformat()} | facts


def test_an_unsigned_idea_is_adopted_as_a_work_item_done_and_its_author_reads_the_result(
    house, browser
):
    task = CityTaskFactory(zone=house.zone, name="优化营商环境")
    sent = propose(browser("member"), house.branch, city_task=task.pk)
    code, idea = code_on(sent), Idea.objects.get()
    assert (idea.author, idea.proposed_on, idea.answer_by) == (None, TODAY, date(2026, 12, 24))
    secretary = browser("secretary")
    assert "未署名" in page_of(secretary, idea)

    assert answer(secretary, idea, **with_item(house)).status_code == 302
    item = WorkItem.objects.get()
    assert (item.title, item.city_task, item.due_on) == (idea.title, task, DUE)
    assert [owner.person.name for owner in item.owners.all()] == ["胡文静"]
    listed = secretary.get(reverse("ideas:list", args=[house.branch.pk])).text
    assert "采纳，已谋划" in listed
    followed = look_up(Client(), code).text
    assert "采纳" in followed
    assert "能省一半时间" in followed
    assert "2026年11月24日列入工作事项，期限2026年12月20日" in followed
    assert "胡文静" not in followed

    WorkItem.objects.filter(pk=item.pk).update(done_on=TODAY, outcome="两张表已经合并")
    assert "写结果：把两张月报表合成一张" in secretary.get("/").text
    form = secretary.get(reverse("ideas:result", args=[idea.pk]))
    assert "两张表已经合并" in form.text
    idea.refresh_from_db()
    posted = {"result": "每月少填40个数", "on": TODAY.isoformat(), "revision": idea.revision}
    assert secretary.post(reverse("ideas:result", args=[idea.pk]), posted).status_code == 302
    assert "每月少填40个数" in look_up(Client(), code).text
    assert "写结果" not in secretary.get("/").text
    assert not Notice.objects.exists()


def test_a_signed_author_is_told_once_of_the_answer_and_once_of_the_result(house, browser):
    member = browser("member")
    sent = propose(member, house.branch, name="signed")
    idea = Idea.objects.get()
    assert sent.url == idea.get_absolute_url()
    assert "陈一鸣" in page_of(browser("officer"), idea)
    secretary = browser("secretary")
    answer(secretary, idea, decision="in_part", reason="先合一半")
    answer(secretary, idea, decision="in_part", reason="先合一半，明年再合另一半")
    [told] = Notice.objects.all()
    assert (told.person, told.subject) == (house.person, "您的建议有了答复：部分采纳")
    assert told.url == idea.get_absolute_url()
    idea.refresh_from_db()
    assert idea.reason == "先合一半，明年再合另一半"
    Notice.objects.all().delete()
    posted = {"result": "合了一半", "on": TODAY.isoformat(), "revision": idea.revision}
    secretary.post(reverse("ideas:result", args=[idea.pk]), posted)
    assert [one.subject for one in Notice.objects.all()] == ["您的建议有了结果"]
    page = member.get(reverse("ideas:home")).text
    assert "把两张月报表合成一张" in page
    assert "有结果" in page


def test_a_leader_whose_proposal_was_withdrawn_gets_back_what_they_typed(house, browser):
    member, secretary = browser("member"), browser("secretary")
    propose(member, house.branch, name="signed")
    idea = Idea.objects.get()
    member.post(reverse("ideas:withdraw", args=[idea.pk]))
    address = reverse("ideas:answer", args=[idea.pk])
    posted = {"decision": "adopted", "reason": "可以先合一半\n<b>明年</b>再合另一半"}
    gone = secretary.post(address, posted)
    assert gone.status_code == 404
    assert "可能已被撤回或删除" in gone.text
    assert "可以先合一半<br>&lt;b&gt;明年&lt;/b&gt;再合另一半" in gone.text
    assert "没有找到这一页" in page_of(secretary, idea)
    assert "先合一半" not in Client().post(address, posted).text


@pytest.mark.parametrize("decision", ["adopted", "in_part", "not_adopted"])
def test_every_answer_has_a_reason(house, browser, decision):
    idea = IdeaFactory(branch=house.branch)
    refused = answer(browser("secretary"), idea, decision=decision, reason="  ")
    assert refused.status_code == 422
    assert "都请写明理由" in refused.text
    idea.refresh_from_db()
    assert idea.decision == ""


def test_a_work_item_needs_an_owner_and_a_day_to_come_and_an_adopted_idea(house, browser):
    idea, secretary = IdeaFactory(branch=house.branch), browser("secretary")
    bare = answer(secretary, idea, make_item="on")
    assert "请选负责人" in bare.text
    assert "请填完成期限" in bare.text
    late = answer(secretary, idea, **with_item(house, due_on="2026-11-01"))
    assert "这一天已经过去" in late.text
    turned_down = answer(secretary, idea, decision="not_adopted", **with_item(house))
    assert "未采纳的建议不列入工作事项" in turned_down.text
    stranger = house.users["stranger"].person.pk
    assert answer(secretary, idea, **with_item(house, owner=stranger)).status_code == 422
    assert not WorkItem.objects.exists()


def test_what_is_carried_out_is_not_turned_down_until_the_item_is_given_up(house, browser):
    item = WorkItemFactory(branch=house.branch)
    idea = AnsweredIdeaFactory(branch=house.branch, item=item)
    secretary = browser("secretary")
    refused = answer(secretary, idea, decision="not_adopted", reason="做不了")
    assert refused.status_code == 422
    assert "先取消对应的工作事项" in refused.text
    assert "做不了" in refused.text
    WorkItem.objects.filter(pk=item.pk).update(dropped_on=TODAY, dropped_why="系统要换")
    assert "2026年11月24日取消" in page_of(secretary, idea)
    assert answer(secretary, idea, decision="not_adopted", reason="做不了").status_code == 302


def test_what_was_not_adopted_is_looked_at_anew_and_the_first_answer_stays(house, browser):
    idea = IdeaFactory(branch=house.branch)
    secretary = browser("secretary")
    address = reverse("ideas:reopen", args=[idea.pk])
    assert "2026-12-24" in secretary.get(address).text
    assert secretary.post(address, {"answer_by": "2026-12-24"}).status_code == 422
    answer(secretary, idea, decision="not_adopted", reason="今年没有经费")
    assert secretary.post(address, {"answer_by": "2026-11-23"}).status_code == 422
    assert secretary.post(address, {"answer_by": "2026-12-24"}).status_code == 302
    idea.refresh_from_db()
    assert (idea.decision, idea.decided_on, idea.answer_by) == ("", None, date(2026, 12, 24))
    page = page_of(browser("member"), idea)
    assert "今年没有经费" in page
    assert "重新研究" in page
    answer(secretary, idea, decision="adopted", reason="明年有了")
    assert EarlierAnswer.objects.get().reason == "今年没有经费"
    listed = secretary.get(reverse("ideas:list", args=[house.branch.pk])).text
    assert "今年应答复的 2 条中，2 条按期答复" in listed


def test_two_leaders_answer_at_once_and_the_second_sees_both(house, browser):
    idea = IdeaFactory(branch=house.branch)
    opened = idea.revision
    answer(browser("secretary"), idea, decision="not_adopted", reason="先放一放")
    second = answer(browser("officer"), idea, reason="我看可以", revision=opened)
    assert second.status_code == 422
    assert "先放一放" in second.text
    assert "我看可以" in second.text
    idea.refresh_from_db()
    assert idea.reason == "先放一放"
    assert f'name="revision" value="{idea.revision}"' in second.text
    assert answer(browser("officer"), idea, reason="我看可以").status_code == 302


def test_two_leaders_write_the_result_at_once_and_nothing_is_lost(house, browser):
    idea = AnsweredIdeaFactory(branch=house.branch)
    address = reverse("ideas:result", args=[idea.pk])
    posted = {"on": TODAY.isoformat(), "revision": idea.revision}
    assert browser("secretary").post(address, posted | {"result": "办好了"}).status_code == 302
    second = browser("officer").post(address, posted | {"result": "省了时间"})
    assert second.status_code == 422
    assert "办好了" in second.text
    assert "省了时间" in second.text


def test_a_result_is_of_an_adopted_idea_and_not_from_before_the_answer(house, browser):
    secretary, waiting = browser("secretary"), IdeaFactory(branch=house.branch)
    posted = {"result": "好", "on": TODAY.isoformat(), "revision": 0}
    refused = secretary.post(reverse("ideas:result", args=[waiting.pk]), posted)
    assert refused.status_code == 422
    assert "采纳的建议才写结果" in refused.text
    adopted = AnsweredIdeaFactory(branch=house.branch)
    for day, said in (("2026-11-19", "早于答复"), ("2026-11-25", "还没到")):
        early = secretary.post(reverse("ideas:result", args=[adopted.pk]), posted | {"on": day})
        assert early.status_code == 422
        assert said in early.text


def test_a_signed_idea_is_withdrawn_until_it_is_answered(house, browser):
    member = browser("member")
    propose(member, house.branch, name="signed")
    idea = Idea.objects.get()
    assert "撤回建议" in page_of(member, idea)
    assert "撤回建议" not in page_of(browser("secretary"), idea)
    address = reverse("ideas:withdraw", args=[idea.pk])
    answer(browser("secretary"), idea)
    refused = member.post(address)
    assert refused.status_code == 422
    assert "不能撤回" in refused.text
    propose(member, house.branch, name="signed", title="另一条")
    other = Idea.objects.get(title="另一条")
    assert member.post(reverse("ideas:withdraw", args=[other.pk])).url == reverse("ideas:home")
    assert not Idea.objects.filter(pk=other.pk).exists()


def test_bad_input_keeps_what_was_typed_and_names_the_field(house, browser):
    member = browser("member")
    nameless = member.post(reverse("ideas:propose"), typed(house.branch, name=""))
    assert nameless.status_code == 422
    assert "请选择署名或者不署名" in nameless.text
    assert "同样的数字每月填两遍" in nameless.text
    long = propose(member, house.branch, title="长" * 81, proposal="")
    assert "请写一两句怎么做" in long.text
    assert "长" * 81 in long.text
    assert "80" in long.text
    elsewhere = propose(member, house.users["stranger"].person.affiliations.get().branch)
    assert "请选择本协作区的支部" in elsewhere.text
    assert not Idea.objects.exists()
    propose(member, house.branch, title="😀" * 80, name="signed")
    assert "😀" * 80 in page_of(member, Idea.objects.get())


def test_somebody_of_another_branch_proposes_and_reads_their_own_alone(house, browser):
    other = IdeaFactory(branch=house.branch, title="别人的")
    neighbour = browser("neighbour")
    propose(neighbour, house.branch, name="signed")
    mine = Idea.objects.exclude(pk=other.pk).get()
    assert "单思远" in page_of(neighbour, mine)
    assert neighbour.get(reverse("ideas:idea", args=[other.pk])).status_code == 404
    assert neighbour.get(reverse("ideas:list", args=[house.branch.pk])).status_code == 404


def test_what_is_for_the_leaders_is_read_by_them_and_its_author(house, browser):
    task = CityTaskFactory(zone=house.zone, name="没人说过的任务")
    hidden = IdeaFactory(
        branch=house.branch, for_leaders=True, title="只给书记看的", city_task=task
    )
    list_address = reverse("ideas:list", args=[house.branch.pk])
    member, secretary = browser("member"), browser("secretary")
    assert "只给书记看的" not in member.get(list_address).text
    assert "没人说过的任务" not in member.get(list_address).text
    assert "只给书记看的" not in member.get(f"{list_address}?city_task={task.pk}").text
    exported = member.get(reverse("ideas:export", args=[house.branch.pk])).content
    sheet = CalamineWorkbook.from_filelike(BytesIO(exported)).get_sheet_by_index(0)
    assert len(sheet.to_python()) == 1, "the head alone"
    assert member.get(reverse("ideas:idea", args=[hidden.pk])).status_code == 404
    assert "只给书记看的" in secretary.get(list_address).text
    propose(member, house.branch, name="signed", for_leaders="on", title="我给书记的")
    assert "我给书记的" in member.get(list_address).text


def test_the_list_is_narrowed_by_state_task_and_words_in_the_address(house, browser):
    task = CityTaskFactory(zone=house.zone, name="优化营商环境")
    IdeaFactory(branch=house.branch, title="办事窗口延时", city_task=task)
    AnsweredIdeaFactory(branch=house.branch, title="会议少开", proposal="每周一次")
    IdeaFactory(branch=house.other_branch, title="别的支部")
    member, address = browser("member"), reverse("ideas:list", args=[house.branch.pk])
    whole = member.get(address).text
    assert "办事窗口延时" in whole
    assert "会议少开" in whole
    assert "别的支部" not in whole
    for asked, there, gone in (
        ("state=waiting", "办事窗口延时", "会议少开"),
        ("state=under_way", "会议少开", "办事窗口延时"),
        (f"city_task={task.pk}", "办事窗口延时", "会议少开"),
        ("q=每周", "会议少开", "办事窗口延时"),
    ):
        page = member.get(f"{address}?{asked}").text
        assert there in page, asked
        assert gone not in page, asked
    for nonsense in ("state=best", "city_task=x", f"city_task={'9' * 30}", "page=zz"):
        assert "会议少开" in member.get(f"{address}?{nonsense}").text
    assert "没有符合条件的建议" in member.get(f"{address}?q=没有这个").text


def test_the_list_of_three_needs_no_more_questions_than_that_of_one(house, browser):
    address = reverse("ideas:list", args=[house.branch.pk])
    secretary = browser("secretary")

    def questions():
        secretary.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            secretary.get(address)
        return len(asked)

    def one(number):
        author = house.users["officer"].person
        item = WorkItemFactory(branch=house.branch)
        task = CityTaskFactory(zone=house.zone)
        AnsweredIdeaFactory(branch=house.branch, author=author, item=item, city_task=task)

    one(0)
    few = questions()
    for number in (1, 2):
        one(number)
    assert questions() == few


def test_today_tells_the_leaders_what_is_due_and_nobody_else(house, browser):
    IdeaFactory(branch=house.branch, title="快到期", answer_by=date(2026, 12, 1))
    IdeaFactory(branch=house.branch, title="过期了", answer_by=date(2026, 11, 23))
    IdeaFactory(branch=house.branch, title="还早着", answer_by=date(2026, 12, 2))
    page = browser("officer").get("/").text
    assert "答复建议：快到期" in page
    assert "答复建议：过期了" in page
    assert page.index("过期了") < page.index("快到期")
    assert page.count("还早着") == 1
    assert "快到期" not in browser("member").get("/").text
    assert "快到期" not in browser("neighbour").get("/").text
    late = browser("member").get(reverse("ideas:list", args=[house.branch.pk])).text
    assert "过期未答复" in late
    assert "今年应答复的 1 条中，0 条按期答复" in late


def test_coordinator_and_work_committee_see_numbers_alone(house, browser):
    AnsweredIdeaFactory(branch=house.branch, title="合并报表", decided_on=date(2026, 12, 20))
    IdeaFactory(branch=house.branch, title="别的主意", author=house.person)
    for role in ("coordinator", "reader"):
        client = browser(role)
        page = client.get(reverse("ideas:numbers", args=[house.zone.pk])).text
        assert "1 条中 0 条" in page
        for words in ("合并报表", "别的主意", "陈一鸣", "署名"):
            assert words not in page
        assert reverse("ideas:numbers", args=[house.zone.pk]) in client.get("/ideas/").text


def test_what_is_held_and_the_trail_name_answers_but_no_words(house, browser):
    propose(browser("member"), house.branch, name="signed")
    idea = Idea.objects.get()
    answer(browser("secretary"), idea, reason="只有我知道的理由")
    titles = {section.title: section.rows for section in held_about(house.person)}
    assert titles["署名提的建议"][0][2] == "把两张月报表合成一张"
    leader = house.users["secretary"].person
    answered = {section.title: section.rows for section in held_about(leader)}["答复过的建议"]
    assert answered == ((TODAY, str(house.branch), "把两张月报表合成一张", "采纳"),)
    trail = AuditEntry.objects.get_for_object(idea)
    assert trail.count() == 2
    for entry in trail:
        assert "只有我知道的理由" not in str(entry.changes)
        assert "月报表" not in f"{entry.changes}{entry.object_repr}"
