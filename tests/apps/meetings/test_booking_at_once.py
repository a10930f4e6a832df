import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.apps.meetings.booking_at_once import AT_ONCE, book_at_once

ROOT = Path(__file__).parents[3]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_want_a_room_in_the_same_moment_one_has_it(tmp_path):
    at_once = _on_a_file(tmp_path) if connection.vendor == "sqlite" else book_at_once()
    assert at_once == {"had": 1, "refused": AT_ONCE - 1}


def _on_a_file(folder: Path) -> dict[str, int]:
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.apps.meetings.booking_at_once"],
        env={
            **kept,
            "ZHIBU_DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "zhibu.site.settings",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        },
        cwd=ROOT,
        check=False,
        timeout=120,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    counts: dict[str, int] = json.loads(done.stdout)
    return counts
