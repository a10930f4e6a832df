"""`zhibu timetable import-meeting-scheduling`: a file of the public benchmark as INSTANCE.json."""

import argparse
import sys
from pathlib import Path

from zhibu.timetable.benchmark.given import told
from zhibu.timetable.benchmark.own_json import document_of
from zhibu.timetable.benchmark.reading import read_given
from zhibu.timetable.solution_file import in_json, write_text


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
        NotWritten: the result cannot be written.
    """
    given = read_given(options.file)
    sys.stdout.writelines(f"{line}\n" for line in told(given))
    if options.output is not None:
        write_text(options.output, in_json(document_of(given)))
        sys.stdout.write(f"已写入 {options.output}。\n")
    return 0
