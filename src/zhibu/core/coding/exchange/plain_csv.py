"""A code tree as a table: one row a code, its path with / between the names."""

import csv
import io
from typing import Any

from zhibu.core.coding.exchange.code_tree import BadCodebook, CodeNode, checked

PATH, DEFINITION = "编码", "含义"
BETWEEN = "/"
_INSTEAD = "／"
"""A slash inside a name would be read as a step down."""


def codes_from_csv(content: bytes) -> tuple[CodeNode, ...]:
    """Read the table: a header row with 编码 and, if wanted, 含义; parents before or after.

    Raises:
        BadCodebook: not text, no such column, an empty or repeated path; names the line.
    """
    reader = csv.DictReader(io.StringIO(_text(content)))
    if PATH not in (reader.fieldnames or ()):
        raise BadCodebook(f"第1行没有“{PATH}”一列。", hint=f"表头应为：{PATH},{DEFINITION}。")
    definitions: dict[tuple[str, ...], str] = {}
    for row in reader:
        path = _path(row.get(PATH) or "", reader.line_num)
        if path in definitions:
            raise BadCodebook(f"第{reader.line_num}行的“{BETWEEN.join(path)}”前面已经有了。")
        definitions[path] = (row.get(DEFINITION) or "").strip()
    whole = dict(definitions)
    for path in definitions:
        for length in range(1, len(path)):
            whole.setdefault(path[:length], "")
    return checked(_below((), whole))


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadCodebook("文件不是文字。", hint="请用 Excel 另存为 CSV（UTF-8）。")


def _path(text: str, line: int) -> tuple[str, ...]:
    path = tuple(" ".join(part.split()) for part in text.split(BETWEEN))
    if not all(path):
        raise BadCodebook(f"第{line}行的“{PATH}”是空的，或斜杠旁边少了名称。")
    return path


def _below(above: tuple[str, ...], whole: dict[tuple[str, ...], str]) -> tuple[CodeNode, ...]:
    depth = len(above) + 1
    here = [path for path in whole if len(path) == depth and path[:-1] == above]
    return tuple(
        CodeNode(name=path[-1], definition=whole[path], children=_below(path, whole))
        for path in here
    )


def csv_from(nodes: tuple[CodeNode, ...]) -> bytes:
    """Return the tree as UTF-8 CSV that Excel opens with its Chinese intact."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([PATH, DEFINITION])
    _write(writer, (), nodes)
    return out.getvalue().encode("utf-8-sig")


def _write(writer: Any, above: tuple[str, ...], nodes: tuple[CodeNode, ...]) -> None:
    for node in nodes:
        path = (*above, node.name.replace(BETWEEN, _INSTEAD))
        writer.writerow([BETWEEN.join(path), node.definition])
        _write(writer, path, node.children)
