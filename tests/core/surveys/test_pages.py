"""Pages of a few questions, and answers kept only where they were asked."""

from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.surveys.codebook import Codebook, Condition, Kind, Option, Question
from zhibu.core.surveys.pages import FILLING, asked_on, pages_of, step, tidy

OPTIONS = (Option(code="y", label="是"), Option(code="n", label="否"))


def single(name, asked_if=None):
    return Question(id=name, kind=Kind.SINGLE, label=name, options=OPTIONS, asked_if=asked_if)


def if_yes(name):
    return Condition(question=name, codes=("y",))


def test_a_question_that_hangs_on_another_stands_on_a_later_page():
    pages = pages_of(Codebook(questions=(single("a"), single("b", if_yes("a")), single("c"))))

    assert [[question.id for question in page] for page in pages] == [["a"], ["b", "c"]]


def test_a_matrix_weighs_as_much_as_its_rows():
    rows = tuple(Option(code=str(number), label=str(number)) for number in range(FILLING))
    matrix = Question(id="m", kind=Kind.MATRIX, label="m", options=OPTIONS, rows=rows)

    assert len(pages_of(Codebook(questions=(single("a"), matrix, single("b"))))) == 3


def test_a_page_with_nothing_to_ask_is_stepped_over():
    book = Codebook(questions=(single("a"), single("b", if_yes("a"))))
    pages = pages_of(book)

    assert step(pages, {"a": ("n",)}, 1, 1) is None
    assert step(pages, {"a": ("y",)}, 1, 1) == 1
    assert step(pages, {"a": ("n",)}, 1, -1) == 0
    assert asked_on(pages[1], {}) == ()


def test_an_answer_behind_a_branch_not_taken_is_dropped_with_all_behind_it():
    book = Codebook(questions=(single("a"), single("b", if_yes("a")), single("c", if_yes("b"))))

    assert tidy(book, {"a": ("n",), "b": ("y",), "c": ("y",), "d": ("y",)}) == {"a": ("n",)}
    assert tidy(book, {"a": ("y",), "b": ("y",), "c": ("",)}) == {"a": ("y",), "b": ("y",)}


@given(st.lists(st.integers(min_value=-1, max_value=8), max_size=12))
def test_every_question_stands_on_one_page_after_what_it_hangs_on(hangs):
    questions = tuple(
        single(str(at), if_yes(str(on)) if 0 <= on < at else None) for at, on in enumerate(hangs)
    )

    pages = pages_of(Codebook(questions=questions))

    assert [question for page in pages for question in page] == list(questions)
    place = {question.id: at for at, page in enumerate(pages) for question in page}
    assert all(
        place[question.asked_if.question] < place[question.id]
        for question in questions
        if question.asked_if
    )
