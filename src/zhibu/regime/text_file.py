"""Reads a file somebody names at the keyboard: UTF-8, of a size that can be meant."""

from pathlib import Path

from zhibu.core.refusals import Refusal

LARGEST_MIB = 5
"""A branch of fifty people through fifty years stays far below."""


class UnreadableFile(Refusal):
    """A file that is not there, too large, or not text in UTF-8."""

    code = "regime.unreadable-file"


def read_text(path: Path) -> str:
    """Return the text of a file; a byte order mark is no part of it.

    Raises:
        UnreadableFile: it is not there, too large, or not UTF-8.
    """
    most = LARGEST_MIB * 1024 * 1024
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise UnreadableFile(
                f"{path.name} 超过{LARGEST_MIB}MB。", hint="一个文件只写一个党支部，请核对。"
            )
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            f"{path.name} 不是 UTF-8 编码（第{fault.start + 1}个字节）。",
            hint="请另存为 UTF-8 后重试。",
        ) from fault
    except OSError as fault:
        said = "没有这个文件" if isinstance(fault, FileNotFoundError) else "这个文件读不了"
        raise UnreadableFile(f"{said}：{path}。", hint="请核对文件名和所在文件夹。") from fault
