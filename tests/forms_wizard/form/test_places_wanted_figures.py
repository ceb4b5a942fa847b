"""What was observed in a commune stands beside it, never as a promise."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from directory.figures.reading import sources
from directory.territory.table import communes
from forms_wizard.form.wanted_home import STEP
from tests.factories.figures import FigureFactory, SourceFactory

pytestmark = pytest.mark.django_db


def shown(*texts: str, departement: str = "59") -> str:
    data = QueryDict(mutable=True)
    for rank, text in enumerate(texts, start=1):
        data.appendlist("logement-recherche-places-keys", f"p{rank}")
        data[f"logement-recherche-places-p{rank}-commune"] = text
    section = STEP.form_class(
        data,
        prefix="logement-recherche",
        today=timezone.localdate(),
        answers={"preparer": {"departement": departement}},
    )
    return str(section).replace("\xa0", " ").replace("&#x27;", "'")


def observed(insee: str, **source) -> None:
    source = SourceFactory(**source)
    FigureFactory(code=insee, value=10_000, source=source)
    FigureFactory(code=insee, measure="allocations", value=1000, source=source)
    FigureFactory(code=insee, measure="delay", value=27, n=1000, source=source)


def test_a_commune_chosen_says_what_was_observed():
    observed("59350")

    page = shown("Lille (59000)")

    assert "Constaté : 1 attribution pour 10 demandes en 2025" in page
    assert "délai médian de 2 ans et 3 mois en 2025. Ce n'est pas une promesse." in page


def test_communes_to_choose_from_say_it_too():
    observed("93066")

    assert shown("saint-denis", departement="00").count("Constaté : 1 attribution") == 1


def test_made_up_figures_say_so():
    observed("59350", demonstration=True)

    assert "(donnée de démonstration)" in shown("Lille")


def test_masked_figures_say_nothing():
    FigureFactory(value=10_000)
    FigureFactory(measure="allocations", masked=True)

    assert "Constaté" not in shown("Lille")


@pytest.mark.parametrize("text", ["", "zzzz", "@@"])
def test_without_a_commune_nothing_is_read(text, django_assert_num_queries):
    communes()

    with django_assert_num_queries(0):
        assert "Constaté" not in shown(text)


@pytest.mark.parametrize("texts", [["Lille"], ["Lille", "Roubaix", "Tourcoing", "saint-denis"]])
def test_any_number_of_communes_costs_one_query(texts, django_assert_num_queries):
    communes()
    sources(None)  # read once a process

    with django_assert_num_queries(1):
        shown(*texts)
