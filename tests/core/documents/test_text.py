"""A typed text becomes headings and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.documents.official import Blank, Heading, Paragraph
from zhibu.core.documents.text import blocks_of


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、传达学习", 1),
        ("十二、其他事项", 1),
        ("（一）学习内容", 2),
        ("(三)学习方式", 2),
        ("1. 集中学习", 3),
        ("12．分组讨论", 3),
        ("（1）时间安排", 4),
        ("(10)地点", 4),
    ],
)
def test_a_numbered_line_is_a_heading(line, level):
    assert blocks_of(line) == (Heading(line, level),)


@pytest.mark.parametrize(
    "line",
    [
        "会议决定一、二组合并",
        "一、会议听取了支部书记的工作报告。",
        "3.5小时的学习",
        "（2026）5号",
        "1. 会议要求" + "认真落实" * 20,
        "一、",
    ],
)
def test_a_sentence_stays_a_paragraph(line):
    assert blocks_of(line) == (Paragraph(line),)


def test_blank_lines_stay_between_but_not_around():
    assert blocks_of("\r\n\n甲\n\n乙  \n\n") == (Paragraph("甲"), Blank(), Paragraph("乙"))
    assert blocks_of("") == blocks_of(" \n\t\n") == ()


@given(st.text(st.characters(exclude_categories=("C", "Z"))))
def test_no_word_is_lost(text):
    assert "".join(getattr(block, "text", "") for block in blocks_of(text)) == text
