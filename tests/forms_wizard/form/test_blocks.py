"""What blocks sending, and nothing else (domain.md 13.4, rules 1, 2, 9)."""

import pytest
from django.test import override_settings

from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from tests.factories.answers import change, day
from tests.factories.lives import (
    FAMILY,
    FOREIGN_COUPLE,
    HOMELESS,
    SINGLE,
    STUDENT,
    TESTED_ON,
    WHEELCHAIR,
)

pytestmark = pytest.mark.django_db


def errors(life: dict, slug: str) -> dict[str, str]:
    """{target id: message} of a section."""
    path = Path(QUESTIONNAIRE, life, today=TESTED_ON)
    return dict(path.form(path.find(slug)).error_links())


def answers(life: dict, slug: str) -> dict:
    path = Path(QUESTIONNAIRE, life, today=TESTED_ON)
    assert slug in path.answers, path.form(path.find(slug)).error_links()
    return path.answers[slug]


MUST = [
    ("preparer", "nature"),
    ("preparer", "departement"),
    ("preparer", "applicant_kind"),
    ("identite", "civility"),
    ("identite", "birth_name"),
    ("identite", "first_names"),
    ("identite", "birth_date"),
    ("identite", "nationality"),
    ("identite", "family_situation"),
    ("contact", "address_kind"),
    ("contact", "commune"),
    ("travail", "adults__moi__situation"),
    ("travail", "adults__moi__contract"),
    ("travail", "adults__moi__employer"),
    ("travail", "adults__moi__workplace"),
    ("ressources", "adults__moi__rfr_2024"),
    ("ressources", "adults__moi__SAL"),
    ("logement-actuel", "status"),
    ("logement-actuel", "entry_date"),
    ("logement-actuel", "rent"),
    ("logement-actuel", "category"),
    ("logement-actuel", "home_type"),
    ("logement-actuel", "surface"),
    ("logement-actuel", "occupants"),
    ("logement-actuel", "owns_other"),
    ("motifs", "motive_1"),
    ("logement-recherche", "home_category"),
    ("logement-recherche", "home_type_1"),
    ("logement-recherche", "adapted"),
    ("logement-recherche", "other_communes"),
    ("logement-recherche", "places__p1__commune"),
]


@pytest.mark.parametrize(("slug", "name"), MUST)
def test_an_answer_that_is_needed_and_left_empty_is_asked_at_its_field(slug, name):
    life = change(SINGLE, slug, **{name: None})

    found = errors(life, slug)

    target = f"id_{slug}-{name.replace('__', '-')}"
    assert found.keys() <= {target, f"{target}_0"}
    (message,) = found.values()
    assert message.endswith(".")
    assert "obligatoire" not in message


@pytest.mark.parametrize(
    ("slug", "empty", "box"),
    [
        ("ressources", "adults__moi__rfr_2024", {"adults__moi__rfr_2024_missing": "perdu"}),
        ("ressources", "adults__moi__SAL", {"adults__moi__no_resources": "on"}),
        ("ressources", "adults__moi__SAL", {"adults__moi__resources_unknown": "on"}),
        ("logement-actuel", "rent", {"rent_unknown": "on"}),
        ("logement-actuel", "entry_date", {"entry_unknown": "on"}),
        ("logement-actuel", "surface", {"surface_unknown": "on"}),
        ("logement-actuel", "occupants", {"occupants_unknown": "on"}),
        ("travail", "adults__moi__employer", {"adults__moi__employer_unknown": "on"}),
        ("travail", "adults__moi__workplace", {"adults__moi__no_workplace": "etranger"}),
    ],
)
def test_i_do_not_know_is_an_answer(slug, empty, box):
    assert errors(change(SINGLE, slug, **{empty: None}, **box), slug) == {}


def test_the_landlord_may_be_unknown():
    life = change(FAMILY, "logement-actuel", landlord=None)

    assert "id_logement-actuel-landlord" in errors(life, "logement-actuel")
    known = change(life, "logement-actuel", landlord_unknown="on")
    assert errors(known, "logement-actuel") == {}


# -- before you start


@pytest.mark.parametrize("nature", ["REN", "MOD"])
def test_renewing_and_changing_start_elsewhere(nature):
    (message,) = errors(change(SINGLE, "preparer", nature=nature), "preparer").values()

    assert "connectez-vous" in message


def test_a_body_goes_to_a_guichet():
    (message,) = errors(change(SINGLE, "preparer", applicant_kind="morale"), "preparer").values()

    assert "guichet" in message


