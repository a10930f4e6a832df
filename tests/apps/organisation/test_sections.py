"""Sections: who heads one, since when; moves between them on any day."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.factories import (
    AffiliationFactory,
    AgencyFactory,
    EmploymentFactory,
    PersonFactory,
    SectionFactory,
    SectionHeadFactory,
    member_of,
    works_in,
)
from tests.houses import build_house
from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.organisation.models import Branch, BranchUnit, Employment, Section, SectionHead
from zhibu.apps.organisation.queries import sections as queries
from zhibu.apps.organisation.services import people, refusals
from zhibu.apps.organisation.services import sections as services

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
MONDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 18)


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def section(house):
    """综合科, headed by 赵科长 since 2024, where 陈一鸣 works."""
    section = SectionFactory(agency=house.agency, name="综合科")
    head = works_in(section, member_of(house.branch, "赵科长"))
    SectionHeadFactory(section=section, person=head, since=date(2024, 3, 1))
    works_in(section, house.person)
    return section


@pytest.fixture
def send(house, client):
    client.force_login(house.users["secretary"])

    def sent(name, target, /, **typed):
        return client.post(reverse(f"organisation:{name}", args=[target.pk]), typed, follow=True)

    return sent


@pytest.fixture
def page(house, client):
    def read(role="secretary"):
        client.force_login(house.users[role])
        return said(client.get(reverse("organisation:sections", args=[house.branch.pk])))

    return read


def said(response):
    return response.content.decode()


def test_the_page_shows_each_section_with_head_and_people(house, section, page):
    works_in(SectionFactory(agency=house.agency, name="信息科"), member_of(house.branch, "钱小雨"))
    text = page("member")
    assert "综合科" in text
    assert "赵科长，2024年3月1日起" in text
    assert "信息科" in text
    assert "没有负责人" in text
    assert "更换负责人" not in text
    assert "没有登记科室" in text


def test_without_any_section_the_page_says_how_to_begin(page):
    assert "换科室、职务" in page()


def test_colleagues_of_no_branch_and_of_joined_agencies_stand_there_too(house, section, page):
    joined = AgencyFactory(zone=house.zone, short_name="气象中心")
    BranchUnit.objects.create(zone=house.zone, branch=house.branch, agency=joined)
    person = PersonFactory(zone=house.zone, name="邹群众")
    EmploymentFactory(person=person, agency=joined, section="观测科")
    services.keep_sections_of(person.employments.all())
    text = page()
    assert "邹群众" in text
    assert "气象中心，1 人" in text


def test_a_head_is_replaced_and_the_section_keeps_both_in_mind(house, section, send, page):
    response = send("appoint_head", section, person=house.person.pk, since="2026-11-18")
    assert "陈一鸣负责综合科" in said(response)
    assert queries.head_of(section, on=WEDNESDAY) == house.person
    assert queries.head_of(section, on=date(2026, 11, 17)).name == "赵科长"
    text = page()
    assert "陈一鸣，2026年11月18日起" in text
    assert "赵科长，2024年3月1日至2026年11月17日" in text


def test_a_head_appointed_by_mistake_is_mended_on_the_same_day(house, section):
    for person in (house.person, house.users["officer"].person):
        services.appoint_head(section=section, person=person, since=TODAY, today=TODAY)
    assert SectionHead.objects.filter(section=section).count() == 2
    assert queries.head_of(section, on=TODAY) == house.users["officer"].person


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026-11-25", "不能晚于今天"),
        ("2024-02-01", "才开始负责综合科"),
        ("2019-01-01", "不在"),
        ("", "请填写日期"),
        ("昨天", "日期看不懂"),
    ],
)
def test_a_head_of_a_day_that_cannot_be_is_refused(house, section, client, since, words):
    client.force_login(house.users["secretary"])
    url = reverse("organisation:appoint_head", args=[section.pk])
    response = client.post(url, {"person": house.person.pk, "since": since})
    assert response.status_code == 422
    assert words in said(response)
    assert f'<option value="{house.person.pk}" selected>' in said(response)


def test_who_works_elsewhere_cannot_head_it(house, section, send):
    neighbour = house.users["neighbour"].person
    assert "请另选一人" in said(
        send("appoint_head", section, person=neighbour.pk, since="2026-11-24")
    )
    with pytest.raises(refusals.NotAtWorkThere):
        services.appoint_head(section=section, person=neighbour, since=TODAY, today=TODAY)


def test_officers_of_the_retired_keep_no_section(house, section, send):
    house.branch.kind = Branch.Kind.RETIRED
    house.branch.save()
    response = send("appoint_head", section, person=house.person.pk, since="2026-11-18")
    assert response.status_code == 404
    assert queries.head_of(section, on=WEDNESDAY) != house.person


def test_a_section_goes_without_head_and_says_so(section, send, page):
    head = SectionHead.objects.get()
    assert "不再负责综合科" in said(send("end_headship", head, last_day="2026-11-20"))
    assert "没有负责人" in page()
    with pytest.raises(refusals.AlreadyEnded):
        services.end_headship(head=head, last_day=TODAY, today=TODAY)


def test_an_earlier_head_is_not_run_over(house, section):
    head = SectionHead.objects.get()
    services.end_headship(head=head, last_day=WEDNESDAY, today=TODAY)
    with pytest.raises(refusals.PeriodsOverlap):
        services.appoint_head(section=section, person=house.person, since=MONDAY, today=TODAY)


def test_someone_moves_to_another_section_in_the_middle_of_a_week(house, section, send):
    SectionFactory(agency=house.agency, name="信息科")
    works_in(SectionFactory(agency=house.agency, name="信息科"), member_of(house.branch, "钱小雨"))
    typed = {"section": "信息科", "position": "副科长", "since": "2026-11-18"}
    assert "已记录：陈一鸣，信息科副科长" in said(send("move_to_section", house.person, **typed))
    assert queries.section_of(house.person, on=date(2026, 11, 17)) == section
    assert queries.section_of(house.person, on=WEDNESDAY).name == "信息科"
    old, new = house.person.employments.all()
    assert (old.until, new.since, new.until) == (date(2026, 11, 17), WEDNESDAY, None)


def test_a_new_section_comes_into_being_with_the_first_who_moves_there(house, send, page):
    typed = {"section": "", "new_section": "数据科", "position": "", "since": "2026-11-24"}
    send("move_to_section", house.person, **typed)
    assert Section.objects.get(agency=house.agency).name == "数据科"
    assert "数据科" in page()


def test_who_headed_the_section_left_heads_it_no_more(section):
    head = SectionHead.objects.get()
    services.move_to_section(
        person=head.person, section_name="信息科", position="", since=WEDNESDAY, today=TODAY
    )
    head.refresh_from_db()
    assert head.until == date(2026, 11, 17)


def test_a_new_position_in_the_same_section_leaves_the_head_in_place(section):
    head = SectionHead.objects.get()
    services.move_to_section(
        person=head.person, section_name="综合科", position="科长", since=TODAY, today=TODAY
    )
    head.refresh_from_db()
    assert head.until is None


def test_a_move_of_the_same_day_is_mended(house, section):
    def move(name):
        return services.move_to_section(
            person=house.person, section_name=name, position="", since=TODAY, today=TODAY
        )

    move("信息科")
    SectionHeadFactory(section=Section.objects.get(name="信息科"), person=house.person, since=TODAY)
    move("办公室")
    assert [work.section for work in house.person.employments.all()] == ["综合科", "办公室"]
    assert SectionHead.objects.get(person=house.person).until == TODAY


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"since": TODAY + timedelta(days=1)}, refusals.InTheFuture),
        ({"since": date(2019, 1, 1)}, refusals.EndsBeforeItBegins),
        ({"section_name": "综合科"}, refusals.AlreadyThere),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_changes_nothing(house, section, changes, refusal):
    facts = {"section_name": "信息科", "position": "", "since": TODAY, "today": TODAY}
    with pytest.raises(refusal):
        services.move_to_section(person=house.person, **(facts | changes))
    assert house.person.employments.get().section == "综合科"
    assert not Section.objects.filter(name="信息科").exists()


def test_too_long_a_name_is_refused_by_its_field_and_kept(house, section, client):
    client.force_login(house.users["secretary"])
    url = reverse("organisation:move_to_section", args=[house.person.pk])
    typed = {"section": "", "new_section": "科" * 81, "position": "😀", "since": "2026-11-24"}
    response = client.post(url, typed)
    assert response.status_code == 422
    assert "科" * 81 in said(response)
    assert 'value="😀"' in said(response)


def test_retiring_and_leaving_end_the_headship(house, section):
    head = SectionHead.objects.get()
    people.retire(person=head.person, since=date(2026, 11, 2), today=TODAY)
    head.refresh_from_db()
    assert head.until == date(2026, 11, 1)
    services.appoint_head(section=section, person=house.person, since=TODAY, today=TODAY)
    people.leave(person=house.person, last_day=TODAY, today=TODAY)
    assert SectionHead.objects.get(person=house.person).until == TODAY
    with pytest.raises(refusals.NotAtWorkThere):
        services.move_to_section(
            person=house.person, section_name="信息科", position="", since=TODAY, today=TODAY
        )


def test_who_left_or_retired_by_a_roster_heads_nothing_more(section):
    head = SectionHead.objects.get()
    head.person.employments.update(until=WEDNESDAY)
    services.end_headships_of_leavers([head.person])
    head.refresh_from_db()
    assert head.until == WEDNESDAY


def test_heading_a_section_stands_in_the_record_and_in_what_is_held(house, section, client):
    head = SectionHead.objects.get().person
    client.force_login(house.users["secretary"])
    text = said(client.get(reverse("organisation:person", args=[head.pk])))
    assert "负责科室" in text
    assert "换科室、职务" in text
    held = next(table for table in held_about(head) if table.title == "科室负责人")
    assert "综合科" in held.rows[0]


def test_the_secretary_of_another_branch_may_not(house, section, client):
    client.force_login(house.users["neighbour"])
    for name, target in (
        ("appoint_head", section.pk),
        ("end_headship", SectionHead.objects.get().pk),
        ("move_to_section", house.person.pk),
        ("sections", house.branch.pk),
    ):
        assert client.get(reverse(f"organisation:{name}", args=[target])).status_code == 404


def test_one_section_and_three_take_the_same_number_of_queries(
    house, section, django_assert_num_queries
):
    with django_assert_num_queries(4):
        assert len(queries.sections_of(house.branch, on=TODAY)) == 1
    for name in ("信息科", "办公室"):
        works_in(
            SectionFactory(agency=house.agency, name=name), member_of(house.branch), heads=True
        )
    with django_assert_num_queries(4):
        rows = queries.sections_of(house.branch, on=TODAY)
        assert {str(row.head) for row in rows} == {"赵科长", "陈一鸣"}


def test_a_head_of_two_branches_agencies_leads_back_to_the_own_branch(house, section):
    elsewhere = AffiliationFactory(branch__agency=house.agency).branch
    found = queries.branch_of_section(section, prefer=frozenset({elsewhere.pk}))
    assert found == elsewhere
    assert queries.branch_of_section(section, prefer=frozenset()) == house.branch
    assert Employment.objects.filter(section="综合科").count() == 2
