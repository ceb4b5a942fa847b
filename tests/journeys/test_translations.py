"""Pages in other languages in a real browser: the same page, from right to left, how heavy."""

from __future__ import annotations

import gzip

import pytest

from tests.journeys.test_every_page import look_at

LIMIT_BYTES = 250_000
WEIGHED = ("document", "stylesheet", "font", "script")
FROM_RIGHT_TO_LEFT = [
    "/ar/",
    "/ar/demande-arretee/",
    "/ar/plan-du-site/",
    "/ar/les-etapes-n-existent-pas/",
    "/ar/comprendre-le-logement-social/",
    "/ar/demande/",
    "/ar/guichets/?departement=59",
    "/ar/communes/59350-lille/",
    "/ar/compte/creer/",
]


def choose(page, name: str) -> None:
    page.locator(".portal-languages summary").click()
    page.get_by_role("link", name=name).click()


def test_a_page_leads_to_itself_in_each_language_and_back(page, axe):
    page.goto("/faire-ma-demande/")
    for name, address, title in (
        ("English", "/en/apply/", "Apply for social housing"),
        ("العربيّة", "/ar/faire-ma-demande/", "تقديم طلبي"),
        ("Українська", "/uk/faire-ma-demande/", "Подати заяву"),
        ("Français", "/faire-ma-demande/", "Faire ma demande"),
    ):
        choose(page, name)
        page.wait_for_url(f"**{address}")
        assert page.locator("h1").inner_text() == title
        axe(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_from_right_to_left(open_browser, axe, width):
    page = open_browser(width=width)
    for address in FROM_RIGHT_TO_LEFT:
        look_at(page, axe, address)
        assert page.locator("html").get_attribute("dir") == "rtl"
        # The first word of the page starts at the right.
        box = page.locator("main").bounding_box()
        name = page.locator(".fr-header__service").bounding_box()
        assert box["x"] + box["width"] > width * 0.9
        assert name["x"] + name["width"] > width / 2


def test_the_menu_from_right_to_left(open_browser, axe):
    page = open_browser(width=320, has_touch=True)
    page.goto("/ar/")
    page.locator("#bouton-menu").click()
    page.locator("#menu .fr-nav__link").first.wait_for()

    axe(page)
    link = page.locator("#menu .fr-nav__link").first
    assert link.evaluate("e => getComputedStyle(e).textAlign") in ("start", "right")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("visitor", ["phone", "no_js"])
def test_a_page_that_is_not_translated_says_so_in_the_language(request, axe, visitor):
    page = request.getfixturevalue(visitor)
    look_at(page, axe, "/en/comprendre-le-logement-social/")

    notice = page.locator("main .fr-notice")
    assert notice.get_attribute("lang") == "en"
    assert page.locator("main").get_attribute("lang") == "fr"
    assert page.locator("h1").inner_text() == "Comprendre le logement social"
    # What is translated stays in the language, from there too.
    page.get_by_role("link", name="Apply for social housing").click()
    page.wait_for_url("**/en/apply/")
    if visitor == "no_js":
        page.locator(".portal-languages summary").click()
        assert (
            page.get_by_role("link", name="Français").get_attribute("href") == "/faire-ma-demande/"
        )


@pytest.mark.parametrize("address", ["/", "/ar/faire-ma-demande/", "/communes/59350-lille/"])
def test_the_first_view_is_light(open_browser, address):
    """HTML, sheets, fonts and scripts, as they travel in production: compressed by gzip."""
    page, seen = open_browser(), []
    page.on("response", lambda response: seen.append(response))

    page.goto(address)
    page.wait_for_load_state("networkidle")

    sizes = {
        response.url: len(gzip.compress(response.body(), 9))
        for response in seen
        if response.request.resource_type in WEIGHED
    }
    assert len(sizes) > 5
    assert not [url for url in sizes if "utility.main" in url or "nomodule" in url]
    assert sum(sizes.values()) <= LIMIT_BYTES, sizes
