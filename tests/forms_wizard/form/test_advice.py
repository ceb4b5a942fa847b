"""Coherence hints: each is given, none blocks, each leads to a place of the page."""

import pytest

from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.work import is_siret
from tests.factories.answers import change, day
from tests.factories.lives import (
    FAMILY,
    FOREIGN_COUPLE,
    HOMELESS,
    LIVES,
    SINGLE,
    STUDENT,
    TESTED_ON,
    WHEELCHAIR,
)

SAME_CHILD = {"garde__k3__first_names": "Zoé", "garde__k3__birth_date": day("20/05/2017")}
NO_LANDLORD = {"landlord": None, "landlord_unknown": "on"}
# Alone in Lille: the PLS of 2026 is 30,424 euros.
RICH = change(SINGLE, "ressources", **{f"adults__moi__rfr_{TESTED_ON.year - 2}": "30425"})
# (rule of domain.md 13.4 or section, life, slug, what is typed, words of the hint)
HINTS = [
    ("13.4-2", FAMILY, "foyer", SAME_CHILD, "écrit deux fois"),
    ("13.4-3", FAMILY, "foyer", {"charge__k2__birth_date": day("01/01/1999")}, "14 ans"),
    ("13.4-4", FAMILY, "foyer", {"unborn_due": day("00/02/2027")}, "prévue"),
    ("13.4-4", FAMILY, "foyer", {"unborn_due": day("00/01/2026")}, "prévue"),
    ("13.4-6", WHEELCHAIR, "ressources", {}, "de 0 €"),
    ("13.4-7", SINGLE, "ressources", {"adults__moi__SAL": "15001"}, "15 000"),
    ("13.4-8", SINGLE, "contact", {"postcode": "62000"}, "code postal"),
    ("13.4-10", FAMILY, "logement-actuel", NO_LANDLORD, "bailleur"),
    ("2.7", FAMILY, "logement-actuel", {}, "mutation"),
    ("13.4-11", SINGLE, "logement-actuel", {"status": "SD"}, "domiciliation"),
    ("13.4-12", SINGLE, "motifs", {"motive_3": "23", "motive_text": "Voilà."}, "Expliquez"),
    ("13.4-12", SINGLE, "motifs", {"motive_1": "23"}, "Expliquez"),
    ("13.4-14", STUDENT, "contact", {"consent_sms": "on"}, "SMS"),
    ("13.4-14", SINGLE, "contact", {"mobile": "01 42 68 53 00"}, "SMS"),
    ("13.4-14", SINGLE, "contact", {"mobile": None}, "SMS"),
    ("13.4-16", SINGLE, "identite", {"birth_name": "Lef3vre"}, "chiffres"),
    ("13.4-17", SINGLE, "logement-actuel", {"surface": "501"}, "surface"),
    ("13.4-17", SINGLE, "logement-actuel", {"surface": "4"}, "surface"),
    ("13.4-17", SINGLE, "logement-actuel", {"rent": "5001"}, "loyer"),
    ("13.4-18", SINGLE, "logement-actuel", {"entry_date": day("01/04/2026")}, "avenir"),
    ("13.4-18", SINGLE, "logement-actuel", {"entry_date": day("00/00/1984")}, "naissance"),
    ("13.4-19", FAMILY, "foyer", {"co__k1__link": "M"}, "ne vont pas"),
    ("13.4-20", FAMILY, "foyer", {"co-keys": []}, "demandez seul"),
    ("2.2", HOMELESS, "identite", {}, "jugement"),
    ("2.2", SINGLE, "identite", {"birth_date": day("00/00/1885")}, "très ancienne"),
    ("2.2", SINGLE, "identite", {"single_name": "on"}, "un seul nom"),
    ("2.3", SINGLE, "contact", {"street": None}, "rue"),
    ("2.3", SINGLE, "contact", {"address_kind": "aucune"}, "domiciliation"),
    ("2.3", STUDENT, "contact", {"wants_post": "on"}, "étranger"),
    ("2.4", SINGLE, "foyer", {"count_confirmed": "non"}, "nombre"),
    ("2.4", FAMILY, "foyer", {"co-keys": [], "alone_reason": "violences"}, "3919"),
    ("2.4", FAMILY, "foyer", {"charge__k2__birth_date": day("00/00/2027")}, "avenir"),
    ("2.5", SINGLE, "travail", {"adults__moi__siret": "123 456"}, "SIRET"),
    ("2.8", SINGLE, "motifs", {"motive_1": "01"}, "locataire"),
    ("2.8", SINGLE, "motifs", {"motive_1": "22"}, "propriétaires"),
    ("2.8", STUDENT, "motifs", {"motive_1": "13"}, "surface"),
    ("2.8", SINGLE, "motifs", {"motive_2": "06"}, "3919"),
    ("2.8", SINGLE, "motifs", {"motive_1": "07"}, "adapté"),
    ("2.8", WHEELCHAIR, "logement-recherche", {"adapted": "non"}, "handicap"),
    ("2.9", SINGLE, "logement-recherche", {"home_type_1": "T4", "home_type_2": None}, "d'habitude"),
    ("4.1", RICH, "logement-recherche", {}, "plafonds"),
    ("2.10", WHEELCHAIR, "handicap", {"persons__p1__aids": ["1", "4"]}, "Aucune aide"),
    ("2.10", WHEELCHAIR, "handicap", {"persons__p1__equipment": None}, "équipements"),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("rule", "life", "slug", "typed", "words"), HINTS)
