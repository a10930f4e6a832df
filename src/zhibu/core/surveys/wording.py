"""The finding of one question in plain Chinese, made from the numbers."""

from collections.abc import Sequence

from zhibu.core.surveys.codebook import Question
from zhibu.core.surveys.tables import Comparison, Table


def finding(
    question: Question, table: Table, groups: Sequence[Table], comparison: Comparison | None
) -> tuple[str, ...]:
    """Return what the figures of the question say, one sentence each; never a cause."""
    return ()
