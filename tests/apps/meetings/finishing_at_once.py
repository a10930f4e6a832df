"""Several people press 完成记录 in the same moment, on a database file of their own.

Run as a program: the tests' database lives in memory, where writers do not queue.
"""

import json
import sys
import threading

import django
from django.core.management import call_command

AT_ONCE = 6


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)

    from django.db import connection
    from tests.apps.meetings.records import DAY, NOW, MeetingFactory, staffed_branch, whole_record

    from zhibu.apps.meetings.services import FollowUpLine, VoteLine, finish_record

    staffed = staffed_branch()
    meeting = MeetingFactory(branch=staffed.branch)
    record = whole_record(
        meeting,
        missing={staffed.members[0].pk: "出差"},
        votes=(VoteLine(subject="全年计划", yes=9),),
        follow_ups=(FollowUpLine(text="走访", owner_id=staffed.secretary.pk, due_on=DAY),),
    )
    revisions: list[int] = []

    def press() -> None:
        finished = finish_record(meeting=meeting, record=record, by=None, now=NOW, revision=0)
        revisions.append(finished.revision)
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = {
        name: getattr(meeting, name).count()
        for name in ("attendance", "votes", "follow_ups", "make_ups")
    }
    sys.stdout.write(json.dumps({"revisions": revisions, **left}))


if __name__ == "__main__":
    main()
