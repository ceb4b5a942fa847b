"""The directory of the administration (DILA): one record after the other, then a place of ours.

Read: the export of the API (`api-lannuaire-administration`), the whole file of data.gouv
(`{"service": [...]}`), a page of the API (`{"results": [...]}`), or one record a line. Several
fields are JSON inside a text. Nothing but the record at hand is in memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from directory.guichets import cells
from directory.guichets.cells import UnusableCell
from directory.guichets.enums import HelpPlaceKind
from directory.guichets.models import HelpPlace
from directory.imports.registry import UnusableFile
from directory.territory.table import communes

SOURCE = "Annuaire de l'administration (DILA), Licence Ouverte"
CHUNK = 1 << 20
LONGEST_RECORD = 4 << 20
KINDS = {
    "mairie": HelpPlaceKind.TOWN_HALL,
    "france_services": HelpPlaceKind.FRANCE_SERVICES,
    "maison_france_services": HelpPlaceKind.FRANCE_SERVICES,
    "msap": HelpPlaceKind.FRANCE_SERVICES,
}
# Of a commune there is one town hall; these are others.
NOT_THE_TOWN_HALL = re.compile(r"d[ée]l[ée]gu[ée]e|annexe|quartier|associ[ée]e", re.IGNORECASE)
STEP_FREE = {"ACC": True, "DEM": False, "NAC": False}
_DECODER = json.JSONDecoder()
_START = re.compile(
    r'\A\s*(?:\[|\{\s*(?:"[^"]*"\s*:\s*[^\[{"]*,\s*)*"(?:service|results)"\s*:\s*\[)'
)
_BETWEEN = re.compile(r"[\s,]*")


def read(path: Path) -> Iterator[tuple[int, HelpPlace | UnusableCell]]:
    """(rank of the record, place or why it cannot be one), of our kinds alone.

    Raises UnusableFile.
    """
    for rank, record in enumerate(records(path), start=1):
        if not isinstance(record, dict):
            raise _unusable()
        kinds = {KINDS.get(name) for name, _codes in _pivots(record)}
        try:
            place = _first_place(record, [kind for kind in HelpPlaceKind if kind in kinds])
        except UnusableCell as error:
            place = error
        if place is not None:
            yield rank, place


def _first_place(record: dict, kinds: list[str]) -> HelpPlace | None:
    """A record of two kinds is told once: as the town hall, else as France services."""
    return next((place for kind in kinds if (place := to_place(record, kind))), None)


def records(path: Path) -> Iterator[object]:
    """The records of the file, read bit by bit. Raises UnusableFile."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(CHUNK)
            start = _START.match(text)
            at, ended, read_any = (start.end() if start else 0), False, False
            while True:
                at = _BETWEEN.match(text, at).end()
                if text[at : at + 1] == "]":
                    return
                try:
                    record, at = _DECODER.raw_decode(text, at)
                except ValueError as error:
                    if ended and not text[at:].strip() and not start and read_any:
                        return
                    if ended or len(text) - at > LONGEST_RECORD:
                        raise _unusable() from error
                    more = file.read(CHUNK)
                    text, at, ended = text[at:] + more, 0, not more
                    continue
                yield record
                read_any = True
                if at > CHUNK:
                    text, at = text[at:], 0
    except (UnicodeDecodeError, RecursionError) as error:
        raise _unusable() from error


def _unusable() -> UnusableFile:
    return UnusableFile(
        "Ce fichier n'est pas un JSON de l'annuaire de l'administration. Téléchargez-le à nouveau."
    )


def to_place(record: dict, kind: str) -> HelpPlace | None:
    """The place of a record; None for what is no place of ours. Raises UnusableCell."""
    name = _text(record.get("nom"))[:160]
    is_town_hall = kind == HelpPlaceKind.TOWN_HALL
    if is_town_hall and NOT_THE_TOWN_HALL.search(name):
        return None
    address = _address(record)
    code = _commune_code(record)
    commune = communes().current(code)
    if commune is None:
        raise UnusableCell(f"{name} : la commune « {code[:10]} » n'est pas connue.")
    key = commune.insee if is_town_hall else _text(record.get("id"))[:60]
    if not key or not name:
        raise UnusableCell(f"« {name or key} » n'a pas de nom ou d'identifiant.")
    week, note = cells.dila_hours(_inside(record.get("plage_ouverture")) or [])
    latitude, longitude = cells.position(
        _text(address.get("latitude")), _text(address.get("longitude"))
    )
    return HelpPlace(
        kind=kind,
        key=key,
        name=name,
        address=_lines(address),
        postcode=_text(address.get("code_postal"))[:5],
        commune_id=commune.insee,
        latitude=latitude,
        longitude=longitude,
        phone=_first(record, "telephone")[:40],
        email=_email(record),
        website=_website(record),
        weekly_hours=week,
        hours_note=note,
        step_free=STEP_FREE.get(_text(address.get("accessibilite")).upper()),
        verified_on=cells.day(_text(record.get("date_modification"))),
        source=SOURCE,
    )


def _inside(value):
    """A field that may be JSON inside a text; None for an empty or unreadable one."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value.strip() else None
    except (ValueError, RecursionError):
        return None


def _text(value) -> str:
    """One line, without what a database cannot hold."""
    return " ".join(str(value).replace("\x00", "").split()) if value is not None else ""


def _items(record: dict, name: str) -> list[dict]:
    found = _inside(record.get(name)) or []
    found = [found] if isinstance(found, dict) else found
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _pivots(record: dict) -> list[tuple[str, list]]:
    """(kind of service, INSEE codes) of a record."""
    found = []
    for pivot in _items(record, "pivot"):
        codes = pivot.get("code_insee_commune") or []
        codes = [codes] if isinstance(codes, str) else codes
        found.append((_text(pivot.get("type_service_local")), codes))
    return found


def _commune_code(record: dict) -> str:
    """Where it stands: its own code, else the first of those it serves."""
    if code := _text(record.get("code_insee_commune")):
        return code
    for _kind, codes in _pivots(record):
        if isinstance(codes, list) and codes:
            return _text(codes[0])
    return ""


def _address(record: dict) -> dict:
    """The address one goes to: that of the post is another."""
    found = _items(record, "adresse")
    places = [item for item in found if _text(item.get("type_adresse")) != "Adresse postale"]
    return (places or found or [{}])[0]


def _lines(address: dict) -> str:
    names = ("complement1", "complement2", "numero_voie", "service_distribution")
    return "\n".join(filter(None, (_text(address.get(name)) for name in names)))


def _first(record: dict, name: str) -> str:
    return next((text for item in _items(record, name) if (text := _text(item.get("valeur")))), "")


def _website(record: dict) -> str:
    return cells.web_address(_first(record, "site_internet"))


def _email(record: dict) -> str:
    text = re.split(r"[\s;,]", _text(record.get("adresse_courriel")).strip('[]"'))[0]
    return text if "@" in text and len(text) <= 254 else ""
