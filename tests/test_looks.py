from itertools import combinations

import pytest

from tests.looks import DIRECTIONS, PAIRWISE, SCHEMES, WIDTHS, pairwise


@pytest.mark.parametrize(
    "factors", [("ab", "cd"), ("ab", "cd", "efg"), ("abc", "def", "ghi", "jk")]
)
def test_any_two_values_meet_in_fewer_rows_than_all(factors):
    rows = pairwise(*factors)

    for (first, one), (second, two) in combinations(enumerate(factors), 2):
        assert {(row[first], row[second]) for row in rows} == {(a, b) for a in one for b in two}
    assert rows == pairwise(*factors)


def test_pages_are_looked_at_in_half_of_the_looks():
    assert len(PAIRWISE) == len(DIRECTIONS) * len(WIDTHS) * len(SCHEMES) / 2
