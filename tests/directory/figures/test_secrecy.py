from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.figures.enums import Secret
from directory.figures.places import Places
from directory.figures.secrecy import protect

THRESHOLD = 11
PARENTS = {
    "c1": ("e1", "d1", "r"),
    "c2": ("e1", "d1", "r"),
    "c3": ("e1", "d2", "r"),
    "c4": ("e2", "d2", "r"),
    "c5": ("e2", "d2", "r"),
    "d1": ("r",),
    "d2": ("r",),
    "e1": (),
    "e2": (),
    "r": (),
}
TYPES = ("T1", "T2", "T3")


def parents(place):
    return PARENTS[place]


def whole(communes, levels=("e1", "e2", "d1", "d2", "r")):
    """The rows of communes and of what holds them, with their totals: everything adds up."""
    rows = {place: dict(row) for place, row in communes.items()}
    for place in levels:
        below = [row for each, row in communes.items() if place in PARENTS[each]]
        rows[place] = {each: sum(row[each] for row in below) for each in next(iter(below))}
    return rows


def with_total(row):
    return {"total": sum(row.values()), **row}


def equations(rows):
    """Each sum that a reader knows: {cell: coefficient}, which adds up to zero."""
    for place, row in rows.items():
        types = [each for each in row if each != "total"]
        if "total" in row and types:
            yield {(place, "total"): 1} | {(place, each): -1 for each in types}
    for parent in rows:
        for levels in (("c",), ("d",)):
            below = [each for each in rows if parent in PARENTS[each] and each[0] in levels]
            if below:
                for modality in rows[parent]:
                    yield {(parent, modality): 1} | {(each, modality): -1 for each in below}


def possible(rows, masks):
    """{masked cell: [lowest, highest]}: what a reader can tell from what is published."""
    known = {(p, m): v for p, row in rows.items() for m, v in row.items() if (p, m) not in masks}
    ranges = {
        cell: [1, THRESHOLD - 1] if secret == Secret.PRIMARY else [THRESHOLD, 10**6]
        for cell, secret in masks.items()
    }
    lines = []
    for equation in equations(rows):
        unknown = {cell: c for cell, c in equation.items() if cell in masks}
        if unknown:
            rest = -sum(c * known[cell] for cell, c in equation.items() if cell in known)
            lines.append((unknown, rest))
    lines += _combined(lines)
    changed = True
    while changed:
        changed = False
        for unknown, rest in lines:
            for cell, factor in unknown.items():
                low = high = Fraction(rest)
                for other, c in unknown.items():
                    if other != cell:
                        ends = [c * end for end in ranges[other]]
                        low, high = low - max(ends), high - min(ends)
                low, high = sorted((low / factor, high / factor))
                tight = [max(ranges[cell][0], -(-low // 1)), min(ranges[cell][1], high // 1)]
                if tight != ranges[cell]:
                    ranges[cell], changed = tight, True
    return ranges


def _combined(lines):
    """The equations reduced by Gauss and Jordan: what follows from several of them at once."""
    cells = sorted({cell for unknown, _rest in lines for cell in unknown})
    matrix = [
        [Fraction(unknown.get(cell, 0)) for cell in cells] + [Fraction(rest)]
        for unknown, rest in lines
    ]
    done = 0
    for column in range(len(cells)):
        pivot = next((r for r in range(done, len(matrix)) if matrix[r][column]), None)
        if pivot is None:
            continue
        matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
        matrix[done] = [value / matrix[done][column] for value in matrix[done]]
        for row in range(len(matrix)):
            if row != done and matrix[row][column]:
                factor = matrix[row][column]
                matrix[row] = [
                    a - factor * b for a, b in zip(matrix[row], matrix[done], strict=True)
                ]
        done += 1
    return [
        ({cell: c for cell, c in zip(cells, row, strict=False) if c}, row[-1])
        for row in matrix[:done]
    ]


def assert_no_cell_is_recovered(rows):
    masks = protect(rows, parents, threshold=THRESHOLD)
    small = {
        (place, modality)
        for place, row in rows.items()
        for modality, value in row.items()
        if 0 < value < THRESHOLD
    }
    assert {cell for cell, secret in masks.items() if secret == Secret.PRIMARY} == small
    for cell, (low, high) in possible(rows, masks).items():
        assert low < high, f"{cell} can only be {low}"
    return masks


count = st.one_of(st.integers(0, 14), st.integers(0, 80))
commune = st.fixed_dictionaries(dict.fromkeys(TYPES, count))


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({f"c{n}": commune for n in range(1, 6)}))
def test_no_masked_cell_can_be_recovered_from_rows_and_sums(communes):
    rows = whole({place: with_total(row) for place, row in communes.items()})

    assert_no_cell_is_recovered(rows)


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries({f"c{n}": count for n in range(1, 6)}))
def test_no_masked_total_can_be_recovered_from_those_of_its_neighbours(totals):
    assert_no_cell_is_recovered(whole({place: {"total": n} for place, n in totals.items()}))


@settings(max_examples=100, deadline=None)
@given(commune)
def test_no_masked_cell_of_a_row_alone_can_be_recovered(row):
    assert_no_cell_is_recovered({"c1": with_total(row)})


def test_the_example_of_the_domain_hides_the_smallest_other_cell():
    row = {"total": 1960, "T1": 132, "T2": 620, "T3": 790, "T4": 410, "T5P": 8}

    masks = protect({"c1": row}, lambda place: (), threshold=THRESHOLD)

    assert masks == {("c1", "T5P"): Secret.PRIMARY, ("c1", "T1"): Secret.SECONDARY}


def test_one_small_commune_takes_the_smallest_neighbour_with_it():
    rows = whole(
        {"c1": {"total": 5}, "c2": {"total": 300}, "c3": {"total": 40}, "c4": {"total": 90}}
    )

    masks = protect(rows, parents, threshold=THRESHOLD)

    assert masks == {("c1", "total"): Secret.PRIMARY, ("c2", "total"): Secret.SECONDARY}


def test_what_the_publisher_masked_is_protected_too():
    rows = {"c1": {"total": None}, "c2": {"total": 60}, "d1": {"total": 65}}

    masks = protect(rows, parents, threshold=THRESHOLD)

    assert masks[("c1", "total")] == Secret.PRIMARY
    assert masks[("c2", "total")] == Secret.SECONDARY


def test_the_reader_of_these_tests_recovers_a_cell_hidden_alone():
    rows = {"c1": with_total({"T1": 4, "T2": 60, "T3": 70})}

    assert possible(rows, {("c1", "T1"): Secret.PRIMARY})[("c1", "T1")] == [4, 4]


@pytest.mark.parametrize("values", [(1, 11), (10, 11), (1, 1), (10, 10), (5, 0)])
def test_the_edges_of_the_ranges_tell_nothing(values):
    assert_no_cell_is_recovered(
        whole({"c1": {"total": values[0]}, "c2": {"total": values[1]}, "c4": {"total": 200}})
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "levels", [{"COM"}, {"COM", "DEP", "REG"}, {"COM", "EPCI", "DEP", "REG"}, {"COM", "FR"}]
)
def test_no_published_total_is_about_territories_of_two_parts(levels):
    places = Places()

    parts = {(level, code): part for level, code, part in places.parts(levels)}

    apart = {
        (place, parent)
        for place in parts
        if place[0] in levels and place[1]
        for parent in places.parents(place)
        if parent[0] in levels and parts[parent] != parts[place]
    }
    assert not apart
    assert len(set(parts.values())) == 1 if "FR" in levels else len(set(parts.values())) > 5
