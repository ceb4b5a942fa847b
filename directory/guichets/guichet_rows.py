"""The rows of a file of guichets, and what each says: a guichet, its body, its special days.

The columns are found by their headers, in any order (see `PATTERNS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from directory.guichets import catchment, cells
from directory.guichets.cells import UnusableCell
from directory.guichets.demonstration_mark import DEMONSTRATION_MARK
from directory.guichets.enums import (
    KIND_OF_BODY,
    Appointment,
    GuichetKind,
    GuichetService,
    OrganismeKind,
    PublicServed,
    SpokenLanguage,
)
from directory.guichets.models import Guichet, Organisme
from directory.imports.registry import UnusableFile
from directory.imports.sheets import tables
from directory.territory.models import Departement, Epci, Territory
from directory.territory.table import communes

LONGEST_NAME = 160
# Column: what its header may be, once plain (« Code postal » is « code_postal »).
PATTERNS = {
    "code": ("code", "code_(du_)?guichet", "id"),
    "organisme": ("organisme", "nom_(de_l_)?organisme"),
    "siren": ("siren", "siren_organisme"),
    "kind": ("kind", "type", "type_(d_)?organisme"),
    "guichet_kind": ("guichet_kind", "genre", "type_(de_)?guichet"),
    "place": ("place", "code_lieu", "lieu"),
    "territory": ("territory", "territoire", "code_territoire"),
    "name": ("name", "nom", "nom_(du_)?guichet"),
    "address": ("address", "adresse"),
    "postcode": ("postcode", "code_postal", "cp"),
    "commune": ("commune", "code_insee", "insee", "code_insee_commune"),
    "latitude": ("lat", "latitude"),
    "longitude": ("lon", "lng", "long", "longitude"),
    "phone": ("phone", "telephone", "tel"),
    "email": ("email", "courriel", "mail", "adresse_electronique"),
    "website": ("website", "site", "site_internet", "url"),
    "services": ("services", "services_rendus"),
    "hours": ("hours", "weekly_hours", "horaires", "plage_ouverture"),
    "special_days": ("special_days", "jours_particuliers", "fermetures"),
    "hours_note": ("opening_hours", "hours_note", "precision(_horaires)?"),
    "appointment": ("appointment", "rendez_vous", "sur_rdv", "rdv"),
    "appointment_url": ("appointment_url", "url_(de_)?(rdv|rendez_vous)"),
    "public_served": ("public_served", "public", "public_recu"),
    "languages": ("languages", "langues", "langues_parlees"),
    "step_free": ("step_free", "accessibilite", "pmr", "acces_sans_marche"),
    "hearing_loop": ("hearing_loop", "boucle_magnetique"),
    "sign_language": ("sign_language", "lsf"),
    "without_internet": ("without_internet", "sans_internet"),
    "catchment": ("catchment", "secteur", "communes_desservies", "territoire_couvert"),
    "verified_on": ("verified_on", "verifie_le", "date_maj", "derniere_verification"),
}
NEEDED = ("code", "organisme", "kind", "name", "address")
SUR_RDV = {True: Appointment.REQUIRED, False: Appointment.NONE, None: Appointment.UNKNOWN}

Row = dict[str, str]


@dataclass(frozen=True)
class Known:
    """The codes that rows may name, read once."""

    territories: frozenset[str]
    epcis: frozenset[str]
    departements: dict[str, str]

    @classmethod
    def read(cls) -> Known:
        return cls(
            frozenset(Territory.objects.values_list("code", flat=True)),
            frozenset(Epci.objects.values_list("siren", flat=True)),
            dict(Departement.objects.values_list("code", "territory_id")),
        )


def read(path: Path) -> Iterator[tuple[int, Row]]:
    """(line, {column: text}) for the columns that the file has. Raises UnusableFile."""

    def wanted(headers) -> bool:
        return _rank(headers, "code") is not None and _rank(headers, "name") is not None

    for table in tables(path, wanted):
        ranks = {name: _rank(table.headers, name) for name in PATTERNS}
        if missing := [name for name in NEEDED if ranks[name] is None]:
            raise UnusableFile(
                f"Il manque des colonnes dans ce fichier : {', '.join(missing)}. Ajoutez-les."
            )
        found = {name: rank for name, rank in ranks.items() if rank is not None}
        for line, values in table.rows:
            yield line, {name: values[rank].strip() for name, rank in found.items()}


def _rank(headers, name: str) -> int | None:
    for pattern in PATTERNS[name]:
        for rank, header in enumerate(headers):
            if re.fullmatch(pattern, header):
                return rank
    return None


def to_organisme(row: Row, known: Known, *, demonstration: bool) -> Organisme:
    """The body of a row. Raises UnusableCell."""
    kind = cells.one_of(row["kind"], OrganismeKind, "type d'organisme")
    name, siren = _name(row, "organisme", demonstration), _short(row, "siren", 9)
    if not row["organisme"]:
        raise UnusableCell("L'organisme n'a pas de nom.")
    body = Organisme(name=name, kind=kind, siren=siren, demonstration=demonstration)
    place, commune = row.get("place", ""), communes().current(row.get("commune", ""))
    if kind == OrganismeKind.COMMUNE:
        found = communes().current(place) if place else commune
        body.commune_id = found and found.insee
    elif kind == OrganismeKind.EPCI:
        code = place or (commune.epci if commune else "")
        body.epci_id = code if code in known.epcis else None
    elif kind == OrganismeKind.DEPARTEMENT:
        code = place or (commune.departement if commune else "")
        body.departement_id = code if code in known.departements else None
    else:
        return body
    if not (body.commune_id or body.epci_id or body.departement_id):
        raise UnusableCell(f"Le lieu « {place[:20]} » de l'organisme n'est pas connu.")
    return body


def to_guichet(row: Row, known: Known, *, demonstration: bool) -> Guichet:
    """The guichet of a row, without its body; what the row does not say is empty.

    Raises UnusableCell.
    """
    code = row["code"].upper()
    if not (code.isascii() and code.isalnum() and len(code) == 5) or code == "GDPUB":
        raise UnusableCell(f"Le code « {code[:20]} » n'est pas de cinq lettres ou chiffres.")
    commune = communes().current(row.get("commune", ""))
    if row.get("commune") and commune is None:
        raise UnusableCell(f"La commune « {row['commune'][:20]} » n'est pas connue.")
    territory = row.get("territory") or (commune.territory if commune else "")
    territory = known.departements.get(territory) or territory
    if territory not in known.territories:
        raise UnusableCell(f"Le territoire « {territory[:20]} » n'est pas connu.")
    if not row["name"]:
        raise UnusableCell("Le guichet n'a pas de nom.")
    latitude, longitude = cells.position(row.get("latitude", ""), row.get("longitude", ""))
    week, note = cells.hours(row.get("hours", ""))
    return Guichet(
        code=code,
        kind=_kind(row),
        territory_id=territory,
        name=_name(row, "name", demonstration),
        address=row["address"],
        postcode=_short(row, "postcode", 5),
        commune_id=commune and commune.insee,
        latitude=latitude,
        longitude=longitude,
        phone=_short(row, "phone", 40),
        email=_short(row, "email", 254),
        website=_address(row, "website"),
        weekly_hours=week,
        hours_note="\n".join(filter(None, (note, row.get("hours_note", "").replace("|", "\n")))),
        appointment=_appointment(row.get("appointment", "")),
        appointment_url=_address(row, "appointment_url"),
        services=_codes(row.get("services", ""), GuichetService, "service"),
        public_served=cells.one_of(
            row.get("public_served") or PublicServed.ALL, PublicServed, "public reçu"
        ),
        languages=_codes(row.get("languages", ""), SpokenLanguage, "langue"),
        step_free=cells.yes_or_no(row.get("step_free", ""), "accès sans marche"),
        catchment=_catchment(row.get("catchment", "")),
        verified_on=cells.day(row.get("verified_on", "")),
        demonstration=demonstration,
        **{
            name: bool(cells.yes_or_no(row.get(name, ""), name))
            for name in ("hearing_loop", "sign_language", "without_internet")
        },
    )


def _kind(row: Row) -> str:
    if row.get("guichet_kind"):
        return cells.one_of(row["guichet_kind"], GuichetKind, "genre de guichet")
    return KIND_OF_BODY[cells.one_of(row["kind"], OrganismeKind, "type d'organisme")]


def _short(row: Row, name: str, longest: int) -> str:
    text = row.get(name, "")
    if len(text) > longest:
        raise UnusableCell(f"« {text[:30]}… » est trop long ({name}).")
    return text


def _name(row: Row, column: str, demonstration: bool) -> str:
    mark = DEMONSTRATION_MARK if demonstration else ""
    return _short(row, column, LONGEST_NAME - len(mark)) + mark


def _address(row: Row, name: str) -> str:
    """An address of the web, or nothing. Raises UnusableCell."""
    text = _short(row, name, 300)
    if text and not cells.web_address(text):
        raise UnusableCell(f"« {text[:40]} » ne commence pas par https:// ({name}).")
    return text


def _appointment(text: str) -> str:
    if not text:
        return Appointment.UNKNOWN
    if cells.plain(text) in cells.YES | cells.NO:
        return SUR_RDV[cells.yes_or_no(text, "rendez-vous")]
    return cells.one_of(text, Appointment, "rendez-vous")


def _codes(text: str, choices, what: str) -> list[str]:
    found = {cells.one_of(part, choices, what) for part in cells.several(text)}
    return [code for code in choices.values if code in found]


def _catchment(text: str) -> list[str]:
    table = communes()
    named = cells.several(text)
    # A commune that has gone counts for the one of today.
    current = {code: table.current(code) for code in named if len(code) == 5}
    codes = sorted({row.insee if (row := current.get(code)) else code for code in named})
    if unknown := catchment.unknown_codes(codes):
        raise UnusableCell(f"Secteur : ces codes ne sont pas connus : {', '.join(unknown[:5])}.")
    return codes
