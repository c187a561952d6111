"""What keeps people out of a page, by axe, in the light and in the dark."""

from typing import Literal

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
COLOURS = ["color-contrast", "link-in-text-block"]  # the dark changes colours and nothing else


def barriers(page: Page) -> list[str]:
    """Each rule that the page breaks as it stands, with the first element that breaks it."""
    page.evaluate(AXE)  # add_script_tag would be refused by the policy
    _paint(page, "light")
    found = [f"light: {each}" for each in _broken(page, {})]
    _paint(page, "dark")
    return found + [f"dark: {each}" for each in _broken(page, {"runOnly": COLOURS})]


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def _paint(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Show the page in a scheme; the admin's colours take a moment to change."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished)).then(() => null)")


def _broken(page: Page, options: dict[str, list[str]]) -> list[str]:
    violations = page.evaluate(
        "options => axe.run(options).then(results => results.violations)", options | {"resultTypes": ["violations"]}
    )
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations]
