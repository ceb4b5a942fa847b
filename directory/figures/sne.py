"""Demands and allocations of the national register, as Île-de-France publishes them every year.

First choice only: a demand that names several communes counts once (domain.md 8.1). « - » and
empty cells are the publisher's secrecy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from directory.figures.enums import Level, Measure, Modality
from directory.figures.figures_import import Given, Published, sync
from directory.figures.lines import Line, Lines, vintage
from directory.figures.places import Places
from directory.imports.registry import Job, Report
from directory.imports.sheets import Headers, Table, plain, tables

URL = "https://www.drihl.ile-de-france.developpement-durable.gouv.fr/"
LEVEL, CODE = r"niveau(?:_geographique)?", r"code(?:_geographique|_insee)?"
DEMANDS = r"(?:nombre_de_)?demandes_(?!pour).*(?:choix_?1|premier_choix).*?"
ALLOCATIONS = r"(?:nombre_d_)?attributions(?:_en)?_20\d\d"
PRESSURE = r"(?:nombre_de_)?demandes_pour_une_attribution|tension"
DELAY = r"delai_median.*"
OLD_SHARE = r"part_.*(?:5_ans|cinq_ans|5ans).*"
# « - T1 » after the title; « T4+ » closes the list of Île-de-France.
TYPES = {
    Modality.T1: "_t1",
    Modality.T2: "_t2",
    Modality.T3: "_t3",
    Modality.T4: "_t4",
    Modality.T5P: "_t5(?:_plus|_et_plus)?",
}
LEVELS = {
    "region": Level.REGION,
    "departement": Level.DEPARTEMENT,
    "epci": Level.EPCI,
    "commune": Level.COMMUNE,
    "arrondissement": Level.COMMUNE,
}
SHARES_OF = Decimal(100)


def run(path: Path, job: Job) -> Report:
    """Registered as the kind « sne »."""
    table = next(tables(path, is_wanted))
    year = vintage(job, table.headers[table.column(ALLOCATIONS)])
    places = Places()
    published = Published(
        "sne", year, "Socle demandes et attributions (SNE)", "DRIHL Île-de-France", URL
    )
    cells = read(table, year, Lines(places, job))
    return sync(cells, published, places=places, job=job)


def is_wanted(headers: Headers) -> bool:
    needed = (LEVEL, CODE, DEMANDS, ALLOCATIONS)
    return all(any(re.fullmatch(each, h) for h in headers) for each in needed)


def read(table: Table, year: int, lines: Lines) -> Iterator[Given]:
    columns = _Columns(table, year)
    level_column, code_column = table.column(LEVEL), table.column(CODE)
    for number, cells in table.rows:
        level = LEVELS.get(plain(cells[level_column]))
        if level is None:
            lines.job.refuse(
                number, _("Niveau non repris : %(level)s.") % {"level": cells[level_column][:40]}
            )
            continue
        place = lines.place(number, level, cells[code_column])
        if place:
            yield from lines.usable(Line(table, number, cells, place), columns.cells)


class _Columns:
    def __init__(self, table: Table, year: int):
        self.year = year
        self.demands = self._by_type(table, DEMANDS)
        self.allocations = self._by_type(table, ALLOCATIONS)
        self.pressure = self._by_type(table, PRESSURE)
        self.delay = self._by_type(table, DELAY)
        self.old_share = table.column(OLD_SHARE)
        header = table.headers[self.demands[Modality.TOTAL]]
        day = re.search(r"(\d\d)_(\d\d)_(20\d\d)", header)
        self.on = date(*map(int, reversed(day.groups()))) if day else date(year, 12, 31)
        if self.pressure.get(Modality.T4) is not None and Modality.T5P not in self.pressure:
            self.pressure[Modality.T4P] = self.pressure.pop(Modality.T4)

    @staticmethod
    def _by_type(table: Table, pattern: str) -> dict[str, int]:
        found = {Modality.TOTAL: None, **TYPES}
        columns = {}
        for modality, end in found.items():
            # The title alone, without the end of a type.
            exact = rf"(?:{pattern})(?<!_t\d)" if end is None else rf"(?:{pattern}){end}"
            column = table.column(exact)
            if column is not None:
                columns[modality] = column
        return columns

    def cells(self, line: Line) -> Iterator[Given]:
        demands = {key: line.count(column) for key, column in self.demands.items()}
        allocations = {key: line.count(column) for key, column in self.allocations.items()}
        for modality, value in demands.items():
            yield Given(*line.place, Measure.DEMANDS, self.on.year, modality, value, None, self.on)
        for modality, value in allocations.items():
            yield self._given(line, Measure.ALLOCATIONS, value, modality)
        yield from self._pressure(line, demands, allocations)
        for modality, column in self.delay.items():
            n = allocations.get(modality)
            # A delay is known when the allocations it is about are.
            value = None if _is_small(n) else line.value(column, most=600)
            if n != 0:
                yield self._given(line, Measure.DELAY, value, modality, n)
        if self.old_share is not None:
            value = _share(line.value(self.old_share, most=100), demands[Modality.TOTAL])
            yield Given(
                *line.place, Measure.OLD_SHARE, self.on.year, Modality.TOTAL, value, None, self.on
            )

    def _pressure(self, line: Line, demands: dict, allocations: dict) -> Iterator[Given]:
        """Only of the sizes whose counts are not published: elsewhere it is computed, and a ratio
        beside one count would give back the other."""
        if _is_small(demands[Modality.TOTAL]) or _is_small(allocations[Modality.TOTAL]):
            return
        counted = demands.keys() | allocations.keys()
        for modality, column in self.pressure.items():
            if modality not in counted and (ratio := line.value(column)) is not None:
                yield self._given(line, Measure.PRESSURE, ratio, modality)

    def _given(self, line, measure, value, modality, n=None) -> Given:
        return Given(*line.place, measure, self.year, modality, value, n)


def _is_small(count: int | None) -> bool:
    return count is None or 0 < count < settings.FIGURES_SECRECY_THRESHOLD


def _share(share: Decimal | None, count: int | None) -> Decimal | None:
    """A share, unless it gives back a small number of households, they or all the others."""
    if share is None or not count:
        return None
    inside = share * count / SHARES_OF
    threshold = settings.FIGURES_SECRECY_THRESHOLD
    if 0 < inside < threshold or 0 < count - inside < threshold or count < threshold:
        return None
    return share
