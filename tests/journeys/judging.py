"""What every page must pass, whoever looks at it: it fits, everyone can use it, no error."""

import shutil
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

SCREENSHOTS = Path(__file__).parents[2] / "var" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET_BROWSER = [
    "--no-sandbox",  # the tests may run as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ANSWERS = {"document", "xhr", "fetch"}
"""Kinds of request that may be refused (403, 404, 422) in the course of a journey."""


def system_browser() -> str:
    """Return the path of the installed Chromium.

    Raises:
        LookupError: there is none; `make test` installs it.
    """
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise LookupError("no Chromium found: run scripts/install_test_tools")


class Troubles:
    """Errors a browser meets while a journey runs, which no assertion would notice."""

    def __init__(self, page: Page) -> None:
        self.found: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.found.append(f"script: {error}"))
        page.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A refused answer is also reported by _on_response, which knows what was asked.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.found.append(f"console: {message.text}")

    def _on_response(self, response: Response) -> None:
        may_refuse = response.request.resource_type in ANSWERS
        if response.status >= (500 if may_refuse else 400):
            self.found.append(f"{response.status}: {response.url}")


def shot(page: Page, name: str) -> Path:
    """Save the whole page as var/screenshots/<name>-<width>.png, for a person to look at."""
    path = SCREENSHOTS / f"{name}-{page.viewport_size['width']}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")
    return path


def assert_fits(page: Page) -> None:
    """Nothing makes the page scroll sideways; a wide table scrolls inside its own frame."""
    wide = page.evaluate("""() => {
        const root = document.scrollingElement;
        if (root.scrollWidth <= window.innerWidth) return [];
        return [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 5).map(e => e.outerHTML.slice(0, 120));
    }""")
    room = page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
    assert room <= 0, f"{page.url} is {room} px too wide because of {wide}"


def assert_accessible(page: Page) -> None:
    """axe-core finds no violation of WCAG 2.2 AA.

    From the top of the page: what lies under the fixed bars depends on where one scrolled.
    """
    page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
    results = Axe().run(
        page,
        options={
            "resultTypes": ["violations"],
            "runOnly": {"type": "tag", "values": STANDARD},
        },
    )
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def judge(page: Page, name: str) -> None:
    """Hold one state of a page to everything above and keep its picture."""
    shot(page, name)
    assert_fits(page)
    assert_accessible(page)
