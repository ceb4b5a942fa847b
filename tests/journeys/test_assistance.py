"""A helper and a person side by side: two browsers, the same demand, nothing left behind."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from forms_wizard.assistance.models import Mandate
from tests.factories.accounts import PASSWORD
from tests.factories.lives import LIVES
from tests.forms_wizard.assistance.together import helper_agent, with_code
from tests.journeys.driver import Hand
from tests.journeys.test_main_job import fill_every_section, send, show_later
from tests.journeys.test_shared_computer import STORED, back, fits

SINGLE = LIVES["single"]


def sign_in(page, user) -> None:
    page.goto("/accompagnement/")
    page.get_by_label("Adresse électronique").fill(user.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("heading", name="Accompagner une personne").wait_for()


def ask(page, look=lambda page: None, interpreter: str = "") -> str:
    """The code that the helper's screen shows."""
    page.get_by_label("Un interprète aide-t-il").fill(interpreter)
    page.get_by_role("button", name="Ouvrir une session").click()
    page.get_by_role("heading", name="La personne donne son accord").wait_for()
    look(page)
    return page.locator(".portal-code").inner_text()


def agree(phone, code: str, choice: str, paper: dict, look=lambda page: None) -> None:
    """The person types the code, reads, chooses."""
    phone.goto("/accompagnement/accord/")
    look(phone)
    phone.get_by_label("Code de la session").fill(code)
    phone.get_by_role("button", name="Continuer").click()
    phone.get_by_role("heading", name="Donner mon accord").wait_for()
    look(phone)
    phone.locator(f'label[for^="id_accord-scope"]:has-text("{choice}")').click()
    for name, value in paper.items():
        phone.locator(f'[name="accord-{name}"]').fill(value)
    phone.get_by_role("button", name="Je suis d'accord").click()
    phone.get_by_role("heading", name="Votre accord est enregistré").wait_for()
    look(phone)


def test_a_demand_is_renewed_with_a_helper(page, phone, axe):
    agent = helper_agent()
    demand, paper = with_code(valid_until=timezone.localdate() + timedelta(days=20))
    number = demand.grouped_number

    def look(shown):
        axe(shown)
        assert fits(shown)

    sign_in(page, agent.user)
    look(page)
    shown = ask(page, look, interpreter="tigrinya, au téléphone")
    page.get_by_role("link", name="Faire signer un mandat").click()
    page.get_by_role("button", name="Commencer").click()
    page.locator("#erreurs").wait_for()
    look(page)
    # The person's first try is not the right one.
    phone.goto("/accompagnement/accord/")
    phone.get_by_label("Code de la session").fill("ZZZZZ ZZZZZ")
    phone.get_by_role("button", name="Continuer").click()
    phone.locator("#erreurs").wait_for()
    look(phone)
    agree(phone, shown, "Suivre, modifier", paper, look)

    page.goto("/accompagnement/session/")
    look(page)
    page.get_by_role("button", name="Agrandir les caractères").click()
    page.get_by_role("link", name="Ouvrir la demande").click()
    page.get_by_role("region", name="Session accompagnée").wait_for()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 20
    page.set_viewport_size({"width": 320, "height": 640})
    look(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Renouveler ma demande").click()
    for label in page.locator("label", has_text="C'est toujours vrai").all():
        label.click()
    for income in page.locator('[name^="revenus-"][type="text"]').all():
        income.fill("14 000")
    page.get_by_role("main").get_by_role("button", name="Renouveler ma demande").click()
    page.get_by_role("heading", name="Votre demande est renouvelée").wait_for()
    # What a helper never does.
    page.goto(f"/mon-dossier/{demand.reference}/renoncer/")
    look(page)

    page.goto("/accompagnement/session/bilan/")
    assert "Demande renouvelée" in page.get_by_role("main").inner_text()
    look(page)
    page.get_by_role("button", name="Terminer la session").click()
    page.get_by_role("heading", name="La session est terminée").wait_for()
    look(page)
    for _ in range(5):
        assert number not in back(page)
    assert set(page.evaluate(STORED)) <= {"scheme"}
    assert page.goto(f"/mon-dossier/{demand.reference}/").status == 404

    # The person reads what was done, by whom, in their own space.
    phone.goto("/demande/retrouver/")
    typed = {f"code-{name}": [value] for name, value in paper.items()}
    Hand(phone).fill(typed)
    Hand(phone).press(phone.get_by_role("main").get_by_role("button", name="Continuer"))
    history = phone.get_by_role("main").inner_text()
    assert "Vous, avec l'aide de : Association ou France services" in history
    phone.get_by_role("link", name="mes sessions accompagnées").click()
    assert "tigrinya, au téléphone" in phone.get_by_role("main").inner_text()
    look(phone)
    # Had a page come too late, the person would find it here.
    late = {"path": f"/mon-dossier/{demand.reference}/coordonnees/", "typed": [["contact-x", "é"]]}
    Mandate.objects.filter(demand=demand).update(left_over=late)
    phone.reload()
    phone.get_by_role("button", name="Reprendre cette saisie").wait_for()
    look(phone)
    phone.go_back()
    phone.get_by_role("link", name="Qui a consulté ma demande").click()
    assert "Session accompagnée, avec votre accord" in phone.get_by_role("main").inner_text()


def test_without_javascript_a_demand_is_filed_and_the_person_ends_the_session(
    open_browser, no_js, axe
):
    page = open_browser(width=320, height=640, java_script_enabled=False)
    agent = helper_agent()
    sign_in(page, agent.user)
    code = ask(page)
    agree(no_js, code, "Préparer et envoyer", {}, axe)

    page.get_by_role("link", name="La personne a accepté").click()
    page.get_by_role("link", name="Remplir la demande").click()
    page.get_by_role("link", name="Continuer", exact=True).click()
    hand = Hand(page)
    fill_every_section(page, hand, SINGLE)
    show_later(page, hand)
    demand = send(page, hand)
    page.goto("/accompagnement/session/bilan/")
    axe(page)
    claim = page.locator(".portal-code").inner_text()

    # The person ends it, a page of the helper being open.
    no_js.get_by_role("button", name="Arrêter la session").click()
    no_js.get_by_role("heading", name="La session est arrêtée").wait_for()
    axe(no_js)
    page.goto(f"/demande/recu/{demand.reference}/")
    page.get_by_role("heading", name="La session est terminée").wait_for()
    axe(page)
    assert demand.reference not in page.content()
    assert Mandate.objects.latest("pk").ended_by == "personne"

    no_js.goto("/demande/retrouver/")
    born = {
        f"code-birth_date_{part}": SINGLE["identite"][f"identite-birth_date_{part}"]
        for part in ("day", "month", "year")
    }
    Hand(no_js).fill({"code-code": [claim], **born})
    Hand(no_js).press(no_js.get_by_role("main").get_by_role("button", name="Continuer"))
    no_js.wait_for_url(f"**{demand.get_absolute_url()}")
