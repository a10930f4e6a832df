"""Questions are built without ever seeing a code, and nobody's work is lost."""

import pytest
from django.forms import Select
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.questionnaires.records import OpenQuestionnaireFactory, QuestionnaireFactory

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.option_lines import lines_from, options_from
from zhibu.apps.questionnaires.models import Questionnaire

pytestmark = pytest.mark.django_db


def address(name, questionnaire, *more):
    return reverse(f"questionnaires:{name}", args=[questionnaire.pk, *more])


def add(browser, questionnaire, kind, follow=True, **typed):
    page = f"{address('add_question', questionnaire)}?kind={kind}"
    selected = chosen_by_browser(browser.get(page).context["form"])
    return browser.post(page, {"of_kind": kind} | selected | typed, follow=follow)


def chosen_by_browser(form):
    """What a browser sends of selects nobody touched, folded ones too: the first choice."""
    selects = [field for field in form if isinstance(field.field.widget, Select)]
    return {field.html_name: field.value() or field.field.choices[0][0] for field in selects}


def questions(questionnaire):
    return list(codebook_of(Questionnaire.objects.get(pk=questionnaire.pk)))


def ids(questionnaire):
    return [question.id for question in questions(questionnaire)]


def codes(questionnaire, place):
    return [option.code for option in questions(questionnaire)[place].options]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("single", {"options": "甲\n乙"}),
        ("multiple", {"options": "甲\n乙\n丙", "at_most": 2}),
        ("scale", {"options": "低\n中\n高"}),
        ("matrix", {"options": "低\n高", "rows": "会议\n党课"}),
        ("number", {"minimum": 0, "maximum": 9.5}),
        ("text", {}),
        ("ranking", {"options": "甲\n乙\n丙", "at_most": 2}),
    ],
)
def test_a_question_of_each_kind_is_added_and_previewed(coordinator, study, kind, typed):
    empty = QuestionnaireFactory(study=study, content={})
    assert "加入问卷" in coordinator.get(f"{address('add_question', empty)}?kind={kind}").text
    response = add(coordinator, empty, kind, label=f"一道{kind}题", explanation="小字", **typed)
    assert f"1. 一道{kind}题" in response.text
    (made,) = questions(empty)
    assert (made.id, made.kind, made.hint) == ("q1", kind, "小字")
    assert (made.at_most, made.maximum) == (typed.get("at_most"), typed.get("maximum"))
    assert f"一道{kind}题" in coordinator.get(address("preview", empty)).text
    page = coordinator.get(address("question", empty, "q1"))
    assert page.context["form"]["label"].value() == f"一道{kind}题"


def test_all_seven_kinds_and_the_bank_are_offered(coordinator, draft):
    text = coordinator.get(address("add_question", draft)).text
    for name in ("单选", "多选", "打分", "逐项打分", "填数字", "填文字", "排序", "打开题库"):
        assert name in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"label": "", "options": "甲\n乙"}, "请写题目"),
        ({"label": "题", "options": "甲"}, "至少要有2行"),
        ({"label": "题", "options": "甲\n乙\n甲"}, "“甲”写了两次"),
        ({"label": "题", "options": "甲\n" + "长" * 101}, "每行最多100字"),
        ({"label": "题", "options": "\n".join(map(str, range(41)))}, "最多40行"),
        ({"label": "题", "options": "甲\n乙", "asked_if": ["agency:zzz"]}, "已经不在前面的题里"),
        (
            {"label": "题", "options": "甲\n乙", "asked_if": ["agency:a", "hard:time"]},
            "只能按一道题的答案来问",
        ),
    ],
)
def test_what_does_not_fit_is_said_and_stays_typed(coordinator, draft, typed, said):
    before = ids(draft)
    response = add(coordinator, draft, "single", **typed)
    assert response.status_code == 422
    assert said in response.text
    assert typed["options"].splitlines()[0] in response.text
    assert ids(draft) == before


def test_bounds_the_wrong_way_round_and_mixed_values_are_refused(coordinator, draft):
    bounds = add(coordinator, draft, "number", label="几次", minimum=5, maximum=1)
    assert "请对调或改正" in bounds.text
    mixed = add(coordinator, draft, "scale", label="几分", options="低=0\n高")
    assert "有的档写了分值，有的没写" in mixed.text


