"""Where numbered marks are drawn on the map of a département."""

import re
from itertools import combinations
from random import Random

import pytest

from directory.territory.distances import Point
from directory.territory.maps import drawing_of
from directory.territory.marks import Mark, Sight, map_of_marks
from directory.territory.table import communes
from portal.interface.languages import in_french

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_the_language_of_the_law():
    """Whatever page was asked for before, in this process."""
    with in_french():
        yield


LILLE = Point(50.6371, 3.063)
WORDS = {"key": "k", "title": "t", "description": "d"}


@pytest.mark.parametrize("departement", ["59", "75", "2A", "974", "13"])
def test_a_position_is_drawn_where_its_commune_is(departement):
    """The middle of a commune, in degrees, falls in the circle that its drawing has."""
    drawing, table = drawing_of(departement), communes()
    x0, wide, y0, tall = drawing["degrees"]
    for insee, (_d, x, y, radius) in drawing["places"].items():
        row = table.get(insee)
        if row is None or row.latitude is None:
            continue
        away = abs(x0 + wide * row.longitude - x) + abs(y0 + tall * row.latitude - y)
        assert away < radius * 2 + 2, insee


def test_marks_are_within_what_is_seen_and_keep_their_numbers():
    far = Point(50.05, 3.9)
    drawn = map_of_marks("59", [Mark(11, LILLE), Mark(12, far)], **WORDS, here=Point(50.6, 3.1))

    assert drawn.shown == {11, 12}
    assert [mark.numbers for mark in drawn.marks] == [[11], [12]]
    left, top, width, height = drawn.sight
    for x, y in [*((mark.left, mark.top) for mark in drawn.marks), drawn.here]:
        assert left < x < left + width
        assert top < y < top + height
    assert "11</text>" in drawn.figure


def test_two_at_one_door_share_a_mark():
    drawn = map_of_marks("59", [Mark(1, LILLE), Mark(2, Point(50.2, 3.2)), Mark(3, LILLE)], **WORDS)

    assert [mark.numbers for mark in drawn.marks] == [[1, 3], [2]]
    assert ">1, 3</text>" in drawn.figure
    assert drawn.shown == {1, 2, 3}


def test_what_stands_elsewhere_is_left_out():
    drawn = map_of_marks("59", [Mark(1, LILLE), Mark(2, Point(43.3, 5.4))], **WORDS)

    assert drawn.shown == {1}
    assert map_of_marks("59", [Mark(2, Point(43.3, 5.4))], **WORDS) is None
    assert map_of_marks("59", [], **WORDS) is None
    assert map_of_marks("975", [Mark(1, LILLE)], **WORDS) is None
    assert map_of_marks("", [Mark(1, LILLE)], **WORDS) is None


def test_one_mark_alone_shows_its_town_not_its_door():
    sight = Sight.of([(100.0, 100.0)])

    assert sight.width > 20
    assert sight.left < 100 < sight.left + sight.width
    assert 0.69 < sight.height / sight.width <= 1


@pytest.mark.parametrize("departement", ["59", "62", "80", "971"])
def test_a_map_of_the_whole_stays_light(departement):
    """With hundreds of communes in sight, the outline of the département is drawn."""
    table = communes()
    rows = [row for row in table.communes_of_departement(departement) if row.latitude is not None]
    marks = [Mark(rank, Point(row.latitude, row.longitude)) for rank, row in enumerate(rows[::30])]

    drawn = map_of_marks(departement, marks, **WORDS)

    assert len(drawn.figure) < 40_000
    if len(rows) > 100:
        assert drawn.ground.count("M") <= drawing_of(departement)["outline"].count("M")


def test_no_mark_leaves_the_drawing_and_many_at_one_door_stand_in_rows():
    edges = [Point(50.64 + rank / 5000, 3.063) for rank in range(3)]
    marks = [Mark(90 + rank, place) for rank, place in enumerate([LILLE] * 7 + edges)]
    drawn = map_of_marks("59", [*marks, Mark(1, Point(50.6, 3.0))], **WORDS)

    left, top, width, height = drawn.sight
    found = re.findall(
        r'__mark" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawn.figure
    )
    assert found
    for x, y, wide, tall in (map(float, one) for one in found):
        assert left - 0.1 <= x
        assert x + wide <= left + width + 0.1
        assert top - 0.1 <= y
        assert y + tall <= top + height + 0.1
    assert ">90, 91, 92</text>" in drawn.figure


def test_no_mark_covers_another():
    random = Random(3)
    for _try in range(30):
        spread = random.choice((0.002, 0.02, 0.3))
        marks = [
            Mark(
                number,
                Point(LILLE.latitude - random.random() * spread, 3.063 + random.random() * spread),
            )
            for number in range(91, 101)
        ]
        drawn = map_of_marks("59", marks, **WORDS)

        found = sorted(number for mark in drawn.marks for number in mark.numbers)
        assert found == list(range(91, 101))
        for one, other in combinations(drawn.marks, 2):
            right, bottom = one.left + one.width, one.top + one.height
            beside = other.left >= right or one.left >= other.left + other.width
            assert beside or other.top >= bottom or one.top >= other.top + other.height


@pytest.mark.parametrize(("north", "km"), [(50.6373, 1), (50.7, 2), (50.9, 10), (50.1, 20)])
def test_the_scale_is_of_a_round_length(north, km):
    figure = map_of_marks("59", [Mark(1, LILLE), Mark(2, Point(north, 3.063))], **WORDS).figure

    assert f">{km} km</text>" in figure
    long = float(re.search(r'__scale" d="M[\d.]+ [\d.]+v[\d.]+h([\d.]+)', figure)[1])
    assert long / 576.637 * 111.2 == pytest.approx(km, rel=0.01)


def test_words_are_escaped():
    hostile = '<script>"x"</script>'
    drawn = map_of_marks(
        "59", [Mark(1, LILLE)], key=hostile, title=hostile, description=hostile, insee="59350"
    )

    assert "<script" not in drawn.figure
    assert '"x"' not in drawn.figure
    assert re.search(r'portal-map__area" d="M\d', drawn.figure)
