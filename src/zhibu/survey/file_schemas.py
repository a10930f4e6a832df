"""What the files of `zhibu survey` may hold."""

from functools import cache
from importlib import resources


@cache
def schema_text(name: str) -> str:
    """Return the JSON Schema of a kind of file, as shipped: answers, codebook, margins, analysis."""
    return (resources.files(__package__) / f"{name}.schema.json").read_text("utf-8")
