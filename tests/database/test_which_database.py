"""The stage that says PostgreSQL must run on PostgreSQL, and the default on SQLite."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_the_one_the_stage_promises():
    assert connection.vendor == os.environ.get("ZHIBU_EXPECT_DATABASE", "sqlite")
