"""Fixtures of the journeys: one real server with the demo zone, real Chromium, both widths.

    def test_a_secretary_finds_a_person(page_at, sign_in, judge):
        page = page_at(360)
        sign_in(page, "secretary")
        page.get_by_role("link", name="查找").click()
        judge(page, "find-person")

`judge(page, name)` saves the picture, refuses sideways scrolling and asks axe-core.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.journeys import judging
from tests.journeys.served import Account, Served

DESK, PHONE = 1280, 360
HEIGHTS = {DESK: 900, PHONE: 740}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium instead of a downloaded one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=judging.system_browser(), args=judging.QUIET_BROWSER
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product with the demo zone; journeys that change records change their own."""
    served = Served(tmp_path_factory.mktemp("demo") / "data", with_demo=True).start()
    yield served
    served.stop()


@pytest.fixture
def empty_server(tmp_path) -> Iterator[Served]:
    """The product on its first start, with nothing in it."""
    served = Served(tmp_path / "data", with_demo=False).start()
    yield served
    served.stop()


@pytest.fixture
def page_at(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of a fresh visitor: `page_at(360)`, `page_at(1280, on=empty_server)`.

    After the journey any script error, console error, missing file or failed answer fails it.
    """
    opened: list[tuple[Page, judging.Troubles]] = []

    def open_page(width: int, *, on: Served | None = None, **options: object) -> Page:
        served = on or request.getfixturevalue("server")
        context = chromium.new_context(
            base_url=served.address,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            has_touch=width < 768,
            **options,
        )
        page = context.new_page()
        opened.append((page, judging.Troubles(page)))
        return page

    yield open_page
    for page, _ in opened:
        page.context.close()
    assert [trouble for _, troubles in opened for trouble in troubles.found] == []


@pytest.fixture(params=[DESK, PHONE])
def width(request: pytest.FixtureRequest) -> int:
    """Run the journey once at the desk and once on a phone."""
    return request.param


@pytest.fixture
def sign_in(request: pytest.FixtureRequest) -> Callable[[Page, str], Account]:
    """Sign in with the demo account of a role, through the form; return the account."""

    def go_in(page: Page, role: str) -> Account:
        account = request.getfixturevalue("server").account(role)
        page.goto("/")
        page.locator("input[name=login]").fill(account.username)
        page.locator("input[name=password]").fill(account.password)
        page.locator("input[name=password]").press("Enter")
        expect(page.locator("input[name=password]")).to_have_count(0)
        return account

    return go_in


@pytest.fixture
def judge() -> Callable[[Page, str], None]:
    """Save the picture, then check width and accessibility."""
    return judging.judge


@pytest.fixture
def shot() -> Callable[[Page, str], object]:
    """Save the picture alone."""
    return judging.shot


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Check accessibility alone."""
    return judging.assert_accessible
