"""Several officers want one room for the same time in the same moment.

Run as a program on a database of its own: the tests' own is one transaction, in which nobody
else writes.
"""

import json
import sys
import threading
from datetime import datetime, time

import django
from django.core.management import call_command

AT_ONCE = 6


def book_at_once() -> dict[str, int]:
    """Let meetings and bookings go for one room at once; count who has it, who was refused."""
    from django.db import connection
    from tests.apps.meetings.records import DAY, NOW
    from tests.apps.resources.records import RoomFactory
    from tests.factories import BranchFactory

    from zhibu.apps.meetings.models import Meeting
    from zhibu.apps.meetings.services import plan_meeting
    from zhibu.apps.resources.models import RoomBooking
    from zhibu.apps.resources.services.refusals import RoomTaken
    from zhibu.apps.resources.services.rooms import book_room

    room = RoomFactory(is_shared=True)
    branches = BranchFactory.create_batch(AT_ONCE, agency=room.agency)
    start, end = (datetime.combine(DAY, time(hour)) for hour in (18, 20))
    refused: list[str] = []
    ready = threading.Barrier(AT_ONCE)

    def want(number: int) -> None:
        ready.wait()
        try:
            if number % 2:
                book_room(room=room, start=start, end=end, used_by="", by=None, now=NOW)
            else:
                plan_meeting(
                    branch=branches[number],
                    kind=Meeting.Kind.LECTURE,
                    on=DAY,
                    starts_at=start.time(),
                    room=room,
                )
        except RoomTaken as refusal:
            refused.append(refusal.message)
        finally:
            connection.close()

    threads = [threading.Thread(target=want, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    had = room.meetings.count() + RoomBooking.objects.filter(room=room).count()
    return {"had": had, "refused": len(refused)}


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    sys.stdout.write(json.dumps(book_at_once()))


if __name__ == "__main__":
    main()
