"""A reader with a linear program tries to work out a withheld count, and must fail.

Written apart from what it attacks: it sees only what an `Analysis` publishes, and what
colleagues know anyway, how many of each group answered.
"""

from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.article_study.answers import article_answers, article_frame
from zhibu.core.surveys.codebook import Codebook, Kind, Option, Question
from zhibu.core.surveys.disclosure import DisclosureRule
from zhibu.core.surveys.tables import EVERYBODY, Analysis, Frame, Table

AGENCIES, AGES = ("a", "b", "c", "d"), ("y", "m", "o")
CHOICES = ("p", "q", "r", "s")
NEAR = 1e-6


def options(codes):
    return tuple(Option(code=code, label=code.upper()) for code in codes)


CODEBOOK = Codebook(
    questions=(
        Question(id="agency", kind=Kind.SINGLE, label="单位", options=options(AGENCIES)),
        Question(id="age", kind=Kind.SINGLE, label="年龄", options=options(AGES)),
        Question(id="one", kind=Kind.SINGLE, label="单选", options=options(CHOICES)),
        Question(id="some", kind=Kind.MULTIPLE, label="多选", options=options(CHOICES)),
        Question(id="scale", kind=Kind.SCALE, label="打分", options=options("12345")),
    )
)
ATTACKED = [question for question in CODEBOOK if question.id in ("one", "some", "scale")]


SKIPPED = None
"""In the place of an answer: somebody who did not answer the question."""


class Knowledge:
    """What is known of one question: linear equations over agency, age and answer."""

    def __init__(self, answers, question):
        self.question = question
        self.sizes = dict(Counter((group_in(r, "agency"), group_in(r, "age")) for r in answers))
        codes = [option.code for option in question.options]
        self.is_single = question.kind is not Kind.MULTIPLE
        extra = [SKIPPED] if self.is_single else []
        self.cells = [(*pair, code) for pair in self.sizes for code in (*codes, *extra)]
        self.equal, self.within = [], []
        agencies, ages = ({pair[side] for pair in self.sizes} for side in (0, 1))
        groups = [("agency", each) for each in agencies] + [("age", each) for each in ages]
        for by, group in ((None, EVERYBODY), *groups):
            self.learn_answered(answers, in_group(by, group))
        if self.is_single:
            for pair, size in self.sizes.items():
                self.learn(lambda a, g, c, pair=pair: (a, g) == pair, size)

    def learn_answered(self, answers, member):
        """Colleagues know how many of each group answered."""
        told = self.answered(answers, member)
        if self.is_single:
            self.learn(lambda a, g, c: member(a, g, c) and c is not SKIPPED, told)
        else:
            for option in self.question.options:
                row = self.row(lambda a, g, c, code=option.code: member(a, g, c) and c == code)
                self.within.append((row, told))

    def answered(self, answers, member):
        """How many of the group answered the question."""
        return sum(
            bool(response.get(self.question.id))
            for response in answers
            if member(group_in(response, "agency"), group_in(response, "age"), None)
        )

    def row(self, holds):
        return [float(holds(*cell)) for cell in self.cells]

    def learn(self, holds, total):
        """The people in the cells for which `holds` are `total`."""
        self.equal.append((self.row(holds), total))

    def width(self, holds):
        """How far apart the least and the largest possible number are."""
        aim = np.array(self.row(holds))
        limits = {}
        if self.equal:
            limits |= {"A_eq": [row for row, _ in self.equal], "b_eq": [t for _, t in self.equal]}
        if self.within:
            limits |= {"A_ub": [row for row, _ in self.within], "b_ub": [t for _, t in self.within]}
        bounds = [(0, self.sizes[cell[:2]]) for cell in self.cells]
        low, high = (
            sign * linprog(sign * aim, bounds=bounds, method="highs", **limits).fun
            for sign in (1, -1)
        )
        return high - low


def group_in(response, by):
    """The group somebody named, None for none."""
    return (response.get(by) or (None,))[0]


def in_group(by, group):
    """Whether a cell of the cube belongs to a group; to everybody without grouping."""

    def holds(agency, age, _answer):
        return by is None or (agency if by == "agency" else age) == group

    return holds


def chosen_in(by, group, code):
    """Whether a cell of the cube is counted in a published cell."""
    member = in_group(by, group)
    return lambda agency, age, answer: answer == code and member(agency, age, answer)


def learn_published(known, analysis: Analysis):
    """Read every number of the question out of an analysis."""
    for table, by in tables_of(analysis, known.question.id):
        for cell in table.cells:
            if cell.suppressed:
                assert (cell.count, cell.share, cell.low, cell.high) == (None,) * 4
            elif cell.count is not None:
                known.learn(chosen_in(by, table.group, cell.code), cell.count)
        if table.mean is not None:
            member, values = in_group(by, table.group), known.question.values
            row = [member(*cell) * values.get(cell[2], 0) for cell in known.cells]
            known.equal.append((row, table.mean.value * table.n))


def tables_of(analysis, question_id) -> list[tuple[Table, str | None]]:
    result = next(result for result in analysis.questions if result.id == question_id)
    return [(result.table, None), *((table, analysis.by) for table in result.groups)]


def hidden_in(analysis: Analysis, question):
    """Every withheld cell of the last grouping, or of everybody, with where it stands."""
    for table, by in tables_of(analysis, question.id):
        withheld = {cell.code for cell in table.cells if cell.suppressed}
        if table.suppressed:
            withheld = {option.code for option in question.options}
        if by == analysis.by:
            yield from ((by, table.group, code) for code in sorted(withheld))


