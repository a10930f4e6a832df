"""The figure of a question."""

from tests.core.surveys.questionnaires import answers, question

from zhibu.core.figures.figure import FigureKind
from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.figure_of import figure_of, figure_of_rows
from zhibu.core.surveys.tables import Frame

BY = question("by", codes="uv")
HARD = question("q", Kind.MULTIPLE, "xy")
SCALE = question("q", Kind.SCALE, "12345")


def result_of(column, said, *, by=None):
    rows = [{"by": group, "q": each} for group, all_said in said.items() for each in all_said]
    return analyse(answers([BY, column], *rows), frame=Frame(population=144), by=by).questions[1]


def test_shares_are_bars_with_limits_and_say_their_base():
    figure = figure_of(
        result_of(HARD, {"u": ["x|y"] * 6 + ["x"] * 6 + ["y"] * 4}), note="模拟数据。"
    )
    assert (figure.kind, figure.title) == (FigureKind.BARS, "题目q")
    assert figure.base == "n=16，N=144，可多选"
    assert figure.note == "模拟数据。"
    assert [(bar.label, bar.value, bar.count) for bar in figure.bars] == [
        ("选项x", 0.75, 12),
        ("选项y", 0.625, 10),
    ]
    assert all(bar.low < bar.value < bar.high for bar in figure.bars)


def test_groups_stand_side_by_side():
    said = {"u": ["x|y"] * 6 + ["x"] * 6 + ["y"] * 6, "v": ["x|y"] * 6 + ["x"] * 6 + ["y"] * 6}
    figure = figure_of(result_of(HARD, said, by="by"))
    assert figure.kind is FigureKind.GROUPED_BARS
    assert [(bar.group, bar.label) for bar in figure.bars] == [
        ("选项u", "选项x"),
        ("选项u", "选项y"),
        ("选项v", "选项x"),
        ("选项v", "选项y"),
    ]


def test_what_is_withheld_is_a_bar_without_a_value():
    figure = figure_of(result_of(HARD, {"u": ["x"] * 8 + ["y"]}))
    assert [(bar.label, bar.value, bar.low, bar.count) for bar in figure.bars] == [
        ("选项x", None, None, None),
        ("选项y", None, None, None),
    ]


def test_a_group_too_small_has_a_place_but_no_values():
    figure = figure_of(result_of(HARD, {"u": ["x|y"] * 9 + ["y"] * 9, "v": ["x"] * 2}, by="by"))
    assert [bar.value for bar in figure.bars if bar.group == "选项v"] == [None, None]


def test_scales_by_group_are_means_on_their_scale():
    said = {"u": "1122334455" * 2, "v": "1122334455" * 2}
    figure = figure_of(result_of(SCALE, said, by="by"))
    assert (figure.kind, figure.scale_ends) == (FigureKind.MEANS, (1, 5))
    assert [(bar.label, bar.value, bar.count) for bar in figure.bars] == [
        ("全部", 3, 40),
        ("选项u", 3, 20),
        ("选项v", 3, 20),
    ]


def test_numbers_are_means_and_texts_have_no_bars():
    years = figure_of(result_of(question("q", Kind.NUMBER, ""), {"u": ["10", "20", "30"] * 4}))
    assert (years.kind, years.scale_ends, years.bars[0].value) == (FigureKind.MEANS, None, 20)
    assert figure_of(result_of(question("q", Kind.TEXT, ""), {"u": ["好"] * 9})).bars == ()


def test_rankings_say_what_the_bars_are():
    order = question("q", Kind.RANKING, "xyz")
    figure = figure_of(result_of(order, {"u": ["x|y|z"] * 6 + ["y|x|z"] * 6}))
    assert "排在第一位" in figure.note


def test_rows_of_a_matrix_make_one_figure():
    matrix = question("q", Kind.MATRIX, "12345", rows=question("_", codes="rs").options)
    rows = [{"q.r": digit, "q.s": digit} for digit in "111222333444555"]
    results = analyse(answers([matrix], *rows), frame=Frame(population=144)).questions
    figure = figure_of_rows("题目q", results)
    assert [(bar.label, bar.value) for bar in figure.bars] == [("选项r", 3), ("选项s", 3)]
    assert figure.scale_ends == (1, 5)