def test_a_doubt_is_told_and_does_not_block(rule, life, slug, typed, words):
    life = change(life, slug, **typed)
    if rule == "2.8" and slug == "logement-recherche":
        life.pop("handicap", None)
    path = Path(QUESTIONNAIRE, life, today=TESTED_ON)
    step = path.find(slug)

    hints = path.advice(step)

    assert slug in path.answers, path.form(step).error_links()
    assert any(words in hint.message for hint in hints), hints
    page = path.form(step).render()
    for hint in hints:
        assert f'id="{hint.target}"' in page, hint.target


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("life", "slug", "typed"),
    [
        # 13.4-20: a reason, or the partner, is enough.
        (FAMILY, "foyer", {"co-keys": [], "alone_reason": "separation"}),
        (FOREIGN_COUPLE, "foyer", {}),
        # 13.4-4: nine months from today.
        (FAMILY, "foyer", {"unborn_due": day("00/12/2026")}),
        # 13.4-3: a child who may have been born fifteen years after a parent.
        (FAMILY, "foyer", {"charge__k2__birth_date": day("00/00/2003")}),
        # 13.4-14: an overseas mobile gets SMS.
        (SINGLE, "contact", {"mobile": "0692 12 34 56"}),
        # 7: at the ceiling is not above it.
        (
            change(RICH, "ressources", **{f"adults__moi__rfr_{TESTED_ON.year - 2}": "30424"}),
            "logement-recherche",
            {},
        ),
        # 7: income fell by 10 %.
        (
            change(RICH, "ressources", **{f"adults__moi__rfr_{TESTED_ON.year - 1}": "27000"}),
            "logement-recherche",
            {},
        ),
        # 7: what is not known raises no doubt.
        (
            change(
                SINGLE,
                "ressources",
                **{
                    f"adults__moi__rfr_{TESTED_ON.year - 2}": None,
                    f"adults__moi__rfr_{TESTED_ON.year - 2}_missing": "perdu",
                },
            ),
            "logement-recherche",
            {},
        ),
        # 13.4-17: the usual bounds.
        (SINGLE, "logement-actuel", {"surface": "5", "rent": "5000"}),
    ],
)
def test_no_doubt_is_told_without_reason(life, slug, typed):
    path = Path(QUESTIONNAIRE, change(life, slug, **typed), today=TESTED_ON)

    assert slug in path.answers
    assert path.advice(path.find(slug)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("life", LIVES)
def test_every_error_leads_to_a_place_of_the_page(life):
    """Each section sent empty, as a person who presses the button at once."""
    path = Path(QUESTIONNAIRE, LIVES[life], today=TESTED_ON)
    for step in path.steps:
        if step.form_class:
            form = step.form_class(_empty(), prefix=step.slug, **path.form_kwargs(step))
            page = form.render()
            for target, message in form.error_links():
                assert f'id="{target}"' in page, (step.slug, target, message)


def _empty():
    from django.utils.datastructures import MultiValueDict

    return MultiValueDict()


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("73282932000074", True),
        ("73282932000075", False),
        ("35600000000048", True),
        ("7328293200007", False),
    ],
)
def test_the_key_of_a_siret(digits, right):
    assert is_siret(digits) is right
