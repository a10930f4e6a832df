"""The democratic appraisal: steps in order, counts checked by row, grades by people."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from python_calamine import CalamineWorkbook
from tests.apps.appraisal.records import (
    DECIDED,
    MEASURED,
    OPENED,
    OPINION,
    TODAY,
    YEAR,
    counted,
    graded,
    round_in,
)
from tests.factories import BranchFactory, member_of
from tests.houses import ROLES, build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.appraisal import waiting
from zhibu.apps.appraisal.models import Outcome, Round
from zhibu.apps.appraisal.queries.rounds import round_view, view_of
from zhibu.apps.appraisal.refusals import (
    AlreadyCounted,
    NobodyToAppraise,
    NotCountedYet,
    NotThisYear,
    OutOfOrder,
    ReasonMissing,
    RoundOpen,
    RowsMissing,
)
from zhibu.apps.appraisal.services import rounds
from zhibu.apps.appraisal.services.rounds import Verdict
from zhibu.apps.organisation.models import Standing
from zhibu.apps.organisation.services.refusals import InTheFuture
from zhibu.core.regulations.appraisal import Ballots, Counts, ImpossibleBallots

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def round(house):
    member_of(house.branch, "王敏", stage=Standing.Stage.PROBATIONARY)
    member_of(house.branch, "申请人", stage=Standing.Stage.APPLICANT)
    return round_in(house.branch)


def page(house, year=YEAR):
    return reverse("appraisal:branch", args=[house.branch.pk], query={"year": year})


def this_year(round):
    """Move a round into the year of the clock on the wall, for tests through the pages."""
    round.year = timezone.localdate().year
    for name in ("opened_on", "measured_on", "decided_on"):
        if getattr(round, name):
            setattr(round, name, timezone.localdate())
    round.save()
    return round


def test_a_round_lists_members_in_roster_order_and_grades_no_probationary_one(round):
    names = [(one.person.name, bool(one.ungraded)) for one in view_of(round).outcomes]
    assert names == [("陈一鸣", False), ("胡文静", False), ("周明", False), ("王敏", True)]


def test_a_year_has_one_round_and_an_empty_branch_none(house, round):
    with pytest.raises(RoundOpen):
        round_in(house.branch)
    with pytest.raises(NobodyToAppraise):
        round_in(BranchFactory())


@pytest.mark.parametrize(
    ("on", "refusal"),
    [(date(2026, 12, 21), InTheFuture), (date(2025, 12, 31), NotThisYear)],
)
def test_a_list_of_another_year_or_of_a_day_to_come_is_refused(house, on, refusal):
    with pytest.raises(refusal):
        rounds.open_round(branch=house.branch, year=YEAR, on=on, today=TODAY)


def test_a_year_may_be_made_up_in_the_first_half_of_the_next(house):
    in_june, in_july = date(2027, 6, 30), date(2027, 7, 1)
    with pytest.raises(NotThisYear):
        rounds.open_round(branch=house.branch, year=YEAR, on=in_july, today=in_july)
    assert rounds.open_round(branch=house.branch, year=YEAR, on=in_june, today=in_july)


def test_steps_are_dated_in_order(round):
    facts = {"round": round, "in_groups": True, "today": TODAY}
    with pytest.raises(OutOfOrder, match="党员互评不能早于个人自评"):
        rounds.date_steps(self_on=date(2026, 12, 5), mutual_on=date(2026, 12, 4), **facts)
    rounds.date_steps(self_on=date(2026, 12, 4), mutual_on=date(2026, 12, 11), **facts)
    with pytest.raises(OutOfOrder, match="民主测评不能早于党员互评"):
        counted(round)
    rounds.date_steps(self_on=date(2026, 12, 4), mutual_on=date(2026, 12, 5), **facts)
    assert counted(round).measured_on == MEASURED
    steps = view_of(Round.objects.get()).steps
    assert [step.done_on is not None for step in steps] == [True, True, True, False]
    assert "发出 11 张，收回 10 张，有效 10 张" in steps[2].note


def test_counts_that_do_not_add_up_change_nothing(round):
    outcomes = list(round.outcomes.filter(ungraded=""))
    rows = {outcome.pk: Counts(7, 3, 0, 0) for outcome in outcomes}
    facts = {"round": round, "on": MEASURED, "today": TODAY}
    ballots = Ballots(handed_out=10, returned=10, valid=10)
    with pytest.raises(ImpossibleBallots, match="胡文静：四项合计 9"):
        rounds.record_counts(
            ballots=ballots, counts=rows | {outcomes[1].pk: Counts(6, 3, 0, 0)}, **facts
        )
    with pytest.raises(RowsMissing, match="陈一鸣"):
        rounds.record_counts(
            ballots=ballots,
            counts={key: row for key, row in rows.items() if key != outcomes[0].pk},
            **facts,
        )
    assert not Outcome.objects.exclude(excellent=None).exists()


def test_a_grade_comes_after_the_ballots_and_with_its_reason(round):
    with pytest.raises(NotCountedYet):
        graded(round)
    counted(round)
    key = round.outcomes.first().pk
    for verdict in (Verdict(grade="excellent", opinion=""), Verdict(grade="", opinion=OPINION)):
        with pytest.raises(ReasonMissing, match="陈一鸣"):
            rounds.record_grades(
                round=round, on=DECIDED, by="members", verdicts={key: verdict}, today=TODAY
            )
    with pytest.raises(OutOfOrder, match="评定不能早于民主测评"):
        rounds.record_grades(round=round, on=OPENED, by="members", verdicts={}, today=TODAY)


def test_some_may_be_decided_later(round):
    counted(round)
    key = round.outcomes.first().pk
    verdicts = {key: Verdict(grade="qualified", opinion=OPINION)}
    rounds.record_grades(round=round, on=DECIDED, by="members", verdicts=verdicts, today=TODAY)
    step = view_of(Round.objects.get()).steps[-1]
    assert (step.done_on, "还有 2 位没有评定" in step.note) == (DECIDED, True)


def test_who_is_frail_is_not_graded_and_who_came_later_joins(house, round):
    frail, late = round.outcomes.first().person, member_of(house.branch, "新来的")
    ungraded = {frail.pk: "年老体弱，不作硬性要求", late.pk: ""}
    rounds.set_graded(round=round, ungraded=ungraded, today=TODAY)
    view = view_of(round)
    assert [one.person.name for one in view.graded] == ["胡文静", "周明", "新来的"]
    assert len(view.outcomes) == 5
    counted(round)
    with pytest.raises(AlreadyCounted, match="胡文静"):
        rounds.set_graded(
            round=round, ungraded={view.graded[0].person_id: "长期在外，未参加"}, today=TODAY
        )


def test_more_than_a_third_excellent_is_a_warning_and_is_kept(round):
    graded(counted(round), "excellent")
    view = view_of(Round.objects.get())
    assert view.cap.state == "at_risk"
    assert "评为优秀3人，一般不超过1人" in view.cap.said
    assert {one.grade for one in view.graded} == {"excellent"}


def form_data(form):
    return {
        field.html_name: "" if field.value() is None else field.value()
        for field in form
        if field.value() is not False
    }


def test_typed_counts_are_kept_when_a_row_is_wrong_and_the_error_names_it(house, round, client):
    this_year(round)
    client.force_login(house.users["secretary"])
    url = reverse("appraisal:counts", args=[round.pk])
    typed = form_data(client.get(url).context["form"])
    typed |= {"handed_out": 3, "returned": 3, "valid": 3}
    keys = [outcome.pk for outcome in round.outcomes.filter(ungraded="")]
    typed |= {f"o{key}-excellent": 2 for key in keys} | {f"o{key}-basic": 1 for key in keys}
    wrong = client.post(url, typed | {f"o{keys[1]}-basic": ""})
    assert wrong.status_code == 422
    assert wrong.text.count("胡文静：四项合计 2，应等于有效票 3。") == 2
    assert wrong.text.count('value="2"') == 3
    nonsense = client.post(url, typed | {"returned": 4, f"o{keys[0]}-basic": "一"})
    assert "收回 4 张多于发出 3 张" in nonsense.text
    assert "陈一鸣基本合格票：请填整数" in nonsense.text
    assert client.post(url, typed).status_code == 302
    first = round.outcomes.get(pk=keys[0])
    assert (first.excellent, first.qualified, first.basic, first.unqualified) == (2, 0, 1, 0)


def test_grades_typed_without_a_reason_are_asked_for_it_by_name(house, round, client):
    this_year(counted(round))
    client.force_login(house.users["officer"])
    url = reverse("appraisal:grades", args=[round.pk])
    typed = form_data(client.get(url).context["form"])
    key = round.outcomes.first().pk
    wrong = client.post(url, typed | {f"o{key}-grade": "excellent"})
    assert (wrong.status_code, "陈一鸣：请写评定意见和理由" in wrong.text) == (422, True)
    whole = {f"o{one.pk}-grade": "excellent" for one in round.outcomes.filter(ungraded="")}
    whole |= {key.replace("grade", "opinion"): OPINION for key in whole}
    answer = client.post(url, typed | whole | {"by": "members"}, follow=True)
    assert "一般不超过1人" in answer.text
    steps = AuditEntry.objects.filter(additional_data__what="记录民主评议评定意见")
    assert {entry.subject for entry in steps} == {one.person for one in view_of(round).graded}


def test_the_list_of_graded_takes_reasons_and_newcomers(house, round, client):
    this_year(round)
    late = member_of(house.branch, "新来的")
    client.force_login(house.users["secretary"])
    url = reverse("appraisal:graded", args=[round.pk])
    typed = form_data(client.get(url).context["form"])
    assert f"p{late.pk}-ungraded" in typed
    typed[f"p{house.person.pk}-ungraded"] = "年老体弱，不作硬性要求"
    assert client.post(url, typed).status_code == 302
    assert "不评定等次：年老体弱" in client.get(page(house, round.year)).text
    assert round.outcomes.filter(person=late, ungraded="").exists()


def test_opening_from_the_page(house, client):
    client.force_login(house.users["secretary"])
    year = timezone.localdate().year
    assert "还没有开始" in client.get(page(house, year)).text
    url = reverse("appraisal:open_round", args=[house.branch.pk], query={"year": year})
    client.post(url, {"on": timezone.localdate()})
    assert "下一步：<strong>个人自评" in client.get(page(house, year)).text


@pytest.fixture
def decided(house):
    """A round in which each member has other counts, so that each can be told in a page."""
    round = round_in(house.branch)
    for number in range(4, 7):
        member_of(house.branch, f"党员{number}")
    counted(round)
    for place, outcome in enumerate(round.outcomes.all(), start=1):
        outcome.grade, outcome.opinion = "qualified", f"意见{place}"
        outcome.save()
    return this_year(round)


def test_a_member_sees_the_own_result_and_nobody_elses(house, decided, client):
    client.force_login(house.users["member"])
    text = client.get(page(house, decided.year)).text
    assert "意见1" in text
    assert "意见2" not in text
    assert "意见3" not in text
    assert "胡文静" not in text


@pytest.mark.parametrize("role", ROLES)
def test_results_are_for_officers_and_each_member_wherever_one_looks(house, decided, client, role):
    client.force_login(house.users[role])
    own = {"member": {"意见1"}, "officer": {"意见2"}, "secretary": {"意见3"}}.get(role, set())
    everything = {"意见1", "意见2", "意见3"} if role in {"officer", "secretary"} else own
    places = {
        page(house, decided.year): everything,
        reverse("appraisal:grades", args=[decided.pk]): everything,
        reverse("accounts:me"): own,
        reverse("accounts:held_json"): own,
        reverse("accounts:trail"): set(),
        reverse("organisation:person", args=[house.person.pk]): set(),
        reverse("organisation:branch", args=[house.branch.pk]): set(),
        reverse("home:today"): set(),
    }
    for url, may_see in places.items():
        text = client.get(url).text
        seen = {f"意见{number}" for number in (1, 2, 3) if f"意见{number}" in text}
        assert seen <= may_see, url


def test_the_trail_holds_neither_counts_nor_grades(house, decided):
    outcome = decided.outcomes.first()
    outcome.excellent, outcome.qualified, outcome.opinion = 3, 7, "改过的意见"
    outcome.save()
    outcome.delete()
    for entry in AuditEntry.objects.all():
        everything = f"{entry.object_repr} {entry.changes} {entry.additional_data}"
        assert not any(word in everything for word in ("意见1", "改过的意见", "excellent"))


def test_exports_keep_the_order_of_the_roster_and_are_on_the_trail(house, decided, client):
    client.force_login(house.users["officer"])
    word = client.get(reverse("appraisal:results", args=[decided.pk])).content
    table = Document(BytesIO(word)).tables[0]
    book = client.get(reverse("appraisal:results_xlsx", args=[decided.pk])).content
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    names = ["陈一鸣", "胡文静", "周明"]
    assert [row.cells[0].text for row in table.rows][1:] == names
    assert [row[0] for row in rows][1:4] == names
    assert rows[1][1:7] == [7, 3, 0, 0, "合格", "意见1"]
    assert AuditEntry.objects.filter(additional_data__what="导出民主评议结果").count() == 2


def test_the_ballot_names_the_graded_and_asks_for_no_name(house, round, client):
    client.force_login(house.users["officer"])
    ballot = Document(BytesIO(client.get(reverse("appraisal:ballot", args=[round.pk])).content))
    cells = [cell.text for row in ballot.tables[0].rows for cell in row.cells]
    assert cells[:5] == ["姓名", "优秀", "合格", "基本合格", "不合格"]
    assert {"陈一鸣", "胡文静", "周明"} <= set(cells)
    assert "王敏" not in cells
    text = "".join(paragraph.text for paragraph in ballot.paragraphs)
    assert "不署名" in text


def test_self_assessment_forms_are_for_every_member(house, round, client):
    client.force_login(house.users["officer"])
    answer = client.get(reverse("appraisal:self_assessment", args=[round.pk]))
    text = "\n".join(p.text for p in Document(BytesIO(answer.content)).paragraphs)
    assert all(f"姓名：{name}" in text for name in ("陈一鸣", "胡文静", "周明", "王敏"))


@pytest.mark.parametrize(("valid", "warns"), [(2, True), (3, False)])
def test_very_few_ballots_are_said_to_be_few(house, round, client, valid, warns):
    this_year(counted(round, valid=valid, excellent=1))
    client.force_login(house.users["officer"])
    assert ("容易看出是谁投的" in client.get(page(house, round.year)).text) == warns


@pytest.mark.parametrize("members", [1, 3])
def test_the_page_costs_the_same_however_many_members(
    house, client, members, django_assert_num_queries
):
    for number in range(members):
        member_of(house.branch, f"党员{number}")
    this_year(counted(round_in(house.branch)))
    client.force_login(house.users["secretary"])
    url = page(house, timezone.localdate().year)
    client.get(url)
    with django_assert_num_queries(14):
        client.get(url)


def test_a_round_under_way_waits_for_those_who_keep_the_records(house, round):
    def told(role):
        viewer = viewer_of(house.users[role], on=TODAY)
        return [item.text for item in waiting.waiting_for(viewer, on=TODAY)]

    assert told("secretary") == told("officer") == ["2026年民主评议：下一步个人自评"]
    assert told("member") == told("neighbour") == told("coordinator") == []
    graded(counted(round))
    assert told("secretary") == []


def test_the_year_before_has_its_own_round(house, round):
    assert round_view(house.branch, year=YEAR).round == round
    assert round_view(house.branch, year=YEAR - 1) is None
