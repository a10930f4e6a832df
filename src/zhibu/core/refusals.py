"""The one way to say no: an expected refusal that tells the user what to do next."""

from typing import ClassVar


class Refusal(Exception):
    """Base of every expected refusal.

    The web layer turns it into a calm notice with status 422 and the command line into one
    line on standard error; anything that is not a Refusal is a bug.
    """

    code: ClassVar[str] = "refused"
    """Stable name: logs, tests and documents rely on it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Say in one Chinese sentence what happened (`message`) and what to do (`hint`)."""
        super().__init__(message)
        self.message = message
        self.hint = hint
