"""Which files are kept as materials: PDF, slides and texts, by name, size and content alike."""

import zipfile
from io import BytesIO
from pathlib import PurePath

from zhibu.apps.lessons.refusals import MaterialUnfit

MOST_BYTES = 20 * 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "docx": f"{_OFFICE}wordprocessingml.document",
}
INSIDE = {"pptx": "ppt/presentation.xml", "docx": "word/document.xml"}
MOVING = frozenset({"mp4", "mov", "avi", "wmv", "mkv", "flv", "m4v", "webm"})
LONGEST_NAME = 120
OTHERWISE = "请换成 PDF、PPTX 或 DOCX；视频请放到单位的文件柜或网站，在这里加链接。"


def ending_of(name: str) -> str:
    """Return how a file's name ends, without the dot."""
    return PurePath(name).suffix.lstrip(".").lower()


def check_file(name: str, content: bytes) -> str:
    """Return the name a material is kept under.

    Raises:
        MaterialUnfit: not of a kind we keep, too big, or not what its name says.
    """
    ending = ending_of(name)
    if ending in MOVING:
        raise MaterialUnfit("视频不存在这里。", hint="请放到单位的文件柜或网站，在这里加链接。")
    if ending not in TYPES:
        raise MaterialUnfit("这种文件不能放。", hint=OTHERWISE)
    if len(content) > MOST_BYTES:
        raise MaterialUnfit("文件超过 20 MB。", hint="请先压缩图片，或改为加链接。")
    if not _is_what_it_says(ending, content):
        raise MaterialUnfit(f"文件内容不是 {ending.upper()}，或带有宏。", hint=OTHERWISE)
    stem = "".join(char for char in PurePath(name).stem if char.isprintable()).strip() or "课件"
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def _is_what_it_says(ending: str, content: bytes) -> bool:
    if ending == "pdf":
        return content.startswith(b"%PDF-")
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, RuntimeError, ValueError, OSError):
        # RuntimeError: packed in a way zipfile does not know.
        return False
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return INSIDE[ending] in names and not has_macros
