"""The SRU inventory: the share of social dwellings that the law asks of some communes.

Columns change of spelling every year (« Code_INSEE_commune », « Taux_SRU_au_01_01_2024 »,
« Commune_carencée »): they are found by pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from directory.figures.enums import Level, Measure, Modality, SruStatus
from directory.figures.figures_import import Given, Published, sync
from directory.figures.lines import Line, Lines, UnusableLine, vintage
from directory.figures.places import Places
from directory.imports.registry import Job, Report
from directory.imports.sheets import Headers, Table, tables

URL = "https://www.data.gouv.fr/datasets/communes-et-inventaire-sru"
CODE = r"code_insee(?:_(?:de_la_)?commune)?|code_commune|codgeo|depcom"
RATE = r"taux_sru(?:_.*)?"
TARGET = r"taux_cible(?:_.*)?"
# Some cities are above: 124 % was published once.
HIGHEST_RATE = 200
YES = frozenset({"1", "oui", "o", "x", "vrai", "true"})
STATUSES = {
    "en_regle": SruStatus.REACHED,
    "deficitaire": SruStatus.SHORT,
    "carencee": SruStatus.DEFAULTING,
    "exemptee": SruStatus.EXEMPT,
}


def run(path: Path, job: Job) -> Report:
    """Registered as the kind « sru »."""
    table = next(tables(path, is_wanted))
    year = vintage(job, table.headers[table.column(RATE)])
    places = Places()
    published = Published(
        "sru", year, "Inventaire SRU", "Ministère chargé du logement (DGALN)", URL
    )
    cells = read(table, year, Lines(places, job))
    return sync(cells, published, places=places, job=job)


def is_wanted(headers: Headers) -> bool:
    return all(any(re.fullmatch(each, h) for h in headers) for each in (CODE, RATE, TARGET))


def read(table: Table, year: int, lines: Lines) -> Iterator[Given]:
    columns = _Columns(table, year)
    for line in lines.of(table, Level.COMMUNE, table.column(CODE)):
        yield from lines.usable(line, columns.cells)


class _Columns:
    def __init__(self, table: Table, year: int):
        self.year = year
        self.rate, self.target = table.column(RATE), table.column(TARGET)
        self.stock = table.column(r"nombre_(?:de_)?lls_.*", r"nb_lls.*", r"lls_sru.*")
        self.status = table.column(r"statut.*")
        self.short = table.column(r"(?:commune_)?deficitaire.*")
        self.defaulting = table.column(r"(?:commune_)?carencee.*")
        self.exempt = table.column(r"(?:commune_)?exemptee.*")

    def cells(self, line: Line) -> Iterator[Given]:
        stock = line.count(self.stock)
        if self.stock is not None:
            yield self._given(line, Measure.SRU_STOCK, stock)
        rate = line.value(self.rate, most=HIGHEST_RATE)
        # Of a commune just entered in the perimeter, no rate is published: it is not a secret.
        if rate is not None:
            yield self._given(line, Measure.SRU_RATE, rate, n=stock)
        target = line.value(self.target, most=100)
        if target is not None:
            yield self._given(line, Measure.SRU_TARGET, target)
        status = self._status(line)
        if status is not None:
            yield self._given(line, Measure.SRU_STATUS, status.value)

    def _status(self, line: Line) -> SruStatus | None:
        """The gravest: « carencée » is also « déficitaire ». None when nothing is said."""
        if line.text(self.exempt).lower() in YES:
            return SruStatus.EXEMPT
        if word := line.text(self.status).lower():
            if word not in STATUSES:
                raise UnusableLine(_("Situation inconnue : %(word)s.") % {"word": word[:40]})
            return STATUSES[word]
        if line.text(self.defaulting).lower() in YES:
            return SruStatus.DEFAULTING
        if line.text(self.short).lower() in YES:
            return SruStatus.SHORT
        return None if self.short is None else SruStatus.REACHED

    def _given(self, line: Line, measure: str, value, n: int | None = None) -> Given:
        day = date(self.year, 1, 1)
        return Given(*line.place, measure, self.year, Modality.TOTAL, value, n, day)
