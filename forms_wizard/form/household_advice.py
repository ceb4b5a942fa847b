"""Coherence hints on the household; none blocks (domain.md 13.4, rules 2, 3, 4, 19, 20)."""

from __future__ import annotations

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext

from forms_wizard.engine.steps import Advice, Answers
from forms_wizard.form.codes import (
    COUPLES,
    SITUATION_OF_LINK,
    AloneReason,
    CoLink,
    DependantLink,
)
from forms_wizard.form.household_twins import letters_of

PARENT_YEARS = 14
LATEST_BIRTH_MONTHS = 10


def advise(answers: Answers) -> list[Advice]:
    return [
        *children_older_than_parents(answers),
        *birth_dates_to_come(answers),
        *unborn_date(answers),
        *link_and_situation(answers),
        *alone_in_a_couple(answers),
        *children_in_two_lists(answers),
        *wrong_count(answers),
    ]


def children_older_than_parents(answers: Answers) -> Iterator[Advice]:
    """Rule 3: a child born less than 14 years after each adult of the demand."""
    parents = [answers["identite"], *answers["foyer"].get("co", [])]
    births = [parent["birth_date"].earliest for parent in parents if parent.get("birth_date")]
    for child in answers["foyer"].get("charge", []):
        if child["link"] != DependantLink.CHILD or not births:
            continue
        if child["birth_date"].latest < min(births) + relativedelta(years=PARENT_YEARS):
            yield Advice(
                gettext(
                    "Un enfant a moins de 14 ans d'écart avec ses parents. Vérifiez les dates de "
                    "naissance."
                ),
                f"id_foyer-charge-{child['key']}-birth_date_0",
            )


def birth_dates_to_come(answers: Answers) -> Iterator[Advice]:
    for group in ("co", "charge", "garde"):
        for person in answers["foyer"].get(group, []):
            if answers.today and person["birth_date"].earliest > answers.today:
                yield Advice(
                    gettext(
                        "Une date de naissance est dans l'avenir. Pour un enfant à naître, "
                        "utilisez « Les enfants à naître »."
                    ),
                    f"id_foyer-{group}-{person['key']}-birth_date_0",
                )


def unborn_date(answers: Answers) -> Iterator[Advice]:
    """Rule 4: between today and nine months; a month of doubt is left."""
    due = answers["foyer"].get("unborn_due")
    if not (due and answers.today):
        return
    latest = answers.today + relativedelta(months=LATEST_BIRTH_MONTHS)
    if due.latest < answers.today or due.earliest > latest:
        yield Advice(
            gettext(
                "La date de naissance prévue est passée ou très lointaine. Vérifiez-la. Si "
                "l'enfant est né, ajoutez-le aux personnes à charge."
            ),
            "id_foyer-unborn_due_0",
        )


def link_and_situation(answers: Answers) -> Iterator[Advice]:
    """Rule 19."""
    situation = answers["identite"].get("family_situation")
    for person in answers["foyer"].get("co", []):
        expected = SITUATION_OF_LINK.get(person["link"])
        if situation and expected and expected != situation:
            yield Advice(
                gettext(
                    "Le lien avec votre co-demandeur et votre situation familiale ne vont pas "
                    "ensemble. Vérifiez ces deux réponses."
                ),
                f"id_foyer-co-{person['key']}-link_0",
            )


def alone_in_a_couple(answers: Answers) -> Iterator[Advice]:
    """Rule 20."""
    if answers["identite"].get("family_situation") not in COUPLES:
        return
    foyer = answers["foyer"]
    reason = foyer.get("alone_reason")
    partners = [person for person in foyer.get("co", []) if person["link"] != CoLink.FLATMATE]
    if not partners and not reason:
        yield Advice(
            gettext(
                "Vous vivez en couple et vous demandez seul ou seule. Ajoutez votre conjoint, ou "
                "dites pourquoi il ne fait pas la demande avec vous."
            ),
            "id_foyer-alone_reason_0",
        )
    if reason == AloneReason.VIOLENCE:
        yield Advice(
            gettext(
                "Si vous êtes en danger, appelez le 17 ou envoyez un SMS au 114. Le 3919 écoute "
                "et conseille, jour et nuit, gratuitement. Un guichet peut vous aider sans que "
                "votre conjoint le sache."
            ),
            "id_foyer-alone_reason_0",
        )


def children_in_two_lists(answers: Answers) -> Iterator[Advice]:
    """Rule 2 where nobody can be sure: a shared child is known by its first name alone."""
    foyer, seen = answers["foyer"], set()
    for group in ("charge", "garde"):
        for child in foyer.get(group, []):
            given = (child.get("first_names") or "").replace(",", " ").split()
            key = (letters_of(given[0]), child["birth_date"]) if given else None
            if key and key in seen and group == "garde":
                yield Advice(
                    gettext(
                        "Un enfant semble écrit deux fois. Gardez-le une seule fois si c'est le "
                        "même."
                    ),
                    f"id_foyer-garde-{child['key']}-first_names",
                )
            seen.add(key)


def wrong_count(answers: Answers) -> Iterator[Advice]:
    if answers["foyer"].get("count_confirmed") is False:
        yield Advice(
            gettext(
                "Le nombre de personnes à loger n'est pas le bon : ajoutez ou retirez des "
                "personnes, ou changez le nombre d'enfants à naître."
            ),
            "id_foyer-count_confirmed_0",
        )
