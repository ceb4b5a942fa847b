import re

import pytest

from directory.territory.clipping import clipped
from directory.territory.maps import drawing_of

SQUARE = "M0 0l10 0 0 10-10 0z"


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ((-1, -1, 11, 11), "M0 0l10 0 0 10-10 0z"),
        ((5, 5, 20, 20), "M10.0 5.0 10.0 10.0 5.0 10.0 5.0 5.0z"),
        ((2, 2, 8, 8), "M8.0 2.0 8.0 8.0 2.0 8.0 2.0 2.0z"),
        ((20, 20, 30, 30), ""),
    ],
)
def test_a_square_is_cut_at_the_edges(box, kept):
    def corners(d):
        return sorted(re.findall(r"[\d.]+ [\d.]+", d))

    assert corners(clipped(SQUARE, box)) == corners(kept)


@pytest.mark.parametrize("departement", ["59", "2A", "971"])
def test_nothing_of_a_real_outline_is_left_outside_and_all_that_is_inside_stays(departement):
    drawing = drawing_of(departement)
    width, height = drawing["size"]
    whole = drawing["outline"]
    assert clipped(whole, (-1, -1, width + 1, height + 1)) == whole
    box = (width / 4, height / 4, width / 2, height / 2)
    part = clipped(drawing["outline"], box)

    def spots(d):
        """Whole rings are left as they are, in steps; a ring that is cut is in places."""
        for x, y, steps, cut in re.findall(r"M(-?[\d.]+) (-?[\d.]+)(?:l([-\d ]+)|([ \d.-]+))?z", d):
            at = [float(x), float(y)]
            yield tuple(at)
            numbers = [float(one) for one in re.findall(r"-?[\d.]+", steps or cut)]
            for across, down in zip(numbers[::2], numbers[1::2], strict=True):
                at = [at[0] + across, at[1] + down] if steps else [across, down]
                yield tuple(at)

    within = {(x, y) for x, y in spots(whole) if box[0] <= x <= box[2] and box[1] <= y <= box[3]}
    assert within
    assert within <= set(spots(part))
    for x, y in spots(part):
        assert box[0] - 0.1 <= x <= box[2] + 0.1
        assert box[1] - 0.1 <= y <= box[3] + 0.1


def test_an_islet_of_one_unit_stays_where_it_is():
    assert clipped("M3 3h1v1z", (0, 0, 9, 9)) == "M3 3h1v1z"
    assert clipped("M3 3h1v1z", (4, 4, 9, 9)) == ""
