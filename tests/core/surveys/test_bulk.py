"""Counting in an engine gives what counting in Python gives."""

from dataclasses import asdict

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.surveys.codebooks import options

from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.bulk import UnknownCode, count_in
from zhibu.core.surveys.codebook import Codebook, Condition, Kind, Question
from zhibu.core.surveys.counting import NotAGrouping, count
from zhibu.core.surveys.means import mean_of, mean_of_counts

HARD = options(("time", "时间"), ("new", "创新"), ("skill", "能力"))
CODEBOOK = Codebook(
    questions=(
        Question(
            id="way", kind=Kind.SINGLE, label="方式", options=options(("x", "甲"), ("y", "乙"))
        ),
        Question(
            id="agency",
            kind=Kind.SINGLE,
            label="单位",
            options=options(("a", "编办"), ("b", "网信"), ("c", "无人")),
            asked_if=Condition(question="way", codes=("x", "y")),
        ),
        Question(id="hard", kind=Kind.MULTIPLE, label="困难", options=HARD),
        Question(
            id="order",
            kind=Kind.RANKING,
            label="排序",
            options=HARD,
            asked_if=Condition(question="hard", codes=("time", "skill")),
        ),
        Question(
            id="m",
            kind=Kind.MATRIX,
            label="同意吗",
            options=options(("1", "否"), ("2", "是")),
            rows=options(("r", "行")),
            asked_if=Condition(question="agency", codes=("a",)),
        ),
        Question(id="age", kind=Kind.NUMBER, label="年龄"),
        Question(id="say", kind=Kind.TEXT, label="建议"),
    )
)


def several(*codes):
    return st.lists(st.sampled_from(codes), unique=True, max_size=len(codes)).map(tuple)


def one(*codes):
    return st.sampled_from([(), *((code,) for code in codes)])


RESPONSES = st.fixed_dictionaries(
    {
        "way": one("x", "y"),
        "agency": one("a", "b"),
        "hard": several("time", "new", "skill"),
        "order": several("time", "new", "skill"),
        "m.r": one("1", "2"),
        "age": one("18", "60"),
        "say": one("好", "a|b"),
    }
)


def joined(responses):
    """A table of text, the answers of a cell joined."""
    names = [column.id for column in CODEBOOK.columns]
    rows = [{name: "|".join(given[name]) or None for name in names} for given in responses]
    return ibis.memtable(pa.Table.from_pylist(rows, pa.schema([(n, pa.string()) for n in names])))


def listed(responses):
    """The same, several answers as a list."""
    names = [column.id for column in CODEBOOK.columns]
    kinds = {name: pa.list_(pa.string()) for name in ("hard", "order")}
    rows = [
        {name: list(given[name]) if name in kinds else "|".join(given[name]) for name in names}
        for given in responses
    ]
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in names])
    return ibis.memtable(pa.Table.from_pylist(rows, schema))


@settings(max_examples=10, deadline=None)
@given(
    responses=st.lists(RESPONSES, min_size=1, max_size=30),
    shaped=st.sampled_from([joined, listed]),
    by=st.sampled_from([None, "way", "agency", "m.r"]),
)
def test_an_engine_counts_as_python_does(responses, shaped, by):
    answers = Answers(codebook=CODEBOOK, responses=tuple(responses))
    table = shaped(responses)
    columns = {column.id: column for column in CODEBOOK.columns}
    group = columns[by] if by else None
    for column in columns.values():
        assert count_in(table, column, by=group) == count(answers, column, by=group)


def cells(**columns):
    return ibis.memtable(pa.table(columns))


def test_a_code_written_twice_counts_once():
    table = cells(hard=["time|time|new", "", "time|"])
    counted = count_in(table, CODEBOOK.question("hard"), by=None)
    assert counted.counts[""] == {"time": 2, "new": 1, "skill": 0}
    assert counted.answered[""] == 2


def test_codes_may_be_numbers():
    column = CODEBOOK.question("m").columns[0]
    table = cells(**{"m.r": [1, 2, 2]}, agency=["a", "a", "b"], way=["x"] * 3)
    assert count_in(table, column, by=None).counts[""] == {"1": 1, "2": 1}


def test_an_unknown_code_is_refused_with_how_often_it_stands_there():
    table = cells(hard=["time", "tine", "tine|new"])
    with pytest.raises(UnknownCode, match="“hard”列里有2个“tine”，不是这道题的代码。"):
        count_in(table, CODEBOOK.question("hard"), by=None)


def test_an_unknown_group_is_refused():
    table = cells(hard=["time"], agency=["z"], way=["x"])
    with pytest.raises(UnknownCode, match="“agency”列里有1个“z”"):
        count_in(table, CODEBOOK.question("hard"), by=CODEBOOK.question("agency"))


def test_a_question_with_several_answers_makes_no_groups():
    table = cells(hard=["time"])
    with pytest.raises(NotAGrouping):
        count_in(table, CODEBOOK.question("hard"), by=CODEBOOK.question("hard"))


@settings(max_examples=50)
@given(people=st.dictionaries(st.sampled_from([1.0, 2.0, 3.0, 5.0]), st.integers(0, 9), min_size=1))
def test_means_of_counts_are_those_of_the_values(people):
    values = [value for value, count in people.items() for _ in range(count)]
    expected = mean_of(values, population=60, ends=(1.0, 5.0))
    found = mean_of_counts(people, population=60, ends=(1.0, 5.0))
    assert (found is None) == (expected is None)
    if found and expected:
        assert asdict(found) == pytest.approx(asdict(expected))
