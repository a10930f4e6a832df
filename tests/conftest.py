"""What every test stands on: repeatable searches, a folder of its own for files, fast passwords."""

import pytest
from django.core.cache import caches
from hypothesis import settings as hypothesis

# No deadline: the machine may be busy. The same examples each time: a failure can be met again.
hypothesis.register_profile("house", deadline=None, derandomize=True)
hypothesis.load_profile("house")


@pytest.fixture(autouse=True)
def _own_folders_and_fast_passwords(settings, tmp_path) -> None:
    """Keep files out of the data folder, spend no time on slow hashes, count attempts anew."""
    caches["memory"].clear()
    settings.UPLOAD_DIR = tmp_path / "uploads"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
