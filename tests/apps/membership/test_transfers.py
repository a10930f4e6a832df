"""Transfers: who should move, a letter until its receipt, a letter that came in."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.membership.records import base_of, letter_of, paid_by
from tests.factories import AwayPeriodFactory, EmploymentFactory, member_of

from zhibu.apps.membership.models import Letter
from zhibu.apps.membership.queries.transfers import movers_of
from zhibu.apps.organisation.models import Affiliation, Employment, Post, Standing

A_DAY = timedelta(days=1)


def said(answer):
    return " ".join(answer.content.decode().split())


def send(visit, person, today, **typed):
    given = {"other": "中共某县委组织部", "sent_on": (today - 5 * A_DAY).isoformat(), **typed}
    return visit("send_letter", person.pk, **given)


@pytest.mark.parametrize(
    ("days_short", "place", "verdict"),
    [(0, "武汉市", [True]), (1, "武汉市", []), (0, "", [False])],
)
def test_six_months_away_in_a_fixed_place_means_moving(house, today, days_short, place, verdict):
    since = today - relativedelta(months=6) + days_short * A_DAY
    AwayPeriodFactory(person=house.person, since=since, place=place)
    _members, movers = movers_of(house.branch, on=today)
    assert [mover.should_move for mover in movers] == verdict


def test_who_works_for_another_agency_should_move(house, visit, today):
    Employment.objects.filter(person=house.person).update(until=today - A_DAY)
    EmploymentFactory(person=house.person, agency=house.other_branch.agency, since=today)
    page = said(visit("transfers", house.branch.pk))
    assert f"工作单位已是{house.other_branch.agency}，应当转接组织关系" in page


def test_the_sender_stays_responsible_until_the_receipt(house, visit, today):
    assert send(visit, house.person, today).status_code == 302
    letter = Letter.objects.get()
    assert Affiliation.objects.get(person=house.person).until is None
    assert "等待回执" in said(visit("transfers", house.branch.pk))
    visit("receive_letter", letter.pk, received_on=today.isoformat())
    letter.refresh_from_db()
    assert letter.received_on == today
    assert Affiliation.objects.get(person=house.person).until == today - A_DAY
    assert Standing.objects.get(person=house.person).until is None


def test_a_letter_inside_the_zone_moves_the_affiliation_and_ends_posts(house, visit, today):
    officer = house.users["officer"].person
    send(visit, officer, today, other="", to_branch=house.other_branch.pk)
    visit("receive_letter", Letter.objects.get().pk, received_on=today.isoformat())
    present = Affiliation.objects.get(person=officer, until=None)
    assert (present.branch, present.since) == (house.other_branch, today)
    assert Post.objects.get(person=officer).until == today - A_DAY


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"other": ""}, "二者填一个"),
        ({"sent_on": "2999-01-01"}, "不能晚于今天"),
    ],
)
def test_a_letter_that_cannot_be_is_refused_in_words(house, visit, today, typed, fault):
    refused = send(visit, house.person, today, **typed)
    assert refused.status_code == 422
    assert fault in said(refused)


def test_one_letter_at_a_time_and_only_for_members(house, visit, today):
    letter_of(house.person, house.branch, sent_on=today - 9 * A_DAY)
    assert "还没有回执" in said(send(visit, house.person, today))
    applicant = member_of(house.branch, "秦岭", stage=Standing.Stage.APPLICANT)
    assert "还不是党员" in said(send(visit, applicant, today))
    assert Letter.objects.count() == 1


def test_a_receipt_before_the_letter_or_twice_is_refused(house, visit, today):
    letter = letter_of(house.person, house.branch, sent_on=today - 9 * A_DAY)
    early = visit("receive_letter", letter.pk, received_on=(today - 10 * A_DAY).isoformat())
    assert early.status_code == 422
    visit("receive_letter", letter.pk, received_on=today.isoformat())
    again = visit("receive_letter", letter.pk, received_on=today.isoformat())
    assert "已于" in said(again)


def test_a_letter_that_came_in_gives_a_receipt_to_send_back(house, visit, today):
    typed = {
        "person": house.person.pk,
        "other": "中共某局党支部",
        "number": "〔2026〕12号",
        "sent_on": (today - 20 * A_DAY).isoformat(),
        "received_on": (today - 2 * A_DAY).isoformat(),
    }
    assert visit("take_in", house.branch.pk, **typed).status_code == 302
    answer = visit("letter_file", Letter.objects.get().pk)
    text = "\n".join(p.text for p in docx.Document(BytesIO(answer.content)).paragraphs)
    assert "中共某局党支部：" in text
    assert "〔2026〕12号" in text


def test_the_paper_of_a_letter_has_three_parts_and_the_last_month_paid(house, visit, today):
    base_of(house.person, "6000", year=today.year)
    paid_by(house.person, house.branch, today.replace(day=1))
    letter = letter_of(house.person, house.branch, sent_on=today - A_DAY)
    answer = visit("letter_file", letter.pk)
    text = "\n".join(p.text for p in docx.Document(BytesIO(answer.content)).paragraphs)
    for part in ("第一联", "第二联", "第三联", f"党费已交到{today.year}年{today.month}月"):
        assert part in text
    assert "系中共正式党员" in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(house, today, count):
    for number in range(count):
        AwayPeriodFactory(person=member_of(house.branch, f"游{number}"), place="武汉市")
    with CaptureQueriesContext(connection) as asked:
        _members, movers = movers_of(house.branch, on=today)
    assert (len(movers), len(asked)) == (count, 9)