def test_a_departement_with_its_own_system_stops_here_and_says_where_to_go():
    path = Path(QUESTIONNAIRE, change(SINGLE, "preparer", departement="44"), today=TESTED_ON)

    form = path.form(path.find("preparer"))

    ((_, message),) = form.error_links()
    assert form.local_system.code == "44"
    assert form.local_system.local_system in message


@pytest.mark.parametrize("code", ["975", "99", "<script>", "59 "])
def test_a_forged_departement_is_refused(code):
    assert errors(change(SINGLE, "preparer", departement=code), "preparer")


def test_the_101_departements_may_be_chosen():
    path = Path(QUESTIONNAIRE, {}, today=TESTED_ON)

    choices = list(path.form(path.find("preparer")).fields["departement"].choices)

    assert len(choices) == 1 + 101


# -- rule 1


@pytest.mark.parametrize("born", ["03/03/2008", "00/04/2008", "00/00/2009", "01/01/2030"])
def test_under_18_goes_to_a_guichet(born):
    (message,) = errors(change(SINGLE, "identite", birth_date=day(born)), "identite").values()

    assert "guichet" in message


@pytest.mark.parametrize("born", ["02/03/2008", "00/03/2008", "00/00/2008"])
def test_the_age_takes_the_reading_that_favours_the_person(born):
    assert errors(change(SINGLE, "identite", birth_date=day(born)), "identite") == {}


# -- names


@pytest.mark.parametrize("name", ["birth_name", "first_names"])
def test_one_name_in_either_box_is_enough_for_who_has_one(name):
    alone = {"birth_name": None, "first_names": None, name: "Suharto"}

    kept = answers(change(SINGLE, "identite", single_name="on", **alone), "identite")

    assert kept[name] == "Suharto"


def test_a_single_name_is_still_a_name():
    life = change(SINGLE, "identite", single_name="on", birth_name=None, first_names=None)

    assert errors(life, "identite").keys() == {"id_identite-birth_name"}


# -- contact


def test_no_telephone_and_no_e_mail_is_said_by_a_box():
    life = change(SINGLE, "contact", mobile=None, email=None)

    assert "id_contact-mobile" in errors(life, "contact")
    assert errors(change(life, "contact", unreachable="on"), "contact") == {}


def test_nobody_is_unreachable_by_every_way():
    life = change(HOMELESS, "contact", address_kind="aucune")

    (message,) = errors(life, "contact").values()

    assert "domiciliation" in message
    reachable = change(life, "contact", mobile="06 12 34 56 78")
    assert errors(reachable, "contact") == {}


def test_the_postcode_of_a_commune_that_has_one_is_filled():
    assert answers(change(WHEELCHAIR, "contact", postcode=None), "contact")["postcode"] == "59100"


def test_what_belongs_to_another_kind_of_address_is_not_kept():
    life = change(STUDENT, "contact", commune="Nulle part", postcode="abc", street="rue")

    kept = answers(life, "contact")

    assert {"commune", "postcode", "street"}.isdisjoint(kept)
    assert kept["foreign_address"] == "Calle Mayor 3\n28013 Madrid"


@pytest.mark.parametrize("postcode", ["abc", "590", "5900O", "590000"])
def test_a_postcode_has_five_digits(postcode):
    assert errors(change(SINGLE, "contact", postcode=postcode), "contact").keys() == {
        "id_contact-postcode"
    }


# -- rule 2


def test_the_same_person_typed_twice_is_refused():
    twice = {
        "co__k1__birth_name": "N'DIAYE",
        "co__k1__first_names": "aissatou",
        "co__k1__birth_date": day("14/07/1990"),
    }

    found = errors(change(FAMILY, "foyer", **twice), "foyer")

    assert found.keys() == {"id_foyer-co-k1-birth_name"}


def test_twins_are_two_persons():
    typed = change(FAMILY, "foyer", **{"charge-keys": ["k2", "k9"]})
    twin = {
        "charge__k9__birth_name": "Le Goff",
        "charge__k9__first_names": "Anna",
        "charge__k9__birth_date": day("20/05/2017"),
        "charge__k9__sex": "F",
        "charge__k9__link": "E",
    }

    assert errors(change(typed, "foyer", **twin), "foyer") == {}
    same = change(typed, "foyer", **{**twin, "charge__k9__first_names": "Zoé"})
    assert errors(same, "foyer").keys() == {"id_foyer-charge-k9-birth_name"}


