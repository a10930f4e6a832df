import json
import os
import subprocess
import sys
from pathlib import Path

from tests.apps.meetings.finishing_at_once import AT_ONCE

ROOT = Path(__file__).parents[3]


def test_many_who_finish_in_the_same_moment_leave_one_record(tmp_path):
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.apps.meetings.finishing_at_once"],
        env={
            **kept,
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
    assert json.loads(done.stdout) == {
        "revisions": [1] * AT_ONCE,
        "attendance": 13,
        "votes": 1,
        "follow_ups": 1,
        "make_ups": 1,
    }