def test_values_of_a_scale_may_be_set_and_are_shown_again(coordinator, draft):
    add(coordinator, draft, "scale", label="几分", options="低=0\n高=10")
    made = questions(draft)[-1]
    assert [(o.label, o.value) for o in made.options] == [("低", 0), ("高", 10)]
    page = coordinator.get(address("question", draft, made.id))
    assert page.context["form"]["options"].value() == "低=0\n高=10"


def test_a_ready_scale_is_filled_in_and_nothing_saved(coordinator, draft):
    before = ids(draft)
    response = add(
        coordinator, draft, "scale", label="写到一半", options="", scale="agree5", fill="1"
    )
    assert response.status_code == 200
    assert "很不同意\n不太同意" in response.context["form"]["options"].value()
    assert "写到一半" in response.text
    assert ids(draft) == before


def change(browser, questionnaire, question_id, **typed):
    page = address("question", questionnaire, question_id)
    form = browser.get(page).context
    facts = {name: form["form"][name].value() for name in form["form"].fields}
    facts = {name: value for name, value in facts.items() if value is not None}
    return browser.post(page, facts | {"seen": form["seen"], "of_kind": form["kind"]} | typed)


def test_codes_stay_with_their_options_when_labels_change(coordinator, draft):
    lines = "创新突破难\n学习时间难协调\n能力提升难\n考核难量化"
    change(coordinator, draft, "hard", options=lines)
    assert codes(draft, 1) == ["o1", "time", "skill", "o2"]
    change(coordinator, draft, "hard", options="创新不足\n学习时间难协调\n能力提升难")
    assert codes(draft, 1) == ["o1", "time", "skill"]


def test_the_place_of_an_edited_label_keeps_its_code(coordinator, draft):
    change(coordinator, draft, "hard", options="学习时间难以协调\n创新不足\n能力提升难")
    assert codes(draft, 1) == ["time", "new", "skill"]


OPTIONS = st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=3), unique=True, max_size=6)


@given(OPTIONS, OPTIONS)
def test_codes_never_repeat_and_known_labels_keep_theirs(first, second):
    before = options_from("\n".join(first))
    after = options_from("\n".join(second), before)
    assert len({option.code for option in after}) == len(after) == len(second)
    known = {option.label: option.code for option in before}
    assert all(known.get(option.label, option.code) == option.code for option in after)
    assert options_from(lines_from(after), after) == after


def test_a_question_moves_by_one_and_to_any_place(coordinator, draft):
    coordinator.post(address("move", draft, "say"), {"to": "up"})
    assert ids(draft) == ["agency", "say", "hard"]
    coordinator.post(address("move", draft, "agency"), {"to": "down"})
    assert ids(draft) == ["say", "agency", "hard"]
    change(coordinator, draft, "hard", place="1")
    assert ids(draft) == ["hard", "say", "agency"]
    refused = coordinator.post(address("move", draft, "hard"), {"to": "up"})
    assert refused.status_code == 422
    assert "已经在最前或最后" in refused.text


def test_a_copy_stands_behind_its_original(coordinator, draft):
    coordinator.post(address("copy", draft, "hard"))
    assert ids(draft) == ["agency", "hard", "q1", "say"]
    assert questions(draft)[2].options == questions(draft)[1].options


def test_a_question_is_deleted_after_asking(coordinator, draft):
    page = address("delete_question", draft, "say")
    assert "删除“您的建议”" in coordinator.get(page).text
    coordinator.post(page)
    assert ids(draft) == ["agency", "hard"]


def test_only_those_who_chose_are_asked_and_the_others_named_when_it_would_break(
    coordinator, draft
):
    add(coordinator, draft, "text", label="怎样协调", asked_if=["hard:time"])
    page = coordinator.get(draft.get_absolute_url()).text
    assert "只问第2题选了“学习时间难协调”的同志" in page
    deleted = coordinator.post(address("delete_question", draft, "hard"))
    assert deleted.status_code == 422
    assert "不能删除：第4题“怎样协调”只问在这道题选了某几项的人" in deleted.text
    moved = change(coordinator, draft, "hard", place="4")
    assert "不能这样改：第4题“怎样协调”" in moved.text
    changed = change(coordinator, draft, "hard", options="能力提升难\n考核难\n创新不足\n场地少")
    assert changed.status_code == 422
    assert "不能这样改：第4题" in changed.text
    assert ids(draft) == ["agency", "hard", "say", "q1"]


def test_only_earlier_choices_can_be_asked_by(coordinator, draft):
    form = coordinator.get(address("question", draft, "hard")).context["form"]
    assert [name for name, _, _ in form.conditions] == ["第1题 您所在的单位"]


