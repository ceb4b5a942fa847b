"""A page that holds every block, as visitors have it: small, large, forced colours, no script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from home.blocks.content import ContentBlock
from home.media.models import Rendition
from home.models import HomePage
from tests.factories.pages import NewsPageFactory
from tests.journeys.test_every_page import look_at

URL = "/tous-les-blocs/"


def test_the_page_holds_every_block(every_block_page):
    held = {part.block_type for part in every_block_page.body}

    assert held == set(ContentBlock().child_blocks)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_small_and_large(open_browser, axe, every_block_page, width, scheme):
    page = open_browser(width=width, color_scheme=scheme)

    look_at(page, axe, URL)
    for closed in page.locator("main details").all():
        closed.locator("summary").click()
    axe(page)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_with_forced_colours_the_boxes_keep_an_edge(open_browser, every_block_page):
    page = open_browser(width=320, forced_colors="active")
    page.goto(URL)

    boxes = page.locator(".portal-key-date, .portal-contact, .portal-start, .portal-figures")
    edges = boxes.evaluate_all("all => all.map(e => getComputedStyle(e).borderTopStyle)")

    assert set(edges) == {"solid"}
    assert len(edges) == 5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script_the_finder_the_picture_and_the_texts_are_there(
    no_js, axe, every_block_page
):
    look_at(no_js, axe, URL)
    picture = no_js.locator("main picture img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_attribute("alt", "Un immeuble et un arbre")
    # The browser took the lightest format, in a size for its screen.
    expect(picture).to_have_js_property("complete", True)
    assert no_js.locator("main picture source").first.get_attribute("type") == "image/avif"
    assert "Date passée" in no_js.text_content("main")
    no_js.locator("main summary", has_text="Lire le texte de la vidéo « Remplir").click()
    expect(no_js.get_by_text("Une personne ouvre le site.").first).to_be_visible()

    no_js.locator("main form").get_by_role("button", name="Chercher").click()

    expect(no_js.get_by_role("heading", name=re.compile("Guichets près de Lille"))).to_be_visible()


def test_the_keyboard_alone_reaches_what_can_be_done(page, every_block_page):
    page.goto(URL)
    reached = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
    said = " ".join(reached)

    for part in ("fr-summary__link", "fr-link--download", "tel:0123456789", "mailto:", "<video"):
        assert part in said, part


def test_no_visitor_makes_a_size(page, every_block_page):
    before = Rendition.objects.count()

    page.goto(URL)
    page.reload()

    assert Rendition.objects.count() == before


def test_the_news_are_read_from_the_home_page(phone, axe):
    index = HomePage.objects.first().get_children().get(slug="actualites")
    for number in range(12):
        if not index.get_children().filter(slug=f"essai-{number}").exists():
            NewsPageFactory(parent=index, slug=f"essai-{number}", title=f"Essai {number}")

    look_at(phone, axe, "/actualites/")
    phone.get_by_role("link", name="Page suivante").click()
    assert "(page 2 sur 2)" in phone.title()
    axe(phone)
    phone.goto("/")
    phone.get_by_role("link", name="Le site parle plusieurs langues").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Le site parle plusieurs langues")
    look_at(phone, axe, phone.url)
    phone.get_by_role("link", name="Toutes les actualités").click()
    expect(phone).to_have_url(re.compile("/actualites/$"))
