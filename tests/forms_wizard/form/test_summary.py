"""A declaration in words, from its codes alone."""

import pytest

from forms_wizard.demands.declarations import to_codes
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.people import adults, full_name, members, persons_to_house
from forms_wizard.form.summary import summarise
from tests.factories.answers import change
from tests.factories.lives import FAMILY, HOMELESS, LIVES, SINGLE, TESTED_ON, WHEELCHAIR

pytestmark = pytest.mark.django_db


def codes_of(life: dict) -> dict:
    return to_codes(Path(QUESTIONNAIRE, life, today=TESTED_ON).answers)


def told(life: dict, slug: str) -> dict[str, dict[str, str]]:
    """{title of the group: {question: answer}} of one section."""
    (section,) = [each for each in summarise(codes_of(life)) if each.slug == slug]
    return {group.title: dict(group.rows) for group in section.groups}


@pytest.mark.parametrize("life", LIVES)
def test_every_section_is_told_in_french(life):
    sections = summarise(codes_of(LIVES[life]))

    assert [section.slug for section in sections][:4] == [
        "preparer",
        "identite",
        "contact",
        "foyer",
    ]
    for section in sections:
        for group in section.groups:
            assert all(question and isinstance(answer, str) for question, answer in group.rows)


def test_codes_read_as_labels():
    home = told(SINGLE, "logement-actuel")[""]

    assert home["Où vivez-vous aujourd'hui ?"] == "Locataire d'un logement privé"
    assert home["Depuis quand y vivez-vous ?"] == "09/2019"
    assert home["Loyer ou redevance par mois, charges comprises, en euros"] == "620\u00a0€"
    assert told(SINGLE, "logement-recherche")["Les communes où vous voulez vivre"] == {
        "Choix 1": "Lille (59000), Wazemmes",
        "Choix 2": "Roubaix (59100)",
    }


def test_each_adult_is_named():
    assert list(told(FAMILY, "ressources"))[:2] == [
        "Vous : Aïssatou Le Goff",
        "Co-demandeur 1 : Yann Le Goff",
    ]


def test_i_do_not_know_is_told_in_its_words():
    home = told(WHEELCHAIR, "logement-actuel")[""]
    income = told(HOMELESS, "ressources")["Vous : Daniel Petit"]

    assert home["Loyer ou redevance par mois, charges comprises, en euros"] == (
        "Je ne connais pas le loyer"
    )
    assert income["Revenu fiscal de référence de 2024, en euros"] == (
        "Je n'ai pas fait de déclaration cette année-là"
    )


def test_the_date_of_a_birth_to_come_is_told():
    assert told(FAMILY, "foyer")["Les enfants à naître"]["Date de naissance prévue"] == "08/2026"


@pytest.mark.parametrize(
    ("life", "slugs"),
    [
        (SINGLE, set()),
        (HOMELESS, {"motifs"}),
        (WHEELCHAIR, {"motifs", "handicap"}),
        (change(SINGLE, "motifs", motive_2="06"), {"motifs"}),
        (change(FAMILY, "foyer", **{"co-keys": []}, alone_reason="violences"), {"foyer"}),
    ],
)
def test_health_handicap_and_violence_are_flagged(life, slugs):
    assert {each.slug for each in summarise(codes_of(life)) if each.sensitive} == slugs


def test_who_is_in_the_household():
    codes = codes_of(FAMILY)

    assert [key for key, _ in adults(codes)] == ["moi", "co-1"]
    assert [key for key, _ in members(codes)] == ["moi", "co-1", "charge-1", "garde-1", "garde-2"]
    # The child with visiting right does not count, the unborn child does.
    assert persons_to_house(codes) == 5


def test_every_declared_name_is_told():
    person = {
        "first_names": "Ada",
        "usage_name": "Lovelace",
        "birth_name": "Byron",
        "own_script_name": "Άντα",
    }

    assert full_name(person) == "Ada Lovelace (nom de naissance : Byron) (Άντα)"
    assert full_name({"first_names": "Mariama"}) == "Mariama"
