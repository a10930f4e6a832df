"""The sign sheet on paper."""

from itertools import pairwise

import pytest
from tests.core.documents.papers import papers_of
from tests.office import to_pdf

from zhibu.core.documents.official import Labelled, Table
from zhibu.core.documents.sign_sheet import ROW_HEIGHT, sign_sheet
from zhibu.core.documents.word import official_docx

FACTS = (Labelled("时间", "2026年11月24日15:00"), Labelled("地点", "三楼会议室"))


def sheet(count: int, *, facts=FACTS, spare: int = 0):
    names = [f"党员{number}" for number in range(1, count + 1)]
    return sign_sheet(title="机关党支部党员大会签到表", facts=facts, names=names, spare=spare)


def tables(document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("signed")
    paths = []
    for name, document in {
        "12": sheet(12),
        "26": sheet(26),
        "60": sheet(60),
        "facts": sheet(24, facts=(*FACTS, Labelled("应到", "24人"))),
    }.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(official_docx(document))
    return {path.stem: papers_of(path) for path in to_pdf(paths, folder)}


def test_26_people_sign_on_one_page(printed):
    assert [len(papers) for papers in printed.values()] == [1, 1, 3, 1]
    text = "".join(paper.text for paper in printed["60"])
    assert all(f"党员{number}" in text for number in range(1, 61))


def test_a_row_is_high_enough_for_a_hand(printed):
    heights = sorted({height for _left, _right, height in printed["26"][0].rules})
    steps = [below - above for above, below in pairwise(heights[1:])]
    written = [step for step in steps if step > 3]
    assert len(written) == 13
    assert min(written) == pytest.approx(ROW_HEIGHT, abs=0.5)


def test_guests_have_lines_of_their_own():
    (table,) = tables(sheet(3, spare=2))
    assert [row[:2] for row in table.rows][2:] == [("3", "党员3"), ("", ""), ("", "")]


def test_an_odd_number_leaves_the_last_place_empty():
    (table,) = tables(sheet(15))
    assert table.rows[-1] == ("8", "党员8", "", "", "", "")
    assert tables(sheet(0))[0].rows == ()
