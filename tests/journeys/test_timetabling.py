"""An officer finds the times of a quarter, reads who cannot come, takes them; a member sees it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from tests.journeys.served import Served

NOW = datetime.now(ZoneInfo("Asia/Shanghai"))
MOST_INTERACTIONS = 6
SEARCH_MS = 90_000
AWAY = """
import sys
from datetime import datetime
import django
django.setup()
from zhibu.apps.accounts.models import User
from zhibu.apps.diary.models import BusyTime, Why
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.queries.people import people_in_branch, present_affiliation
secretary = User.objects.get(username=sys.argv[1]).person
branch = present_affiliation(secretary).branch
start, end = (datetime.fromisoformat(text) for text in sys.argv[2:4])
people = people_in_branch(branch, on=start.date())
away = next(one.person for one in people if one.is_member and not one.posts and not one.away)
BusyTime.objects.create(zone=away.zone, person=away, starts_at=start, ends_at=end, why=Why.TRIP)
print(away.name)
"""
"""Puts one member of the secretary's branch on a long duty trip; prints who."""


@pytest.fixture
def server(tmp_path) -> Iterator[Served]:
    """The product with a demo zone of its own: this journey moves its meetings."""
    served = Served(tmp_path / "data", with_demo=True).start()
    yield served
    served.stop()


@pytest.fixture
def away(server) -> str:
    """Name someone of the branch who is on a duty trip for half a year."""
    days = (NOW, NOW + timedelta(days=180))
    done = subprocess.run(
        [
            *(sys.executable, "-c", AWAY, server.account("secretary").username),
            *(day.isoformat() for day in days),
        ],
        env={
            **os.environ,
            "ZHIBU_DATA_DIR": str(server.folder),
            "DJANGO_SETTINGS_MODULE": "zhibu.site.settings",
        },
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


class Hand:
    """Counts what a person does."""

    def __init__(self):
        self.interactions = 0

    def click(self, locator):
        locator.click()
        self.interactions += 1


@pytest.fixture
def page(page_at, sign_in, width):
    """The secretary, signed in, looks at all there is to do."""
    page = page_at(width)
    sign_in(page, "secretary")
    page.goto("/affairs/")
    return page


def test_times_are_found_read_taken_and_announced(page, sign_in, judge, away, width):
    page.get_by_role("link", name="排时间", exact=True).click()
    judge(page, "times")
    hand = Hand()
    hand.click(page.get_by_role("button", name="排时间"))
    expect(page.get_by_role("heading", name="选一个方案")).to_be_visible(timeout=SEARCH_MS)
    best = page.get_by_role("article").first
    expect(best.get_by_text(away).first).to_be_visible()
    hand.click(best.locator("summary", has_text="为什么来不了").first)
    expect(best.get_by_text("出差").first).to_be_visible()
    judge(page, "times-found")
    when = best.locator(".when").first.inner_text().split("至")[0]
    hand.click(best.get_by_role("button", name="采用并通知"))
    expect(page.get_by_text("已采用，").first).to_be_visible()
    assert hand.interactions <= MOST_INTERACTIONS
    judge(page, "times-taken")

    address = page.locator(".tasks a").first.get_attribute("href")
    page.context.clear_cookies()
    sign_in(page, "member")
    page.goto(address)
    expect(page.get_by_text(when).first).to_be_visible()
    expect(page.get_by_text("已通知").first).to_be_visible()
