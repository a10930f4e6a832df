"""Cells whose formula ended in an error: python-calamine gives them as empty, so we look.

Office Open XML (ECMA-376 part 1, 18.3.1.4): a cell of type "e" holds the error as its value.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

_SHEET = re.compile(rb'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_TARGET = re.compile(rb"<Relationship\b[^>]*>")
_ID, _PATH = re.compile(rb'\bId="([^"]*)"'), re.compile(rb'\bTarget="/?(?:xl/)?([^"]*)"')
_ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>.*?<v>([^<]*)</v>', re.DOTALL)


def errors_of(content: bytes, sheet_name: str) -> Iterator[tuple[int, int, str]]:
    """Yield (row, column, error as shown), from 0, of a sheet of an .xlsx workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= members:
            return
        ids = {
            unescape(name.decode()): rel
            for name, rel in _SHEET.findall(archive.read("xl/workbook.xml"))
        }
        paths = dict(_relations(archive.read("xl/_rels/workbook.xml.rels")))
        path = f"xl/{paths.get(ids.get(sheet_name, b''), '')}"
        if path not in members:
            return
        for letters, number, text in _ERROR.findall(archive.read(path)):
            yield int(number) - 1, _index(letters.decode()), text.decode()


def _relations(rels: bytes) -> Iterator[tuple[bytes, str]]:
    for relation in _TARGET.findall(rels):
        key, path = _ID.search(relation), _PATH.search(relation)
        if key and path:
            yield key[1], path[1].decode()


def _index(letters: str) -> int:
    """Return the position of a column from 0: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
