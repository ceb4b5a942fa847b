"""Each page in each state: axe, one title, no sideways scroll; in each direction, width, scheme."""

from __future__ import annotations

import pytest
from django.urls import translate_url
from django.utils import timezone, translation
from wagtail.models import Page

from forms_wizard.demands.enums import LetterChannel, LetterKind
from tests.addresses import ADDRESSES, PAGES, make_rows, reader_of, url_of
from tests.factories.accounts import UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory, GuichetFactory
from tests.factories.letters import LetterFactory
from tests.journeys.test_main_job import sign_in
from tests.looks import DIRECTIONS, PAIRWISE, Look, faults

# Pages without account that an address of `PAGES` does not show as they are here.
PUBLIC = {
    "address unknown": "/nulle-part/",
    "sign in": "/compte/connexion/",
    "sign up": "/compte/creer/",
    "département": "/departements/59-nord/",
    "region": "/regions/32-hauts-de-france/",
    "comparison": "/communes/comparer/?c=59350&c=59512",
    "search of communes": "/communes/?q=saint-denis",
    "no commune found": "/communes/?q=zzzz",
    "guichets of a département": "/guichets/?departement=59",
    "guichets on a map": "/guichets/?commune=59350&carte=oui",
    "search": "/recherche/?q=logement",
    "search corrected": "/recherche/?q=renouvellemnt",
    "search without result": "/recherche/?q=zzzzzz",
    "opinion on a page": "/votre-avis/?page=/plan-du-site/",
}
STATES = ["filed", "at_guichet", "to_correct", "active", "removed", "withdrawn"]


def look_at(page, axe, url: str) -> None:
    page.goto(url)
    assert page.locator("h1").count() == 1, url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{url} scrolls"
    axe(page)


def state(name: str) -> dict:
    return {} if name == "filed" else {name: True}


MADE: dict[str, dict] = {}
ROOMS = sorted({ADDRESSES[name][0] or name.partition("_")[0] for name in PAGES})


@pytest.fixture
def rows(site):
    """Made once for the whole run, by the first test that asks, in the folders of the server."""
    if site.database not in MADE:
        MADE[site.database] = make_rows()
    return MADE[site.database]


def in_language(url: str, language: str) -> str:
    """The same page under the prefix of the language; a page without prefix stays where it is."""
    with translation.override("fr"):
        return translate_url(url, language)


def looked_at(page, axe, url: str) -> list[str]:
    """The faults of a page in each direction, width and colours, pair by pair."""
    found = []
    for language in DIRECTIONS.values():
        address = in_language(url, language)
        if language != "fr" and address == url:
            continue
        answer = page.goto(address)
        if answer.status not in (200, 404):
            found.append(f"{address}: {answer.status}")
        found += faults(page, [look for look in PAIRWISE if look.language == language], axe)
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_the_pages_of_a_room_in_each_look(open_browser, enter, axe, rows, room):
    names = [name for name in PAGES if room in (ADDRESSES[name][0], name.partition("_")[0])]
    browsers, found = {}, []
    for name in names:
        reader = reader_of(name, rows)
        if reader not in browsers:
            browsers[reader] = open_browser()
            enter(browsers[reader], reader)
        found += looked_at(browsers[reader], axe, url_of(name, rows))
    assert names
    assert found == []


@pytest.mark.parametrize("state", PUBLIC)
def test_a_public_page_in_each_look(page, axe, state):
    assert looked_at(page, axe, PUBLIC[state]) == []


def test_a_page_that_holds_every_block_in_each_look(page, axe, every_block_page):
    assert looked_at(page, axe, every_block_page.url) == []


def kinds_of_pages() -> dict[str, str]:
    """The address of the first installed page of each kind."""
    pages = Page.objects.live().filter(locale__language_code="fr", depth__gt=1).order_by("path")
    return {page.specific_class.__name__: page.url for page in reversed(pages) if page.url}


def test_each_kind_of_page_in_each_look(page, axe):
    found = [fault for url in kinds_of_pages().values() for fault in looked_at(page, axe, url)]

    assert set(kinds_of_pages()) >= {"HomePage", "GuidePage", "GlossaryPage", "SiteMapPage"}
    assert found == []


def test_every_installed_page_in_french(phone, axe):
    look, found = Look("fr", 320, "light"), []
    pages = Page.objects.live().filter(locale__language_code="fr", depth__gt=1)
    for address in [page.url for page in pages if page.url]:
        phone.goto(address)
        found += faults(phone, [look], axe)
    assert pages.count() > 50
    assert found == []


