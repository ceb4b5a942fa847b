"""In the person's own hands: a lost address, an account deleted, a co-applicant, a way out."""

from __future__ import annotations

import pytest

from forms_wizard.demands import codes
from forms_wizard.demands.models import CoAccess
from portal.interface.partial_date import PartialDate
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.co_applicants import couple
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory, GuichetFactory
from tests.journeys.test_main_job import sign_in

VISITORS = {
    "phone": {"width": 320, "height": 640},
    "no_js": {"width": 320, "height": 640, "java_script_enabled": False},
}


@pytest.fixture(params=VISITORS)
def visitor(request, open_browser):
    """A function that opens another browser of the same kind."""
    return lambda: open_browser(**VISITORS[request.param])


def look(page, axe):
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1, page.url


def choose(page, text: str) -> None:
    page.get_by_text(text, exact=True).click()


def write_code(page, code: str, born: str) -> None:
    """« Retrouver ma demande » from the sign-in page's own link."""
    page.goto("/demande/retrouver/")
    page.locator('[name="code-code"]').fill(code)
    day = PartialDate.fromisoformat(born)
    for part in ("day", "month", "year"):
        field = page.locator(f'[name="code-birth_date_{part}"]')
        field.fill(str(getattr(day, part)))
    page.get_by_role("main").get_by_role("button", name="Continuer").click()


def shown_code(page) -> str:
    return page.locator(".portal-code").first.inner_text()


def test_an_address_is_lost_then_the_account_is_deleted_and_the_demand_goes_on(visitor, axe):
    guichet = GuichetFactory()
    demand, agent = DemandFactory(active=True), AgentFactory(guichet=guichet)
    born = demand.persons.first().born
    desk, person = visitor(), visitor()

    person.goto("/compte/connexion/")
    person.get_by_role("link", name="Vous n'avez plus accès à votre adresse").click()
    look(person, axe)

    sign_in(desk, agent.user.email)
    desk.goto(f"/guichet/demandes/{demand.reference}/")
    desk.get_by_role("link", name="Remettre un code d'accès à la personne").click()
    look(desk, axe)
    desk.get_by_role("button", name="Faire le code").click()
    assert desk.title().startswith("Erreur :")
    look(desk, axe)
    choose(desk, "Carte d'identité ou passeport français")
    desk.get_by_role("button", name="Faire le code").click()
    look(desk, axe)
    code = shown_code(desk)

    write_code(person, code, born)
    assert "Ce code est le bon" in person.get_by_role("main").inner_text()
    look(person, axe)
    account = UserFactory()
    sign_in(person, account.email)
    write_code(person, code, born)
    person.wait_for_url(f"**{demand.get_absolute_url()}")
    look(person, axe)

    person.goto("/compte/")
    person.get_by_role("link", name="Supprimer mon compte").click()
    look(person, axe)
    person.get_by_role("link", name="Continuer").click()
    person.get_by_role("button", name="Supprimer mon compte").click()
    assert person.title().startswith("Erreur :")
    look(person, axe)
    person.get_by_label("Mot de passe").fill(PASSWORD)
    person.get_by_role("button", name="Supprimer mon compte").click()
    person.get_by_role("heading", name="Votre compte est supprimé").wait_for()
    look(person, axe)

    write_code(person, shown_code(person), born)
    person.wait_for_url(f"**{demand.get_absolute_url()}")
    assert demand.grouped_number in person.get_by_role("main").inner_text()


def test_a_co_applicant_reads_until_the_holder_takes_it_back(visitor, axe):
    holder, partner = visitor(), visitor()
    # Journeys share a database, where a person holds one demand.
    born = "1988-02-03" if holder.context.runs_scripts else "1987-02-03"
    demand = couple(active=True, born=born)
    sign_in(holder, demand.holder.email)
    holder.goto(demand.get_absolute_url())
    holder.get_by_role("link", name="L'accès de mon co-demandeur").click()
    look(holder, axe)
    holder.get_by_role("button", name="Je suis d'accord").click()
    look(holder, axe)

    account = UserFactory()
    sign_in(partner, account.email)
    access = CoAccess.objects.get(demand=demand)
    write_code(partner, codes.unseal(access.sealed), access.person.born)
    partner.wait_for_url("**/mon-dossier/partagee/**")
    look(partner, axe)
    partner.get_by_role("link", name="Lire l'attestation d'enregistrement").click()
    look(partner, axe)
    partner.goto("/mon-dossier/")
    look(partner, axe)

    holder.goto(demand.get_absolute_url())
    holder.get_by_role("link", name="Qui a consulté ma demande").click()
    assert "Votre co-demandeur" in holder.get_by_role("main").inner_text()
    look(holder, axe)
    holder.goto(f"{demand.get_absolute_url()}co-demandeurs/")
    look(holder, axe)
    holder.get_by_role("button", name="Retirer cet accès").click()
    answer = partner.goto(f"/mon-dossier/partagee/{demand.reference}/")
    assert answer.status == 404


def test_one_press_or_three_empties_the_page_and_leaves_no_way_back(page):
    demand = DemandFactory()
    sign_in(page, demand.holder.email)
    page.goto("/demande/")
    page.goto(demand.get_absolute_url())
    page.get_by_role("link", name="Quitter vite").click()
    page.wait_for_url("**/robots.txt")
    page.go_back()
    assert demand.reference not in page.url

    page.goto(demand.get_absolute_url())
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("**/robots.txt")


def test_without_script_the_way_out_is_a_link_in_sight(no_js):
    demand = DemandFactory()
    sign_in(no_js, demand.holder.email)
    no_js.goto(demand.get_absolute_url())
    way_out = no_js.get_by_role("link", name="Quitter vite")

    box = way_out.bounding_box()
    assert box["y"] + box["height"] <= 640
    way_out.click()

    no_js.wait_for_url("**/robots.txt")
