"""At the desk: a married couple separates with violence, a death, a lease, two demands of one."""

from __future__ import annotations

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from forms_wizard.demands.models import Demand, Person
from tests.factories.accounts import UserFactory
from tests.factories.co_applicants import couple, couple_codes, declare, in_danger
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory
from tests.journeys.test_main_job import sign_in


def look(page, axe):
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1, page.url


def choose(page, text: str) -> None:
    page.get_by_text(text, exact=True).click()


def continue_to_recap(page, axe) -> None:
    page.get_by_role("button", name="Lire ce qui va se passer").click()
    page.get_by_role("heading", name="Vérifiez avant de confirmer").wait_for()
    look(page, axe)


def test_a_victim_is_received_alone_and_the_other_learns_nothing(open_browser, axe):
    agent, demand = AgentFactory(), couple(active=True, born="1979-04-05")
    victim = demand.holder
    codes = couple_codes(demand.persons.first(), "1979-04-05")
    codes["identite"]["family_situation"] = "M"
    declare(demand, in_danger(codes), days=1)
    desk = open_browser(width=320, height=640, java_script_enabled=False)
    sign_in(desk, agent.user.email)

    desk.goto(f"/guichet/demandes/{demand.reference}/")
    desk.get_by_role("link", name="Séparation, départ ou décès dans le foyer").click()
    look(desk, axe)
    desk.get_by_role("link", name="Le couple se sépare").click()
    look(desk, axe)
    assert desk.get_by_text("Accord écrit de l'autre personne").count() == 0
    desk.get_by_role("button", name="Lire ce qui va se passer").click()
    assert desk.title().startswith("Erreur :")
    look(desk, axe)
    desk.get_by_text("seulement avec une ordonnance de protection").first.click()
    choose(desk, "Ordonnance de protection")
    choose(desk, "J'ai vu cette preuve, et la pièce d'identité de la personne qui part.")
    continue_to_recap(desk, axe)
    assert "Rien n'y dit qui est parti, ni où." in desk.get_by_role("main").inner_text()
    desk.get_by_role("button", name="Confirmer").click()
    desk.get_by_role("heading", name="Nouvelle demande").wait_for()
    look(desk, axe)
    desk.get_by_role("link", name="Ouvrir la nouvelle demande").click()
    look(desk, axe)

    new = Demand.objects.get(separated_from=demand)
    hers, his = open_browser(width=320, height=640), open_browser(width=320, height=640)
    sign_in(hers, victim.email)
    hers.goto(new.get_absolute_url())
    look(hers, axe)
    assert hers.goto(demand.get_absolute_url()).status == 404
    partner = UserFactory()
    Demand.objects.filter(pk=demand.pk).update(holder=partner)
    sign_in(his, partner.email)
    his.goto(demand.get_absolute_url())
    look(his, axe)
    read = his.get_by_role("main").inner_text()
    assert "Foyer mis à jour" in read
    assert not [word for word in ("Glycines", "violence", new.reference) if word in read]
    assert his.goto(new.get_absolute_url()).status == 404


def test_death_lease_and_two_demands_of_one_person(open_browser, axe):
    landlord, page = AgentFactory(), open_browser(width=320, height=640)
    sign_in(page, landlord.user.email)

    alone = DemandFactory(active=True)
    page.goto(f"/guichet/demandes/{alone.reference}/foyer/deces/")
    look(page, axe)
    demand = couple(active=True, born="1978-04-05")
    page.goto(f"/guichet/demandes/{demand.reference}/foyer/deces/")
    look(page, axe)
    choose(page, "Yann Le Goff")
    choose(page, "J'ai vu l'acte de décès, et la pièce d'identité de la personne qui continue.")
    continue_to_recap(page, axe)
    page.get_by_role("button", name="Confirmer").click()
    page.get_by_text("L'ancienneté est gardée").wait_for()
    look(page, axe)

    housed = DemandFactory(active=True, filed_on=timezone.localdate() - relativedelta(months=8))
    page.goto(f"/guichet/demandes/{housed.reference}/bail/")
    look(page, axe)
    page.get_by_role("button", name="Lire ce qui va se passer").click()
    assert page.title().startswith("Erreur :")
    look(page, axe)
    signed = timezone.localdate() - timedelta(days=30)
    for part in ("day", "month", "year"):
        page.locator(f'[name="bail-signed_on_{part}"]').fill(str(getattr(signed, part)))
    choose(page, "J'ai son identifiant RPLS")
    page.get_by_label("Identifiant RPLS du logement").fill("5935000001")
    choose(page, "Préfet, publics prioritaires")
    page.locator('label[for^="id_bail-agreement"]', has_text="Aucun").click()
    for name in ("dalo", "transfer", "priority_district"):
        page.locator(f'label[for^="id_bail-{name}_"]', has_text="Non").click()
    continue_to_recap(page, axe)
    assert "Cet enregistrement est tardif" in page.get_by_role("main").inner_text()
    page.get_by_role("button", name="Confirmer").click()
    page.get_by_text("Le bail est enregistré").wait_for()
    look(page, axe)

    manager = open_browser(width=320, height=640)
    sign_in(manager, AgentFactory(guichet__organisme__manager=True).user.email)
    first = DemandFactory(removed=True)
    second = DemandFactory(active=True, filed_on=timezone.localdate())
    key = first.persons.get().identity_key
    Person.objects.filter(demand=second).update(identity_key=key)
    manager.goto(f"/guichet/demandes/{second.reference}/reunir/{first.reference}/")
    look(manager, axe)
    manager.get_by_role("button", name="Lire ce qui va se passer").click()
    assert manager.title().startswith("Erreur :")
    look(manager, axe)
    manager.locator(f'[value="{second.reference}"] + label').click()
    manager.get_by_label("Pourquoi c'est la même personne").fill("La même carte.")
    continue_to_recap(manager, axe)
    manager.get_by_role("button", name="Confirmer").click()
    manager.get_by_text("une seule demande, la plus ancienne").wait_for()


def test_what_was_begun_is_there_on_another_day(open_browser, axe):
    user, page = UserFactory(), open_browser(width=320, height=640, java_script_enabled=False)
    demand = DemandFactory(
        active=True, holder=user, valid_until=timezone.localdate() + timedelta(days=20)
    )
    sign_in(page, user.email)
    page.goto(f"/mon-dossier/{demand.reference}/renouveler/")
    page.locator('label[for="id_confirmer-motifs-still_true"]').click()
    page.get_by_role("button", name="Garder et finir plus tard").click()
    look(page, axe)
    page.get_by_role("link", name="reprendre « Renouveler ma demande »").click()
    look(page, axe)
    assert page.locator("#id_confirmer-motifs-still_true").is_checked()

    # The same section, changed meanwhile on another device: both are shown.
    page.goto(f"/mon-dossier/{demand.reference}/modifier/logement-actuel/")
    codes = demand.declarations.first().codes
    declare(demand, codes | {"logement-actuel": codes["logement-actuel"] | {"rent": 701}}, days=9)
    page.locator('[name="logement-actuel-rent"]').fill("702")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.get_by_role("button", name="Garder ce qui est enregistré").wait_for()
    look(page, axe)
    page.get_by_role("button", name="Garder mes réponses").click()
    assert demand.declarations.first().codes["logement-actuel"]["rent"] == 702
