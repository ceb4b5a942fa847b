"""The simulator: exact, explained, and nothing of it is kept."""

import json
import logging
from datetime import date
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from directory.figures.simulation import simulate
from directory.figures.simulator_forms import SimulatorForm
from directory.territory.table import communes

URL, DAY = "/simulateur/", date(2026, 11, 2)
ALONE = {
    "commune": "Lille",
    "shape": "seul",
    "dependants": "0",
    "disabled": "non",
    "reference": "12 000",
    "fell": "non",
}
COUPLE = {
    **ALONE,
    "commune": "Paris 13e arrondissement",
    "shape": "couple",
    "age": "30",
    "partner_age": "25",
    "partner_reference": "20000",
}

pytestmark = pytest.mark.django_db


def plain(html: str) -> str:
    return " ".join(unescape(html).replace("\N{NO-BREAK SPACE}", " ").split())


def text(response) -> str:
    return plain(response.content.decode())


def result(typed: dict) -> str:
    """What the page says of these answers on 2 November 2026."""
    form = SimulatorForm(typed, today=DAY)
    assert form.is_valid(), form.error_links()
    commune = communes().get(form.cleaned_data["commune"])
    found = simulate(commune, form.household, form.income, today=DAY)
    return plain(render_to_string("figures/parts/simulation.html", {"found": found}))


def test_the_page_asks_and_opens_without_account(client):
    response = client.get(URL)

    assert response.status_code == 200
    year = timezone.localdate().year - 2
    assert f"Votre revenu fiscal de référence de {year}" in text(response)
    assert response.headers["Cache-Control"].startswith("max-age=0")


def test_below_the_lowest_ceiling():
    answer = result(ALONE)

    assert "Vos revenus sont sous le plafond PLAI" in answer
    assert "En dessous, de 870 €" in answer  # 12,870 - 12,000
    assert "En dessous, de 11 403 €" in answer  # 23,403 - 12,000
    assert "Vous pouvez déposer une demande quel que soit le résultat." in answer
    assert "catégorie de ménage 1" in answer


def test_each_step_of_a_young_couple_is_explained():
    answer = result(COUPLE)

    for sentence in (
        "Paris 13e Arrondissement est dans la zone « Paris et communes limitrophes » des plafonds "
        "de 2026.",
        "Le logement est pour 2 personnes.",
        "vos âges additionnés font 55 ans, 55 au plus.",
        "Cela donne la catégorie de ménage 3.",
        "Les revenus fiscaux de référence de 2024 font 32 000 €.",
        "PLUS : 52 740 €.",
    ):
        assert sentence in answer, sentence
    assert "sous le plafond PLUS" in answer


def test_a_fall_of_ten_per_cent_is_taken_and_told():
    fell = {**ALONE, "reference": "30000", "fell": "oui", "last_year": "27000"}

    assert "27 000 € sont retenus" in result(fell)
    not_enough = {**fell, "last_year": "27001"}
    assert "n'ont pas baissé d'au moins 10 %" in result(not_enough)


def test_above_them_all_one_may_still_file():
    answer = result({**ALONE, "reference": "30 425"})

    assert "Vos revenus dépassent les trois plafonds" in answer
    assert "Au-dessus, de 1 €" in answer
    assert "quel que soit le résultat" in answer


def test_overseas_has_its_own_ceilings():
    answer = result({**ALONE, "commune": "Saint-Denis 974"})

    assert "ne sont pas connus ici" in answer
    assert "quel que soit le résultat" in answer


def test_a_large_household_adds_supplements():
    answer = result({**COUPLE, "commune": "Lille", "dependants": "8"})

    assert "PLUS : 60 156 € + 4 × 6 710 € = 86 996 €." in answer


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"commune": ""}, "Écrivez le nom ou le code postal de la commune"),
        ({"commune": "Zzzz"}, "Nous ne trouvons pas cette commune"),
        ({"shape": ""}, "Dites avec qui vous allez vivre."),
        ({"shape": "couple"}, "Écrivez votre âge, en années."),
        ({"shape": "partage"}, "Écrivez combien d'autres adultes vivront avec vous."),
        ({"reference": "beaucoup"}, "Écrivez un nombre"),
        ({"reference": "-1"}, "Écrivez un nombre entre"),
        ({"reference": "9" * 5000}, "Écrivez un nombre"),
        ({"dependants": "21"}, "Écrivez un nombre entre 0 et 20."),
        ({"fell": "oui"}, "Écrivez les revenus de l'année dernière"),
        ({"fell": "oui", "last_year": "moins"}, "Écrivez un nombre"),
        ({"commune": "\x00<script>"}, "Nous ne trouvons pas cette commune"),
    ],
)
def test_what_cannot_be_read_is_told_and_kept(client, typed, sentence):
    response = client.post(URL, {**ALONE, **typed})

    assert response.status_code == 422
    page = text(response)
    assert sentence in page
    assert "> Erreur :" in page.split("<title")[1][:12]
    assert 'id="resultat"' not in page
    if "reference" not in typed:
        assert 'value="12 000"' in page


def test_nothing_is_written_nor_logged(client, caplog, django_assert_num_queries):
    caplog.set_level(logging.DEBUG)

    with django_assert_num_queries(0):
        response = client.post(URL, {**ALONE, "reference": "12345"})

    assert response.status_code == 200
    assert "Location" not in response.headers
    assert not Session.objects.exists()
    assert "sessionid" not in response.cookies
    assert "12345" not in caplog.text
    assert "12345" not in json.dumps({**response.headers}, default=str)


def test_two_people_more_cost_no_query_more(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.post(URL, {**COUPLE, "dependants": "9"})


def test_the_ceilings_are_a_public_page(client, django_assert_num_queries):
    page = text(client.get(reverse("figures:ceilings"), {"annee": "2026"}))

    assert "Les plafonds de revenus 2026" in page
    assert "52 740" in page
    assert "12 870 *" in page  # computed, not read in a text
    with django_assert_num_queries(0):
        client.get(reverse("figures:ceilings"), {"annee": "2026"})


@pytest.mark.parametrize("asked", ["2019", "2019; drop", "99999999999999999999", "", "\x00"])
def test_another_year_is_read_by_its_address(client, asked):
    page = text(client.get(reverse("figures:ceilings"), {"annee": asked}))

    assert ("revenus 2019" in page) == (asked == "2019")