def test_beyond_twenty_persons_a_guichet_takes_over_and_nothing_is_lost():
    keys = [f"c{rank}" for rank in range(20)]
    child = {"sex": "F", "custody": "G", "birth_date_year": "2015"}
    fields = {f"garde__{key}__{name}": value for key in keys for name, value in child.items()}
    life = change(SINGLE, "foyer", **{"garde-keys": keys}, **fields)

    path = Path(QUESTIONNAIRE, life, today=TESTED_ON)
    form = path.form(path.find("foyer"))

    ((_, message),) = form.error_links()
    assert "guichet" in message
    assert len(form.groups[2].forms) == 20
    fewer = change(life, "foyer", **{"garde-keys": keys[:19]})
    assert errors(fewer, "foyer") == {}


# -- resources


def test_the_year_of_an_income_is_kept_with_it():
    adult = answers(SINGLE, "ressources")["adults"][0]

    assert adult["rfr"] == [{"year": 2024, "amount": 16200}]
    assert adult["resources"] == {"SAL": 1451}


def test_in_january_the_figure_of_last_year_stays_with_its_year():
    life = change(SINGLE, "ressources", adults__moi__rfr_2025="17000")

    path = Path(QUESTIONNAIRE, life, today=TESTED_ON.replace(year=2027))

    assert path.answers["ressources"]["adults"][0]["rfr"] == [{"year": 2025, "amount": 17000}]


def test_only_zeros_are_no_resource():
    adult = answers(change(SINGLE, "ressources", adults__moi__SAL="0"), "ressources")["adults"][0]

    assert adult["no_resources"] is True
    assert adult["resources"] == {}


# -- rule 9


@pytest.mark.parametrize(
    ("second", "target"),
    [
        ("Lille (59000)", "p2"),
        ("Arras", "p2"),
        ("Nulle-Part-sur-Mer", "p2"),
        ("", "p2"),
    ],
)
def test_a_place_that_cannot_be_asked_is_refused(second, target):
    life = change(SINGLE, "logement-recherche", places__p2__commune=second)

    assert errors(life, "logement-recherche").keys() == {
        f"id_logement-recherche-places-{target}-commune"
    }


def test_without_any_place_a_commune_is_asked():
    life = change(SINGLE, "logement-recherche", **{"places-keys": []})

    life = change(life, "logement-recherche", places__p1__commune=None)

    assert "id_logement-recherche-places-p1-commune" in errors(life, "logement-recherche")


def test_ile_de_france_is_one_territory():
    places = answers(FAMILY, "logement-recherche")["places"]

    assert [place["commune"] for place in places] == ["93066", "75118", "78646"]


@override_settings(MAX_PLACES=1)
def test_the_number_of_places_is_a_setting():
    (message,) = errors(SINGLE, "logement-recherche").values()

    assert "1 communes au plus" in message


@override_settings(MAX_MOTIVES=2, MAX_HOME_TYPES=1)
def test_the_numbers_of_motives_and_types_are_settings():
    assert answers(FAMILY, "motifs")["motives"] == ["13", "16"]
    assert answers(FAMILY, "logement-recherche")["home_types"] == ["T4"]


def test_a_motive_chosen_twice_counts_once():
    life = change(SINGLE, "motifs", motive_1="09", motive_2="09", motive_3="19")

    assert answers(life, "motifs")["motives"] == ["09", "19"]


# -- handicap


def test_refusing_an_adapted_home_drops_the_complement():
    path = Path(
        QUESTIONNAIRE, change(WHEELCHAIR, "logement-recherche", adapted="non"), today=TESTED_ON
    )

    assert path.find("handicap") is None
    assert "handicap" not in path.answers


def test_the_complement_names_a_person_of_the_household_alone():
    assert errors(change(WHEELCHAIR, "handicap", persons__p1__person="zz"), "handicap").keys() == {
        "id_handicap-persons-p1-person"
    }
    child = change(WHEELCHAIR, "handicap", persons__p1__person="m4")
    assert answers(child, "handicap")["persons"][0]["person"] == "m4"


def test_answers_without_order_are_sorted():
    needs = answers(WHEELCHAIR, "handicap")["persons"][0]

    assert needs["aids"] == ["4", "5"]
    assert needs["equipment"] == ["2", "3", "4", "6"]
    assert "key" not in needs


def test_a_single_name_may_be_that_of_a_co_applicant():
    assert answers(FOREIGN_COUPLE, "foyer")["co"][0]["birth_name"] == ""
