"""A source somebody may cite, as plain values."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of sources with their mark in square brackets (GB/T 7714-2015, annex B)."""

    JOURNAL = "J"
    BOOK = "M"
    THESIS = "D"
    CONFERENCE = "C"
    REPORT = "R"
    NEWSPAPER = "N"
    STANDARD = "S"
    WEB = "EB"
    OTHER = "Z"


KIND_NAMES = {
    Kind.JOURNAL: "期刊文章",
    Kind.BOOK: "图书",
    Kind.THESIS: "学位论文",
    Kind.CONFERENCE: "会议论文",
    Kind.REPORT: "报告",
    Kind.NEWSPAPER: "报纸文章",
    Kind.STANDARD: "标准",
    Kind.WEB: "网页",
    Kind.OTHER: "文件和其他",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source. What is not known is ''.

    `authors` are people or bodies in the order of the title page: '王小明', 'Kanamori, H.'.
    Days are ISO text, of which only the year, or year and month, may be known.
    """

    kind: Kind
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    """The journal, newspaper or collection it stands in."""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    place: str = ""
    publisher: str = ""
    """Also the school of a thesis and the body behind a report."""
    edition: str = ""
    number: str = ""
    """The number of a standard or document."""
    published_on: str = ""
    accessed_on: str = ""
    url: str = ""
    doi: str = ""

    @property
    def is_chinese(self) -> bool:
        """Whether the entry is written by the Chinese rules (等) or the Latin ones (et al)."""
        return bool(_HAN.search(self.title + "".join(self.authors)))

    @property
    def sameness(self) -> str:
        """Text that two records of one source share: the DOI, or title, year and first author.

        Case, spaces and punctuation do not count, because databases differ in them.
        """
        if self.doi:
            return self.doi.strip().lower().removeprefix("https://doi.org/")
        first = self.authors[0] if self.authors else ""
        return "|".join(_NOT_LETTERS.sub("", part).lower() for part in (self.title, first))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file held: the sources, and one Chinese sentence for each entry left out."""

    references: tuple[Reference, ...]
    faults: tuple[str, ...] = ()


_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_LETTERS = re.compile(r"[\W_]+")
