"""What was typed into a search box or stands in an address, as every page reads it."""

from django.http import HttpRequest

LONGEST_QUERY = 40
LONGEST_KEY = 18
"""So many digits fit a primary key whatever they are."""


def typed_query(request: HttpRequest) -> str:
    """Return ?q= on one line, cut short, without control characters.

    No name has them, and PostgreSQL refuses a NUL.
    """
    typed = " ".join(request.GET.get("q", "").split())
    return "".join(char for char in typed if char.isprintable())[:LONGEST_QUERY]


def key_typed(typed: str) -> int | None:
    """Return a primary key from an address or a form; None where it cannot be one."""
    is_key = typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_KEY
    return int(typed) if is_key else None
