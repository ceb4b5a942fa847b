"""A hint when the declared income is above the ceilings: it never blocks (domain.md 4.1, 7)."""

from __future__ import annotations

from django.utils.translation import gettext

from directory.figures.ceilings import Household, Income, compare
from directory.figures.ceilings_table import ceilings
from directory.territory.table import communes
from forms_wizard.engine.steps import Advice, Answers
from forms_wizard.form.codes import CoLink
from forms_wizard.form.people import children_who_visit
from forms_wizard.form.resources import ASKED_YEAR, RECENT_YEAR

TARGET = "id_logement-recherche-home_type_1"


def above_every_ceiling(answers: Answers) -> list[Advice]:
    """Nothing while a section, an income or a ceiling is not known: the doubt is for the person."""
    if not {"identite", "foyer", "ressources"} <= answers.keys():
        return []
    income = _income(answers)
    if income is None or not _is_above_everywhere(answers, income):
        return []
    text = gettext(
        "Les revenus écrits dépassent les plafonds de cette année dans les communes choisies. Vous "
        "pouvez quand même déposer votre demande : les revenus et les plafonds changent chaque "
        "année."
    )
    return [Advice(text, TARGET)]


def _is_above_everywhere(answers: Answers, income: Income) -> bool:
    table, household = ceilings(), _household(answers)
    for place in answers["logement-recherche"]["places"]:
        zone = communes().get(place["commune"]).ceiling_zone
        year = zone and table.year_for(answers.today, zone)
        if not year or any(r.is_under for r in compare(household, income, table.cells(year, zone))):
            return False
    return True


def _household(answers: Answers) -> Household:
    """As the form knows it: where an adapted home is wanted, the most favourable reading."""
    foyer, me = answers["foyer"], answers["identite"]
    others = foyer.get("co", [])
    ages = None
    if len(others) == 1 and others[0].get("link") != CoLink.FLATMATE:
        births = (me["birth_date"], others[0]["birth_date"])
        ages = tuple(birth.age_on(answers.today, oldest=False) for birth in births)
    dependants = [*foyer.get("charge", []), *foyer.get("garde", [])]
    return Household(
        adults=1 + len(others),
        dependants=len(dependants) - len(children_who_visit(answers)),
        couple_ages=ages,
        disabled=bool(answers["logement-recherche"].get("adapted")),
    )


def _income(answers: Answers) -> Income | None:
    """The sum of all adults; None when one of N-2 is missing."""
    adults = answers["ressources"].get("adults", [])
    asked, recent = (_sum(adults, answers.today.year - back) for back in (ASKED_YEAR, RECENT_YEAR))
    return None if asked is None else Income(asked, last_year=recent)


def _sum(adults: list[dict], year: int) -> int | None:
    amounts = [
        income["amount"]
        for adult in adults
        for income in adult["rfr"]
        if income["year"] == year and "amount" in income
    ]
    return sum(amounts) if amounts and len(amounts) == len(adults) else None
