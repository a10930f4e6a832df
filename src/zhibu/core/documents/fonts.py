"""Fonts by name only. They are licensed, so none is bundled; each names who may stand in."""

from dataclasses import dataclass

from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.markup import w

CHINESE = "86"
"""GB2312 in w:charset."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font, its kind (roman has serifs, swiss has none) and its stand-ins, best first."""

    name: str
    kind: str
    stand_ins: tuple[str, ...]

    def everywhere(self) -> Element:
        """Return the setting of this font for Chinese and Latin signs alike.

        Quotation marks, dashes and digits then come from the Chinese font, full and half wide
        as the standard's own samples show them.
        """
        name = self.name
        return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")


TITLE = Font(
    "方正小标宋简体",
    "roman",
    (
        "方正小标宋_GBK",
        "FZXiaoBiaoSong-B05S",
        "华文中宋",
        "STZhongsong",
        "宋体",
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "FandolSong",
    ),
)
BODY = Font(
    "仿宋_GB2312",
    "roman",
    ("仿宋", "FangSong", "华文仿宋", "STFangsong", "FandolFang", "Noto Serif CJK SC"),
)
SECOND = Font(
    "楷体_GB2312",
    "roman",
    ("楷体", "KaiTi", "华文楷体", "STKaiti", "FandolKai", "AR PL UKai CN", "Noto Serif CJK SC"),
)
FIRST = Font(
    "黑体",
    "swiss",
    ("SimHei", "华文黑体", "STHeiti", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC"),
)
NUMBERS = Font(
    "宋体",
    "roman",
    ("SimSun", "华文宋体", "STSong", "FandolSong", "Noto Serif CJK SC", "Source Han Serif SC"),
)
FONTS = (TITLE, BODY, SECOND, FIRST, NUMBERS)
LEVELS = (FIRST, SECOND, BODY, BODY)
"""Fonts of the heading levels 1 to 4."""


def font_table() -> bytes:
    """Return word/fontTable.xml."""
    entries = "".join(
        f'<w:font w:name="{font.name}"><w:altName w:val="{",".join(font.stand_ins)}"/>'
        f'<w:charset w:val="{CHINESE}"/><w:family w:val="{font.kind}"/>'
        f'<w:pitch w:val="variable"/></w:font>'
        for font in FONTS
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {nsdecls('w')}>{entries}</w:fonts>".encode()
