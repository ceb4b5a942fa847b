"""The lines of a table, each with its territory; those that cannot be used are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from directory.figures.places import Place, Places
from directory.imports.registry import Job, UnusableFile
from directory.imports.sheets import Table, number

PROGRESS_EVERY = 2_000
YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


class UnusableLine(Exception):
    """Why; a French sentence."""


@dataclass(frozen=True)
class Line:
    table: Table
    number: int
    cells: list[str]
    place: Place

    def text(self, column: int | None) -> str:
        return "" if column is None else self.cells[column]

    def value(self, column: int | None, *, most: int | None = None) -> Decimal | None:
        """The number of a cell; None when it is masked. Raises UnusableLine."""
        try:
            found = number(self.text(column))
        except ValueError:
            found = Decimal(-1)
        if found is not None and (found < 0 or (most is not None and found > most)):
            raise UnusableLine(
                _("« %(text)s » n'est pas une valeur possible de la colonne %(column)s.")
                % {"text": self.text(column)[:40], "column": self.table.headers[column]}
            )
        return found

    def count(self, column: int | None) -> int | None:
        """A whole number. Raises UnusableLine."""
        found = self.value(column)
        if found is not None and found != found.to_integral_value():
            raise UnusableLine(
                _("« %(text)s » n'est pas un nombre entier.") % {"text": self.text(column)[:40]}
            )
        return None if found is None else int(found)


class Lines:
    """Reads the tables of one file; counts lines for the progress, codes for the doubles."""

    def __init__(self, places: Places, job: Job):
        self.places, self.job = places, job
        self.read = 0
        self.seen: dict[Place, str] = {}

    def of(self, table: Table, level: str, code: int, name: int | None = None) -> Iterator[Line]:
        """The usable lines of a table where one column holds the code of the territory."""
        for line, cells in table.rows:
            found = self.place(line, level, cells[code])
            if found:
                yield Line(table, line, cells, found)

    def place(self, line: int, level: str, code: str) -> Place | None:
        """The territory of a line, or None, once its refusal is said."""
        self.read += 1
        if self.read % PROGRESS_EVERY == 0:
            self.job.progress(self.read)
        found = self.places.find(level, code)
        if found is None:
            self.job.refuse(line, _("Code inconnu : %(code)s.") % {"code": code[:20] or "—"})
            return None
        before = self.seen.get(found)
        if before == code:
            self.job.refuse(line, _("Deuxième ligne du code %(code)s.") % {"code": code[:20]})
            return None
        if before is not None:
            self.job.refuse(
                line,
                _(
                    "%(code)s fait partie de %(today)s, comme %(before)s : leurs nombres sont "
                    "ajoutés, leurs taux et leurs loyers laissés."
                )
                % {"code": code, "today": found[1], "before": before},
            )
        self.seen.setdefault(found, code)
        return found

    def usable(self, line: Line, build) -> list:
        """What `build(line)` gives; nothing, once its refusal is said, when a cell is wrong."""
        try:
            return list(build(line))
        except UnusableLine as error:
            self.job.refuse(line.number, str(error))
            return []


def vintage(job: Job, *headers: str) -> int:
    """The year of a file: in its headers, else in its name. Raises UnusableFile."""
    for text in (*headers, job.file_name):
        if years := YEAR.findall(text):
            return int(years[-1] if text in headers else years[0])
    raise UnusableFile(
        _(
            "Le nom du fichier ne dit pas son année. Renommez-le, par exemple « rpls_2024.csv », "
            "puis recommencez."
        )
    )
