"""Writes what may be published, in the form asked for, to a file or to where output goes."""

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TextIO

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.plain_analysis import plain_analysis
from zhibu.core.surveys.tables import Analysis


class NotWritten(Refusal):
    """A result that cannot be written where it was asked for."""

    code = "survey.not-written"


def write(analysis: Analysis, form: str, path: Path | None, out: TextIO) -> None:
    """Write an analysis to a file, or to `out`.

    Raises:
        NotWritten: there is no such folder, it may not be written to, or a workbook or
            document would be poured onto the screen.
    """
    if path is None and form in BINARY and out.isatty():
        raise NotWritten(f"{form} 文件不能显示在屏幕上。", hint="请用 --output 写明文件名。")
    content = FORMATS[form](analysis)
    if path is None:
        out.flush()
        _raw(out).write(content)
        return
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise NotWritten(
            f"写不了文件：{path}。", hint="请核对文件夹是否存在、能否写入。"
        ) from fault


def _raw(out: TextIO) -> io.BufferedIOBase:
    """Return where bytes go: JSON and pages are UTF-8 whatever the terminal speaks."""
    raw: io.BufferedIOBase = out.buffer  # type: ignore[assignment]
    return raw


def json_bytes(analysis: Analysis) -> bytes:
    """Return an analysis as JSON text; its schema is printed by `zhibu survey schema analysis`."""
    return (json.dumps(plain_analysis(analysis), ensure_ascii=False, indent=1) + "\n").encode()


def _workbook(analysis: Analysis) -> bytes:
    from zhibu.survey.workbook_output import workbook_of  # noqa: PLC0415 -- only who asks waits

    return workbook_of(analysis)


def _word(analysis: Analysis) -> bytes:
    from zhibu.survey.word_output import word_of  # noqa: PLC0415 -- only who asks waits

    return word_of(analysis)


def _page(analysis: Analysis) -> bytes:
    from zhibu.survey.page_output import page_of  # noqa: PLC0415 -- only who asks waits

    return page_of(analysis)


FORMATS: Mapping[str, Callable[[Analysis], bytes]] = {
    "json": json_bytes,
    "xlsx": _workbook,
    "docx": _word,
    "html": _page,
}
BINARY = ("xlsx", "docx")
