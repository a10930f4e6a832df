"""What is left on the disk after answering, and two who send the same code at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg

ROOT = Path(__file__).parents[3]
DATABASE = "answering_on_disk"


def test_fetched_codes_leave_no_bytes_and_one_code_gives_one_answer(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.apps.answering.answering_on_disk"],
        env={
            **os.environ,
            **_database_of_its_own(),
            "ZHIBU_DATA_DIR": str(tmp_path),
            "ZHIBU_ALLOWED_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "zhibu.site.settings",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        },
        cwd=ROOT,
        check=False,
        timeout=240,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    on_file = "DATABASE_URL" not in os.environ
    assert json.loads(done.stdout) == {
        "raced": [302, 422, 422, 422, 422, 422],
        "answered": [302] * 4,
        "codes_on_disk": [],
        "unused_codes_on_disk": on_file,
        "unused_codes_on_disk_after_closing": False,
        "log": 0,
        "dead": 0,
    }


def _database_of_its_own() -> dict[str, str]:
    """Make a database beside the tests' own where they run on PostgreSQL; else the file does."""
    server = os.environ.get("DATABASE_URL")
    if server is None:
        return {}
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        connection.execute(f"CREATE DATABASE {DATABASE}")
    return {"DATABASE_URL": f"{server.rpartition('/')[0]}/{DATABASE}"}
