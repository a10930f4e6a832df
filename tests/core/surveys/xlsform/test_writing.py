"""Our questionnaires as XLSForm: pyxform takes them, and they come back as they were."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert
from tests.core.surveys.codebooks import EVERY_KIND, codebooks

from zhibu.core.surveys.codebook import Codebook, Kind, Question
from zhibu.core.surveys.codebook_checks import FaultyCodebook
from zhibu.core.surveys.xlsform import codebook_from_xlsform, read_xlsform, xlsform_from
from zhibu.core.surveys.xlsform.form import NotAnXlsform


def test_pyxform_makes_an_xform_of_it():
    done = convert(xlsform_from(EVERY_KIND), file_type=".xlsx")
    assert done.warnings == []
    assert "<h:title>机关党建问卷</h:title>" in done.xform
    assert "selected( /data/agency , 'a')" in done.xform
    assert 'constraint="count-selected(.) &lt;= 2"' in done.xform
    assert "odk:rank" in done.xform
    assert 'appearance="list-nolabel"' in done.xform


def test_it_comes_back_as_it_was_without_a_remark():
    form = read_xlsform(xlsform_from(EVERY_KIND))
    assert form.codebook == EVERY_KIND
    assert form.remarks == ()


def test_the_same_questions_make_the_same_bytes():
    assert xlsform_from(EVERY_KIND) == xlsform_from(EVERY_KIND)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(codebook=codebooks())
def test_any_questionnaire_comes_back_as_it_was(codebook):
    assert codebook_from_xlsform(xlsform_from(codebook)) == codebook


def test_a_faulty_questionnaire_is_not_written():
    with pytest.raises(FaultyCodebook, match="没有题目"):
        xlsform_from(Codebook(questions=()))


@settings(max_examples=5, deadline=None)
@given(place=st.sampled_from(["label", "hint"]))
def test_words_pyxform_would_take_for_a_reference_are_refused(place):
    words = {"label": "建议", "hint": "", place: "见 ${nowhere}"}
    codebook = Codebook(questions=(Question(id="x", kind=Kind.TEXT, **words),))
    with pytest.raises(NotAnXlsform, match="nowhere"):
        xlsform_from(codebook)
