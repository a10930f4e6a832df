import json
import stat
from datetime import date

import pytest
from django.contrib.auth import authenticate
from hypothesis import given
from hypothesis import strategies as st

from zhibu import cli
from zhibu.apps.organisation.models import (
    Affiliation,
    AwayPeriod,
    Branch,
    Employment,
    Person,
    Post,
    Secondment,
    Zone,
)
from zhibu.apps.organisation.queries.sections import sections_of
from zhibu.demo.accounts import member_without_post
from zhibu.demo.building import build_demo
from zhibu.demo.shape import by_largest_remainder

TODAY = date(2026, 11, 24)


@given(st.integers(0, 5000), st.lists(st.floats(0.01, 1), min_size=1, max_size=6))
def test_shares_become_whole_numbers_that_add_up_and_stay_within_one(total, shares):
    counts = by_largest_remainder(total, shares)
    assert sum(counts) == total
    for count, share in zip(counts, shares, strict=True):
        assert abs(count - total * share / sum(shares)) < 1


@pytest.fixture
def zone(db):
    return build_demo(seed=1, today=TODAY)[0]


def in_post(zone):
    return Employment.objects.on(TODAY).filter(zone=zone, status=Employment.Status.IN_POST)


def test_eight_agencies_have_144_staff_between_ten_and_thirty(zone):
    counts = {}
    for agency_id in in_post(zone).values_list("agency_id", flat=True):
        counts[agency_id] = counts.get(agency_id, 0) + 1
    assert (len(counts), sum(counts.values())) == (8, 144)
    assert (min(counts.values()), max(counts.values())) == (10, 30)


def test_ages_are_as_published(zone):
    bands = [0, 0, 0, 0]
    for month in Person.objects.filter(employments__in=in_post(zone)).values_list(
        "birth_month", flat=True
    ):
        born = date.fromisoformat(f"{month}-01")
        age = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
        bands[min(age, 59) // 10 - 2] += 1
    published = [0.1944, 0.3796, 0.25, 0.1759]
    for count, share in zip(bands, published, strict=True):
        assert count / 144 == pytest.approx(share, abs=0.02)


def test_officers_have_the_published_experience_and_years_in_the_unit(zone):
    posts = Post.objects.filter(zone=zone, prior_experience__isnull=False)
    full_time = posts.filter(full_time=True).count()
    experienced = posts.filter(full_time=False, prior_experience=True).count()
    total = posts.count()
    assert total >= 25
    assert full_time / total == pytest.approx(0.08, abs=0.02)
    assert experienced / total == pytest.approx(0.58, abs=0.02)
    entered = Employment.objects.filter(person__posts__in=posts).values_list("since", flat=True)
    young = sum((TODAY - since).days < 5 * 365 for since in entered)
    assert young / total == pytest.approx(0.41, abs=0.02)


def test_people_are_lent_out_and_retired_members_live_elsewhere(zone):
    assert Secondment.objects.on(TODAY).filter(zone=zone).count() == 6
    assert AwayPeriod.objects.on(TODAY).filter(zone=zone).count() == 8


def test_sections_have_a_head_who_works_there_but_for_two(zone):
    rows = [
        row
        for branch in Branch.objects.filter(zone=zone, kind=Branch.Kind.ORDINARY)
        for row in sections_of(branch, on=TODAY)
    ]
    without = [row.section for row in rows if row.head is None]
    assert len({section.agency_id for section in without}) == len(without) == 2
    assert not any(row.is_headed_from_outside for row in rows)
    first = Branch.objects.filter(zone=zone).order_by("pk")[0]
    assert any(row.head == member_without_post(first.pk, today=TODAY) for row in rows)


def test_everything_is_marked_as_sample_data(zone):
    assert zone.is_sample
    assert zone.committee.is_sample
    assert "示例" in zone.name


def test_the_same_seed_makes_the_same_people_and_another_seed_others(db):
    def people(seed):
        zone = build_demo(seed=seed, today=TODAY)[0]
        found = list(Person.objects.filter(zone=zone).values_list("name", "birth_month"))
        Zone.objects.filter(pk=zone.pk).update(name=f"{zone.name}{zone.pk}")
        return found

    assert people(7) == people(7)
    assert people(7) != people(8)


def test_more_agencies_make_more_zones_of_at_most_eight(db):
    zones = build_demo(seed=1, today=TODAY, agencies=11)
    assert [zone.name[-6:] for zone in zones] == ["1区（示例）", "2区（示例）"]
    sizes = [Affiliation.objects.filter(zone=zone).count() > 0 for zone in zones]
    assert sizes == [True, True]


@pytest.fixture
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_the_command_builds_once_keeps_the_accounts_private_and_they_open(own_folder, capsys, rf):
    assert cli.main(["demo", "--format", "json"]) == 0
    accounts = json.loads(capsys.readouterr().out)
    assert [account["role"] for account in accounts] == [
        "secretary",
        "officer",
        "member",
        "coordinator",
        "reader",
        "keeper",
    ]
    mode = (own_folder / "demo_accounts.json").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    for account in accounts:
        signed_in = authenticate(
            rf.get("/"), username=account["username"], password=account["password"]
        )
        assert signed_in is not None

    assert cli.main(["demo"]) == 1
    assert "已经有协作区" in capsys.readouterr().err
    assert cli.main(["demo", "--if-empty", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == accounts
    assert Zone.objects.count() == 1
