"""How long a search has been at it: the one clock of the core; it decides only when to stop."""

import time


class Stopwatch:
    """Seconds since it was made, and how many are left of a limit."""

    def __init__(self, limit: float) -> None:
        """Start counting towards `limit` seconds."""
        self._started = time.monotonic()
        self.limit = limit

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._started

    @property
    def left(self) -> float:
        """Seconds until the limit, 0 when it is over."""
        return max(0.0, self.limit - self.seconds)
