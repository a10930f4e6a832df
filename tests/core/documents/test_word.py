"""The Word file itself: what is in it, and what is not."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibu.core.documents.official import (
    Blank,
    Heading,
    Labelled,
    OfficialDocument,
    Paragraph,
    Table,
)
from zhibu.core.documents.word import official_docx

MINUTES = OfficialDocument(
    title="党员大会纪要",
    mark="机关党支部会议纪要",
    blocks=(
        Labelled("出席：", "林书记"),
        *(Heading(f"标题{level}", level) for level in range(1, 5)),
        Paragraph("一段\n二段"),
        Table(("甲", "乙"), (("一", "二"),), caption="议定事项"),
        Table(("丙",), ()),
    ),
    signature="机关党支部",
    dated=date(2026, 11, 24),
)


def opened(document: OfficialDocument, *, large: bool = False):
    return docx.Document(BytesIO(official_docx(document, large=large)))


def test_the_same_document_is_the_same_bytes():
    assert official_docx(MINUTES) == official_docx(MINUTES)


def test_the_file_knows_its_title_and_language_and_nothing_of_the_machine():
    content = official_docx(MINUTES)
    with ZipFile(BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "thumbnail" in name or "app.xml" in name]
        core = parts.read("docProps/core.xml").decode()
    assert "党员大会纪要" in core
    assert "zh-CN" in core
    for told in ("python-docx", "creator", "created", "modified"):
        assert told not in core


def test_fonts_are_named_with_open_stand_ins_and_not_bundled():
    with ZipFile(BytesIO(official_docx(MINUTES))) as parts:
        fonts = parts.read("word/fontTable.xml").decode()
        assert not [name for name in parts.namelist() if name.endswith((".ttf", ".odttf"))]
    for name in ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "FandolFang"):
        assert name in fonts


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        ("Normal", "仿宋_GB2312", "32"),
        ("Title", "方正小标宋简体", "44"),
        ("Heading1", "黑体", None),
        ("Heading2", "楷体_GB2312", None),
        ("Heading3", "仿宋_GB2312", None),
        ("Footer", "宋体", "28"),
    ],
)
def test_each_style_has_its_font_and_size(style, font, half_points):
    styles = opened(MINUTES).styles.element
    letters = styles.xpath(f'w:style[@w:styleId="{style}"]/w:rPr')[0]
    assert letters.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    size = letters.find(qn("w:sz"))
    assert (None if size is None else size.get(qn("w:val"))) == half_points


def test_the_grid_tells_word_22_lines_of_28():
    section = opened(MINUTES).sections[0]._sectPr
    grid = section.find(qn("w:docGrid"))
    pitch = int(grid.get(qn("w:linePitch")))
    cell = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    page = section.find(qn("w:pgSz"))
    margins = section.find(qn("w:pgMar"))

    def twips(element, name):
        return int(element.get(qn(f"w:{name}")))

    height = twips(page, "h") - twips(margins, "top") - twips(margins, "bottom")
    width = twips(page, "w") - twips(margins, "left") - twips(margins, "right")
    assert (grid.get(qn("w:type")), height // pitch) == ("linesAndChars", 22)
    assert int(width / (cell * 20)) == 28


def test_every_part_is_there_in_order():
    read = [line.text for line in opened(MINUTES).paragraphs if line.text]
    assert read == [
        "机关党支部会议纪要",
        "党员大会纪要",
        "出席：林书记",
        "标题1",
        "标题2",
        "标题3",
        "标题4",
        "一段",
        "二段",
        "议定事项",
        "机关党支部",
        "2026年11月24日",
    ]
    tables = opened(MINUTES).tables
    assert len(tables) == 2
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_table_and_a_heading_refuse_what_they_cannot_show():
    for columns, rows, widths in [
        ((), (), ()),
        (("甲",), (("一", "二"),), ()),
        (("甲", "乙"), (), (1,)),
        (("甲",), (), (0,)),
    ]:
        with pytest.raises(ValueError, match="table"):
            Table(columns, rows, widths)
    with pytest.raises(ValueError, match="level"):
        Heading("标题", 5)


ANY = st.text(max_size=60)
BLOCKS = st.one_of(
    st.builds(Heading, ANY, st.integers(1, 4)),
    st.builds(Paragraph, ANY, st.booleans()),
    st.builds(Labelled, ANY, ANY),
    st.builds(Blank, st.integers(0, 3)),
    st.builds(lambda a, b: Table((a,), ((b,),)), ANY, ANY),
)


@settings(deadline=None, max_examples=60)
@given(
    st.builds(
        OfficialDocument,
        title=ANY,
        mark=ANY,
        number=ANY,
        recipients=ANY,
        signature=ANY,
        dated=st.none() | st.dates(),
        attachments=st.lists(ANY, max_size=3).map(tuple),
        blocks=st.lists(BLOCKS, max_size=4).map(tuple),
        landscape=st.booleans(),
    ),
    st.booleans(),
)
def test_no_text_whatever_breaks_the_file(document, large):
    assert opened(document, large=large).sections


def test_what_xml_forbids_goes_and_everything_else_stays():
    document = OfficialDocument(
        title="标\x00题", blocks=(Paragraph("好\x07的\ud800👍🏽\ufffe党\t员"),)
    )
    read = opened(document)
    assert [line.text for line in read.paragraphs if line.text] == ["标题", "好的👍🏽党\t员"]
    assert read.core_properties.title == "标题"
