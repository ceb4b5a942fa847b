"""Town halls and France services: from their sources to the places that help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from directory.guichets import cells, dila
from directory.guichets.cells import UnusableCell
from directory.guichets.enums import HelpPlaceKind
from directory.guichets.models import HelpPlace
from directory.guichets.weekly_hours import UnreadableHours, parse_week, write_week
from directory.imports.registry import Job, Report, TooManyLosses, UnusableFile
from directory.imports.sheets import tables
from directory.territory.table import communes

BATCH_SIZE = 2000
TOLERATED_LOSS = 0.05
TOWN_HALLS = Path(__file__).parent / "data" / "mairies.csv.gz"
TOWN_HALLS_SOURCE = "Fichier des mairies (DILA), Licence Ouverte"
NEEDED = {"code_insee", "nom", "adresse"}
WRITTEN = [
    *("name", "address", "postcode", "commune_id", "latitude", "longitude", "phone", "email"),
    *("website", "weekly_hours", "hours_note", "verified_on", "source", "step_free", "closed_on"),
]

Places = Iterable[tuple[int, HelpPlace | UnusableCell]]


def run_town_halls(path: Path, job: Job) -> Report:
    """The file of the town halls, one a commune; hours whose date is not known."""
    return _sync(read_town_halls(path), {HelpPlaceKind.TOWN_HALL}, job)


def run_dila(path: Path, job: Job) -> Report:
    """The directory of the administration: its town halls and France services, nothing else."""
    return _sync(dila.read(path), set(HelpPlaceKind), job)


def read_town_halls(path: Path = TOWN_HALLS) -> Iterator[tuple[int, HelpPlace | UnusableCell]]:
    """(line, place or why it cannot be one). Raises UnusableFile."""
    for table in tables(path, lambda headers: "code_insee" in headers or "nom" in headers):
        if missing := NEEDED - set(table.headers):
            raise UnusableFile(f"Il manque des colonnes : {', '.join(sorted(missing))}.")
        for line, values in table.rows:
            yield line, _town_hall(dict(zip(table.headers, values, strict=True)))


def _town_hall(row: dict[str, str]) -> HelpPlace | UnusableCell:
    commune = communes().current(row["code_insee"])
    if commune is None:
        return UnusableCell(f"La commune « {row['code_insee'][:10]} » n'est pas connue.")
    try:
        latitude, longitude = cells.position(row.get("lat", ""), row.get("lon", ""))
    except UnusableCell as error:
        return error
    return HelpPlace(
        kind=HelpPlaceKind.TOWN_HALL,
        key=commune.insee,
        name=row["nom"][:160],
        address=row["adresse"],
        postcode=row.get("code_postal", "")[:5],
        commune_id=commune.insee,
        latitude=latitude,
        longitude=longitude,
        phone=row.get("telephone", "")[:40],
        website=cells.web_address(row.get("site", "")),
        weekly_hours=_week(row.get("horaires", "")),
        source=TOWN_HALLS_SOURCE,
    )


def _week(text: str) -> str:
    """Hours that contradict themselves are left out: they are indicative."""
    try:
        return write_week(parse_week(text))
    except UnreadableHours:
        return ""


def _sync(places: Places, kinds: set[str], job: Job) -> Report:
    return sync(
        places,
        kinds,
        today=job.today,
        progress=job.progress,
        refuse=job.refuse,
        accept_losses=job.accept_losses,
    )


def sync(
    places: Places,
    kinds: set[str],
    *,
    today: date,
    progress: Callable[[int], None],
    refuse: Callable[[int, str], None],
    accept_losses: bool = False,
) -> Report:
    """Bring the places of these kinds to what the source says; to be run in a transaction.

    A source without date never writes over what a dated one said. What left its source is closed,
    never deleted. Raises TooManyLosses.
    """
    report, seen = Report(), set()
    sources: set[tuple[str, str]] = set()
    iterator = iter(places)
    while batch := list(islice(iterator, BATCH_SIZE)):
        found: dict[tuple[str, str], HelpPlace] = {}
        for line, place in batch:
            if isinstance(place, UnusableCell):
                refuse(line, str(place))
                continue
            key = (place.kind, place.key)
            if key in seen:
                refuse(line, f"« {place.name} » est déjà plus haut dans le fichier.")
                continue
            seen.add(key)
            sources.add((place.kind, place.source))
            found[key] = place
        _write(found, report)
        progress(len(seen))
    report.left = _close(seen, sources, today, accept_losses)
    return report


def _write(found: dict[tuple[str, str], HelpPlace], report: Report) -> None:
    rows = HelpPlace.objects.filter(key__in={key for _kind, key in found})
    stored = {(place.kind, place.key): place for place in rows}
    changed = []
    for key, place in found.items():
        before = stored.get(key)
        if before is None:
            report.created += 1
        elif _says_nothing_new(before, place):
            report.unchanged += 1
            continue
        else:
            report.updated += 1
        changed.append(place)
    HelpPlace.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["kind", "key"], update_fields=WRITTEN
    )


def _says_nothing_new(before: HelpPlace, place: HelpPlace) -> bool:
    """The same, or without date beside what another source dated."""
    if before.verified_on and not place.verified_on and before.closed_on is None:
        return True
    return all(getattr(before, name) == getattr(place, name) for name in WRITTEN)


def _close(seen, sources, today: date, accept_losses: bool) -> int:
    gone, total = [], 0
    for kind, source in sources:
        alive = HelpPlace.objects.open_on(today).filter(kind=kind, source=source)
        for pk, key in alive.values_list("pk", "key").iterator():
            total += 1
            if (kind, key) not in seen:
                gone.append(pk)
    if not accept_losses and len(gone) > total * TOLERATED_LOSS:
        raise TooManyLosses(
            f"Ce fichier fermerait {len(gone)} lieux sur {total} : il est sans doute incomplet. "
            "Vérifiez-le, ou acceptez ces fermetures."
        )
    return HelpPlace.objects.filter(pk__in=gone).update(closed_on=today)
