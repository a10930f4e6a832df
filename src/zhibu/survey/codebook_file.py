"""Reads a questionnaire: CODEBOOK.json (docs/survey-files.md) or an XLSForm workbook."""

import sys
from pathlib import Path

from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.codebook_checks import FaultyCodebook, check_codebook
from zhibu.core.surveys.plain_codebook import codebook_from
from zhibu.files.json_file import FaultyFile, listed, read_json
from zhibu.files.schema_faults import schema_faults
from zhibu.files.text_file import read_bytes
from zhibu.survey.file_schemas import schema_text

LARGEST_MIB = 5
HINT = "\n请改正后重试，写法见 docs/survey-files.md。"


def read_codebook(path: Path) -> Codebook:
    """Return the questionnaire in a file; what XLSForm cannot bring along goes to stderr.

    Raises:
        UnreadableFile, FaultyFile, NotAnXlsform: it cannot be used.
    """
    try:
        if path.suffix.lower() == ".json":
            return _from_json(path)
        return _from_workbook(path)
    except FaultyCodebook as fault:
        raise FaultyFile(listed(path.name, [*map(str, fault.faults)]), hint=HINT) from fault


def _from_json(path: Path) -> Codebook:
    document = read_json(path, most_mib=LARGEST_MIB)
    found = schema_faults(document, schema_text("codebook"))
    if found:
        raise FaultyFile(listed(path.name, found), hint=HINT)
    codebook = codebook_from(document)
    check_codebook(codebook)
    return codebook


def _from_workbook(path: Path) -> Codebook:
    # Half a second of libraries that a codebook in JSON does not need.
    from zhibu.core.surveys.xlsform.reading import read_xlsform  # noqa: PLC0415

    form = read_xlsform(read_bytes(path, most_mib=LARGEST_MIB))
    sys.stderr.writelines(f"{path.name}：{remark}\n" for remark in form.remarks)
    return form.codebook
