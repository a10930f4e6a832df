"""Shows at the keyboard how a search goes, and lets Ctrl-C end it with the best found."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from zhibu.core.timetabling.progress import Progress


class Watch:
    """One search being watched."""

    def __init__(self) -> None:
        """Nobody has asked to stop yet."""
        self._asked_to_stop = threading.Event()
        self._shows = sys.stderr.isatty()

    def should_stop(self) -> bool:
        """Whether somebody pressed Ctrl-C."""
        return self._asked_to_stop.is_set()

    def told(self, progress: Progress) -> None:
        """Write over the last line of a terminal how far the search is."""
        if not self._shows:
            return
        found = f"，没有排上{progress.cost.unplaced}项" if progress.cost else ""
        step = f"第{progress.step}步，共{progress.steps}步，已用{progress.seconds:.1f}秒{found}"
        sys.stderr.write(f"\r\x1b[K{step}（Ctrl-C 停止并给出目前最好的）")
        sys.stderr.flush()

    def interrupted(self, *_: Any) -> None:
        """Ask the search to stop; the second time give up at once.

        Raises:
            KeyboardInterrupt: it was asked to stop before.
        """
        if self._asked_to_stop.is_set():
            raise KeyboardInterrupt
        self._asked_to_stop.set()

    def wipe(self) -> None:
        """Clear the line of the terminal."""
        if self._shows:
            sys.stderr.write("\r\x1b[K")


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch a search: Ctrl-C asks it to stop. Only the main thread hears the keyboard."""
    watch = Watch()
    hears = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, watch.interrupted) if hears else None
    try:
        yield watch
    finally:
        watch.wipe()
        if hears:
            signal.signal(signal.SIGINT, before)
