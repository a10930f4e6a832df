"""RIS, BibTeX and NoteExpress text become sources; what cannot be read is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.references import ris
from zhibu.core.references.reading import NotReferences, read_references
from zhibu.core.references.reference import Kind, Reference

NOTEEXPRESS = """{Reference Type}: Journal Article
{Title}: 小机关党建的问题
{Author}: 张三;李四;
{Journal}: 党建研究
{Year}: 2020
{Issue}: 02
{Pages}: 10-15
{DOI}: 10.1/a

{Reference Type}: Thesis
{Title}: 支部研究
{Author}: 王五
{Publisher}: 武汉大学
{Year}: 2019
{Reference Type}: Book
{Author}: 甲
"""
RIS = """TY  - JOUR
TI  - 小机关党建的问题
AU  - 张三
AU  - 李四
JO  - 党建研究
PY  - 2020
IS  - 2
SP  - 10
EP  - 15
DO  - 10.1/a
ER  -

TY  - JOUR
AU  - Nobody
ER  -
"""
BIBTEX = """@article{a, author={张三 and 李四}, title={{小机关}党建的问题},
  journal={党建研究}, year=2020, number={2}, pages={10--15}, doi={10.1/a}}
@book{b, author={甲},
@phdthesis{c, author={Doe, Jane}, title="T", school={P}, year={2001}}
"""
ARTICLE = Reference(
    kind=Kind.JOURNAL, title="小机关党建的问题", authors=("张三", "李四"), container="党建研究",
    year="2020", issue="2", pages="10-15", doi="10.1/a",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"), [(NOTEEXPRESS, "第15行"), (RIS, "第13行"), (BIBTEX, "第3行")]
)
def test_the_same_article_is_read_from_each_format_and_the_bad_entry_is_named(text, line):
    reading = read_references(text)
    first = reading.references[0]
    assert first == Reference(**{**_facts(ARTICLE), "published_on": first.published_on})
    assert len(reading.faults) == 1
    assert line in reading.faults[0]


def _facts(reference):
    return {name: getattr(reference, name) for name in Reference.__slots__}


def test_a_thesis_keeps_its_school():
    thesis = read_references(NOTEEXPRESS).references[1]
    assert (thesis.kind, thesis.publisher) == (Kind.THESIS, "武汉大学")
    assert read_references(BIBTEX).references[1].authors == ("Doe, Jane",)


@pytest.mark.parametrize("text", ["", "你好", "TY  - JOUR\nER  - \n", "@article{"])
def test_what_is_none_of_the_formats_is_refused(text):
    with pytest.raises(NotReferences):
        read_references(text)


def test_what_is_the_same_source_does_not_depend_on_case_and_punctuation():
    a = Reference(kind=Kind.JOURNAL, title="On Being Small", authors=("Doe, Jane",))
    b = Reference(kind=Kind.BOOK, title="On being small.", authors=("doe jane",))
    assert a.sameness == b.sameness
    assert a.sameness != Reference(kind=Kind.JOURNAL, title="On being").sameness


plain = st.text(alphabet="小机关ab-", min_size=1, max_size=10).map(lambda s: f"x{s}x")


@given(
    reference=st.builds(
        Reference,
        kind=st.sampled_from(sorted(Kind)),
        title=plain,
        authors=st.lists(plain, max_size=3).map(tuple),
        container=plain,
        year=st.just("2020"),
        volume=st.sampled_from(["", "3"]),
        pages=st.sampled_from(["", "10-15", "7"]),
        publisher=plain,
        place=plain,
    )
)
def test_what_is_written_as_ris_is_read_back(reference):
    (back,) = read_references(ris.write([reference])).references
    assert back == reference
