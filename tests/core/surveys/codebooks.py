"""Codebooks for tests: one with every kind of question, and strategies for any."""

from hypothesis import strategies as st

from zhibu.core.surveys.codebook import Codebook, Condition, Kind, Option, Question


def options(*pairs):
    return tuple(Option(code=code, label=label) for code, label in pairs)


AGREE = options(("1", "不同意"), ("2", "一般"), ("3", "同意"))
HARD = options(("time", "学习时间难协调"), ("new idea", "创新不足"), ("skill", "能力提升难"))
EVERY_KIND = Codebook(
    title="机关党建问卷",
    questions=(
        Question(
            id="agency",
            kind=Kind.SINGLE,
            label="您所在的单位",
            options=options(("a", "编办"), ("b", "网信中心")),
        ),
        Question(
            id="hard",
            kind=Kind.MULTIPLE,
            label="主要困难",
            hint="可多选",
            options=HARD,
            at_most=2,
            asked_if=Condition(question="agency", codes=("a", "b")),
        ),
        Question(
            id="3.order",
            kind=Kind.RANKING,
            label="按难易排序",
            options=HARD,
            at_most=2,
            asked_if=Condition(question="hard", codes=("new idea",)),
        ),
        Question(
            id="agree",
            kind=Kind.MATRIX,
            label="您是否同意",
            options=AGREE,
            rows=options(("1", "学得进"), ("use", "用得上")),
            asked_if=Condition(question="agency", codes=("a",)),
        ),
        Question(
            id="like",
            kind=Kind.SCALE,
            label="总体",
            options=(
                Option(code="lo", label="低", value=-1.5),
                Option(code="hi", label="高", value=2.0),
            ),
        ),
        Question(id="age", kind=Kind.NUMBER, label="年龄", minimum=18.0, maximum=99.5),
        Question(id="say", kind=Kind.TEXT, label="您的建议", hint="一两句即可"),
    ),
)


def one_spaced(text):
    """pyxform makes one space of several."""
    return " ".join(text.split())


WORDS = st.text("党建学习时间ab 1，。=+-'\"", min_size=1, max_size=20).map(one_spaced).filter(bool)
IDS = st.text("ab单1_.-", min_size=1, max_size=8)
CODES = st.text("ab编1 _'\".-", min_size=1, max_size=6).map(one_spaced).filter(bool)


@st.composite
def codebooks(draw):
    """Any codebook without faults."""
    ids = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    questions: list[Question] = []
    for number in ids:
        questions.append(draw(_question(number, tuple(questions))))
    names = [column.id for question in questions for column in question.columns]
    whole = [*names, *ids]
    tidy = [q for q in questions if q.kind is not Kind.MATRIX or not _clashes(q, whole)]
    kept = {q.id for q in tidy}
    usable = tuple(q for q in tidy if q.asked_if is None or q.asked_if.question in kept)
    return Codebook(
        title=draw(WORDS), questions=usable or (Question(id="a", kind=Kind.TEXT, label="问"),)
    )


def _clashes(matrix, names):
    return any(names.count(column.id) > 1 for column in matrix.columns)


@st.composite
def _offered(draw, codes, values=False):
    each = draw(st.lists(codes, min_size=1, max_size=4, unique=True))
    value = st.none() | st.integers(-5, 5).map(float)
    return tuple(
        Option(code=code, label=draw(WORDS), value=draw(value) if values else None) for code in each
    )


@st.composite
def _question(draw, number, earlier):
    kind = draw(st.sampled_from(list(Kind)))
    telling = [q for q in earlier if q.kind in (Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE)]
    asked = draw(st.none() | st.sampled_from(telling)) if telling else None
    condition = asked and Condition(
        question=asked.id,
        codes=tuple(
            draw(
                st.lists(st.sampled_from([o.code for o in asked.options]), min_size=1, unique=True)
            )
        ),
    )
    limited = kind in (Kind.MULTIPLE, Kind.RANKING)
    bounded = kind is Kind.NUMBER
    return Question(
        id=number,
        kind=kind,
        label=draw(WORDS),
        hint=draw(st.just("") | WORDS),
        options=draw(_offered(CODES, values=kind is Kind.SCALE)) if kind.has_options else (),
        rows=draw(_offered(IDS)) if kind is Kind.MATRIX else (),
        asked_if=condition,
        at_most=draw(st.none() | st.integers(1, 5)) if limited else None,
        minimum=draw(st.none() | st.floats(-50, 0)) if bounded else None,
        maximum=draw(st.none() | st.floats(0, 1e9)) if bounded else None,
    )
