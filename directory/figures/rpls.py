"""RPLS: the social dwellings of each territory at 1 January (SDES and INSEE).

Read: the workbook of the SDES (a sheet a level, ten years in columns), the CSV of INSEE by
commune (CodGeo, nbLsPls…), and files that keep their columns under plain names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from directory.figures.enums import Level, Measure, Modality
from directory.figures.figures_import import Given, Published, sync
from directory.figures.lines import Line, Lines, UnusableLine, vintage
from directory.figures.places import Places
from directory.imports.registry import Job, Report
from directory.imports.sheets import Headers, Table, tables

URL = "https://www.statistiques.developpement-durable.gouv.fr/"
# The code of the territory and its level; the order matters: a sheet of communes also has DEP.
CODES = (
    (Level.COMMUNE, r"depcom_arm|depcom|codgeo|code_insee|code_commune"),
    (Level.EPCI, r"epci_dep|epci"),
    (Level.DEPARTEMENT, r"dep"),
    (Level.REGION, r"reg"),
)
STOCK = r"nb_ls|nblspls|nb_logements_sociaux"
TYPES = {
    Modality.T1: r"nb_ls_1_?pieces?",
    Modality.T2: r"nb_ls_2_?pieces?",
    Modality.T3: r"nb_ls_3_?pieces?",
    Modality.T4: r"nb_ls_4_?pieces?",
    Modality.T5P: r"nb_ls_5_?pieces?_plus",
}
NEW = r"nv_mes|nblsmes|mises_en_service"
# Measure: (this year, other years).
RATES = {
    Measure.VACANCY: (r"tx_?vac|taux_vacance(?:_pct)?", r"tx_vac_(20\d\d)"),
    Measure.ROTATION: (r"tx_mob|txrot|taux_rotation(?:_pct)?", r"tx_mob_(20\d\d)"),
    Measure.RENT_MEAN: (r"loymoy|moyloy|loyer_moyen(?:_eur_m2)?", r"loymoy_(20\d\d)"),
    Measure.RENT_MEDIAN: (r"loymed|medloy|loyer_median(?:_eur_m2)?", r"loymed_(20\d\d)"),
}


def run(path: Path, job: Job) -> Report:
    """Registered as the kind « rpls »."""
    places = Places()
    year = vintage(job)
    published = Published("rpls", year, "Parc locatif social (RPLS)", "SDES - INSEE", URL)
    return sync(read(path, year, Lines(places, job)), published, places=places, job=job)


def read(path: Path, year: int, lines: Lines) -> Iterator[Given]:
    """The cells of every sheet that names territories and counts dwellings."""
    for table in tables(path, is_wanted):
        level, pattern = next(each for each in CODES if table.column(each[1]) is not None)
        columns = _Columns(table, year)
        for line in lines.of(_with_plain_codes(table), level, table.column(pattern)):
            yield from lines.usable(line, columns.cells)


def is_wanted(headers: Headers) -> bool:
    codes = any(re.fullmatch(pattern, each) for _level, pattern in CODES for each in headers)
    return codes and any(re.fullmatch(STOCK, each) for each in headers)


def _with_plain_codes(table: Table) -> Table:
    """« 200000172 - (74) » is the EPCI 200000172."""
    rows = ((line, [re.sub(r" - \(.*\)$", "", each) for each in row]) for line, row in table.rows)
    return Table(table.name, table.headers, rows)


class _Columns:
    """Where each measure of each year stands in one table."""

    def __init__(self, table: Table, year: int):
        self.year = year
        self.stock = {year: table.column(STOCK)}
        for other, column in table.columns(r"nb_ls_?(20\d\d)").items():
            self.stock.setdefault(int(other), column)
        self.types = {key: table.column(pattern) for key, pattern in TYPES.items()}
        self.new = {year: table.column(NEW)}
        for other, column in table.columns(r"nv_mes_(20\d\d)").items():
            self.new.setdefault(int(other), column)
        self.rates: dict[str, dict[int, int | None]] = {}
        for measure, (now, before) in RATES.items():
            self.rates[measure] = {year: table.column(now)}
            for other, column in table.columns(before).items():
                self.rates[measure].setdefault(int(other), column)

    def cells(self, line: Line) -> Iterator[Given]:
        stock = {year: line.count(column) for year, column in self.stock.items()}
        for year, total in stock.items():
            if self.stock[year] is not None:
                yield self._given(line, Measure.STOCK, year, total)
        yield from self._types(line, stock[self.year])
        for year, column in self.new.items():
            # A year without new dwelling is often left empty: nothing is made of it.
            if (built := line.count(column)) is not None:
                yield Given(*line.place, Measure.NEW_DWELLINGS, year, Modality.TOTAL, built)
        for measure, columns in self.rates.items():
            for year, column in columns.items():
                if column is None or stock.get(year) == 0:
                    continue
                value = line.value(column, most=100 if measure.endswith("ion") else 1000)
                # A rate says the number of dwellings it is about: it is as secret as they are.
                yield self._given(line, measure, year, value, n=stock.get(year))

    def _types(self, line: Line, total: int | None) -> Iterator[Given]:
        if None in self.types.values():
            return
        counts = {key: line.count(column) for key, column in self.types.items()}
        if None not in (total, *counts.values()) and sum(counts.values()) > total:
            raise UnusableLine(f"{sum(counts.values())} > {total}")
        for modality, value in counts.items():
            yield self._given(line, Measure.STOCK, self.year, value, modality)

    def _given(self, line, measure, year, value, modality=Modality.TOTAL, n=None) -> Given:
        return Given(*line.place, measure, year, modality, value, n, date(year, 1, 1))
