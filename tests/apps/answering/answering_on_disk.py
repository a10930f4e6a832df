"""Run by test_on_disk.py in a process and a database of its own: answer, then read the bytes.

Prints JSON: how the race of two for one code ended, and what was found on the disk.
"""

import json
import re
import sys
import threading
from datetime import date
from pathlib import Path

import django

SECRET = "只有一个人会写的那句话"


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.apps.answering.records import close, codes_of, collecting

    questionnaire = collecting(opened_on=date(2026, 3, 2))
    codes = [_fetched(questionnaire) for _ in range(4)]
    used = [_answered(questionnaire, code) for code in codes]
    raced = _race(questionnaire, codes_of(questionnaire)[0])
    left = codes_of(questionnaire)
    found = {
        "raced": raced,
        "answered": used,
        "codes_on_disk": [code for code in codes if _on_disk(code)],
        "unused_codes_on_disk": any(map(_on_disk, left)),
    }
    close(questionnaire)
    found |= {
        "unused_codes_on_disk_after_closing": any(map(_on_disk, left)),
        "log": _log_size(),
        "dead": _dead_rows(),
    }
    sys.stdout.write(json.dumps(found))


def _fetched(questionnaire):
    """Let somebody fetch a code through the page."""
    from django.test import Client
    from django.urls import reverse
    from tests.factories import PersonFactory, UserFactory

    client = Client()
    person = PersonFactory(zone=questionnaire.zone)
    client.force_login(UserFactory(person=person))
    page = client.post(reverse("answering:fetch", args=[questionnaire.pk])).text
    return re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page)[0]


def _answered(questionnaire, code):
    from tests.apps.answering.records import Phone

    phone = Phone(questionnaire)
    phone.scan(code)
    phone.answer(1, agency="a", say=SECRET)
    return phone.send().status_code


def _race(questionnaire, code):
    """Let several send an answer with one code in the same moment; return how each ended."""
    from django.db import connection
    from tests.apps.answering.records import Phone

    ends: list[int] = []
    ready = threading.Barrier(6)

    def send():
        phone = Phone(questionnaire)
        phone.scan(code)
        ready.wait()
        ends.append(phone.send().status_code)
        connection.close()

    racers = [threading.Thread(target=send) for _ in range(6)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    return sorted(ends)


def _files():
    from django.db import connection

    if connection.vendor == "postgresql":
        return []
    name = Path(connection.settings_dict["NAME"])
    return sorted(name.parent.glob(f"{name.name}*"))


def _on_disk(code):
    plain = code.replace("-", "").encode()
    return any(
        code.encode() in content or plain in content
        for content in (path.read_bytes() for path in _files())
    )


def _log_size():
    return sum(path.stat().st_size for path in _files() if path.name.endswith("-wal"))


def _dead_rows():
    """Versions of rows that are gone but still stand in PostgreSQL's tables."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pgstattuple")
        tables = ("ticket", "slip", "claim", "draft", "box")
        dead = 0
        for table in tables:
            cursor.execute("SELECT dead_tuple_count FROM pgstattuple(%s)", [f"answering_{table}"])
            dead += cursor.fetchone()[0]
    return dead


if __name__ == "__main__":
    main()
