"""Statistical secrecy: small counts are masked, and whatever would give them back (domain.md 8.1).

A count from 1 to `threshold` - 1 is masked (« primary »). It could still be computed: from the
total of its row, or from the sum over the territories of its parent. So other cells are masked
too (« secondary »), until each masked cell has another possible value.

The proof of « another possible value » is a swap: one household more here and one less there, in
one or two sizes of home, such that every published total stays true and each cell stays in the
range its mask announces (1 to threshold - 1, or at least the threshold). All the cells of a swap
protect each other, and masking more cells later takes nothing from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter

from directory.figures.enums import Modality, Secret

TOTAL = Modality.TOTAL.value
# Among so many candidates of one group, the cheapest swap is looked for.
MOST_CANDIDATES = 15

Place = Hashable
# {size of home: count}, None when the publisher masked it.
Row = dict[str, int | None]
Lane = tuple[tuple[str, int], ...]
Cell = tuple[Place, str]


def protect(
    rows: dict[Place, Row], parents: Callable[[Place], Sequence[Place]], *, threshold: int
) -> dict[Cell, Secret]:
    """The cells to mask among the counts of one measure and year, and why.

    `parents(place)`: all the territories that hold a place, whether or not they are in `rows`.
    Zeros are published: they are no secret and never used to hide another cell.
    """
    return _Protection(rows, parents, threshold).run()


class _Protection:
    def __init__(self, rows, parents, threshold: int):
        self.rows, self.threshold = rows, threshold
        self.chains = {
            place: (place, *(each for each in parents(place) if each in rows)) for place in rows
        }
        inner = {parent for chain in self.chains.values() for parent in chain[1:]}
        self.leaves = [place for place in rows if place not in inner]
        sizes = {leaf: self._size(leaf) for leaf in self.leaves}
        # {territories that hold them: leaves, the smallest first}; () holds them all. A leaf of
        # zeros has nothing to move.
        self.groups: dict[Hashable, list[Place]] = defaultdict(list)
        self.below: dict[Place, list[Place]] = defaultdict(list)
        for leaf in sorted(self.leaves, key=lambda each: (sizes[each], each)):
            above = self.chains[leaf][1:]
            if any(value != 0 for value in rows[leaf].values()):
                for key in {above, *((parent,) for parent in above), ()}:
                    self.groups[key].append(leaf)
            for parent in above:
                self.below[parent].append(leaf)
        self.masks: dict[Cell, Secret] = {
            (place, modality): Secret.PRIMARY
            for place, row in rows.items()
            for modality, value in row.items()
            if value is None or 0 < value < threshold
        }
        self.proved: set[Cell] = set()

    def run(self) -> dict[Cell, Secret]:
        for cell in sorted(self.masks):
            if cell not in self.proved and not self._prove(*cell):
                self._hide_around(cell[0])
        return self.masks

    def _prove(self, place: Place, modality: str) -> bool:
        """Find the cheapest swap that moves this cell, and mask what it needs."""
        leaves = self._leaves_under(place, modality)
        # Often it needs nobody: no total above it is published.
        swaps = self._with((place, modality), leaves[0], [None])
        cost, cells = min(swaps, key=itemgetter(0), default=(None, []))
        if cost != 0:
            cost, cells = self._cheapest((place, modality), leaves)
        for cell in cells:
            self.masks.setdefault(cell, Secret.SECONDARY)
        self.proved.update(cells)
        return cost is not None

    def _cheapest(self, cell: Cell, leaves: list[Place]) -> tuple[int | None, list[Cell]]:
        """(cost, cells) of the best swap of the first circle that has one; None: there is none."""
        for leaf in leaves:
            for group in self._circles(leaf):
                best = None
                for found in self._with(cell, leaf, self._candidates(group, leaf, cell[0])):
                    if found[0] == 0:
                        return found
                    if best is None or found[0] < best[0]:
                        best = found
                if best:
                    return best
        return None, []

    def _with(
        self, cell: Cell, leaf: Place, others: Iterable[Place | None]
    ) -> Iterator[tuple[int, list[Cell]]]:
        """The swaps of this leaf with each of the others that move the cell."""
        lanes = self._lanes(leaf, cell[1])
        for other in others:
            for lane in lanes:
                for found in self._swaps(leaf, other, lane):
                    if cell in found[1]:
                        yield found

    def _leaves_under(self, place: Place, modality: str) -> list[Place]:
        """The place itself, or some of the smallest territories in it that have such homes."""
        below = (each for each in self.below[place] if self.rows[each].get(modality, 0) != 0)
        return list(islice(below, MOST_CANDIDATES)) or [place]

    def _circles(self, leaf: Place) -> Iterator[Hashable]:
        """Groups of possible partners: the same territories, one of them, anywhere, nobody."""
        above = self.chains[leaf][1:]
        yield above
        for parent in above:
            yield (parent,)
        yield ()
        yield None

    def _candidates(self, group: Hashable, leaf: Place, place: Place) -> Iterable[Place | None]:
        if group is None:
            return [None]
        others = (
            each for each in self.groups[group] if each != leaf and place not in self.chains[each]
        )
        return islice(others, MOST_CANDIDATES)

    def _size(self, place: Place) -> int:
        row = self.rows[place]
        return row.get(TOTAL) or sum(value or 0 for value in row.values())

    def _lanes(self, leaf: Place, modality: str) -> list[Lane]:
        """Ways to move a cell of a row without making its total wrong."""
        row = self.rows[leaf]
        types = [each for each in row if each != TOTAL and row[each] != 0]
        if modality == TOTAL:
            return [((TOTAL, 1), (each, 1)) for each in types] or [((TOTAL, 1),)]
        if TOTAL not in row:
            return [((modality, 1),)]
        lanes: list[Lane] = [((modality, 1), (each, -1)) for each in types if each != modality]
        lanes.append(((TOTAL, 1), (modality, 1)))
        return lanes

    def _swaps(
        self, leaf: Place, other: Place | None, lane: Lane
    ) -> Iterator[tuple[int, list[Cell]]]:
        """(what is hidden that was published, cells) of the two directions that are possible."""
        plus = self.chains[leaf]
        minus = self.chains[other] if other is not None else ()
        moved = [(place, 1) for place in plus if place not in minus]
        moved += [(place, -1) for place in minus if place not in plus]
        steps = [
            ((place, modality), sign * step)
            for place, sign in moved
            for modality, step in self._of_row(place, lane)
        ]
        cells = [cell for cell, _step in steps]
        for direction in (1, -1):
            cost = 0
            for (place, modality), step in steps:
                value = self.rows[place][modality]
                if value is None:
                    continue
                if not self._may_be(value, value + direction * step):
                    break
                if (place, modality) not in self.masks:
                    cost += value
            else:
                yield cost, cells

    def _of_row(self, place: Place, lane: Lane) -> Lane:
        """The lane in this row; where sizes of home are published beside a total that moves alone,
        the smallest of them moves with it."""
        row = self.rows[place]
        here = tuple((modality, step) for modality, step in lane if modality in row)
        types = [each for each in row if each != TOTAL and row[each] != 0]
        if [modality for modality, _step in here] == [TOTAL] and types:
            smallest = min(types, key=lambda each: (row[each] is not None, row[each] or 0))
            return (*here, (smallest, here[0][1]))
        return here

    def _may_be(self, value: int, other: int) -> bool:
        """Whether a reader who knows why it is masked could think of the other value."""
        if 0 < value < self.threshold:
            return 0 < other < self.threshold
        return value >= self.threshold and other >= self.threshold

    def _hide_around(self, place: Place) -> None:
        """No swap protects a cell: nothing of the rows that hold it is published."""
        around = {place, *self.chains[place]}
        for leaf in self.below[place]:
            around.update(self.chains[leaf])
        for each in around:
            for modality in self.rows[each]:
                self.masks.setdefault((each, modality), Secret.SECONDARY)
                self.proved.add((each, modality))
