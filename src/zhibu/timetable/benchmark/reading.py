"""Reads a benchmark file in whichever of the layouts it is."""

from pathlib import Path
from typing import Any

from zhibu.timetable.benchmark.entry import FaultyBenchmarkFile
from zhibu.timetable.benchmark.given import Given
from zhibu.timetable.benchmark.own_json import FORMAT, given_by
from zhibu.timetable.benchmark.public_json import given_by_public, is_public
from zhibu.timetable.benchmark.sheets import given_by_workbook
from zhibu.timetable.instance_file import read_document

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


def is_benchmark(document: Any) -> bool:
    """Whether a JSON document is of the benchmark: ours, or a public app's."""
    is_ours = isinstance(document, dict) and document.get("format") == FORMAT
    return is_ours or is_public(document)


def given_by_document(document: Any) -> Given:
    """Return the problem of a JSON document.

    Raises:
        FaultyBenchmarkFile: it is not of the benchmark, or faulty.
    """
    if is_public(document):
        return given_by_public(document)
    if is_benchmark(document):
        return given_by(document)
    raise FaultyBenchmarkFile(
        f"不是会议安排基准文件：既没有 timeGrains 和 meetingAssignments，也没有 format {FORMAT}。",
        hint="写法见 docs/meeting-scheduling.md。",
    )


def read_given(path: Path) -> Given:
    """Return the problem of a file.

    Raises:
        UnreadableFile, FaultyFile: it cannot be read, or is not JSON.
        FaultyBenchmarkFile: something in it is missing, unknown or there twice.
    """
    if path.suffix.lower() in WORKBOOKS:
        return given_by_workbook(path)
    return given_by_document(read_document(path))
