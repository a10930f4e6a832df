"""The analysis of a questionnaire, as it is published."""

import pytest
from numpy.random import default_rng
from tests.core.surveys.questionnaires import answers, only_if, question

from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.counting import NotAGrouping
from zhibu.core.surveys.disclosure import DisclosureRule
from zhibu.core.surveys.frame_checks import MarginDoesNotAddUp, MoreAnswersThanPeople
from zhibu.core.surveys.limits import limits
from zhibu.core.surveys.raking import NoMargins
from zhibu.core.surveys.tables import Frame, Method

SEX = question("sex")
HARD = question("hard", Kind.MULTIPLE, "xyz")
SCALE = question("scale", Kind.SCALE, "12345")
OPEN = DisclosureRule(smallest_group=1, smallest_cell=1, smallest_unanimous=1)


def analysed(given, population=144, *, rule=OPEN, margins=None, **more):
    frame = Frame(population=population, margins=margins or {})
    return analyse(given, frame=frame, rule=rule, **more)


def test_several_answers_are_shares_of_those_who_answered():
    given = answers([HARD], *[{"hard": "x|y"}] * 6, *[{"hard": "x"}] * 4, {}, {})
    result = analysed(given, 20)
    (hard,) = result.questions
    assert (result.respondents, result.population) == (12, 20)
    assert (hard.table.n, hard.table.population) == (10, 20)
    assert [cell.count for cell in hard.table.cells] == [10, 6, 0]
    assert [cell.share for cell in hard.table.cells] == [1, 0.6, 0]
    assert (hard.table.cells[1].low, hard.table.cells[1].high) == limits(6, 10, 20)
    assert hard.table.cells[1].method is Method.HYPERGEOMETRIC


def test_the_method_wanted_is_used_and_said():
    given = answers([SEX], *[{"sex": "a"}] * 10, *[{"sex": "b"}] * 10)
    cell = analysed(given, method=Method.WILSON_FPC).questions[0].table.cells[0]
    assert cell.method is Method.WILSON_FPC
    assert (cell.low, cell.high) == limits(10, 20, 144, Method.WILSON_FPC)


def test_everybody_answered_is_a_census():
    given = answers([SEX], *[{"sex": "a"}] * 10, *[{"sex": "b"}] * 10)
    cell = analysed(given, 20).questions[0].table.cells[0]
    assert (cell.low, cell.high, cell.method) == (0.5, 0.5, Method.CENSUS)


def test_groups_of_a_known_size_have_limits_of_their_own_population():
    given = answers([SEX, HARD], *[{"sex": s, "hard": h} for s in "ab" for h in "xxxxyyyy"])
    margins = {"sex": {"a": 12, "b": 8}}
    first, second = analysed(given, 20, margins=margins, by="sex").questions[1].groups
    assert (first.group, first.group_label, first.n, first.population) == ("a", "选项a", 8, 12)
    assert (first.cells[0].low, first.cells[0].high) == limits(4, 8, 12)
    assert second.cells[0].method is Method.CENSUS


def test_groups_of_unknown_size_have_wide_limits():
    given = answers([SEX, HARD], *[{"sex": s, "hard": h} for s in "ab" for h in "xxxxyyyy"])
    group = analysed(given, 20, by="sex").questions[1].groups[0]
    assert group.population is None
    assert group.cells[0].method is Method.CLOPPER_PEARSON


def test_a_census_tells_the_size_of_groups_and_branches():
    why = question("why", asked_if=only_if("sex", "a"))
    rows = [{"sex": "a", "why": "a"}] * 4 + [{"sex": "a", "why": "b"}] * 3 + [{"sex": "b"}] * 5
    result = analysed(answers([SEX, why], *rows), 12, by="sex")
    assert result.questions[1].table.population == 7
    assert result.questions[1].table.cells[0].method is Method.CENSUS
    assert [table.population for table in result.questions[1].groups] == [7, 0]


def test_a_branch_has_the_size_the_margins_give_it_or_none():
    why = question("why", asked_if=only_if("sex", "a"))
    rows = [{"sex": "a", "why": w} for w in "aaabbb"] + [{"sex": "b"}] * 5
    given = answers([SEX, why], *rows)
    assert analysed(given, 20).questions[1].table.population is None
    known = analysed(given, 20, margins={"sex": {"a": 9, "b": 11}})
    assert known.questions[1].table.population == 9


def test_a_scale_has_a_mean_and_its_ends():
    given = answers([SCALE], *[{"scale": digit} for digit in "12345" * 3])
    (scale,) = analysed(given).questions
    assert scale.table.mean.value == 3
    assert scale.table.mean.low < 3 < scale.table.mean.high
    assert scale.scale_ends == (1, 5)


