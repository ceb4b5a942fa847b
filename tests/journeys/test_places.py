"""Choosing where to ask: from the home page to the start, at 320 pixels and without any script."""

import pytest
from playwright.sync_api import expect

from directory.figures.models import Figure
from tests.factories.figures import FigureFactory
from tests.factories.guichets import GuichetFactory
from tests.journeys.conftest import IN_DRAWINGS, KNOWN_INCOMPLETE

KNOWN = KNOWN_INCOMPLETE | IN_DRAWINGS

LILLE, COMPARISON = "/communes/59350-lille/", "/communes/comparer/"


@pytest.fixture
def figures(same_database):
    # Journeys share one database.
    Figure.objects.all().delete()
    for insee, waiting, allocated in (("59350", 10_000, 1000), ("59512", 4000, 1000)):
        for year in (2024, 2025):
            FigureFactory(code=insee, value=waiting, year=year)
            FigureFactory(code=insee, measure="allocations", value=allocated, year=year)
        FigureFactory(code=insee, measure="delay", value=27, n=allocated)
        FigureFactory(code=insee, modality="T1", value=waiting // 4)
        FigureFactory(code=insee, modality="T5P", masked=True)
    guichet = GuichetFactory(commune_id="59350", name="Mairie de Lille, service logement")
    yield
    Figure.objects.all().delete()
    guichet.delete()


def no_sideways_scroll(page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_from_the_home_page_to_the_start_without_script(no_js, axe, figures):
    def look():
        no_sideways_scroll(no_js)
        axe(no_js, known=KNOWN)

    no_js.goto("/")
    no_js.get_by_role("link", name="Communes et chiffres").first.click()
    look()

    no_js.get_by_label("Nom ou code postal de la commune").fill("hellemmes")
    no_js.locator("main").get_by_role("button", name="Chercher").click()
    expect(no_js.get_by_text("fait partie de cette commune")).to_be_visible()
    no_js.get_by_role("link", name="Lille (59000)").click()
    expect(no_js.get_by_role("img", name="Lille dans le département : Nord")).to_be_visible()
    expect(no_js.get_by_text("1 attribution pour 10 demandes")).to_be_visible()
    expect(no_js.get_by_role("table").first).to_contain_text("< 11")
    look()

    no_js.get_by_role("link", name="Comparer avec d'autres communes").click()
    no_js.get_by_label("Ajouter une commune").fill("saint-denis")
    no_js.get_by_role("button", name="Ajouter", exact=True).click()
    expect(no_js.get_by_text("Plusieurs communes correspondent.")).to_be_visible()
    look()
    no_js.get_by_label("Ajouter une commune").fill("roubaix")
    no_js.get_by_role("button", name="Ajouter", exact=True).click()
    no_js.get_by_role("link", name="Demandes pour 1 attribution").click()
    names = no_js.locator("tbody th")
    expect(names).to_have_text(["Roubaix (59100)", "Lille (59000)"])
    expect(no_js.locator("th[aria-sort=ascending]")).to_contain_text("Demandes pour 1 attribution")
    look()
    no_js.get_by_role("link", name="Retirer Roubaix (59100)").click()
    expect(names).to_have_text(["Lille (59000)"])

    names.get_by_role("link").click()
    no_js.get_by_role("link", name="Voir les communes autour").click()
    no_js.get_by_role("link", name="À moins de 20 km").click()
    look()
    no_js.get_by_role("link", name="Roubaix (59100)", exact=True).click()
    no_js.locator("main").get_by_role("link", name="Faire ma demande").click()
    expect(no_js.get_by_role("heading", level=1)).to_be_visible()
    assert no_js.url.endswith("/demande/")


def test_every_other_page_of_a_place(phone, axe, figures):
    for url in (
        "/regions/32-hauts-de-france/",
        "/departements/59-nord/?lettre=S",
        "/intercommunalites/200093201-metropole-europeenne-de-lille/",
        "/communes/75113-paris-13-arrondissement/",
        "/communes/21231-dijon/",
        "/communes/99999-nulle-part/",
        COMPARISON,
    ):
        phone.goto(url)
        assert phone.locator("h1").count() == 1
        no_sideways_scroll(phone)
        axe(phone, known=KNOWN)


def test_colours_forced_by_the_system_and_paper_keep_the_drawings(open_browser, figures):
    page = open_browser(width=320, forced_colors="active")
    page.goto(LILLE)

    place, ground = (
        page.locator(f".portal-map__{part}").first.evaluate("e => getComputedStyle(e).fill")
        for part in ("place", "ground")
    )
    assert place != ground
    no_sideways_scroll(page)

    page.emulate_media(media="print", forced_colors="none")
    expect(page.locator(".portal-map").first).to_be_visible()
    expect(page.locator(".portal-chart").first).to_be_visible()
    expect(page.get_by_role("link", name="Communes et chiffres").first).to_be_hidden()


def test_a_commune_to_compare_is_chosen_with_the_keyboard(page, figures):
    page.goto(f"{COMPARISON}?c=59350")
    page.get_by_role("combobox", name="Ajouter une commune").press_sequentially("roub")
    expect(page.get_by_role("option").first).to_have_text("Roubaix (59100)")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(page.locator("tbody th")).to_have_text(["Lille (59000)", "Roubaix (59100)"])