def test_two_who_change_a_question_see_both_texts_and_lose_nothing(coordinator, draft):
    page = address("question", draft, "say")
    seen = coordinator.get(page).context["seen"]
    typed = {"of_kind": "text", "seen": seen}
    coordinator.post(page, typed | {"label": "张三改的"})
    second = coordinator.post(page, typed | {"label": "李四改的"})
    assert second.status_code == 422
    assert "张三改的" in second.text
    assert "李四改的" in second.text
    assert questions(draft)[2].label == "张三改的"
    coordinator.post(page, {"of_kind": "text", "seen": second.context["seen"], "label": "李四改的"})
    assert questions(draft)[2].label == "李四改的"


def test_what_is_typed_outlives_a_question_deleted_meanwhile(coordinator, draft):
    page = address("question", draft, "hard")
    seen = coordinator.get(page).context["seen"]
    coordinator.post(address("delete_question", draft, "hard"))
    typed = {"of_kind": "multiple", "label": "最难的事", "options": "甲\n乙"}
    second = coordinator.post(page, typed | {"seen": seen})
    assert second.status_code == 422
    assert "别人删除了这道题" in second.text
    coordinator.post(page, typed | {"seen": second.context["seen"]})
    assert [question.label for question in questions(draft)][-1] == "最难的事"
    assert coordinator.get(page).status_code == 404


def test_two_questions_changed_at_once_do_not_meet(coordinator, draft):
    seen = coordinator.get(address("question", draft, "say")).context["seen"]
    change(coordinator, draft, "agency", label="您的单位")
    typed = {"of_kind": "text", "seen": seen, "label": "您的意见"}
    assert coordinator.post(address("question", draft, "say"), typed).status_code == 302
    assert [question.label for question in questions(draft)][::2] == ["您的单位", "您的意见"]


def test_the_kind_may_change_among_those_that_share_options(coordinator, draft):
    change(coordinator, draft, "hard", new_kind="ranking", at_most="2")
    made = questions(draft)[1]
    assert (made.kind, made.at_most) == ("ranking", 2)
    change(coordinator, draft, "hard", new_kind="single")
    assert questions(draft)[1].at_most is None


def test_nothing_changes_once_it_is_open(coordinator, study):
    running = OpenQuestionnaireFactory(study=study)
    before = questions(running)
    page = coordinator.get(running.get_absolute_url()).text
    assert "上移" not in page
    assert "从题库选" not in page
    acts = (
        coordinator.post(address("move", running, "hard"), {"to": "up"}),
        coordinator.post(address("copy", running, "hard")),
        coordinator.post(address("delete_question", running, "hard")),
        coordinator.post(address("bank", running), {"item": "shipped:age"}),
        coordinator.post(address("agencies", running)),
        change(coordinator, running, "say", label="改"),
        add(coordinator, running, "text", label="新"),
    )
    for response in acts:
        assert response.status_code == 422
        assert "问卷已经开始" in response.text
    assert questions(running) == before


def test_a_long_questionnaire_is_warned_of(coordinator, study):
    many = [{"id": f"q{n}", "kind": "text", "label": "您的建议是什么"} for n in range(20)]
    long = QuestionnaireFactory(study=study, content={"questions": many})
    text = coordinator.get(long.get_absolute_url()).text
    assert "约 14 分钟" in text
    assert "超过 10 分钟" in text


def test_margins_go_when_the_options_they_speak_of_change(coordinator, draft):
    draft.margins = {"agency": {"a": 10, "b": 14}}
    draft.save()
    change(coordinator, draft, "agency", label="您的单位")
    draft.refresh_from_db()
    assert draft.margins
    change(coordinator, draft, "agency", options="编办\n网信中心\n档案馆")
    draft.refresh_from_db()
    assert draft.margins == {}


def test_the_page_asks_as_often_for_one_question_as_for_many(coordinator, study):
    one = QuestionnaireFactory(study=study, content={"questions": [CONTENT_ONE]})
    many = [CONTENT_ONE | {"id": f"q{n}"} for n in range(30)]
    thirty = QuestionnaireFactory(study=study, content={"questions": many})
    coordinator.get(one.get_absolute_url())
    counts = [queries_of(coordinator, each.get_absolute_url()) for each in (one, thirty)]
    assert counts[0] == counts[1]


CONTENT_ONE = {"id": "q1", "kind": "text", "label": "您的建议"}


def queries_of(browser, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        browser.get(page)
    return len(caught)
