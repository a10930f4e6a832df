"""Reads MARGINS.json: how many people of the population would give each answer."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.counting import ONE_ANSWER
from zhibu.core.surveys.tables import Frame
from zhibu.files.json_file import FaultyFile, listed, read_json
from zhibu.files.schema_faults import schema_faults
from zhibu.survey.file_schemas import schema_text

LARGEST_MIB = 5
HINT = "\n请改正后重试，写法见 docs/survey-files.md。"


def read_frame(path: Path | None, codebook: Codebook, population: int) -> Frame:
    """Return who could have answered; without a file nothing is known but their number.

    Raises:
        UnreadableFile, FaultyFile: the file cannot be used.
    """
    if path is None:
        return Frame(population=population)
    document = read_json(path, most_mib=LARGEST_MIB)
    found = schema_faults(document, schema_text("margins"))
    found = found or list(_contradictions(document, codebook, population))
    if found:
        raise FaultyFile(listed(path.name, found), hint=HINT)
    margins = {name: people for name, people in document.items() if name != "$schema"}
    return Frame(population=population, margins=margins)


def _contradictions(
    document: Mapping[str, Any], codebook: Codebook, population: int
) -> Iterator[str]:
    questions = {question.id: question for question in codebook}
    for name, people in document.items():
        question = questions.get(name)
        if name == "$schema":
            continue
        if question is None or question.kind not in ONE_ANSWER:
            yield f"{name}：不是问卷里的单选题或量表题。"
            continue
        known = [option.code for option in question.options]
        unknown = [code for code in people if code not in known]
        missing = [code for code in known if code not in people]
        if unknown:
            yield f"{name}：没有代码为{'、'.join(unknown)}的选项，可以写：{'、'.join(known)}。"
        if missing:
            yield f"{name}：没有写{'、'.join(missing)}有多少人，没有人就写0。"
        if sum(people.values()) != population:
            total = sum(people.values())
            yield f"{name}：各项合计{total}人，与 --population {population} 不符，请核对。"
