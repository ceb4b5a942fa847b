import threading

import pytest
from django.test import override_settings
from django.utils import timezone

from directory.territory.models import Commune, Departement
from directory.territory.table import communes
from directory.territory.territories_import import touch_stamp

pytestmark = pytest.mark.django_db


def labels(text):
    return [row.label for row in communes().resolve(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lille", ["Lille (59000)"]),
        ("lille", ["Lille (59000)"]),
        ("59000 Lille", ["Lille (59000)"]),
        ("Lille Cedex 9", ["Lille (59000)"]),
        ("Lomme", ["Lille (59000)"]),
        ("Hellemmes-Lille", ["Lille (59000)"]),
        ("Lomme (59160)", ["Lille (59000)"]),
        ("st etienne", ["Saint-Étienne (42000)"]),
        ("l'hay les roses", ["L'Haÿ-les-Roses (94240)"]),
        ("havre", ["Le Havre (76600)"]),
        ("œuilly", ["Œuilly (51480)", "Œuilly (02160)"]),
        ("Saint-Denis 974", ["Saint-Denis (97400)"]),
        ("Saint-Denis (93)", ["Saint-Denis (93200)"]),
        ("Ajaccio, 2a", ["Ajaccio (20000)"]),
        ("Paris", ["Paris (75)"]),
        ("Paris (75)", ["Paris (75)"]),
        ("Paris 13", ["Paris 13e Arrondissement (75013)"]),
        ("Marseille (13)", ["Marseille (13)"]),
        ("Paris 13e", ["Paris 13e Arrondissement (75013)"]),
        ("75013 Paris", ["Paris 13e Arrondissement (75013)"]),
        ("75116", ["Paris 16e Arrondissement (75016)"]),
        ("69003", ["Lyon 3e Arrondissement (69003)"]),
        ("Marseille 01", ["Marseille 1er Arrondissement (13001)"]),
        ("Lille 13001", []),
        ("Lill", []),
        ("", []),
        ("(", []),
        ("99999", []),
        ("x" * 5000, []),
    ],
)
def test_a_text_means_the_communes_that_it_names_entirely(text, expected):
    assert labels(text) == expected


def test_every_label_means_its_commune_alone():
    held = communes()
    codes = Commune.objects.values_list("insee", flat=True)

    wrong = [c for c in codes if [r.insee for r in held.resolve(held.get(c).label)] != [c]]

    assert wrong == []


def test_a_postcode_means_all_its_communes_the_largest_first():
    rows = communes().resolve("51300")

    assert len(rows) == 46
    assert rows[0].name == "Vitry-le-François"


def test_what_was_nearly_written_is_offered():
    offered = [row.label for row in communes().near("Villeneuve d'As")]

    assert offered == ["Villeneuve-d'Ascq (59491)"]
    assert communes().near("") == []


def test_an_old_code_leads_to_the_commune_of_today():
    assert communes().current("59355").insee == "59350"
    assert communes().current("59350").insee == "59350"
    assert communes().current("00000") is None
    assert communes().get("59355") is None


def test_departements_are_those_where_a_demand_is_made():
    held = communes()

    assert len(held.departements) == 101
    assert held.departement("75").territory == "111"
    assert held.departement("21").local_system
    assert held.departement("975").territory == ""
    assert held.departement("00") is None
    assert held.territory_name("111") == "Île-de-France"
    assert held.territory_name("000") == ""


def test_the_table_costs_no_query_once_read(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert communes().get("59350").territory == "059"


def test_the_stamp_is_looked_at_by_one_query(django_assert_num_queries, table_of_its_own):
    held = communes()
    communes.look_again()

    with django_assert_num_queries(1):
        assert communes() is held


def test_another_stamp_makes_the_table_be_read_again(table_of_its_own):
    held = communes()
    Departement.objects.filter(pk="21").update(local_system_url="https://exemple.org")
    Commune.objects.filter(pk="59350").update(closed_on="2026-01-01")
    touch_stamp(now=timezone.now())

    assert communes() is held

    communes.look_again()

    assert communes().departement("21").local_system_url == "https://exemple.org"
    closed = communes().get("59350")
    assert (closed.closed, closed.selectable) == (True, False)
    assert communes().resolve("Lille") == []
    assert held.get("59350").selectable


@override_settings(COMMUNES_CHECK_SECONDS=0)
def test_without_waiting_each_call_sees_the_import(table_of_its_own):
    held = communes()
    touch_stamp(now=timezone.now())
    communes.look_again()

    assert communes() is not held


def test_two_threads_read_the_same_table(table_of_its_own):
    found = []
    threads = [threading.Thread(target=lambda: found.append(communes())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {id(held) for held in found} == {id(communes())}


def test_a_commune_has_its_position_but_for_overseas_collectivities():
    lille, miquelon = communes().get("59350"), communes().get("97502")

    assert (lille.latitude, lille.longitude) == pytest.approx((50.63, 3.05), abs=0.05)
    assert (miquelon.latitude, miquelon.longitude) == (None, None)
