"""What the files of `zhibu survey` may hold."""

from functools import cache
from importlib import resources


@cache
def schema_text(name: str) -> str:
    """Return the JSON Schema of answers, codebook, margins or analysis, as shipped."""
    return (resources.files(__package__) / f"{name}.schema.json").read_text("utf-8")
