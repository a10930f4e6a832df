"""The reference list as a document."""

from collections.abc import Sequence

from zhibu.core.documents.official import OfficialDocument, Paragraph


def reference_list(title: str, entries: Sequence[str]) -> OfficialDocument:
    """Return the list with its numbers in square brackets (GB/T 7714-2015, 9.1)."""
    return OfficialDocument(
        title=f"{title}\n参考文献",
        blocks=tuple(
            Paragraph(f"[{number}] {entry}", indent=False)
            for number, entry in enumerate(entries, start=1)
        ),
    )
