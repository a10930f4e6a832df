"""`zhibu survey schema`: what is printed is a schema, and what we read and write keeps it."""

import json

import pytest
from jsonschema import Draft202012Validator
from tests.core.surveys.codebooks import EVERY_KIND
from tests.survey.files import CODEBOOK, analysed, people, survey, table

from zhibu.core.surveys.plain_codebook import codebook_from, plain_codebook
from zhibu.files.schema_faults import schema_faults


def schema(capsys, *words):
    assert survey("schema", *words) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("kind", ["codebook", "answers", "margins", "analysis"])
def test_every_schema_is_one(capsys, kind):
    Draft202012Validator.check_schema(json.loads(schema(capsys, kind)))


def test_the_codebook_is_printed_when_nothing_is_named(capsys):
    assert schema(capsys) == schema(capsys, "codebook")


def test_codebooks_keep_the_schema_and_come_back(capsys):
    printed = schema(capsys, "codebook")
    for document in (CODEBOOK, plain_codebook(EVERY_KIND)):
        assert schema_faults(document, printed) == []
    assert codebook_from(plain_codebook(EVERY_KIND)) == EVERY_KIND


def test_an_analysis_keeps_the_schema(tmp_path, capsys):
    found = analysed(tmp_path, capsys, table(people()), "--by", "agency")
    validator = Draft202012Validator(json.loads(schema(capsys, "analysis")))
    assert [error.message for error in validator.iter_errors(found)] == []
