import math
from random import Random

import pytest

from directory.territory.around import communes_around
from directory.territory.table import communes

pytestmark = pytest.mark.django_db
PARIS, PARIS_13, WALLIS, SAINT_DENIS_REUNION = "75056", "75113", "98613", "97411"


def kilometres(here, there) -> float:
    """By the law of cosines: another formula than the one measured."""
    north, other = math.radians(here.latitude), math.radians(there.latitude)
    east = math.radians(there.longitude - here.longitude)
    cosine = math.sin(north) * math.sin(other) + math.cos(north) * math.cos(other) * math.cos(east)
    return 6371 * math.acos(min(1.0, cosine))


def test_they_are_those_found_by_measuring_every_distance():
    table, random = communes(), Random(5)
    placed = [row for row in table.every if row.latitude is not None and not row.closed]
    asked = [*random.sample(placed, 12), *map(table.get, (PARIS, PARIS_13, SAINT_DENIS_REUNION))]

    for row in asked:
        radius = random.choice((0.1, 5, 10, 20, 60))
        measured = {
            other.insee: kilometres(row, other)
            for other in placed
            if other.selectable or other is row
        }
        found = {other.insee: distance for other, distance in communes_around(table, row, radius)}

        assert found.keys() == {code for code, far in measured.items() if far <= radius}
        assert found == pytest.approx({code: measured[code] for code in found}, abs=0.001)


def test_a_city_gives_way_to_its_arrondissements_but_for_itself():
    table = communes()

    near = {row.insee for row, _distance in communes_around(table, table.get(PARIS_13), 10)}
    of_city = {row.insee for row, _distance in communes_around(table, table.get(PARIS), 10)}

    assert PARIS not in near
    assert {PARIS, PARIS_13} <= of_city


def test_nothing_is_around_what_has_closed_or_no_position():
    table = communes()
    lille = table.get("59350")

    assert communes_around(table, lille._replace(closed=True), 10) == []
    assert communes_around(table, lille._replace(latitude=None), 10) == []
    assert communes_around(table, lille._replace(longitude=None), 10) == []
