"""Reading a calendar in a process of its own.

A file of a few lines can describe a repetition that takes for ever to unfold. Nothing inside
one process could stop that; a process can be ended.
"""

import json
import os
import subprocess
import sys
from datetime import date, datetime

from zhibu.apps.diary.calendars.faults import CalendarUnreadable
from zhibu.apps.diary.spans import Pair

SECONDS = 15


def busy_in(content: bytes, *, today: date) -> list[Pair]:
    """Do as `reading.busy_in`, and give up after some seconds.

    Raises:
        CalendarUnreadable: as there, or it took too long.
    """
    try:
        done = subprocess.run(  # noqa: S603 -- our own module, given no word of a user
            [sys.executable, "-m", __name__, today.isoformat()],
            input=content,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise CalendarUnreadable.too_many() from None
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"the reader ended with {error.returncode}") from None
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise CalendarUnreadable(answer["refused"], hint=answer["hint"])
    moments = [tuple(datetime.fromisoformat(moment) for moment in pair) for pair in answer["busy"]]
    return [(start, end) for start, end in moments]


def main() -> None:
    """Read a calendar from standard input and print its busy spans as JSON."""
    from zhibu.apps.diary.calendars import reading  # noqa: PLC0415 -- only the child unfolds

    try:
        busy = reading.busy_in(sys.stdin.buffer.read(), today=date.fromisoformat(sys.argv[1]))
    except CalendarUnreadable as refusal:
        answer: object = {"refused": refusal.message, "hint": refusal.hint}
    else:
        answer = {"busy": [[start.isoformat(), end.isoformat()] for start, end in busy]}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