def test_a_number_has_a_mean_and_no_cells():
    given = answers([question("q", Kind.NUMBER, "")], {"q": "3"}, {"q": "4.5"}, {})
    (years,) = analysed(given).questions
    assert (years.table.n, years.table.cells, years.table.mean.value) == (2, (), 3.75)


def test_a_text_is_only_counted():
    given = answers([question("q", Kind.TEXT, "")], {"q": "多开会"}, {"q": "少开会"}, {})
    (said,) = analysed(given).questions
    assert (said.table.n, said.table.cells, said.table.mean) == (2, (), None)


def test_a_ranking_shows_who_came_first_and_the_mean_rank():
    order = question("q", Kind.RANKING, "xyz")
    given = answers([order], {"q": "x|y|z"}, {"q": "x|z|y"}, {"q": "y"}, {"q": "x"})
    cells = analysed(given).questions[0].table.cells
    assert [cell.count for cell in cells] == [3, 1, 0]
    # Who ranked only y gives x and z rank 2.5 each; who ranked only x, y and z.
    assert [cell.mean.value for cell in cells] == [5.5 / 4, 8.5 / 4, 10 / 4]


def test_rows_of_a_matrix_are_questions():
    matrix = question("m", Kind.MATRIX, "12", rows=question("_", codes="rs").options)
    given = answers([matrix], *[{"m.r": "1", "m.s": "2"}] * 3)
    assert [(q.id, q.label, q.table.n) for q in analysed(given).questions] == [
        ("m.r", "题目m：选项r", 3),
        ("m.s", "题目m：选项s", 3),
    ]


def test_weights_move_shares_but_not_counts():
    rows = [{"sex": "a", "hard": "x"}] * 6 + [{"sex": "b", "hard": "y"}] * 2
    result = analysed(
        answers([SEX, HARD], *rows), 20, margins={"sex": {"a": 10, "b": 10}}, weights=True
    )
    cell = result.questions[1].table.cells[0]
    assert (cell.count, cell.method) == (6, Method.WEIGHTED)
    assert cell.share == pytest.approx(0.5)
    assert cell.low < 0.5 < cell.high
    # 20^2 / (6 (10/6)^2 + 2 x 5^2) = 6 people.
    assert (cell.low, cell.high) == pytest.approx(limits(3, 6, 20, Method.WEIGHTED))
    assert "8份答卷的精度相当于6份" in result.notes[0]


def test_weights_without_margins_are_refused():
    with pytest.raises(NoMargins):
        analysed(answers([SEX], {"sex": "a"}), weights=True)


def test_p_values_are_corrected_over_all_questions():
    others = [question(f"q{number}") for number in range(4)]
    rng = default_rng(1)
    rows = [
        {"sex": s, "hard": h, **{q.id: rng.choice(["a", "b"]) for q in others}}
        for s, said in (("a", "x" * 14 + "y" * 6), ("b", "x" * 6 + "y" * 14))
        for h in said
    ]
    alone = analysed(answers([SEX, HARD], *rows), by="sex").questions[1].comparison
    among = analysed(answers([SEX, HARD, *others], *rows), by="sex").questions[1].comparison
    assert alone.differs
    assert among.p == pytest.approx(5 * alone.p, abs=0.003)
    assert not among.differs


def test_a_question_is_not_grouped_by_itself():
    given = answers([SEX], *[{"sex": s} for s in "aaaaaabbbbbb"])
    (sex,) = analysed(given, by="sex").questions
    assert (sex.groups, sex.comparison) == ((), None)


def test_those_without_a_group_are_said_to_count_only_in_all():
    given = answers([SEX, HARD], {"sex": "a", "hard": "x"}, {"hard": "x"})
    assert "没有填写“题目sex”的人只计入全部，不计入各组。" in analysed(given, by="sex").notes


def test_the_order_of_the_responses_means_nothing():
    rng = default_rng(4)
    rows = [
        {"sex": "ab"[rng.integers(2)], "hard": "xyz"[rng.integers(3)], "scale": "12345"[place % 5]}
        for place in range(60)
    ]
    turned = [rows[place] for place in rng.permutation(60)]
    first, second = (
        analysed(answers([SEX, HARD, SCALE], *each), by="sex", rule=DisclosureRule())
        for each in (rows, turned)
    )
    assert [q.comparison for q in first.questions] == [q.comparison for q in second.questions]
    assert [q.table.cells for q in first.questions] == [q.table.cells for q in second.questions]
    assert [q.groups[0].cells for q in first.questions[1:]] == [
        q.groups[0].cells for q in second.questions[1:]
    ]