def attack(answers, analyses, question):
    """Return the withheld cells about which the reader learns more than may be.

    May be: all but a width of three, or what follows from the table over everybody and from
    what had been published before the cell was withheld.
    """
    known, before = (Knowledge(answers.responses, question) for _ in range(2))
    for option in question.options:
        true = sum(option.code in r.get(question.id, ()) for r in answers.responses)
        before.learn(chosen_in(None, EVERYBODY, option.code), true)
    for analysis in analyses:
        learn_published(known, analysis)
    broken = []
    for analysis in analyses:
        for by, group, code in hidden_in(analysis, question):
            holds = chosen_in(by, group, code)
            width = known.width(holds)
            size = known.answered(answers.responses, in_group(by, group))
            if width < min(3, size) - NEAR and (
                by is None or width < min(3, before.width(holds)) - NEAR
            ):
                broken.append((by, group, code, width))
        learn_published(before, analysis)
    return broken


def maybe(codes):
    return st.one_of(st.sampled_from(codes).map(lambda code: (code,)), st.just(()))


responses = st.fixed_dictionaries(
    {
        "agency": st.sampled_from((*AGENCIES, "a", "a")).map(lambda code: (code,)),
        "age": maybe(AGES),
        "one": maybe(("p", "p", "p", *CHOICES)),
        "some": st.lists(st.sampled_from(CHOICES), unique=True, max_size=3).map(tuple),
        "scale": maybe("12345"),
    }
)
surveys = st.lists(responses, min_size=1, max_size=60).map(
    lambda given: Answers(codebook=CODEBOOK, responses=tuple(given))
)
ORDERS = ((), ("agency",), ("age",), ("agency", "age"), ("age", "agency"))


def published(answers, order):
    frame = Frame(population=len(answers) + 3)
    shown = []
    for place, by in enumerate((None, *order)):
        shown.append(analyse(answers, frame=frame, by=by, published=(None, *order)[:place]))
    return shown


@given(answers=surveys, order=st.sampled_from(ORDERS))
@settings(max_examples=25, deadline=None, phases=(Phase.reuse, Phase.generate))
def test_no_withheld_count_can_be_worked_out(answers, order):
    analyses = published(answers, order)
    for question in ATTACKED:
        assert attack(answers, analyses, question) == [], (order, question.id)


def test_the_article_gives_nobody_away():
    """The sample study as its page shows it: overall, by agency, then by age."""
    answers, order = article_answers(), (None, "agency", "age")
    analyses = [
        analyse(answers, frame=article_frame(), by=by, published=order[:place])
        for place, by in enumerate(order)
    ]
    asked = [question for question in answers.codebook if question.id not in order]
    assert any(list(hidden_in(analyses[-1], question)) for question in asked)
    for question in asked:
        assert attack(answers, analyses, question) == [], question.id


def people(*groups):
    """Answers to 'one' of so many people of an agency and an age."""
    return Answers(
        codebook=CODEBOOK,
        responses=tuple(
            {"agency": (agency,), "age": (age,), "one": (said,)}
            for agency, age, answers in groups
            for said in answers
        ),
    )


def test_two_groupings_that_differ_by_one_person_do_not_show_that_person():
    """Agency a and the young are the same but for one, whose answer would be the difference."""
    answers = people(("a", "y", "ppppqqqqrrrr"), ("b", "y", "s"), ("b", "o", "ppppqqqqssss"))
    first, second = published(answers, ("agency", "age"))[1:]
    by_agency = {table.group: table for table, by in tables_of(first, "one") if by}
    by_age = {table.group: table for table, by in tables_of(second, "one") if by}
    assert by_agency["a"].n == 12
    assert by_age["y"].suppressed


def test_the_order_of_looking_does_not_withdraw_what_was_shown():
    answers = people(("a", "y", "ppppqqqq"), ("a", "o", "prrr"), ("b", "o", "ppppqqqqsss"))
    alone = analyse(answers, frame=Frame(population=40), by="agency", published=(None,))
    later = analyse(answers, frame=Frame(population=40), by="age", published=(None, "agency"))
    again = analyse(answers, frame=Frame(population=40), by="agency", published=(None, "agency"))
    assert tables_of(alone, "one") == tables_of(again, "one")
    assert tables_of(later, "one")[0] == tables_of(alone, "one")[0]


def only_small_cells_hidden(analysis):
    """What a careless publisher does: blank the ones and twos and nothing else."""

    def careless(table):
        cells = (
            replace(cell, count=None, share=None, low=None, high=None, method=None, suppressed=True)
            if cell.count in (1, 2)
            else cell
            for cell in table.cells
        )
        return replace(table, cells=tuple(cells))

    return replace(
        analysis,
        questions=tuple(
            replace(
                result, table=careless(result.table), groups=tuple(map(careless, result.groups))
            )
            for result in analysis.questions
        ),
    )


def test_the_attack_has_teeth():
    """Against small cells blanked alone it succeeds; so it means something that it fails."""
    everything = DisclosureRule(smallest_group=0, smallest_cell=0, smallest_unanimous=0)
    answers = article_answers()
    careless = [
        only_small_cells_hidden(analyse(answers, frame=article_frame(), by=by, rule=everything))
        for by in (None, "agency")
    ]
    question = answers.codebook.question("problems")
    assert attack(answers, careless, question)
