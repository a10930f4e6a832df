"""From the end of a term to the new one, through the pages an officer uses."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.elections.records import counted, election_in, electors_of, stand
from tests.factories import TermFactory, member_of
from tests.houses import build_house

from zhibu.apps.elections.models import Ballot, Election
from zhibu.apps.organisation.models import Post, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(client):
    """Ten full members: three of the house, seven more."""
    house = build_house()
    TermFactory(
        branch=house.branch,
        due_on=timezone.localdate() + timedelta(days=90),
        since=date(2023, 9, 1),
    )
    client.force_login(house.users["secretary"])
    return house


@pytest.fixture
def people(house):
    return electors_of(house.branch)


def page(client, election):
    return client.get(reverse("elections:election", args=[election.pk])).content.decode()


def send(client, name, election, data=None):
    return client.post(reverse(f"elections:{name}", args=[election.pk]), data or {})


def count_data(election, yes, *, present=10, **more):
    data = {"present": present, "handed": present, "returned": present, "void": 0}
    for person, votes in yes.items():
        data |= {f"yes_{person.pk}": votes, f"no_{person.pk}": 0}
    return data | more


def test_an_officer_goes_the_whole_way(client, house, people):
    today = timezone.localdate()
    start = reverse("elections:start", args=[house.branch.pk])
    assert "准备选举" in client.get(start).content.decode()
    typed = {"kind": "term", "body": "committee", "seats": 3, "planned_on": today}
    assert client.post(start, typed).status_code == 302
    election = Election.objects.get()
    assert "下一步：向上级党组织请示" in page(client, election)

    days = {"planned_on": today, "seats": 3, "asked_on": today, "approved_on": today}
    assert send(client, "days", election, days).status_code == 302
    assert "下一步：确定候选人" in page(client, election)

    standing = people[:4]
    send(client, "candidates", election, {"people": [person.pk for person in reversed(standing)]})
    assert "丁一、马兰、王强、李四" in page(client, election)
    tellers = {"scrutineers": [people[4].pk], "counters": [people[5].pk]}
    assert send(client, "tellers", election, tellers).status_code == 302
    assert "下一步：召开党员大会选举" in page(client, election)

    yes = dict(zip(standing, (9, 8, 7, 5), strict=True))
    assert send(client, "count", election, count_data(election, yes)).status_code == 302
    text = page(client, election)
    assert "选举有效" in text
    assert "记录当选人" in text

    posts = dict(zip(standing, ("secretary", "organisation", "publicity"), strict=False))
    data = {f"post_{person.pk}": kind for person, kind in posts.items()}
    finish = send(client, "finish", election, data | {"due_on": today.replace(year=today.year + 3)})
    assert finish.status_code == 302
    held = Post.objects.on(today).filter(branch=house.branch, kind__in=Post.COMMITTEE)
    assert {post.person: post.kind for post in held} == posts
    assert Term.objects.on(today).get(branch=house.branch).since == today
    client.force_login(house.users["member"])
    assert "已完成" in page(client, election)


def test_too_few_candidates_are_refused_with_the_number_needed(client, house, people):
    election = election_in(house.branch)
    answer = send(client, "candidates", election, {"people": [p.pk for p in people[:3]]})
    assert answer.status_code == 422
    assert "候选人3人，至少要4人" in answer.content.decode()


def test_a_secretary_may_stand_alone_where_there_is_no_committee(house, people):
    election = election_in(house.branch, body="secretary", seats=1)
    stand(election, people[:1])
    assert election.candidates.count() == 1


def test_a_candidate_cannot_count_and_a_teller_cannot_stand(client, house, people):
    election = election_in(house.branch)
    stand(election, people[:4])
    typed = {"scrutineers": [people[0].pk], "counters": [people[5].pk]}
    assert send(client, "tellers", election, typed).status_code == 422
    send(client, "tellers", election, {"scrutineers": [people[4].pk], "counters": [people[5].pk]})
    standing = {"people": [person.pk for person in people[:5]]}
    answer = send(client, "candidates", election, standing)
    assert "张三是监票人、计票人" in answer.content.decode()


def test_who_is_left_out_is_not_due_and_comes_back(client, house, people):
    election = election_in(house.branch)
    data = {"person": people[0].pk, "reason": "ill"}
    assert send(client, "leave_out", election, data).status_code == 302
    assert "应到会</dt><dd>9 人" in page(client, election)
    left = election.exclusions.get()
    client.post(reverse("elections:count_in", args=[left.pk]))
    assert "应到会</dt><dd>10 人" in page(client, election)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"present": 11}, "实到11人多于应到10人"),
        ({"handed": 11}, "不能委托投票"),
        ({"void": 11}, "废票11张多于收回10张"),
    ],
)
def test_impossible_counts_are_refused_with_all_that_was_typed(client, house, people, more, words):
    election = election_in(house.branch)
    stand(election, people[:4])
    data = count_data(election, dict.fromkeys(people[:4], 7)) | more
    answer = send(client, "count", election, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="7"' in answer.content.decode()
    assert not Ballot.objects.exists()


def test_too_few_present_elect_nobody(client, house, people):
    election = election_in(house.branch)
    stand(election, people[:4])
    counted(election, dict.fromkeys(people[:4], 5), present=7)
    assert "至少要8人到会，这次选举无效" in page(client, election)


def test_more_ballots_back_than_out_void_the_round(client, house, people):
    election = election_in(house.branch)
    stand(election, people[:4])
    counted(election, dict.fromkeys(people[:4], 7), present=10, handed=9, returned=10)
    assert "选举无效，应当重新选举" in page(client, election)


def test_a_tie_goes_to_another_round_between_the_tied(client, house, people):
    election = election_in(house.branch)
    stand(election, people[:4])
    counted(election, dict(zip(people[:4], (9, 8, 6, 6), strict=True)))
    assert "票数相等的 2 人再投一次票" in page(client, election)
    assert send(client, "reduce_seats", election).status_code == 422
    counted(election, {people[2]: 6, people[3]: 4})
    text = page(client, election)
    assert "第 2 轮，应选 1 人" in text
    assert "记录当选人" in text


def test_too_few_winners_vote_again_or_leave_the_seat_empty(client, house, people):
    election = election_in(house.branch)
    stand(election, people[:4])
    counted(election, dict(zip(people[:4], (9, 8, 5, 4), strict=True)))
    assert "还有 1 个名额没有选出" in page(client, election)
    data = {f"post_{person.pk}": "organisation" for person in people[:2]}
    early = send(client, "finish", election, data | {"due_on": "2030-01-01"})
    assert "名额还没有选满" in early.content.decode()
    send(client, "reduce_seats", election)
    election.refresh_from_db()
    assert election.seats == 2
    text = page(client, election)
    assert "记录当选人" in text
    without = {f"post_{people[0].pk}": "deputy", f"post_{people[1].pk}": "organisation"}
    answer = send(client, "finish", election, without | {"due_on": "2030-01-01"})
    assert "新一届要有一名书记" in answer.content.decode()


def test_someone_written_in_can_win(client, house, people):
    election = election_in(house.branch, body="secretary", seats=1)
    stand(election, people[:1])
    more = {"other": people[1].pk, "other_yes": 6}
    data = count_data(election, {people[0]: 4}) | more
    assert send(client, "count", election, data).status_code == 302
    finish = {f"post_{people[1].pk}": "secretary", "due_on": "2030-01-01"}
    assert send(client, "finish", election, finish).status_code == 302
    secretary = Post.objects.on(timezone.localdate()).get(branch=house.branch, kind="secretary")
    assert secretary.person == people[1]


def test_a_round_typed_wrong_is_taken_back(client, house, people):
    election = election_in(house.branch)
    stand(election, people[:4])
    counted(election, dict.fromkeys(people[:4], 7))
    send(client, "take_back", election)
    assert not Ballot.objects.exists()
    assert send(client, "take_back", election).status_code == 422


def test_candidates_and_the_day_are_fixed_once_counted(client, house, people):
    election = election_in(house.branch)
    stand(election, people[:4])
    counted(election, dict.fromkeys(people[:4], 7))
    standing = {"people": [person.pk for person in people[:5]]}
    assert send(client, "candidates", election, standing).status_code == 422
    days = {"planned_on": "2026-01-01", "seats": 3}
    assert send(client, "days", election, days).status_code == 422


def test_nothing_is_counted_before_the_day(client, house, people):
    election = election_in(house.branch, planned_on=timezone.localdate() + timedelta(days=7))
    stand(election, people[:4])
    data = count_data(election, dict.fromkeys(people[:4], 7))
    assert "还没到" in send(client, "count", election, data).content.decode()


def test_a_late_election_needs_approval_before_it_counts(client, house, people):
    Term.objects.filter(branch=house.branch).update(
        due_on=timezone.localdate() - timedelta(days=30)
    )
    election = election_in(house.branch)
    assert "这是延期换届" in page(client, election)
    stand(election, people[:4])
    data = count_data(election, dict.fromkeys(people[:4], 7))
    assert "还没有记录批复日期" in send(client, "count", election, data).content.decode()


def test_a_by_election_fills_the_post_and_keeps_the_term(client, house, people):
    today = timezone.localdate()
    Post.objects.filter(branch=house.branch, kind="secretary").update(
        until=today - timedelta(days=1)
    )
    client.force_login(house.users["officer"])
    election = election_in(house.branch, kind="vacancy", body="secretary", seats=1)
    stand(election, people[:1])
    counted(election, {people[0]: 9})
    assert (
        send(client, "finish", election, {f"post_{people[0].pk}": "secretary"}).status_code == 302
    )
    assert Post.objects.on(today).get(branch=house.branch, kind="secretary").person == people[0]
    assert Term.objects.filter(branch=house.branch).count() == 1


def test_one_election_at_a_time_and_none_after_the_end(client, house, people):
    election = election_in(house.branch)
    typed = {"kind": "term", "body": "committee", "seats": 3, "planned_on": "2026-12-01"}
    answer = client.post(reverse("elections:start", args=[house.branch.pk]), typed)
    assert "正在进行" in answer.content.decode()
    send(client, "drop", election)
    assert send(client, "drop", election).status_code == 422
    assert client.post(reverse("elections:start", args=[house.branch.pk]), typed).status_code == 302


def test_two_candidates_of_one_name_are_told_apart(client, house, people):
    twin = member_of(house.branch, "丁一")
    election = election_in(house.branch)
    stand(election, [*people[:3], twin])
    counted(election, {people[0]: 9, twin: 3, people[1]: 8, people[2]: 7}, present=11)
    assert Ballot.objects.get().votes.count() == 4


def test_members_see_no_counts_before_the_end(client, house, people):
    election = election_in(house.branch)
    stand(election, people[:4])
    counted(election, dict.fromkeys(people[:4], 7))
    client.force_login(house.users["member"])
    assert "计票结果" not in page(client, election)
    client.force_login(house.users["coordinator"])
    assert "计票结果" in page(client, election)


@pytest.mark.parametrize("count", [4, 7])
def test_a_page_costs_the_same_for_few_and_many(
    client, house, people, count, django_assert_num_queries
):
    election = election_in(house.branch)
    stand(election, people[:count])
    counted(election, dict.fromkeys(people[:count], 4))
    with django_assert_num_queries(22):
        page(client, election)