def test_the_dossier_in_every_state(phone, axe):
    user = UserFactory()
    sign_in(phone, user.email)
    look_at(phone, axe, "/mon-dossier/")
    for name in STATES:
        demand = DemandFactory(holder=user, **state(name))
        look_at(phone, axe, f"/mon-dossier/{demand.reference}/")
        if name == "filed":
            look_at(phone, axe, f"/mon-dossier/{demand.reference}/retirer/")
        if name == "active":
            look_at(phone, axe, f"/mon-dossier/{demand.reference}/attestation/")
    look_at(phone, axe, "/mon-dossier/")
    look_at(phone, axe, "/compte/")


def test_the_desk_in_every_state(phone, axe):
    guichet = GuichetFactory(territory_id="063")
    agent = AgentFactory(guichet=guichet)
    sign_in(phone, agent.user.email)
    look_at(phone, axe, "/guichet/")
    for name in STATES:
        demand = DemandFactory(territory_id="063", places=["63113"], **state(name))
        look_at(phone, axe, f"/guichet/demandes/{demand.reference}/")
        if name == "filed":
            phone.get_by_role("button", name="Refuser cette pièce").click()
            assert phone.title().startswith("Erreur :")
            axe(phone)
            phone.goto(f"/guichet/demandes/{demand.reference}/")
            phone.get_by_role("button", name="Enregistrer la demande").click()
            assert phone.title().startswith("Erreur :")
            axe(phone)
    look_at(phone, axe, "/guichet/")
    look_at(phone, axe, "/guichet/?q=zzzz")
    look_at(phone, axe, "/guichet/papier/")
    phone.get_by_role("button", name="Commencer la saisie").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)


def test_the_letters_for_the_post(phone, axe):
    """From the list to the deposit, with the worker that prints: no script is needed."""
    guichet = GuichetFactory(territory_id="064", organisme__manager=True)
    sign_in(phone, AgentFactory(guichet=guichet).user.email)
    for codes in (None, {"contact": {"address_kind": "aucune"}}):
        demand = DemandFactory(territory_id="064", active=True, email="", codes=codes)
        LetterFactory(
            demand=demand,
            kind=LetterKind.RENEWAL_NOTICE,
            channel=LetterChannel.POST,
            deadline=demand.valid_until,
        )
    look_at(phone, axe, "/guichet/courriers/")
    phone.get_by_role("button", name="Préparer un lot").click()
    axe(phone)
    for _try in range(60):
        if phone.get_by_role("button", name="Le lot est déposé").count():
            break
        phone.wait_for_timeout(500)
        phone.reload()
    look_at(phone, axe, phone.url)
    phone.get_by_role("button", name="Le lot est déposé").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    today = timezone.localdate()
    for part, value in {"Jour": today.day, "Mois": today.month, "Année": today.year}.items():
        phone.get_by_label(part).fill(str(value))
    phone.get_by_role("button", name="Le lot est déposé").click()
    axe(phone)
    look_at(phone, axe, "/guichet/courriers/")
    look_at(phone, axe, "/guichet/courriers/revenu/")
    phone.get_by_role("button", name="Noter qu'il est revenu").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    # Who has no postal address is called.
    look_at(phone, axe, "/guichet/appels/")
    phone.get_by_role("link", name=demand.persons.first().full_name).click()
    look_at(phone, axe, phone.url)
    phone.get_by_role("button", name="Noter l'appel").click()
    assert phone.title().startswith("Erreur :")
    axe(phone)
    phone.get_by_text("La personne est prévenue").click()
    phone.get_by_role("button", name="Noter l'appel").click()
    assert "chaque message a un chemin" in phone.inner_text("main")
    axe(phone)


def test_the_dark_scheme_and_large_text(open_browser, axe):
    look_at(open_browser(width=320, color_scheme="dark"), axe, "/compte/connexion/")
    # 200 % of 1280 pixels is a window of 640.
    look_at(open_browser(width=640), axe, "/demande/")


def test_with_forced_colours_every_control_keeps_an_edge(open_browser):
    """axe reads the colours of the page, not those that the system forces: edges are read here."""
    page = open_browser(width=320, forced_colors="active")
    page.goto("/compte/creer/")

    edges = page.locator("main input:visible, main button:visible").evaluate_all(
        "all => all.map(e => getComputedStyle(e)).map(s => s.borderStyle + s.outlineStyle)"
    )

    assert edges
    assert "nonenone" not in edges
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
