from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.meetings.held import AttendanceFactory, Came, Kind, MeetingFactory, State, missed
from tests.factories import AwayPeriodFactory, EmploymentFactory, PersonFactory, member_of
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.meetings.models import MakeUp
from zhibu.apps.meetings.record import FRAIL
from zhibu.apps.organisation.models import Employment

pytestmark = pytest.mark.django_db
YEAR = 2026
QUERIES = 16
TICKED = {"did": "on"}


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def meeting(house):
    return MeetingFactory(branch=house.branch, on=date(YEAR, 3, 5))


@pytest.fixture
def page(house, client):
    """Return the page of the branch for a role; with `typed` what answers a form."""

    def of(role, typed=None, **query):
        client.force_login(house.users[role])
        address = reverse("meetings:make_ups", args=[house.branch.pk], query={"year": YEAR} | query)
        return client.get(address) if typed is None else client.post(address, typed)

    return of


def said(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_whoever_was_due_and_did_not_come_is_listed_with_the_paper(house, meeting, page):
    missed(meeting, house.person, Came.EXCUSED, "出差")
    for name, facts in (
        ("到会甲", {}),
        ("列席乙", {"is_due": False, "came": Came.ABSENT}),
        ("线上丙", {"came": Came.ONLINE}),
    ):
        AttendanceFactory(meeting=meeting, person=member_of(house.branch, name), **facts)
    shown = said(page("officer"))
    assert "3月5日 支部党员大会" in shown
    assert "请假（出差）" in shown
    paper = reverse("meetings:minutes_docx", args=[meeting.pk])
    assert f'"{paper}"' in shown
    assert f'"{paper}?large=1"' in shown
    assert not [name for name in ("到会甲", "列席乙", "线上丙") if name in shown]


def test_committee_meetings_plans_and_other_years_are_not_made_up_for(house, page):
    missed(MeetingFactory(branch=house.branch, kind=Kind.COMMITTEE), house.person)
    missed(MeetingFactory(branch=house.branch, state=State.PLANNED), house.person)
    missed(MeetingFactory(branch=house.branch, on=date(YEAR - 1, 5, 1)), house.person)
    assert "没有要补学的" in said(page("officer"))
    assert "5月1日" in said(page("officer", year=YEAR - 1))


def test_a_visit_is_proposed_to_those_who_can_hardly_come(house, meeting, page):
    away = member_of(house.branch, "外地甲")
    AwayPeriodFactory(person=away)
    retired = PersonFactory(zone=house.zone, name="退休乙")
    EmploymentFactory(person=retired, agency=house.agency, status=Employment.Status.RETIRED)
    frail = member_of(house.branch, "体弱丙")
    missed(meeting, away)
    missed(meeting, retired)
    missed(meeting, frail, reason=FRAIL)
    missed(meeting, house.person)
    shown = said(page("officer"))
    assert shown.count('value="visited" selected') == 3
    assert shown.count('value="read" selected') == 1
    for words in ("居住外地，可以送学上门", "退休，可以送学上门", "不要求补学，可以送学上门"):
        assert words in shown


def test_the_officer_ticks_many_at_once(house, meeting, page):
    lines = [missed(meeting, member_of(house.branch, name)) for name in ("甲某", "乙某", "丙某")]
    typed = {"done_on": f"{YEAR}-03-09"}
    typed |= {f"did-{lines[0].pk}": "on", f"how-{lines[0].pk}": "visited"}
    typed |= {f"did-{lines[1].pk}": "on", f"how-{lines[1].pk}": "read"}
    typed |= {f"how-{lines[2].pk}": "told"}
    assert page("officer", typed).status_code == 302
    done = MakeUp.objects.order_by("pk").values_list("person__name", "how", "done_on")
    day = date(YEAR, 3, 9)
    assert list(done) == [("甲某", "visited", day), ("乙某", "read", day)]
    shown = said(page("officer"))
    assert "已记录补学 2 项" in shown
    assert shown.index("丙某") < shown.index("已经补学的 2 项") < shown.index("甲某")


def test_a_line_the_finished_record_opened_is_closed_not_doubled(house, meeting, page):
    line = missed(meeting, house.person)
    MakeUp.objects.create(zone=house.zone, meeting=meeting, person=house.person)
    typed = {"done_on": f"{YEAR}-03-09", f"did-{line.pk}": "on", f"how-{line.pk}": "told"}
    assert page("officer", typed).status_code == 302
    assert MakeUp.objects.get().how == "told"


@pytest.mark.parametrize(
    ("day", "tick", "says"),
    [
        (f"{YEAR}-03-09", {}, "还没有勾选"),
        ("2999-01-01", TICKED, "补学日期还没有到"),
        (f"{YEAR}-03-04", TICKED, "补学日期早于会议日期2026年3月5日"),
        ("", TICKED, "请填写日期"),
    ],
)
def test_what_cannot_be_is_refused_and_the_ticks_stay(meeting, page, day, tick, says):
    line = missed(meeting, member_of(meeting.branch))
    typed = {"done_on": day, f"how-{line.pk}": "told"}
    typed |= {f"{name}-{line.pk}": value for name, value in tick.items()}
    answer = page("officer", typed)
    assert answer.status_code == 422
    text = " ".join(answer.content.decode().split())
    assert says in text
    assert 'value="told" selected' in text
    assert text.count(" checked") == len(tick)
    assert not MakeUp.objects.exists()


def test_the_list_is_searched_by_name(house, meeting, page):
    missed(meeting, member_of(house.branch, "甲某"))
    missed(meeting, member_of(house.branch, "乙某"))
    shown = said(page("officer", q="甲"))
    assert "甲某" in shown
    assert "乙某" not in shown
    assert "没有姓名里有“查无”的人要补学" in said(page("officer", q="查无"))


def test_a_slip_is_taken_back_and_the_trail_keeps_it(house, meeting, page, client):
    missed(meeting, house.person)
    make_up = MakeUp.objects.create(
        zone=house.zone, meeting=meeting, person=house.person, how="read", done_on=date(YEAR, 3, 9)
    )
    address = reverse("meetings:take_back_make_up", args=[make_up.pk])
    client.force_login(house.users["member"])
    assert client.post(address).status_code == 404
    client.force_login(house.users["officer"])
    assert client.post(address).status_code == 302
    shown = said(page("officer"))
    assert "已经补学的" not in shown
    assert AuditEntry.objects.filter(object_id=make_up.pk, action=AuditEntry.Action.UPDATE).exists()


def test_a_member_sees_only_his_own_and_ticks_nothing(house, meeting, page):
    missed(meeting, house.person)
    missed(meeting, member_of(house.branch, "别人"))
    shown = said(page("member"))
    assert "我没有参加的" in shown
    assert reverse("meetings:minutes_docx", args=[meeting.pk]) in shown
    assert "别人" not in shown
    assert "记录补学" not in shown.replace("补学由支部委员记录", "")
    assert page("member", {"done_on": f"{YEAR}-03-09"}).status_code == 404


@pytest.mark.parametrize("role", ["coordinator", "reader", "neighbour", "stranger"])
def test_levels_above_and_other_branches_see_no_persons(page, role):
    assert page(role).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_number_of_questions_for_few_and_many(
    house, client, number, django_assert_num_queries
):
    today = timezone.localdate()
    for count in range(number):
        meeting = MeetingFactory(branch=house.branch, on=date(YEAR, 2, 1) + timedelta(days=count))
        missed(meeting, member_of(house.branch))
        done = member_of(house.branch)
        missed(meeting, done)
        MakeUp.objects.create(
            zone=house.zone, meeting=meeting, person=done, how="read", done_on=today
        )
    client.force_login(house.users["officer"])
    with django_assert_num_queries(QUERIES):
        client.get(reverse("meetings:make_ups", args=[house.branch.pk]), {"year": YEAR})
