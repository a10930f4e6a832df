"""The sign sheet on paper."""

from datetime import date
from itertools import pairwise

import pytest
from tests.core.documents.papers import papers_of
from tests.office import to_pdf

from zhibu.core.documents.official import Table
from zhibu.core.documents.sign_sheet import ROW_HEIGHT, sign_sheet
from zhibu.core.documents.word import official_docx


def sheet(count: int, **more):
    names = [f"党员{number}" for number in range(1, count + 1)]
    title = "机关党支部党员大会签到表"
    return sign_sheet(title=title, dated=date(2026, 11, 24), place="三楼", names=names, **more)


def tables(document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("signed")
    paths = []
    for count in (12, 26, 60):
        paths.append(folder / f"{count}.docx")
        paths[-1].write_bytes(official_docx(sheet(count)))
    return {int(path.stem): papers_of(path) for path in to_pdf(paths, folder)}


def test_26_people_sign_on_one_page(printed):
    assert [len(papers) for papers in printed.values()] == [1, 1, 3]
    text = "".join(paper.text for paper in printed[60])
    assert all(f"党员{number}" in text for number in range(1, 61))


def test_a_row_is_high_enough_for_a_hand(printed):
    heights = sorted({height for _left, _right, height in printed[26][0].rules})
    steps = [below - above for above, below in pairwise(heights[1:])]
    written = [step for step in steps if step > 3]
    assert len(written) == 13
    assert min(written) == pytest.approx(ROW_HEIGHT, abs=0.5)


def test_guests_have_lines_of_their_own():
    (table,) = tables(sheet(3, spare=2))
    assert [row[:2] for row in table.rows][3:] == [("4", ""), ("5", "")]


def test_an_odd_number_leaves_the_last_place_empty():
    (table,) = tables(sheet(15))
    assert table.rows[-1] == ("8", "党员8", "", "", "", "")
    assert tables(sheet(0))[0].rows == ()
