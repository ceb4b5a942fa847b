import re

import pytest

from directory.territory.clipping import clipped
from directory.territory.maps import drawing_of

SQUARE = "M0 0l10 0 0 10-10 0z"


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ((-1, -1, 11, 11), "M0.0 0.0 10.0 0.0 10.0 10.0 0.0 10.0z"),
        ((5, 5, 20, 20), "M10.0 5.0 10.0 10.0 5.0 10.0 5.0 5.0z"),
        ((2, 2, 8, 8), "M8.0 2.0 8.0 8.0 2.0 8.0 2.0 2.0z"),
        ((20, 20, 30, 30), ""),
    ],
)
def test_a_square_is_cut_at_the_edges(box, kept):
    def corners(d):
        return set(re.findall(r"[\d.]+ [\d.]+", d))

    assert corners(clipped(SQUARE, box)) == corners(kept)


@pytest.mark.parametrize("departement", ["59", "2A", "971"])
def test_nothing_of_a_real_outline_is_left_outside_and_all_that_is_inside_stays(departement):
    drawing = drawing_of(departement)
    width, height = drawing["size"]
    whole = clipped(drawing["outline"], (-1, -1, width + 1, height + 1))
    box = (width / 4, height / 4, width / 2, height / 2)
    part = clipped(drawing["outline"], box)

    def spots(d):
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", d)]
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    within = {(x, y) for x, y in spots(whole) if box[0] <= x <= box[2] and box[1] <= y <= box[3]}
    assert whole.count("M") == drawing["outline"].count("M")
    assert within <= set(spots(part))
    for x, y in spots(part):
        assert box[0] - 0.1 <= x <= box[2] + 0.1
        assert box[1] - 0.1 <= y <= box[3] + 0.1


def test_an_islet_of_one_unit_is_no_ring():
    assert clipped("M3 3h1v1z", (0, 0, 9, 9)) == ""
