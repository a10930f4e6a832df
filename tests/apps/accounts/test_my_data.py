"""What is held about me: everything, my copy of it, and having it corrected."""

import json
from io import BytesIO

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook
from tests.factories import (
    AwayPeriodFactory,
    PersonFactory,
    PostFactory,
    SecondmentFactory,
    UserFactory,
)

from zhibu.apps.accounts.models import AuditEntry, CorrectionRequest
from zhibu.apps.accounts.queries.corrections import corrections_for
from zhibu.apps.accounts.queries.held import PERIODS, held_about
from zhibu.apps.accounts.services.corrections import (
    AlreadyAnswered,
    ReplyMissing,
    answer_correction,
    ask_correction,
)
from zhibu.apps.accounts.services.trail import record_access
from zhibu.apps.organisation.models import Person

NOT_YET_A_RECORD = {"organisation.RosterUpload"}
"""Points at the person who uploaded a file; the file is deleted once accepted."""


@pytest.fixture
def rich(house, viewer):
    """The house's member with a record of every kind."""
    house.person.phone = "13900000000"
    house.person.save()
    PostFactory(person=house.person, branch=house.branch, kind="publicity")
    SecondmentFactory(person=house.person, host="公安县某村")
    AwayPeriodFactory(person=house.person, place="武汉市")
    record_access(viewer=viewer("officer"), record=house.person, what="导出支部名册")
    return house.person


def ask(person, item="入党时间"):
    return ask_correction(person=person, item=item, should_be="2010-07-01", at=timezone.now())


def test_the_page_holds_every_kind_of_record_and_who_used_them(signed_in, rich):
    page = signed_in("member").get("/me/").text
    for held in (
        "陈一鸣", rich.code, "1985-03", "13900000000", "正式党员", "宣传委员", "公安县某村",
        "武汉市", "导出支部名册", "officer",
    ):  # fmt: skip
        assert held in page


def test_no_model_about_people_is_left_out():
    shown = {*PERIODS, Person}
    about_people = {
        model
        for model in apps.get_models()
        if model.__module__.startswith(("zhibu.apps.organisation", "zhibu.apps.accounts"))
        and any(field.related_model is Person for field in model._meta.concrete_fields)
        and model._meta.label not in NOT_YET_A_RECORD
    }
    elsewhere = {apps.get_model("accounts.User"), apps.get_model("accounts.AuditEntry")}
    assert about_people - shown - elsewhere == set()


def test_nothing_about_others_is_shown(signed_in, house, viewer):
    other = PersonFactory(zone=house.zone, name="别人家", phone="13800000000")
    record_access(viewer=viewer("officer"), record=other, what="打开别人的页")
    page = signed_in("member").get("/me/").text
    for foreign in ("别人家", "13800000000", "打开别人的页"):
        assert foreign not in page


def test_both_exports_hold_what_the_page_holds_and_are_recorded(signed_in, rich):
    client = signed_in("member")
    book = CalamineWorkbook.from_filelike(BytesIO(client.get("/me/held.xlsx").content))
    tables = json.loads(client.get("/me/held.json").content)
    assert book.sheet_names == list(tables)
    assert book.get_sheet_by_name("人员").to_python()[1][1] == "陈一鸣"
    assert tables["人员"][0]["联系电话"] == "13900000000"
    assert tables["借调"][0]["去向"] == "公安县某村"
    noted = AuditEntry.objects.filter(subject=rich, additional_data__what__startswith="本人导出")
    assert noted.count() == 2


def test_a_value_that_looks_like_a_formula_stays_text(signed_in, rich):
    SecondmentFactory(person=rich, host="=1+1")
    content = signed_in("member").get("/me/held.xlsx").content
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert "=1+1" in book.get_sheet_by_name("借调").to_python()[2]


def test_an_account_without_a_person_sees_its_settings_only(signed_in):
    page = signed_in("keeper").get("/me/").text
    assert "修改密码" in page
    assert "申请更正" not in page


def test_asking_and_answering_a_correction_end_to_end(signed_in, house):
    asked = {"item": "入党时间", "should_be": "2010-07-01"}
    assert signed_in("member").post("/me/corrections/", asked).status_code == 302
    request = CorrectionRequest.objects.get()
    officer = signed_in("officer")
    assert "2010-07-01" in officer.get("/corrections/").text
    answer = {"accepted": "yes", "reply": "已按档案改正"}
    assert officer.post(f"/corrections/{request.pk}/", answer).status_code == 302
    mine = signed_in("member").get("/me/").text
    assert "已更正" in mine
    assert "已按档案改正" in mine


def test_an_empty_request_is_sent_back_with_what_is_missing(signed_in):
    answer = signed_in("member").post("/me/corrections/", {"item": "入党时间"})
    assert answer.status_code == 422
    assert "入党时间" in answer.text
    assert not CorrectionRequest.objects.exists()


def test_a_request_is_answered_once_and_declined_only_with_a_reason(house, viewer):
    request = ask(house.person)
    facts = {"request": request, "viewer": viewer("officer"), "at": timezone.now()}
    with pytest.raises(ReplyMissing):
        answer_correction(accepted=False, reply="", **facts)
    answer_correction(accepted=False, reply="与档案一致", **facts)
    with pytest.raises(AlreadyAnswered):
        answer_correction(accepted=True, reply="", **facts)
    request.refresh_from_db()
    assert (request.state, request.reply) == ("declined", "与档案一致")


def test_open_requests_come_first_and_only_to_those_who_keep_the_records(house, viewer):
    old, new = ask(house.person), ask(house.person, "性别")
    answer_correction(
        request=new, accepted=True, reply="", viewer=viewer("officer"), at=timezone.now()
    )
    for role in ("officer", "secretary", "coordinator"):
        assert list(corrections_for(viewer(role))) == [old, new]
    for role in ("member", "neighbour", "stranger", "reader", "keeper"):
        assert not corrections_for(viewer(role)).exists()


def test_the_tables_cost_the_same_however_long(house):
    """Rooms above add tables of their own, so that the number itself is nobody's to fix."""
    costs = []
    for records in (1, 20):
        UserFactory(person=(person := PersonFactory(zone=house.zone)))
        for _ in range(records):
            SecondmentFactory(person=person)
            PostFactory(person=person, branch=house.branch, until="2024-01-01")
        with CaptureQueriesContext(connection) as asked:
            held_about(person)
        costs.append(len(asked))
    assert costs[0] == costs[1]
