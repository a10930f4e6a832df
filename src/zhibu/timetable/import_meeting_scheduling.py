"""`zhibu timetable import-meeting-scheduling`: a file of the public benchmark as INSTANCE.json."""

import argparse
import json
import sys
from pathlib import Path

from zhibu.core.refusals import Refusal
from zhibu.timetable.benchmark.given import told
from zhibu.timetable.benchmark.own_json import document_of
from zhibu.timetable.benchmark.reading import read_given


class UnwritableFile(Refusal):
    """The place where the result should go cannot be written."""

    code = "timetable.unwritable-file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file and where the result goes."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="公开的会议安排文件：.xlsx 工作簿或 .json"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="INSTANCE.json",
        help="写到哪里；不写则只打印读到了什么",
    )


def run(options: argparse.Namespace) -> int:
    """Print what was read, and write it if asked to.

    Raises:
        UnreadableFile, FaultyFile, FaultyBenchmarkFile: the file cannot be used.
        UnwritableFile: the result cannot be written.
    """
    given = read_given(options.file)
    sys.stdout.writelines(f"{line}\n" for line in told(given))
    if options.output is not None:
        write_json(options.output, document_of(given))
        sys.stdout.write(f"已写入 {options.output}。\n")
    return 0


def write_json(path: Path, document: object) -> None:
    """Write a document as JSON.

    Raises:
        UnwritableFile: it cannot be written there.
    """
    try:
        path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as fault:
        raise UnwritableFile(f"写不进 {path}。", hint="请核对文件夹和权限。") from fault
