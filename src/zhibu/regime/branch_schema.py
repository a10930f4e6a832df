"""What BRANCH.json may hold (branch.schema.json)."""

from functools import cache
from importlib import resources
from typing import Any

from zhibu.files.schema_faults import schema_faults


@cache
def schema_text() -> str:
    """Return the JSON Schema of BRANCH.json as shipped."""
    return (resources.files(__package__) / "branch.schema.json").read_text("utf-8")


def faults(document: Any) -> list[str]:
    """Return every fault of a parsed file as a Chinese sentence, in the order of the file."""
    return schema_faults(document, schema_text())
