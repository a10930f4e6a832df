"""The organisational-life meeting: steps before, at and after it, and what is to be mended."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from tests.apps.appraisal.records import TODAY, YEAR, remedy_of
from tests.factories import BranchFactory, PartyGroupFactory, PostFactory, member_of
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.appraisal import waiting
from zhibu.apps.appraisal.models import LifeYear, Remedy
from zhibu.apps.appraisal.queries.life import life_view
from zhibu.apps.appraisal.refusals import NotThisYear
from zhibu.apps.appraisal.services import life
from zhibu.apps.appraisal.services.life import Steps
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Post
from zhibu.apps.organisation.services.refusals import AnotherZone, InTheFuture

pytestmark = pytest.mark.django_db
OPINIONS = "活动形式单一\n与业务结合不够"


@pytest.fixture
def house():
    return build_house()


def url(house, name="branch", year=None):
    query = {"year": year or timezone.localdate().year}
    return reverse(f"appraisal:{name}", args=[house.branch.pk], query=query)


def record(house, **steps):
    return life.record_steps(branch=house.branch, year=YEAR, steps=Steps(**steps), today=TODAY)


def meeting_on(house, day, *, held=True, kind=Meeting.Kind.ORGANISATIONAL_LIFE, also=()):
    at = datetime(2026, 12, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    return Meeting.objects.create(
        zone=house.zone,
        branch=house.branch,
        kind=kind,
        also_kinds=list(also),
        on=day,
        state=Meeting.State.FINISHED if held else Meeting.State.PLANNED,
        finished_at=at if held else None,
    )


def states(house):
    view = life_view(house.branch, year=YEAR)
    return {step.name: step.is_done for step in view.steps}


def test_nothing_recorded_leaves_every_step_open_and_the_theme_next(house):
    view = life_view(house.branch, year=YEAR)
    assert [step.name for step in view.steps] == [
        "确定主题", "组织学习", "谈心谈话", "征求意见", "查摆问题", "批评和自我批评",
        "明确整改方向", "列出整改清单", "逐项整改",
    ]  # fmt: skip
    assert view.next_step == "确定主题"


def test_a_recorded_meeting_counts_as_the_steps_at_it_even_beside_another_kind(house):
    meeting_on(house, date(2026, 12, 8), held=False)
    assert not states(house)["查摆问题"]
    held = meeting_on(
        house, date(2026, 12, 9), kind=Meeting.Kind.MEMBERS, also=["organisational_life"]
    )
    view = life_view(house.branch, year=YEAR)
    assert (view.meeting, view.held_on) == (held, held.on)
    assert states(house)["批评和自我批评"]


def test_a_cancelled_meeting_or_one_of_another_year_is_not_it(house):
    meeting_on(house, date(2025, 12, 8))
    cancelled = meeting_on(house, date(2026, 12, 8), held=False)
    Meeting.objects.filter(pk=cancelled.pk).update(state=Meeting.State.CANCELLED)
    assert life_view(house.branch, year=YEAR).meeting is None


def test_remedies_done_one_by_one_close_the_last_step(house):
    first = remedy_of(house.branch, house.person)
    remedy_of(house.branch, house.person)
    assert states(house)["列出整改清单"]
    life.finish_remedy(remedy=first, done_on=TODAY, outcome="已做到", today=TODAY)
    assert not states(house)["逐项整改"]
    for remedy in Remedy.objects.filter(done_on=None):
        life.finish_remedy(remedy=remedy, done_on=TODAY, outcome="已做到", today=TODAY)
    assert states(house)["逐项整改"]


def test_steps_are_recorded_from_the_page_and_all_typed_stays_when_a_day_is_wrong(house, client):
    client.force_login(house.users["secretary"])
    today = timezone.localdate()
    typed = {"theme": "强化党性", "theme_on": today, "opinions": OPINIONS, "asked_on": "2019-01-01"}
    wrong = client.post(url(house, "steps"), typed)
    assert wrong.status_code == 422
    assert "征求意见日期不像是" in wrong.text
    assert "活动形式单一" in wrong.text
    assert client.post(url(house, "steps"), typed | {"asked_on": today}).status_code == 302
    text = client.get(url(house)).text
    assert "征求到 2 条" in text
    assert "强化党性" in text


def test_days_to_come_and_of_other_years_are_refused(house):
    with pytest.raises(InTheFuture, match="定下主题的日期"):
        record(house, theme_on=date(2026, 12, 21))
    with pytest.raises(NotThisYear, match="学习日期"):
        record(house, studied_on=date(2025, 12, 1))
    assert not LifeYear.objects.exists()


def test_opinions_are_for_those_who_keep_the_records(house, client):
    record(house, opinions=OPINIONS)
    LifeYear.objects.update(year=timezone.localdate().year)
    for role, may in (("secretary", True), ("officer", True), ("member", False)):
        client.force_login(house.users[role])
        assert ("活动形式单一" in client.get(url(house)).text) == may
    for entry in AuditEntry.objects.all():
        assert "活动形式" not in f"{entry.changes}"


def test_a_remedy_is_listed_changed_and_finished_by_its_owner(house, client):
    other = member_of(house.branch, "王敏")
    typed = {
        "problem": "学习不够",
        "measure": "每月学习",
        "owner": other.pk,
        "due_on": "2026-12-31",
    }
    client.force_login(house.users["officer"])
    assert client.post(url(house, "add_remedy"), typed | {"owner": ""}).status_code == 422
    client.post(url(house, "add_remedy"), typed)
    remedy = Remedy.objects.get()
    change = reverse("appraisal:change_remedy", args=[remedy.pk])
    client.post(change, typed | {"owner": house.person.pk})
    client.force_login(house.users["member"])
    finish = reverse("appraisal:finish_remedy", args=[remedy.pk])
    assert finish in client.get(url(house)).text
    assert change not in client.get(url(house)).text
    client.post(finish, {"done_on": timezone.localdate(), "outcome": "已学习三次"})
    assert "已学习三次" in client.get(url(house)).text


def test_the_owner_must_be_of_the_zone(house):
    with pytest.raises(AnotherZone):
        remedy_of(house.branch, house.users["stranger"].person)


def test_an_own_remedy_waits_in_its_last_week_and_comes_before(house):
    remedy_of(house.branch, house.person, due_on=date(2026, 12, 31))
    viewer = viewer_of(house.users["member"], on=TODAY)

    def told(on):
        return [item.urgency for item in waiting.waiting_for(viewer, on=on)]

    assert told(date(2026, 12, 20)) == []
    assert (told(date(2026, 12, 24)), told(date(2026, 12, 31))) == ([2], [1])
    assert told(date(2027, 1, 1)) == [0]
    (coming,) = waiting.coming_for(viewer, on=TODAY, until=date(2027, 1, 17))
    assert coming.day == date(2026, 12, 31)
    assert waiting.coming_for(viewer, on=date(2026, 12, 24), until=date(2027, 1, 17)) == []
    secretary = viewer_of(house.users["secretary"], on=TODAY)
    assert waiting.waiting_for(secretary, on=date(2026, 12, 31)) == []


def test_papers_for_opinions_and_the_list_of_remedies(house, client):
    remedy_of(house.branch, house.person)
    LifeYear.objects.update(year=timezone.localdate().year)
    client.force_login(house.users["secretary"])
    listed = Document(BytesIO(client.get(url(house, "remedies_list")).content))
    cells = [cell.text for cell in listed.tables[0].rows[1].cells]
    assert cells[:4] == ["1", "学习不够经常", "每月集中学习一次", "陈一鸣"]
    asked = Document(BytesIO(client.get(url(house, "opinions_form")).content))
    assert "不用署名" in "".join(paragraph.text for paragraph in asked.paragraphs)


def test_my_data_shows_own_remedies(house, client):
    remedy_of(house.branch, house.person)
    client.force_login(house.users["member"])
    assert "每月集中学习一次" in client.get(reverse("accounts:me")).text


def test_home_leads_to_the_own_branch_or_offers_the_choice(house, client):
    client.force_login(house.users["member"])
    here = reverse("appraisal:branch", args=[house.branch.pk])
    assert client.get(reverse("appraisal:home")).headers["Location"] == here
    second = BranchFactory(agency=house.agency)
    PartyGroupFactory(branch=second)
    PostFactory(person=house.person, branch=second, zone=house.zone, kind=Post.Kind.RESPONSIBLE)
    assert str(second) in client.get(reverse("appraisal:home")).text


def test_the_page_leads_to_the_meetings_or_to_planning_them(house, client):
    client.force_login(house.users["secretary"])
    add = reverse("meetings:add", args=[house.branch.pk])
    text = client.get(url(house)).text
    assert f"{add}?kind=organisational_life" in text
    assert f"{add}?kind=appraisal" in text
    both = meeting_on(house, timezone.localdate(), held=False, also=["appraisal"])
    text = client.get(url(house)).text
    assert text.count(reverse("meetings:meeting", args=[both.pk])) == 2
    assert add not in text
    client.force_login(house.users["member"])
    assert add not in client.get(url(house, year=2025)).text
