"""Recording talks, seeing who is still without one, keeping a promise."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.talks.records import ON, PROMISE, SECRET, TODAY, talk_between
from tests.factories import BranchFactory, PersonFactory, PostFactory, member_of, officer_of
from tests.houses import build_house

from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.organisation.models import Post, Standing
from zhibu.apps.organisation.services.refusals import AnotherZone, InTheFuture, NotInTheBranch
from zhibu.apps.talks import waiting
from zhibu.apps.talks.models import Talk
from zhibu.apps.talks.queries.facts import talk_facts
from zhibu.apps.talks.refusals import (
    DueBeforeTheTalk,
    NotesOfOthers,
    NotTheirPromise,
    PromiseIncomplete,
    TalkOnRecord,
    WithOneself,
)
from zhibu.apps.talks.services import Said, correct_talk, keep_promise, record_talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def other(house):
    return member_of(house.branch, "王敏")


def listed(house, **query):
    return reverse("talks:list", args=[house.branch.pk], query=query or None)


def add(house, **query):
    return reverse("talks:record", args=[house.branch.pk], query=query or None)


def today():
    return timezone.localdate()


def test_a_secretary_records_a_talk_with_two_taps_from_the_list(house, other, client):
    client.force_login(house.users["secretary"])
    assert add(house, **{"with": other.pk}) in client.get(listed(house)).text
    form = client.get(add(house, **{"with": other.pk})).context["form"]
    ready = {field.html_name: field.value() or "" for field in form}
    assert client.post(add(house), ready).status_code == 302
    talk = Talk.objects.get()
    secretary = house.users["secretary"].person
    assert (talk.a, talk.b, talk.on, talk.recorded_by) == (secretary, other, today(), secretary)
    assert (talk.way, talk.occasion, talk.notes) == ("face", "routine", "")


def test_a_member_records_the_own_talk_and_cannot_name_another_first_person(house, other, client):
    client.force_login(house.users["member"])
    page = client.get(add(house))
    assert "a" not in page.context["form"].fields
    typed = {"a": other.pk, "b": other.pk, "on": today(), "way": "phone", "occasion": "routine"}
    client.post(add(house), typed | {"notes": SECRET})
    talk = Talk.objects.get()
    assert (talk.a, talk.b, talk.notes) == (house.person, other, SECRET)


def test_an_officer_notes_that_two_others_talked_but_not_what_they_said(house, other, client):
    client.force_login(house.users["officer"])
    typed = {
        "a": house.person.pk, "b": other.pk, "on": today(), "way": "face", "occasion": "routine",
    }  # fmt: skip
    refused = client.post(add(house), typed | {"notes": SECRET})
    assert refused.status_code == 422
    assert "您不在这次谈话里" in refused.text
    assert SECRET in refused.text
    assert client.post(add(house), typed).status_code == 302
    assert Talk.objects.get().recorded_by == house.users["officer"].person


def test_one_of_the_two_completes_what_an_officer_noted_and_becomes_its_recorder(
    house, other, client
):
    officer = house.users["officer"].person
    talk = record_talk(branch=house.branch, a=house.person, b=other, on=ON, by=officer, today=TODAY)
    client.force_login(house.users["member"])
    assert "补记内容" in client.get(reverse("talks:talk", args=[talk.pk])).text
    url = reverse("talks:correct", args=[talk.pk])
    typed = {"on": ON, "way": "video", "occasion": "hardship", "notes": SECRET}
    assert client.post(url, typed).status_code == 302
    talk.refresh_from_db()
    assert (talk.notes, talk.recorded_by, talk.revision) == (SECRET, house.person, 1)
    client.force_login(house.users["officer"])
    assert client.get(url).status_code == 404


def test_the_second_of_the_two_to_write_is_told_and_loses_nothing(house, client):
    officer, secretary = (house.users[role].person for role in ("officer", "secretary"))
    talk = record_talk(
        branch=house.branch, a=house.person, b=secretary, on=ON, by=officer, today=TODAY
    )
    url = reverse("talks:correct", args=[talk.pk])
    client.force_login(house.users["member"])
    client.post(url, {"on": ON, "way": "face", "occasion": "routine", "notes": "先写的话"})
    client.force_login(house.users["secretary"])
    answer = client.post(url, {"on": ON, "way": "face", "occasion": "routine", "notes": "后写的话"})
    assert answer.status_code == 422
    assert "陈一鸣已经记下了这次谈话的内容" in answer.text
    assert "后写的话" in answer.text
    talk.refresh_from_db()
    assert (talk.notes, talk.recorded_by) == ("先写的话", house.person)


def test_an_officer_corrects_the_day_of_what_they_noted_without_seeing_more(house, other, client):
    officer = house.users["officer"].person
    talk = record_talk(branch=house.branch, a=house.person, b=other, on=ON, by=officer, today=TODAY)
    client.force_login(house.users["officer"])
    url = reverse("talks:correct", args=[talk.pk])
    assert url in client.get(listed(house)).text
    assert set(client.get(url).context["form"].fields) == {"on", "way"}
    answer = client.post(url, {"on": "2026-11-04", "way": "phone", "notes": SECRET})
    assert answer.headers["Location"] == listed(house)
    talk.refresh_from_db()
    assert (talk.on, talk.notes) == (date(2026, 11, 4), "")


def test_the_recorder_drops_a_talk_recorded_by_mistake(house, other, client):
    talk = talk_between(house.person, other)
    client.force_login(house.users["member"])
    client.post(reverse("talks:drop", args=[talk.pk]), {"csrfmiddlewaretoken": "x"})
    assert not Talk.objects.exists()


WRONG = [
    ({"on": TODAY + timedelta(days=1)}, InTheFuture),
    ({"on": date(2019, 5, 1)}, NotInTheBranch),
    ({"b": "a"}, WithOneself),
    ({"b": "stranger"}, AnotherZone),
    ({"b": "neighbour"}, NotInTheBranch),
    ({"said": Said(promise=PROMISE)}, PromiseIncomplete),
    ({"said": "third"}, NotTheirPromise),
    ({"said": "early"}, DueBeforeTheTalk),
]


@pytest.mark.parametrize(("change", "refusal"), WRONG)
def test_what_cannot_be_is_refused(house, other, change, refusal):
    people = {
        "a": house.person,
        "stranger": house.users["stranger"].person,
        "neighbour": house.users["neighbour"].person,
    }
    promise = {"promise": PROMISE, "promise_due_on": ON}
    said = {
        "third": Said(**promise, promise_owner=member_of(house.branch, "第三人")),
        "early": Said(promise=PROMISE, promise_due_on=date(2026, 1, 1), promise_owner=other),
    }
    facts = {"a": house.person, "b": other, "on": ON} | {
        name: {**people, **said}.get(value, value) if isinstance(value, str) else value
        for name, value in change.items()
    }
    with pytest.raises(refusal):
        record_talk(branch=house.branch, by=house.person, today=TODAY, **facts)
    assert not Talk.objects.exists()


def test_the_same_two_are_not_recorded_twice_on_a_day_whoever_comes_first(house, other):
    first = talk_between(house.person, other)
    with pytest.raises(TalkOnRecord, match="王敏与陈一鸣"):
        talk_between(other, house.person)
    later = talk_between(other, house.person, on=ON + timedelta(days=1))
    with pytest.raises(TalkOnRecord):
        correct_talk(talk=later, on=first.on, way="face", said=None, by=house.person, today=TODAY)


def test_a_third_person_who_is_deputy_may_not_write_what_was_said(house, other):
    deputy = officer_of(house.branch, "何副", Post.Kind.DEPUTY)
    facts = {"branch": house.branch, "a": house.person, "b": other, "on": ON, "today": TODAY}
    with pytest.raises(NotesOfOthers):
        record_talk(by=deputy, said=Said(notes=SECRET), **facts)
    secretary = house.users["secretary"].person
    assert record_talk(by=secretary, said=Said(notes=SECRET), **facts).notes == SECRET


def test_the_facts_for_the_rules_say_who_and_when_only(house, other):
    talk = talk_between(house.person, other)
    found = talk_facts([house.branch.pk], since=ON, until=ON)
    (fact,) = found[house.branch.pk]
    assert (fact.id, fact.on) == (str(talk.pk), ON)
    assert {fact.a, fact.b} == {str(house.person.pk), str(other.pk)}
    assert talk_facts([house.branch.pk], since=date(2025, 1, 1), until=date(2025, 12, 31)) == {}


def test_the_list_says_how_each_pair_kind_stands_with_its_article(house, other, client):
    talk_between(house.users["secretary"].person, other, on=today())
    client.force_login(house.users["officer"])
    page = client.get(listed(house)).text
    for said in ("支委之间", "支委和党员之间", "党员之间", "第十九条", "还没谈", "已谈"):
        assert said in page


def test_those_without_a_talk_stand_in_roster_order_and_leave_once_they_had_one(
    house, other, client
):
    member_of(house.branch, "申请人", stage=Standing.Stage.APPLICANT)
    client.force_login(house.users["secretary"])
    names = [person.name for person in client.get(listed(house)).context["not_yet"]]
    assert names == ["陈一鸣", "胡文静", "周明", "王敏"]
    talk_between(house.person, other, on=today())
    names = [person.name for person in client.get(listed(house)).context["not_yet"]]
    assert names == ["胡文静", "周明"]


def test_a_member_sees_the_own_talks_and_nothing_of_the_others(house, other, client):
    talk_between(house.users["secretary"].person, other, on=today())
    client.force_login(house.users["member"])
    page = client.get(listed(house)).text
    assert "王敏" not in page
    assert "还没有谈话记录" in page
    assert "三类谈话" not in page


@pytest.mark.parametrize("talks", [1, 3])
def test_the_list_costs_the_same_however_long(house, client, talks, django_assert_num_queries):
    for number in range(talks):
        talk_between(house.person, member_of(house.branch, f"党员{number}"), on=today())
    client.force_login(house.users["secretary"])
    client.get(listed(house))
    with django_assert_num_queries(22):
        client.get(listed(house))


def test_a_year_gone_by_shows_its_talks_and_asks_nobody_any_more(house, other, client):
    last_year = today().replace(month=6, day=1, year=today().year - 1)
    talk_between(house.person, other, on=last_year)
    client.force_login(house.users["secretary"])
    page = client.get(listed(house, year=last_year.year)).text
    assert "陈一鸣与王敏" in page
    assert "今年还没有谈过的" not in page
    for nonsense in ("abc", "99999", "1800", "２０２５"):
        assert client.get(listed(house, year=nonsense)).context["asked"].is_present


def told(house, role, on):
    viewer = viewer_of(house.users[role], on=on)
    return [item.text for item in waiting.waiting_for(viewer, on=on)]


def test_from_october_on_the_secretary_is_told_how_many_had_no_talk(house, other):
    assert told(house, "secretary", date(2026, 9, 30)) == []
    assert told(house, "secretary", date(2026, 10, 1)) == ["4 位党员今年还没有谈心谈话"]
    talk_between(house.person, other)
    assert told(house, "secretary", TODAY) == ["2 位党员今年还没有谈心谈话"]
    assert told(house, "officer", TODAY) == []
    viewer = viewer_of(house.users["secretary"], on=TODAY)
    (item,) = waiting.waiting_for(viewer, on=TODAY)
    assert "第十九条" in item.why
    assert item.verb == "记录谈话"


def test_a_promise_waits_for_its_owner_until_it_is_kept(house, other, client):
    talk = talk_between(house.person, other)
    due = date(2026, 11, 30)
    viewer = viewer_of(house.users["member"], on=TODAY)
    (coming,) = waiting.coming_for(viewer, on=TODAY, until=due)
    assert (coming.day, PROMISE in coming.text) == (due, True)
    assert told(house, "member", TODAY) == []
    assert told(house, "member", due) == [f"谈话约定：{PROMISE}"]
    assert told(house, "officer", due) == []
    with pytest.raises(DueBeforeTheTalk):
        keep_promise(talk=talk, on=date(2026, 11, 2), today=TODAY)
    client.force_login(house.users["member"])
    client.post(reverse("talks:keep_promise", args=[talk.pk]), {"on": today()})
    assert told(house, "member", due) == []
    assert "办好</span>" in client.get(reverse("talks:talk", args=[talk.pk])).text


def test_home_leads_to_the_own_branch_or_offers_the_choice(house, client):
    client.force_login(house.users["member"])
    assert client.get(reverse("talks:home")).headers["Location"] == listed(house)
    second = BranchFactory(agency=house.agency)
    PostFactory(person=house.person, branch=second, zone=house.zone, kind=Post.Kind.RESPONSIBLE)
    page = client.get(reverse("talks:home")).text
    assert str(house.branch) in page
    assert str(second) in page


def test_two_people_of_a_name_are_told_apart_in_the_form(house, client):
    twins = [member_of(house.branch, "李伟"), member_of(house.branch, "李伟")]
    PersonFactory(zone=house.zone, name="外人")
    client.force_login(house.users["secretary"])
    page = client.get(add(house)).text
    assert all(f"李伟（{twin.code}）" in page for twin in twins)
    assert "外人" not in page
