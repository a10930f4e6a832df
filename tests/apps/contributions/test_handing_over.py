"""The person sees the record first; the branch sees what was handed to it, and no more."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from tests.apps.contributions.records import (
    TODAY,
    follow_up_done,
    full_year,
    held_meeting,
    promise_kept,
)
from tests.factories import PersonFactory, UserFactory, member_of
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.contributions.models import Release
from zhibu.apps.contributions.services.handing_over import hand_over
from zhibu.apps.organisation.models import Affiliation

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def seen_by(client, house):
    """Return the text of a page as a role of the house reads it."""

    def read(role, name, *args, **query):
        client.force_login(house.users[role])
        answer = client.get(reverse(f"contributions:{name}", args=args, query=query))
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def post(client, user, name, *args, **typed):
    client.force_login(user)
    return client.post(reverse(f"contributions:{name}", args=args), typed, follow=True)


def test_before_it_is_handed_over_the_branch_sees_that_and_nothing_else(house, seen_by):
    full_year(house.branch, house.person)
    assert house.person.name not in seen_by("secretary", "branch", house.branch.pk)
    said = seen_by("secretary", "branch", house.branch.pk, q=house.person.name)
    assert f"<strong>{house.person}</strong>" in said
    assert "没有交来" in said
    assert "老旧小区" not in said
    assert "handed-over" not in said


def test_a_member_hands_over_the_secretary_reads_the_member_takes_back(house, seen_by, client):
    full_year(house.branch, house.person)
    member = house.users["member"]
    answer = post(client, member, "hand_over", year="2026")
    assert "2026年的纪实已交给" in answer.content.decode()
    release = Release.objects.get()
    assert (release.branch, release.released_on) == (house.branch, TODAY)
    assert "11月24日 周二交来" in seen_by("secretary", "branch", house.branch.pk)
    said = seen_by("secretary", "handed_over", release.pk)
    assert "老旧小区改造联系点" in said
    assert "申请更正" not in said
    answer = post(client, member, "take_back", release.pk)
    assert "支部不再能看" in answer.content.decode()
    client.force_login(house.users["secretary"])
    gone = client.get(reverse("contributions:handed_over", args=[release.pk]))
    assert gone.status_code == 404


def test_what_happens_later_is_seen_once_it_is_handed_over_again(house, seen_by):
    promise_kept(house.branch, house.person, "早先的事", date(2026, 5, 8))
    release = hand_over(person=house.person, year=2026, today=date(2026, 6, 1))
    promise_kept(house.branch, house.person, "后来的事", date(2026, 6, 15))
    said = seen_by("secretary", "handed_over", release.pk)
    assert "早先的事" in said
    assert "后来的事" not in said
    again = hand_over(person=house.person, year=2026, today=TODAY)
    assert again.pk == release.pk
    assert "后来的事" in seen_by("secretary", "handed_over", release.pk)


def test_a_branch_moved_to_later_reads_nothing_handed_to_the_old_one(house, seen_by, client):
    release = hand_over(person=house.person, year=2026, today=date(2026, 6, 1))
    mine = Affiliation.objects.filter(person=house.person)
    mine.update(until=date(2026, 6, 30))
    Affiliation.objects.create(
        zone=house.zone, person=house.person, branch=house.other_branch, since=date(2026, 7, 1)
    )
    said = seen_by("neighbour", "branch", house.other_branch.pk, q=house.person.name)
    assert "没有交来" in said
    client.force_login(house.users["neighbour"])
    address = reverse("contributions:handed_over", args=[release.pk])
    assert client.get(address).status_code == 404
    # The old branch was given it and still lists it, though the person is gone.
    assert house.person.name in seen_by("secretary", "branch", house.branch.pk)


def test_without_a_branch_nothing_is_handed_over(client):
    person = PersonFactory()
    answer = post(client, UserFactory(person=person), "hand_over", year="2026")
    assert "没有交出去" in answer.content.decode()
    assert not Release.objects.exists()


@pytest.mark.parametrize("typed", ["", "3000", "二〇二六", "🙂", "-1"])
def test_a_year_that_cannot_be_means_this_year(house, client, typed):
    post(client, house.users["member"], "hand_over", year=typed)
    assert Release.objects.get().year == TODAY.year


def test_handing_over_twice_keeps_one(house, client):
    for _time in range(2):
        post(client, house.users["member"], "hand_over", year="2026")
    assert Release.objects.count() == 1


def test_word_lists_the_facts_with_the_article_and_no_sum(house, client):
    full_year(house.branch, house.person)
    client.force_login(house.users["member"])
    answer = client.get(reverse("contributions:own_word", query={"year": 2026}))
    word = Document(BytesIO(answer.content))
    said = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "2026年度党务和项目工作纪实" in said
    assert "第三十二条" in said
    assert "不计分" in said
    assert "没有兼职党务职务" not in said
    assert len(word.tables) == 9
    cells = [cell.text for row in word.tables[4].rows for cell in row.cells]
    assert cells[:3] == ["时间", "做了什么", "出自哪份记录"]
    assert cells[4] == "落实：老旧小区改造联系点\n分工：写方案"
    assert "合计" not in said


def test_word_of_an_empty_year_says_so(house, client):
    client.force_login(house.users["member"])
    answer = client.get(reverse("contributions:own_word", query={"year": 2024}))
    said = [paragraph.text for paragraph in Document(BytesIO(answer.content)).paragraphs]
    assert "本年度没有记录。" in said


def test_excel_has_a_row_for_each_fact(house, client):
    meeting = held_meeting(house.branch, date(2026, 2, 2))
    follow_up_done(meeting, house.person, "=1+1 也是文字", date(2026, 2, 9))
    release = hand_over(person=house.person, year=2026, today=TODAY)
    client.force_login(house.users["secretary"])
    answer = client.get(reverse("contributions:handed_over_excel", args=[release.pk]))
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("类别", "时间", "做了什么", "出自哪份记录")
    assert rows[1][:2] == ("会议待办", "2026年2月9日")
    assert rows[1][2].startswith("办结：=1+1 也是文字")


def test_every_look_and_export_of_somebody_else_stands_in_the_trail(house, seen_by, client):
    release = hand_over(person=house.person, year=2026, today=TODAY)
    seen_by("member", "handed_over", release.pk)
    about = AuditEntry.objects.filter(subject=house.person)
    before = about.count()
    seen_by("secretary", "handed_over", release.pk)
    client.get(reverse("contributions:handed_over_word", args=[release.pk]))
    said = [entry.additional_data["what"] for entry in about.order_by("-pk")[:2]]
    assert about.count() == before + 2
    assert said == ["导出纪实（2026年）", "打开纪实（2026年）"]


def test_the_person_finds_the_handing_over_among_what_is_held(house, client):
    hand_over(person=house.person, year=2026, today=TODAY)
    client.force_login(house.users["member"])
    assert "交给支部的纪实" in client.get(reverse("accounts:me")).content.decode()


def test_the_list_can_be_searched_and_looked_back_in(house, seen_by):
    member_of(house.branch, "欧阳明")
    said = seen_by("secretary", "branch", house.branch.pk, q="欧阳")
    assert "欧阳明" in said
    assert house.person.name not in said
    assert "没有符合" in seen_by("secretary", "branch", house.branch.pk, q="没有这个人")
    hand_over(person=house.person, year=2025, today=TODAY)
    assert "交来" in seen_by("secretary", "branch", house.branch.pk, year=2025)


def test_three_members_cost_no_more_queries_than_one(house, seen_by, django_assert_max_num_queries):
    hand_over(person=house.person, year=2026, today=TODAY)
    with django_assert_max_num_queries(50) as few:
        seen_by("secretary", "branch", house.branch.pk)
    for name in ("欧阳明", "盖文"):
        hand_over(person=member_of(house.branch, name), year=2026, today=TODAY)
    with django_assert_max_num_queries(len(few)):
        seen_by("secretary", "branch", house.branch.pk)


def test_leaders_find_their_branches_below_their_own_record(house, seen_by):
    address = reverse("contributions:branch", args=[house.branch.pk])
    assert address in seen_by("officer", "mine")
    assert address not in seen_by("member", "mine")
