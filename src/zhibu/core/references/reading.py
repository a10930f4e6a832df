"""Tell which of the three formats a text is in, and read it."""

from collections.abc import Callable

from zhibu.core.references import bibtex, noteexpress, ris
from zhibu.core.references.reference import Reading
from zhibu.core.refusals import Refusal

MOST_CHARACTERS = 2_000_000
MOST_REFERENCES = 1000


class NotReferences(Refusal):
    """A text in none of the three formats, or with nothing in it."""

    code = "references.unknown-format"


def read_references(text: str) -> Reading:
    """Read RIS, BibTeX or NoteExpress text, recognised by its first tag.

    Raises:
        NotReferences: it is none of them, too large, or holds no source.
    """
    text = text.removeprefix("\ufeff").strip()
    if not text:
        raise NotReferences("没有内容。", hint="请选择文件，或把导出的文字粘贴进来。")
    if len(text) > MOST_CHARACTERS:
        raise NotReferences("文件太大。", hint="请分几次导入，每次不超过200万字。")
    reading = _reader(text)(text)
    if not reading.references:
        said = reading.faults[0] if reading.faults else "没有找到一条文献。"
        raise NotReferences(said, hint="请核对导出格式：RIS、BibTeX 或 NoteExpress。")
    if len(reading.references) > MOST_REFERENCES:
        raise NotReferences(
            f"一次最多导入{MOST_REFERENCES}条，这里有{len(reading.references)}条。",
            hint="请分几次导入。",
        )
    return reading


def _reader(text: str) -> Callable[[str], Reading]:
    if noteexpress.FIRST in text:
        return noteexpress.read
    if ris.FIRST.search(text):
        return ris.read
    if bibtex.FIRST.search(text):
        return bibtex.read
    first = text.splitlines()[0][:40]
    raise NotReferences(
        f"看不出是哪种格式，第1行是：{first}",
        hint="请从知网、NoteExpress、EndNote、Zotero 导出为 RIS、BibTeX 或 NoteExpress 格式。",
    )
