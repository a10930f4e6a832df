"""Answers in Parquet: the same numbers as from CSV, counted where they lie."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.survey.files import CODEBOOK, COLUMNS, analysed, people, survey, table


def as_parquet(folder, rows, columns=COLUMNS):
    answers, codebook = folder / "answers.parquet", folder / "codebook.json"
    cells = {name: [row[at] or None for row in rows] for at, name in enumerate(columns)}
    pq.write_table(pa.table({n: pa.array(cell, pa.string()) for n, cell in cells.items()}), answers)
    codebook.write_text(json.dumps(CODEBOOK), "utf-8")
    return ("analyse", answers, "--codebook", codebook, "--population", 40)


def numbers(questions):
    """What both ways can tell: all but means of numbers and tests."""
    kept = ("id", "n", "N", "options", "suppressed")
    return [
        {name: each[name] for name in kept}
        | {"groups": [{k: g[k] for k in ("code", *kept[1:])} for g in each["groups"]]}
        for each in questions
    ]


@pytest.mark.parametrize("words", [(), ("--by", "agency"), ("--threshold", "6")])
def test_the_numbers_are_those_of_the_csv(tmp_path, capsys, words):
    expected = analysed(tmp_path, capsys, table(people()), *words)
    assert survey(*as_parquet(tmp_path, people()), *words) == 0
    found = json.loads(capsys.readouterr().out)
    assert numbers(found["questions"]) == numbers(expected["questions"])
    scale = [question["mean"] for question in found["questions"] if question["id"] == "agree.r1"]
    assert scale[0]["value"] == 1.5
    assert found["notes"][0].startswith("由计数直接算出")


def test_an_unknown_code_is_named_with_how_often_it_stands_there(tmp_path, capsys):
    rows = [("z", *row[1:]) for row in people(a=3, b=0)] + people()
    assert survey(*as_parquet(tmp_path, rows)) == 1
    told = capsys.readouterr().err
    assert "answers.parquet：“agency”列里有3个“z”，不是这道题的代码。可以写：a、b。" in told


@pytest.mark.parametrize(
    ("rows", "words", "said"),
    [
        (people(), ("--population", "9"), "全部有24人作答，但总人数只填了9人。"),
        (people(), ("--weights", "margins.json"), "Parquet 答卷只计数，不能按总体构成加权。"),
        ([], (), "answers.parquet 里没有答卷。"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, capsys, rows, words, said):
    assert survey(*as_parquet(tmp_path, rows), *words) == 1
    assert said in capsys.readouterr().err


def test_columns_are_checked(tmp_path, capsys):
    assert survey(*as_parquet(tmp_path, people(), ("agncy", *COLUMNS[1:]))) == 1
    assert "列“agncy”在问卷里没有，是不是“agency”？" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"), [(None, "没有这个文件"), (b"agency\na\n", "不是有效的 Parquet")]
)
def test_what_is_no_parquet_is_refused(tmp_path, capsys, content, said):
    words = as_parquet(tmp_path, people())
    words[1].unlink()
    if content:
        words[1].write_bytes(content)
    assert survey(*words) == 1
    assert said in capsys.readouterr().err
