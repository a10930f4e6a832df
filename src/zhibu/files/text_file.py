"""Reads a file somebody names at the keyboard: UTF-8, of a size that can be meant."""

from pathlib import Path

from zhibu.core.refusals import Refusal


class UnreadableFile(Refusal):
    """A file that is not there, too large, or not text in UTF-8."""

    code = "files.unreadable"


def read_text(path: Path, *, most_mib: int) -> str:
    """Return the text of a file of at most `most_mib` MiB; a byte order mark is no part of it.

    Raises:
        UnreadableFile: it is not there, too large, or not UTF-8.
    """
    try:
        return read_bytes(path, most_mib=most_mib).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            f"{path.name} 不是 UTF-8 编码（第{fault.start + 1}个字节）。",
            hint="请另存为 UTF-8 后重试。",
        ) from fault


def read_bytes(path: Path, *, most_mib: int) -> bytes:
    """Return what a file of at most `most_mib` MiB holds.

    Raises:
        UnreadableFile: it is not there, or too large.
    """
    most = most_mib * 1024 * 1024
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as fault:
        said = "没有这个文件" if isinstance(fault, FileNotFoundError) else "这个文件读不了"
        raise UnreadableFile(f"{said}：{path}。", hint="请核对文件名和所在文件夹。") from fault
    if len(content) > most:
        raise UnreadableFile(f"{path.name} 超过{most_mib}MB。", hint="请核对是不是这个文件。")
    return content
