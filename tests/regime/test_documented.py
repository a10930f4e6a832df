"""The examples of docs/regulations.md are accepted as they stand."""

import re
from pathlib import Path

import pytest
from tests.regime.branches import due, saved

TEXT = (Path(__file__).parents[2] / "docs" / "regulations.md").read_text("utf-8")


def example(language, beginning):
    (found,) = [
        block
        for block in re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
        if block.startswith(beginning)
    ]
    return found


@pytest.mark.parametrize("words", [(), ("--format", "json", "--explain")])
def test_the_branch_and_the_local_rules_of_the_documents_can_be_asked(tmp_path, capsys, words):
    path = saved(tmp_path, example("json", '{"name"'))
    local = saved(tmp_path, example("toml", "[[tighten]]"), "local.toml")
    assert due(path, "--local", str(local), *words) == 0
    assert "地方-1" in capsys.readouterr().out
