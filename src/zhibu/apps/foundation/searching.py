"""What was typed into a search box, as every page with one reads it."""

from django.http import HttpRequest

LONGEST_QUERY = 40


def typed_query(request: HttpRequest) -> str:
    """Return ?q= on one line, cut short, without control characters.

    No name has them, and PostgreSQL refuses a NUL.
    """
    typed = " ".join(request.GET.get("q", "").split())
    return "".join(char for char in typed if char.isprintable())[:LONGEST_QUERY]
