"""Answers in an order of their own, so that their place tells nothing."""

import json
from collections.abc import Iterable
from typing import Any

from zhibu.core.surveys.answers import Response


def plain_response(response: Response) -> dict[str, list[str]]:
    """Return a response as JSON values: answered columns only, by name."""
    return {column: list(response[column]) for column in sorted(response) if response[column]}


def in_order(answers: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return answers in the order of their contents: the same whatever order they came in."""
    return sorted(answers, key=lambda answer: json.dumps(answer, sort_keys=True))
