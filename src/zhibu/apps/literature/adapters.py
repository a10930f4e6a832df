"""Between records of sources and the values core/references reads."""

from typing import Any

from zhibu.apps.literature.models import Source
from zhibu.core.references.reference import Kind, Reference

SHARED = (
    "title", "container", "year", "volume", "issue", "pages", "place", "publisher",
    "edition", "number", "published_on", "accessed_on", "url", "doi",
)  # fmt: skip
"""Fields of the same name on both sides."""


def reference_of(source: Source) -> Reference:
    """Return the source as the core reads it."""
    facts: dict[str, Any] = {name: getattr(source, name) for name in SHARED}
    authors = tuple(line.strip() for line in source.authors.splitlines() if line.strip())
    return Reference(kind=Kind(source.kind), authors=authors, **facts)


def facts_of(reference: Reference) -> dict[str, str]:
    """Return the fields of a Source that hold the reference, cut to what they take."""
    facts = {name: getattr(reference, name) for name in SHARED}
    facts |= {"kind": reference.kind.value, "authors": "\n".join(reference.authors)}
    return {name: value[: _longest(name)] for name, value in facts.items()}


def _longest(name: str) -> int | None:
    longest: int | None = getattr(Source._meta.get_field(name), "max_length", None)
    return longest
