"""Read what was said from a file: plain text or Word."""

import io
import zipfile

from zhibu.apps.interviews.models.interviews import LONGEST_TRANSCRIPT
from zhibu.apps.interviews.refusals import BadTranscript

MOST_BYTES = 4 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")


def text_of_file(name: str, content: bytes) -> str:
    """Return the text of a .txt or .docx file, a paragraph a line.

    Raises:
        BadTranscript: another kind of file, damaged, too large, or without text.
    """
    if len(content) > MOST_BYTES:
        raise BadTranscript("文件超过 4 MB。", hint="请去掉图片，或只复制文字粘贴进来。")
    ending = name.lower().rpartition(".")[2]
    if ending == "docx":
        text = _word(content)
    elif ending == "txt":
        text = _plain(content)
    else:
        raise BadTranscript(
            f"不能读“{name}”这种文件。", hint="请用 .docx 或 .txt；.doc 请先另存为 .docx。"
        )
    text = text.replace("\x00", "").strip()
    if not text:
        raise BadTranscript("文件里没有文字。", hint="扫描件请先转成文字。")
    if len(text) > LONGEST_TRANSCRIPT:
        raise BadTranscript(
            f"文字有{len(text)}个字，超过{LONGEST_TRANSCRIPT}个字。", hint="请分成几次访谈记录。"
        )
    return text


def _plain(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadTranscript("文本文件的编码认不出来。", hint="请另存为 UTF-8 后重试。")


def _word(content: bytes) -> str:
    """Return the paragraphs of a Word file, those in tables included, in their order."""
    from docx import Document  # noqa: PLC0415 -- heavy; only who uploads pays
    from docx.table import Table  # noqa: PLC0415 -- as above

    try:
        _refuse_bomb(content)
        body = Document(io.BytesIO(content)).iter_inner_content()
        lines: list[str] = []
        for block in body:
            if isinstance(block, Table):
                lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
    except BadTranscript:
        raise
    except Exception as fault:  # a damaged file can fail anywhere in the library
        raise BadTranscript(
            "这个 Word 文件打不开。", hint="请用 Word 或 WPS 打开后另存为 .docx，再上传。"
        ) from fault
    return "\n".join(lines)


def _refuse_bomb(content: bytes) -> None:
    """Refuse a small archive that unpacks to more than memory should take."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise BadTranscript("文件展开后太大。", hint="请去掉图片和附件后重新保存。")
