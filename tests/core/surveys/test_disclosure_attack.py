"""A reader with a linear program tries to work out a withheld count, and must fail.

Written apart from what it attacks: it sees only what an `Analysis` publishes, and what
colleagues know anyway, how many of each group answered.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Codebook, Kind, Option, Question
from zhibu.core.surveys.tables import Analysis, Frame, QuestionResult, Table

AGENCIES, AGES = ("a", "b", "c", "d"), ("y", "m", "o")
CHOICES = ("p", "q", "r", "s")


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
QUESTIONS = {question.id: question for question in CODEBOOK}


@dataclass
class Knowledge:
    """Linear equations over the people in each (agency, age, answer)."""

    question: Question
    sizes: dict
    """How many answered, by agency and age; None stands for not said."""
    rows: list = field(default_factory=list)
    totals: list = field(default_factory=list)

    @property
    def answers(self):
        """Codes, or yes and no when several are allowed (one code at a time)."""
        return [option.code for option in self.question.options]

    def learn(self, holds, total):
        """Add: the people in the cells for which `holds` are `total`."""
        self.rows.append([float(holds(*cell)) for cell in self.cells])
        self.totals.append(float(total))

    @property
    def cells(self):
        return list(product((*AGENCIES, None), (*AGES, None), self.answers))

    def bounds(self):
        return [(0, self.sizes.get(cell[:2], 0)) for cell in self.cells]

    def range_of(self, holds):
        """Least and largest number of people in the cells for which `holds`."""
        if not self.rows:
            return 0.0, float(
                sum(
                    top
                    for cell, (_, top) in zip(self.cells, self.bounds(), strict=True)
                    if holds(*cell)
                )
            )
        aim = np.array([float(holds(*cell)) for cell in self.cells])
        return tuple(
            sign
            * linprog(
                sign * aim, A_eq=self.rows, b_eq=self.totals, bounds=self.bounds(), method="highs"
            ).fun
            for sign in (1, -1)
        )


def people_answering(answers, question):
    """What colleagues know: who answered, not what."""
    sizes = defaultdict(int)
    for response in answers.responses:
        if response.get(question.id):
            key = tuple((response.get(by) or (None,))[0] for by in ("agency", "age"))
            sizes[key] += 1
    return sizes


def in_group(by, group):
    """Whether a cell of the cube belongs to a published group."""

    def holds(agency, age, _answer):
        return by is None or (agency if by == "agency" else age) == group

    return holds


def learn_table(known, table: Table, by):
    """Read one published table of one group."""
    member = in_group(by, table.group)
    for cell in table.cells:
        if cell.count is not None:
            known.learn(lambda a, g, c, code=cell.code: member(a, g, c) and c == code, cell.count)
            assert not cell.suppressed
        else:
            assert (cell.share, cell.low, cell.high) == (None, None, None)
    if table.mean is not None:
        values = known.question.values
        known.rows.append([member(*c) * values[c[2]] for c in known.cells])
        known.totals.append(table.mean.value * table.n)


def hidden_of(analyses, question_id):
    """Every withheld cell with the grouping and group it stands in."""
    for analysis in analyses:
        result = result_of(analysis, question_id)
        for table, by in tables_of(result, analysis.by):
            codes = (
                [option.code for option in QUESTIONS[question_id].options]
                if table.suppressed
                else [cell.code for cell in table.cells if cell.suppressed]
            )
            for code in codes:
                yield by, table.group, code


def result_of(analysis: Analysis, question_id) -> QuestionResult:
    return next(result for result in analysis.questions if result.id == question_id)


def tables_of(result, by):
    return [(result.table, None), *((table, by) for table in result.groups)]


def know(answers, analyses, question_id):
    question = QUESTIONS[question_id]
    known = Knowledge(question, people_answering(answers, question))
    if question.kind is not Kind.MULTIPLE:
        for key, size in list(known.sizes.items()):
            known.learn(lambda a, g, c, key=key: (a, g) == key, size)
    for analysis in analyses:
        for table, by in tables_of(result_of(analysis, question_id), analysis.by):
            learn_table(known, table, by)
    return known


def unaided(answers, question_id):
    """What follows from the table over everybody alone, were all of it published."""
    question = QUESTIONS[question_id]
    known = Knowledge(question, people_answering(answers, question))
    if question.kind is not Kind.MULTIPLE:
        for key, size in list(known.sizes.items()):
            known.learn(lambda a, g, c, key=key: (a, g) == key, size)
    for code in known.answers:
        true = sum(code in response.get(question_id, ()) for response in answers.responses)
        known.learn(lambda a, g, c, code=code: c == code, true)
    return known


def attack(answers, analyses, question_id):
    """Return the withheld cells about which more is learnt than may be."""
    known, plain = know(answers, analyses, question_id), unaided(answers, question_id)
    broken = []
    for by, group, code in set(hidden_of(analyses, question_id)):
        member = in_group(by, group)

        def holds(a, g, c, member=member, code=code):
            return member(a, g, c) and c == code

        low, high = known.range_of(holds)
        least, most = plain.range_of(holds)
        allowed = 3 if by is None else min(3, most - least)
        size = sum(s for key, s in known.sizes.items() if member(*key, None))
        if high - low < min(allowed, size) - 1e-6:
            broken.append((by, group, code, low, high))
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
ORDERS = ((), ("agency",), ("age",))


def published(answers, order):
    frame = Frame(population=len(answers) + 3)
    shown = []
    for place, by in enumerate((None, *order)):
        shown.append(analyse(answers, frame=frame, by=by, published=(None, *order)[:place]))
    return shown


@given(answers=surveys, order=st.sampled_from(ORDERS))
@settings(max_examples=40, deadline=None, phases=(Phase.reuse, Phase.generate))
def test_no_withheld_count_can_be_worked_out(answers, order):
    analyses = published(answers, order)
    for question in ("one", "some", "scale"):
        assert attack(answers, analyses, question) == []
