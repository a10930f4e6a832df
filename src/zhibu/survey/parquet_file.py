"""Counts ANSWERS.parquet where it lies: as many answers as there are, in the memory of a few."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.bulk import UnknownCode, count_in
from zhibu.core.surveys.bulk_analysis import Counted
from zhibu.core.surveys.codebook import Codebook, Question
from zhibu.core.surveys.tables import CountTable
from zhibu.files.json_file import FaultyFile, listed
from zhibu.files.text_file import UnreadableFile
from zhibu.survey.answers_file import HINT, column_faults

PARQUET = ".parquet"


class NoWeights(Refusal):
    """Weights were wanted for answers that are only counted."""

    code = "survey.no-weights"

    def __init__(self) -> None:
        """Say what does weight."""
        super().__init__(
            "Parquet 答卷只计数，不能按总体构成加权。", hint="请去掉 --weights，或改用 CSV。"
        )


def count_file(path: Path, codebook: Codebook, *, by: str | None) -> Counted:
    """Return every column counted, once for everybody and once in the groups of `by`.

    Raises:
        UnreadableFile: it is not there, or no Parquet.
        FaultyFile: columns or codes that do not fit the codebook; nobody answered.
    """
    table = _opened(path)
    faults = list(column_faults(table.columns, codebook))
    if faults:
        raise FaultyFile(listed(path.name, faults), hint=HINT)
    respondents = int(table.count().to_pyarrow().as_py())
    if not respondents:
        raise FaultyFile(f"{path.name} 里没有答卷。", hint=HINT)
    group = next((column for column in codebook.columns if column.id == by), None)
    try:
        everybody = dict(_counted(table, codebook, None))
        grouped = dict(_counted(table, codebook, group)) if group else {}
    except UnknownCode as fault:
        raise FaultyFile(f"{path.name}：{fault.message}{fault.hint}", hint=HINT) from fault
    return Counted(
        codebook=codebook, respondents=respondents, everybody=everybody, by=by, grouped=grouped
    )


def _counted(
    table: Any, codebook: Codebook, by: Question | None
) -> Iterator[tuple[str, CountTable]]:
    for column in codebook.columns:
        if by is None or column.id != by.id:
            yield column.id, count_in(table, column, by=by)


def _opened(path: Path) -> Any:
    # Half a second of libraries that a CSV does not need.
    import duckdb  # noqa: PLC0415
    import ibis  # noqa: PLC0415

    if not path.is_file():
        raise UnreadableFile(f"没有这个文件：{path}。", hint="请核对文件名和所在文件夹。")
    try:
        with warnings.catch_warnings():
            # Ibis asks DuckDB in a way DuckDB means to drop: nothing a user could mend.
            warnings.simplefilter("ignore", DeprecationWarning)
            return ibis.duckdb.connect().read_parquet(path)
    except (duckdb.Error, OSError) as fault:
        raise UnreadableFile(
            f"{path.name} 不是有效的 Parquet 文件。", hint="请重新导出后重试。"
        ) from fault
