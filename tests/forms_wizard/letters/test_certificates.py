"""The attestation has every mention of CCH R.441-2-4, and guesses nothing."""

from datetime import date
from unicodedata import bidirectional

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape

from directory.guichets.models import LandlordPresence
from directory.territory.models import AbnormalDelay, Territory
from directory.territory.table import communes
from forms_wizard.demands.declarations import to_codes
from forms_wizard.demands.models import Person
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.letters import certificates
from tests.factories.demands import DemandFactory, declared_codes
from tests.factories.guichets import GuichetFactory, OrganismeFactory
from tests.factories.lives import LIVES, TESTED_ON
from tests.forms_wizard.letters.reading import assert_accessible, holds, pages_of, text_of

TODAY = date(2026, 3, 6)
UNKNOWN_DELAY = "Ce délai est fixé par le préfet. Demandez-le au guichet."
UNKNOWN_ADDRESS = "Demandez l'adresse au guichet."


@pytest.fixture
def demand(db):
    guichet = GuichetFactory(name="Mairie de Lille", address="1 place Augustin-Laurent")
    return DemandFactory(active=True, registering_guichet=guichet, places=["59350", "59512"])


def presence(commune_id="59350", name="Nord Habitat", **kwargs):
    return LandlordPresence.objects.create(
        organisme=OrganismeFactory(name=name), commune_id=commune_id, **kwargs
    )


def delay(months=36, home_types=(), since=date(2024, 1, 1), **kwargs):
    return AbnormalDelay.objects.create(
        territory_id="059",
        months=months,
        home_types=list(home_types),
        decree="Arrêté d'exemple",
        effective_on=since,
        **kwargs,
    )


def read(demand, today=TODAY) -> str:
    """The page and the PDF say the same; what both say."""
    content = certificates.content(demand, today=today)
    page = render_to_string("letters/certificate.html", {"certificate": content})
    pdf = text_of(certificates.pdf(content))
    for part in content.parts:
        alone = [part.title, *part.paragraphs, *part.closing]
        facts = [*part.facts]
        for group in part.groups:
            alone += group.items
            facts += group.facts
        for line in [*((text,) for text in alone), *facts]:
            assert all(escape(text) in page for text in line)
            # A line that holds an answer drawn from right to left is read back in its order.
            if not {bidirectional(character) for character in "".join(line)} & {"R", "AL"}:
                assert all(squeezed(text) in squeezed(pdf) for text in line)
    return pdf


def squeezed(text: str) -> str:
    """Line ends of the PDF may fall inside a word with a hyphen."""
    return "".join(text.replace("\ufffe", "-").replace("\u2010", "-").split())


def test_every_mention_of_the_law_is_there_once(demand):
    content = certificates.content(demand, today=TODAY)

    assert "".join(part.mentions for part in content.parts) == "abcdefghi"


def test_who_where_which_number_and_when(demand):
    text = read(demand)

    assert demand.grouped_number in text
    assert demand.persons.get().full_name in text
    assert "12 bis rue de Paris, 59000 Lille" in text
    assert "Mairie de Lille, 1 place Augustin-Laurent, 59000 Lille" in text
    assert "2 mars 2026" in text
    assert "pas encore renouvelée" in text
    assert "Votre demande est valable jusqu'au : 2 mars 2027" in text


def test_the_last_renewal_is_told(demand):
    demand.renewed_on, demand.valid_until = date(2027, 2, 20), date(2028, 2, 20)
    demand.save()

    assert "20 février 2027" in read(demand)


def test_landlords_are_those_of_the_places_asked(demand):
    presence(name="Nord Habitat")
    presence(commune_id="59009", name="Bailleur d'ailleurs")

    text = read(demand)

    assert "Nord Habitat" in text
    assert "Bailleur d'ailleurs" not in text
    assert "Nous ne connaissons pas encore les bailleurs de : Roubaix." in text


def test_the_landlords_of_a_city_stand_for_its_arrondissements(db):
    presence(commune_id="75056", name="Paris Habitat d'exemple")
    demand = DemandFactory(active=True, territory_id="111", places=["75113"])

    assert "Paris Habitat d'exemple" in read(demand)


def test_no_arrete_no_date(demand):
    content = certificates.content(demand, today=TODAY)
    text = read(demand)

    assert content.seizure_on is None
    assert UNKNOWN_DELAY in text
    assert UNKNOWN_ADDRESS in text


def test_the_delay_starts_at_the_filing(demand):
    Territory.objects.filter(pk="059").update(
        mediation_address="Commission d'exemple\n1 rue de la Médiation\n59000 Lille"
    )
    delay(months=36)

    text = read(demand)

    assert certificates.content(demand, today=TODAY).seizure_on == date(2029, 3, 2)
    assert "À partir du 2 mars 2029" in text
    assert "1 rue de la Médiation, 59000 Lille" in text
    assert UNKNOWN_DELAY not in text


