"""Long titles break by meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.documents.markup import width_of
from zhibu.core.documents.title_lines import title_lines


@pytest.mark.parametrize(
    "lines",
    [
        ["2026年第四季度党员大会纪要"],
        ["荆州市委机构编制委员会办公室机关党支部", "关于2026年第四季度党员大会的会议纪要"],
        ["关于印发《机关党支部2026年度", "“三会一课”计划》的通知"],
    ],
)
def test_a_title_breaks_at_its_joints(lines):
    assert title_lines("".join(lines), 19.5) == lines


def test_typed_line_breaks_stay():
    assert title_lines("关于学习\n的通知", 20) == ["关于学习", "的通知"]


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=90))
def test_lines_fit_and_lose_nothing(title):
    lines = title_lines(title, 20)
    assert "".join(lines) == title
    assert all(width_of(line) <= 20 for line in lines)
