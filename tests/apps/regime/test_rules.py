"""All rules on a page, and what a zone asks beyond them."""

from datetime import date

import pytest
from tests.apps.regime.records import meeting_in

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.regime.forms.rules import EXAMPLE
from zhibu.apps.regime.models import LocalRules

pytestmark = pytest.mark.django_db


def said(response):
    return response.content.decode()


def codes(answer):
    return [row.line.code for row in answer.context["rows"]]


def test_every_rule_says_its_value_its_source_and_how_sure_we_are(page):
    text = said(page("member", "rules"))
    for part in ("ZB-16", "每季度党员大会次数：1次", "第十一条", "见过条文", "由人判断", "据转述"):
        assert part in text


def test_rules_are_found_by_code_by_word_and_by_use(page):
    assert codes(page("member", "rules", q="zb-16")) == ["ZB-16"]
    assert "ZB-24" in codes(page("member", "rules", q="党课"))
    assert "ZB-16" not in codes(page("member", "rules", use="people"))
    assert "没有合适的规则" in said(page("member", "rules", q="不存在的词"))


def test_a_coordinator_saves_the_zones_own_rules_and_its_branches_are_judged_by_them(
    house, page, send
):
    meeting_in(house.branch, date(2026, 1, 15), Meeting.Kind.LECTURE, Meeting.State.FINISHED)
    lecture = "党课"

    def state():
        rows = page("secretary", "branch", house.branch.pk).context["found"].rows
        return next(r for r in rows if r.title == lecture).cells[0].state

    assert state() == "met"
    answer = send("coordinator", "local_rules", house.zone.pk, text=EXAMPLE)
    assert "已保存" in said(answer)
    assert state() == "due"
    titles = [r.title for r in page("secretary", "branch", house.branch.pk).context["found"].rows]
    assert "联合主题党日" in titles
    assert "LOCAL-1" in codes(page("member", "rules"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[tighten]\nrule", "不是有效的 TOML"),
        (EXAMPLE.replace("value = 4", "value = 0"), "比条文宽"),
        (EXAMPLE.replace('"ZB-24"', '"ZB-99"'), "没有规则 ZB-99"),
    ],
)
def test_a_faulty_text_says_what_to_mend_and_nothing_typed_is_lost(house, send, text, fault):
    answer = send("coordinator", "local_rules", house.zone.pk, text=text)
    assert answer.status_code == 422
    assert fault in said(answer)
    assert text.splitlines()[-1].replace('"', "&quot;") in said(answer)
    assert not LocalRules.objects.exists()


def test_every_version_is_kept_and_clearing_the_text_ends_the_rules(house, send, page):
    send("coordinator", "local_rules", house.zone.pk, text=EXAMPLE)
    same = send("coordinator", "local_rules", house.zone.pk, text=EXAMPLE)
    assert "和现在生效的内容一样" in said(same)
    send("coordinator", "local_rules", house.zone.pk, text="")
    assert [version.text for version in LocalRules.objects.all()] == ["", EXAMPLE.strip()]
    assert "LOCAL-1" not in codes(page("member", "rules"))
