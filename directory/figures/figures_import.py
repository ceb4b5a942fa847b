"""From the cells of a published file to the table of figures, secrecy applied on the way.

Cells go by COPY into a temporary table; what is masked is decided there, on what the publisher
gave; only then are they written, and only where something differs. Memory does not grow with the
number of years or of territories: secrecy looks at one measure of one year, a region at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from directory.figures.enums import COUNTS, Measure, Secret
from directory.figures.models import Figure, Source
from directory.figures.places import Places
from directory.figures.secrecy import Row, protect
from directory.imports.registry import Job, Report, TooManyLosses
from directory.territory.copying import Target, copy_lines_in, write_incoming

TOLERATED_LOSS = 0.05
CELLS_AT_ONCE = 2_000
# The temporary table that it fills is written out below, where statements are read as they are
# sent: incoming_figures_figure.
TARGET = Target(
    Figure,
    "code, level, measure, year, modality",
    'level, code, measure, year, modality, value, n, secret, "on", source_id',
)


class Given(NamedTuple):
    """One cell as the publisher gives it; `value` None: masked by them. `n`: what it is about."""

    level: str
    code: str
    measure: str
    year: int
    modality: str
    value: Decimal | int | None
    n: int | None = None
    on: date | None = None


@dataclass(frozen=True)
class Published:
    """Who publishes the file, and where it can be read again."""

    slug: str
    vintage: int
    name: str
    publisher: str
    url: str = ""
    licence: str = "Licence Ouverte 2.0"
    published_on: date | None = None
    demonstration: bool = False

    def source(self) -> Source:
        """The row of this file; what an editor wrote in it since is kept."""
        key = {"slug": self.slug, "vintage": self.vintage, "demonstration": self.demonstration}
        rest = {key: value for key, value in vars(self).items() if key not in ("slug", "vintage")}
        return Source.objects.get_or_create(**key, defaults=rest)[0]


def sync(given: Iterable[Given], published: Published, *, places: Places, job: Job) -> Report:
    """Bring the figures of one source to what its file says; to be run in a transaction.

    `given` makes no query: the connection is busy while it is read.
    Cells of one territory given twice (former communes merged since) are added when they count
    something, else left out. Figures of the same source that are no longer in the file are
    removed; raises TooManyLosses when that is more than 5 % of them, unless accepted. Real figures
    take the place of the demonstration ones of the same territory and measure, never the reverse.
    """
    source = published.source()
    report = Report()
    with connection.cursor() as cursor:
        copy_lines_in(cursor, TARGET, (_line(cell, source.pk) for cell in given))
        _merge(cursor)
        _keep_apart(cursor, published.demonstration)
        _mask(cursor, places)
        cursor.execute("SELECT count(*) FROM incoming_figures_figure")
        total = cursor.fetchone()[0]
        report.left = _remove_left(cursor, source, job.accept_losses)
        report.created, report.updated = write_incoming(cursor, TARGET)
    report.unchanged = total - report.created - report.updated
    return report


def _line(cell: Given, source_id: int) -> str:
    """A line of COPY, in the order of TARGET: codes and numbers, nothing to escape.

    Masked at once: what the publisher masked, and small numbers.

    The value stays until secrecy has looked at it: the column `secret` alone is decided here.
    """
    level, code, measure, year, modality, value, n, on = cell
    small = value is None or (n is not None and 0 < n < settings.FIGURES_SECRECY_THRESHOLD)
    if measure in COUNTS:
        small = value is None or 0 < value < settings.FIGURES_SECRECY_THRESHOLD
    secret = Secret.PRIMARY.value if small else ""
    # Told to readers for a delay alone; a rate is as secret as what it is about, no more.
    n = n if measure == Measure.DELAY else None
    return (
        f"{level}\t{code}\t{measure}\t{year}\t{modality}\t{_text(value)}\t{_text(n)}\t"
        f"{secret}\t{_text(on)}\t{source_id}\n"
    )


def _text(value) -> str:
    return "\\N" if value is None else str(value)


def _merge(cursor) -> None:
    """One row a cell: those of merged communes are added; rates cannot be."""
    cursor.execute(
        "CREATE TEMPORARY TABLE merged ON COMMIT DROP AS SELECT level, code, measure, year, "
        'modality, sum(value) AS value, bool_or(value IS NULL) AS masked, min("on") AS "on", '
        "min(source_id) AS source_id FROM incoming_figures_figure "
        "GROUP BY level, code, measure, year, modality HAVING count(*) > 1"
    )
    cursor.execute("SELECT count(*) FROM merged")
    if cursor.fetchone()[0]:
        cursor.execute(
            "DELETE FROM incoming_figures_figure i USING merged m WHERE (i.level, i.code, "
            "i.measure, i.year, i.modality) = (m.level, m.code, m.measure, m.year, m.modality)"
        )
        cursor.execute(
            "INSERT INTO incoming_figures_figure (level, code, measure, year, modality, value, n, "
            'secret, "on", source_id) SELECT level, code, measure, year, '
            "modality, CASE WHEN NOT masked THEN value END, NULL, CASE WHEN masked OR (value > 0 "
            "AND value < %s) THEN %s ELSE '' END, \"on\", source_id FROM merged "
            "WHERE measure = ANY(%s)",
            [settings.FIGURES_SECRECY_THRESHOLD, Secret.PRIMARY.value, sorted(COUNTS)],
        )
    cursor.execute("DROP TABLE merged")


def _keep_apart(cursor, demonstration: bool) -> None:
    """In one territory, the figures of one measure are all real, or all of demonstration."""
    if demonstration:
        cursor.execute(
            "DELETE FROM incoming_figures_figure i USING (SELECT DISTINCT level, code, measure "
            "FROM figures_figure JOIN figures_source s ON s.id = source_id "
            "AND NOT s.demonstration) f "
            "WHERE (i.level, i.code, i.measure) = (f.level, f.code, f.measure)"
        )
    else:
        cursor.execute(
            "DELETE FROM figures_figure f USING figures_source s, (SELECT DISTINCT level, code, "
            "measure FROM incoming_figures_figure) i WHERE s.id = f.source_id AND s.demonstration "
            "AND (i.level, i.code, i.measure) = (f.level, f.code, f.measure)"
        )


def _mask(cursor, places: Places) -> None:
    """Complementary suppression of each measure and year, then nothing masked keeps a value."""
    cursor.execute("SELECT DISTINCT level FROM incoming_figures_figure")
    levels = {level for (level,) in cursor.fetchall()}
    cursor.execute("DROP TABLE IF EXISTS parts")
    cursor.execute("CREATE TEMPORARY TABLE parts (level text, code text, part text) ON COMMIT DROP")
    with cursor.copy("COPY parts FROM STDIN") as copy:
        for row in places.parts(levels):
            copy.write_row(row)
    cursor.execute("ANALYZE parts")
    cursor.execute(
        "SELECT measure, year FROM incoming_figures_figure WHERE measure = ANY(%s) "
        "GROUP BY measure, year HAVING bool_or(secret <> '') ORDER BY measure, year",
        [sorted(COUNTS)],
    )
    for measure, year in cursor.fetchall():
        for rows in _by_part(measure, year):
            masks = protect(rows, places.parents, threshold=settings.FIGURES_SECRECY_THRESHOLD)
            hidden = [cell for cell, secret in masks.items() if secret == Secret.SECONDARY]
            if hidden:
                _hide(cursor, hidden, measure, year)
            if hidden and measure == Measure.ALLOCATIONS:
                # How many a delay is about is the count itself.
                _forget_n(cursor, hidden, Measure.DELAY, year)
    cursor.execute(
        "UPDATE incoming_figures_figure SET value = NULL, n = NULL WHERE secret <> '' "
        "AND (value IS NOT NULL OR n IS NOT NULL)"
    )


def _by_part(measure: str, year: int) -> Iterator[dict[tuple[str, str], Row]]:
    """The counts of one measure and year, {(level, code): {size: count}}, a part at a time."""
    with connection.chunked_cursor() as cells:
        cells.execute(
            "SELECT part, level, code, modality, value FROM incoming_figures_figure "
            "JOIN parts USING (level, code) WHERE measure = %s AND year = %s ORDER BY part",
            [measure, year],
        )
        blocks = iter(partial(cells.fetchmany, CELLS_AT_ONCE), [])
        lines = chain.from_iterable(blocks)
        for _part, of_part in groupby(lines, key=itemgetter(0)):
            rows: dict[tuple[str, str], Row] = defaultdict(dict)
            for _same, level, code, modality, value in of_part:
                rows[level, code][modality] = None if value is None else int(value)
            yield rows


def _hide(cursor, cells: list[tuple], measure: str, year: int) -> None:
    """Mask these counts, for what they would give back of others."""
    cursor.execute(
        "UPDATE incoming_figures_figure i SET secret = %s FROM unnest(%s::text[], %s::text[], "
        "%s::text[]) AS h(level, code, modality) WHERE i.measure = %s AND i.year = %s "
        "AND (i.level, i.code, i.modality) = (h.level, h.code, h.modality)",
        [Secret.SECONDARY.value, *_columns(cells), measure, year],
    )


def _forget_n(cursor, cells: list[tuple], measure: str, year: int) -> None:
    """Take away how many these cells are about."""
    cursor.execute(
        "UPDATE incoming_figures_figure i SET n = NULL FROM unnest(%s::text[], %s::text[], "
        "%s::text[]) AS h(level, code, modality) WHERE i.measure = %s AND i.year = %s "
        "AND (i.level, i.code, i.modality) = (h.level, h.code, h.modality)",
        [*_columns(cells), measure, year],
    )


def _columns(cells: list[tuple]) -> tuple[list[str], list[str], list[str]]:
    """Of ((level, code), modality): levels, codes, modalities."""
    return (
        [level for (level, _code), _modality in cells],
        [code for (_level, code), _modality in cells],
        [modality for _place, modality in cells],
    )


def _remove_left(cursor, source: Source, accepted: bool) -> int:
    cursor.execute("SELECT count(*) FROM figures_figure WHERE source_id = %s", [source.pk])
    known = cursor.fetchone()[0]
    if not known:
        return 0
    cursor.execute(
        "DELETE FROM figures_figure f WHERE source_id = %s AND NOT EXISTS (SELECT FROM "
        "incoming_figures_figure i WHERE (i.code, i.level, i.measure, i.year, i.modality) = "
        "(f.code, f.level, f.measure, f.year, f.modality))",
        [source.pk],
    )
    left = cursor.rowcount
    if left > known * TOLERATED_LOSS and not accepted:
        raise TooManyLosses(
            _(
                "Ce fichier retirerait %(left)d des %(known)d chiffres déjà publiés de cette "
                "source. Vérifiez qu'il est complet, ou cochez « Accepter les disparitions »."
            )
            % {"left": left, "known": known}
        )
    return left
