import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from tests.apps.meetings.booking_at_once import AT_ONCE

ROOT = Path(__file__).parents[3]
DATABASE = "booking_at_once"


def test_of_many_who_want_a_room_in_the_same_moment_one_has_it(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.apps.meetings.booking_at_once"],
        env={
            **os.environ,
            **_database_of_its_own(),
            "ZHIBU_DATA_DIR": str(tmp_path),
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
    assert json.loads(done.stdout) == {"had": 1, "refused": AT_ONCE - 1}


def _database_of_its_own() -> dict[str, str]:
    """Make a database beside the tests' own where they run on PostgreSQL; else the file does."""
    server = os.environ.get("DATABASE_URL")
    if server is None:
        return {}
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        connection.execute(f"CREATE DATABASE {DATABASE}")
    return {"DATABASE_URL": f"{server.rpartition('/')[0]}/{DATABASE}"}
