import pytest

from directory.territory.models import Commune
from directory.territory.naming import search_name, search_prefixes, sort_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("L’Haÿ les roses", "l hay les roses"),
        ("ST ÉTIENNE", "saint etienne"),
        ("Ste-Foy", "sainte foy"),
        ("Œuilly", "oeuilly"),
        ("œuilly", "oeuilly"),
        ("Saint-Étienne", "saint etienne"),
        ("Saint-E\u0301tienne", "saint etienne"),
        ("Lyon 3ème", "lyon 3"),
        ("Paris 01", "paris 1"),
        ("  Les   Sables-d'Olonne ", "les sables d olonne"),
        ("59000", "59000"),
        ("'; DROP TABLE --", "drop table"),
        ("%_\\", ""),
        ("", ""),
    ],
)
def test_a_name_is_searched_without_what_people_type_differently(text, expected):
    assert search_name(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Le Havre", "havre"),
        ("L'Abergement-de-Varey", "abergement de varey"),
        ("Les Ulis", "ulis"),
        ("Lille", "lille"),
        ("Paris 5e Arrondissement", "paris 05 arrondissement"),
        ("La", "la"),
    ],
)
def test_a_name_is_sorted_without_its_article(name, expected):
    assert sort_name(name) == expected


def test_an_abbreviation_being_typed_may_be_the_beginning_of_another_name():
    assert search_prefixes("st") == ["saint", "st"]
    assert search_prefixes("st ") == ["saint"]
    assert search_prefixes("pont st") == ["pont saint", "pont st"]


@pytest.mark.django_db
def test_the_stored_columns_are_what_the_functions_say_of_each_name():
    rows = list(Commune.objects.values_list("name", "search_name", "sort_name"))

    assert len(rows) == 35014
    assert [r for r in rows if r[1:] != (search_name(r[0]), sort_name(r[0]))] == []
    assert [r for r in rows if search_name(r[1]) != r[1]] == []
