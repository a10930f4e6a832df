"""`zhibu survey analyse`: the answers of a small population, counted with their limits."""

import argparse
import sys
from pathlib import Path

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.bulk_analysis import analyse_counts
from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.counting import ONE_ANSWER
from zhibu.core.surveys.disclosure_rule import DEFAULT_RULE, DisclosureRule
from zhibu.core.surveys.tables import Analysis, Frame, Method
from zhibu.files.numbers import whole
from zhibu.survey.answers_file import read_answers
from zhibu.survey.codebook_file import read_codebook
from zhibu.survey.margins_file import read_frame
from zhibu.survey.parquet_file import PARQUET, NoWeights, count_file
from zhibu.survey.writing import FORMATS, write

METHODS = {method.value: method for method in (Method.HYPERGEOMETRIC, Method.WILSON_FPC)}
LARGEST = 2_000_000_000


class NotGrouped(Refusal):
    """A question that cannot make groups was asked to."""

    code = "survey.not-grouped"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the answers, what was asked, of whom, and the form of the result."""
    parser.add_argument(
        "answers", type=Path, metavar="ANSWERS", help="答卷，每份一行：.csv，很多时用 .parquet"
    )
    parser.add_argument(
        "--codebook",
        type=Path,
        required=True,
        metavar="CODEBOOK",
        help="问卷，CODEBOOK.json 或 XLSForm 工作簿（.xlsx）",
    )
    parser.add_argument(
        "--population", type=whole(1, LARGEST), required=True, metavar="人数", help="总体人数"
    )
    parser.add_argument("--by", metavar="题目", help="按这道单选题分组")
    parser.add_argument(
        "--weights",
        type=Path,
        metavar="MARGINS.json",
        help="总体构成：用作各组总人数，并按它加权",
    )
    parser.add_argument(
        "--method",
        choices=METHODS,
        default=Method.HYPERGEOMETRIC.value,
        help="区间的算法；默认 hypergeometric（精确）",
    )
    parser.add_argument(
        "--threshold",
        type=whole(1, 1000),
        default=DEFAULT_RULE.smallest_cell,
        metavar="人数",
        help=f"不足这个人数的单元格不公布，默认{DEFAULT_RULE.smallest_cell}",
    )
    parser.add_argument("--format", choices=FORMATS, default="json", help="结果的格式，默认 json")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="把结果写入文件")


def run(options: argparse.Namespace) -> int:
    """Write what may be published of the answers.

    Raises:
        UnreadableFile, FaultyFile, NotAnXlsform: a file cannot be used.
        NoWeights: weights with Parquet.
        NotGrouped: `--by` names no question with one answer per person.
        MoreAnswersThanPeople: the population is smaller than the answers.
        NotWritten: the result cannot be written.
    """
    codebook = read_codebook(options.codebook)
    _check_grouping(codebook, options.by)
    write(_analysis(codebook, options), options.format, options.output, sys.stdout)
    return 0


def _analysis(codebook: Codebook, options: argparse.Namespace) -> Analysis:
    method, rule = METHODS[options.method], _rule(options.threshold)
    if options.answers.suffix.lower() == PARQUET:
        if options.weights is not None:
            raise NoWeights
        counted = count_file(options.answers, codebook, by=options.by)
        frame = Frame(population=options.population)
        return analyse_counts(counted, frame=frame, method=method, rule=rule)
    frame = read_frame(options.weights, codebook, options.population)
    return analyse(
        read_answers(options.answers, codebook),
        frame=frame,
        by=options.by,
        weights=options.weights is not None,
        method=method,
        rule=rule,
    )


def _rule(threshold: int) -> DisclosureRule:
    """Return the rule for a threshold of cells; a group is at least as large as a cell."""
    return DisclosureRule(
        smallest_group=max(DEFAULT_RULE.smallest_group, threshold), smallest_cell=threshold
    )


def _check_grouping(codebook: Codebook, by: str | None) -> None:
    known = [column.id for column in codebook.columns if column.kind in ONE_ANSWER]
    if by is not None and by not in known:
        raise NotGrouped(
            f"不能按“{by}”分组：它不是问卷里的单选题或量表题。",
            hint=f"可以用：{'、'.join(known)}。" if known else "这份问卷没有单选题。",
        )