def test_the_line_of_the_type_asked_wins(demand):
    delay(months=12)
    delay(months=24, home_types=["T1", "T2"])
    delay(months=48, home_types=["T4"])
    delay(months=60, since=date(2027, 1, 1))

    assert certificates.content(demand, today=TODAY).seizure_on == date(2028, 3, 2)


def test_the_latest_arrete_in_force_wins(demand):
    delay(months=12, home_types=["T2"], since=date(2020, 1, 1))
    delay(months=18, since=date(2025, 1, 1))

    assert certificates.content(demand, today=TODAY).seizure_on == date(2027, 9, 2)


def test_there_is_no_attestation_before_the_number(db):
    with pytest.raises(certificates.NotRegistered):
        certificates.content(DemandFactory(), today=TODAY)


@pytest.mark.parametrize("example", ["demand", "landlord", "guichet", "delay"])
def test_any_demonstration_datum_marks_every_page(demand, example):
    match example:
        case "demand":
            demand.demonstration = True
            demand.save()
        case "landlord":
            presence(demonstration=True)
        case "guichet":
            demand.registering_guichet.demonstration = True
            demand.registering_guichet.save()
        case "delay":
            delay(demonstration=True)

    content = certificates.content(demand, today=TODAY)
    pages = pages_of(certificates.pdf(content))

    assert len(pages) > 1
    assert all("DÉMONSTRATION" in page for page in pages)
    assert "Démonstration" in render_to_string("letters/certificate.html", {"certificate": content})


def test_real_data_are_not_marked(demand):
    presence()
    delay()

    assert "DÉMONSTRATION" not in read(demand)


def test_the_pdf_is_accessible(demand, tmp_path):
    presence()
    content = certificates.content(demand, today=TODAY)

    assert_accessible(certificates.pdf(content), tmp_path, title=content.title)


def test_a_paper_shown_to_landlords_tells_neither_motive_nor_health(db):
    codes = declared_codes(Person(birth_name="Durand", first_names="Amina", born="1985-03-02"))
    codes["motifs"] = {"motives": ["06", "08", "23"], "other_text": "une raison à moi"}
    codes["handicap"] = {"persons": [{"person": "moi", "state": "STA"}]}
    codes["foyer"]["alone_reason"] = "violences"
    codes["identite"]["protection"] = "tutelle"
    codes["logement-recherche"]["adapted"] = True
    codes["ressources"]["adults"][0]["resources"] = {"SAL": 700, "AAH": 333}
    demand = DemandFactory(active=True, codes=codes)

    text = read(demand)

    assert "elle n'imprime jamais les raisons de la demande" in text
    assert "333 €" in text
    for told in ("violence", "raison à moi", "AAH", "adapté à", "tutelle :", "protection ?"):
        assert told not in text


def test_the_attestation_costs_six_queries(demand, django_assert_num_queries):
    presence()
    presence(commune_id="59512", name="Roubaix Habitat")
    delay()
    communes()

    with django_assert_num_queries(
        1  # demand, territory, guichet and its commune
        + 1  # places
        + 1  # declaration
        + 1  # applicant and co-applicants
        + 1  # landlords
        + 1  # delay
    ):
        certificates.content(demand, today=TODAY)


def test_twenty_places_cost_the_same(db, django_assert_num_queries):
    insee = [row.insee for row in communes().resolve("59000")]
    places = (insee + ["59512", "59009", "59599", "59378"])[:5]
    demand = DemandFactory(active=True, places=places)
    for place in places:
        presence(commune_id=place)

    with django_assert_num_queries(6):
        certificates.content(demand, today=TODAY)


def test_a_name_that_no_font_draws_does_not_stop_the_letter(db):
    demand = DemandFactory(active=True)
    demand.persons.update(birth_name="\U00016f00\U0001f600", first_names="محمد 李")

    assert "U+1F600" in text_of(certificates.pdf(certificates.content(demand, today=TODAY)))


@pytest.mark.parametrize("name", LIVES)
def test_each_life_has_its_attestation(db, tmp_path, name):
    codes = to_codes(Path(QUESTIONNAIRE, LIVES[name], today=TESTED_ON).answers)
    demand = DemandFactory(active=True, codes=codes)

    text = read(demand)

    # Who has one name has it in either box.
    identity = codes["identite"]
    assert (identity.get("birth_name") or identity["first_names"]) in text
    for person in (identity, *codes.get("foyer", {}).get("co", [])):
        assert holds(text, person.get("own_script_name", ""))
    assert "U+" not in text
    assert_no_secret(text)
    content = certificates.content(demand, today=TODAY)
    assert_accessible(certificates.pdf(content), tmp_path, title=content.title)


def assert_no_secret(text: str) -> None:
    """The annex alone: the law's own text names handicap among the cases of mediation."""
    annex = text.split("Résumé de votre demande")[1].split("« Mon dossier »")[1].lower()
    for told in ("handicap", "fauteuil", "invalidité", "santé", "violence", "aah", "perte d'auto"):
        assert told not in annex