def test_weights_of_a_faithful_sample_change_nothing():
    rows = [{"sex": s, "hard": h} for s in "ab" for h in "xxxxyy"]
    given = answers([SEX, HARD], *rows)
    margins = {"sex": {"a": 10, "b": 10}}
    plain, weighted = (
        analysed(given, 20, margins=margins, weights=weights, method=Method.WILSON_FPC)
        for weights in (False, True)
    )
    for one, other in zip(plain.questions, weighted.questions, strict=True):
        shares = [[cell.share for cell in each.table.cells] for each in (one, other)]
        assert shares[1] == pytest.approx(shares[0])


def test_nobody_answered():
    result = analysed(answers([SEX, SCALE]), rule=DisclosureRule())
    assert result.notes[0] == "还没有人作答。"
    assert all(cell.share is None for q in result.questions for cell in q.table.cells)


def test_all_answers_are_missing():
    result = analysed(answers([SEX, SCALE], {}, {"sex": ""}), by="sex", rule=DisclosureRule())
    assert result.respondents == 2
    assert "收到的答卷都是空白的。" in result.notes
    assert all(q.table.mean is None for q in result.questions)


def test_one_answer_only_is_not_published():
    result = analysed(answers([SEX, SCALE], {"sex": "a", "scale": "4"}), rule=DisclosureRule())
    for question_result in result.questions:
        assert question_result.table.suppressed
        assert question_result.table.n is None
        assert all(cell.suppressed and cell.count is None for cell in question_result.table.cells)


def test_one_answer_has_no_mean_even_where_it_may_be_shown():
    result = analysed(answers([SCALE], {"scale": "4"}))
    assert result.questions[0].table.mean is None
    assert "只有1人作答，不计算平均数" in result.notes[0]


def test_the_same_answer_from_all_has_a_mean_without_limits():
    result = analysed(answers([SCALE], *[{"scale": "4"}] * 12))
    assert (result.questions[0].table.mean.value, result.questions[0].table.mean.low) == (4, None)
    assert "回答都一样，不能估计平均数的区间" in result.notes[0]


def test_a_group_of_two_is_not_published():
    rows = [{"sex": "a", "hard": h} for h in "xxxxxyyyyy"] + [{"sex": "b", "hard": "x"}] * 2
    hard = analysed(answers([SEX, HARD], *rows), by="sex", rule=DisclosureRule()).questions[1]
    assert hard.groups[1].suppressed
    assert hard.groups[1].n is None
    assert hard.comparison.p is None


def test_no_mean_is_shown_beside_a_withheld_cell():
    given = answers([SCALE], *[{"scale": digit} for digit in "1222233333344444"])
    (scale,) = analysed(given, rule=DisclosureRule()).questions
    assert any(cell.suppressed for cell in scale.table.cells)
    assert scale.table.mean is None


def test_groups_are_compared_by_what_is_published_only():
    """Whoever knows the published numbers can compute p: it tells nothing about those withheld."""
    four = question("q", codes="wxyz")

    def comparison(rare):
        rows = [{"sex": "a", "q": c} for c in "w" * 12 + "x" * 6 + rare] + [
            {"sex": "b", "q": c} for c in "w" * 4 + "x" * 14 + "zzzyyy"
        ]
        groups = analysed(answers([SEX, four], *rows), by="sex", rule=DisclosureRule()).questions[1]
        hidden = {cell.code for table in groups.groups for cell in table.cells if cell.suppressed}
        assert hidden == {"y", "z"}
        return groups.comparison

    assert comparison("yzzzzz") == comparison("yyyyyz")
    assert comparison("yzzzzz").differs


def test_ranks_are_not_compared_beside_a_withheld_cell():
    rows = [{"sex": s, "scale": c} for s in "ab" for c in "1" + "2" * 6 + "3" * 7 + "4" * 6]
    scale = analysed(answers([SEX, SCALE], *rows), by="sex", rule=DisclosureRule()).questions[1]
    assert scale.comparison.p is None
    assert "不公布，没有做检验" in scale.comparison.reason


def test_more_answers_than_people_are_refused():
    given = answers([SEX], *[{"sex": "a"}] * 3)
    with pytest.raises(MoreAnswersThanPeople, match="全部有3人作答，但总人数只填了2人") as caught:
        analysed(given, 2)
    assert "请核对总人数" in caught.value.hint


def test_more_answers_than_people_of_a_group_are_refused():
    given = answers([SEX], *[{"sex": "a"}] * 3)
    with pytest.raises(MoreAnswersThanPeople, match="“选项a”有3人作答，但总人数只填了2人"):
        analysed(given, 10, margins={"sex": {"a": 2, "b": 8}})


def test_margins_that_do_not_add_up_are_refused():
    with pytest.raises(MarginDoesNotAddUp, match="合计11人，与总人数10人不一致"):
        analysed(answers([SEX]), 10, margins={"sex": {"a": 3, "b": 8}})


def test_groups_by_a_question_with_several_answers_are_refused():
    with pytest.raises(NotAGrouping):
        analysed(answers([SEX, HARD]), by="hard")
