"""Made-up guichets in each département, always the same: for the demonstration and for the bench.

None of them exists: addresses are of a street that is nowhere, telephones of the ranges that the
ARCEP keeps for fiction.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from directory.guichets.enums import OrganismeKind as Kind
from directory.territory.models import Commune

WEEK = ["lu", "ma", "me", "je", "ve"]
WEEKS = (
    "; ".join(f"{day} 09:00-12:00,14:00-17:00" for day in WEEK),
    "lu 13:30-18:00; ma 08:30-12:30; me 08:30-12:30,13:30-17:00; je 08:30-12:30; ve 08:30-12:30",
    "; ".join(f"{day} 08:30-16:30" for day in WEEK) + "; sa 09:00-12:00",
    "ma 14:00-19:00; je 14:00-19:00; sa 09:00-12:30",
    "",
)
SERVICES = (
    "enregistrer|renouveler|modifier|identite|numeriser|conseil",
    "enregistrer|renouveler|identite",
    "enregistrer|renouveler|modifier|identite|numeriser|conseil|accompagner",
    "conseil|accompagner",
)
APPOINTMENTS = ("sans", "possible", "obligatoire", "possible", "obligatoire")
LANGUAGES = ("", "en", "ar|en", "", "pt|es", "tr|ar", "", "ru|uk|en", "zh", "ar|ber", "ro")
FICTION_PHONES = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49")
# (kind of the body, its name, the name of the counter), in turn in each département.
PATTERN = (
    (Kind.COMMUNE, "Commune de {town}", "Mairie de {town}, service logement"),
    (Kind.LANDLORD, "Habitat Exemple {departement}", "Habitat Exemple, agence de {town}"),
    (Kind.COMMUNE, "Commune de {town}", "Mairie de {town}, accueil logement"),
    (Kind.STATE, "Service de l'État {departement}", "Service de l'État chargé du logement, {town}"),
    (Kind.DEPARTEMENT, "Département {departement}", "Maison du département, {town}"),
    (Kind.ACTION_LOGEMENT, "Action Logement", "Action Logement, agence de {town}"),
    (Kind.LANDLORD, "Toits Exemple {departement}", "Toits Exemple, agence de {town}"),
    (Kind.SIAO, "SIAO {departement}", "Service d'accueil et d'orientation, {town}"),
)
DIGITS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def rows(*, each: int, today: date) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) as `guichet_rows.read` gives them: `each` guichets in every département.

    Their cards were verified within the year before `today`, but one in nine, too long ago.
    """
    rank = 0
    for code, towns in _towns(each).items():
        for place in range(each):
            yield rank + 1, _row(rank, place, code, towns[place % len(towns)], today)
            rank += 1


def _row(rank: int, place: int, departement: str, town: Commune, today: date) -> dict[str, str]:
    kind, body, name = PATTERN[place % len(PATTERN)]
    words = {"town": town.name, "departement": departement}
    old = 560 if rank % 9 == 4 else 0
    # Around the middle of the town, not one upon the other.
    north, east = ((rank * 7) % 21 - 10) / 900, ((rank * 11) % 21 - 10) / 900
    own = {Kind.COMMUNE: town.insee, Kind.DEPARTEMENT: departement}.get(kind, "")
    return {
        "code": "S" + "".join(DIGITS[rank // 34**power % 34] for power in (3, 2, 1, 0)),
        "organisme": body.format(**words),
        "kind": str(kind),
        "guichet_kind": "accueil" if rank % 17 == 3 else str(kind).replace("commune", "mairie"),
        "place": own,
        "territory": town.departement.territory_id,
        "name": name.format(**words) + (f" {place // len(PATTERN) + 1}" if place > 7 else ""),
        "address": f"{1 + rank % 90} rue de l'Exemple",
        "postcode": town.postcodes[0] if town.postcodes else "",
        "commune": town.insee,
        "latitude": "" if town.latitude is None else f"{town.latitude + north:.5f}",
        "longitude": "" if town.longitude is None else f"{town.longitude + east:.5f}",
        "phone": f"{FICTION_PHONES[rank % 5]} {rank // 100 % 100:02} {rank % 100:02}",
        "services": SERVICES[rank % len(SERVICES)],
        "hours": WEEKS[rank % len(WEEKS)],
        "appointment": APPOINTMENTS[rank % len(APPOINTMENTS)],
        "public_served": "salaries" if kind == Kind.ACTION_LOGEMENT else "tous",
        "languages": LANGUAGES[rank % len(LANGUAGES)],
        "step_free": ("oui", "oui", "", "non")[rank % 4],
        "hearing_loop": "oui" if rank % 5 == 0 else "",
        "sign_language": "oui" if rank % 13 == 0 else "",
        "without_internet": "oui" if rank % 3 == 0 else "",
        "catchment": own if rank % 2 else "",
        "verified_on": (today - timedelta(days=old + rank % 150)).isoformat(),
    }


def _towns(each: int) -> dict[str, list[Commune]]:
    """{département: its largest towns}, those where a demand may be made; one query."""
    found: dict[str, list[Commune]] = {}
    communes = Commune.objects.selectable().filter(departement__territory__isnull=False)
    for town in communes.select_related("departement").order_by("-population", "insee"):
        towns = found.setdefault(town.departement_id, [])
        if len(towns) < each:
            towns.append(town)
    return dict(sorted(found.items()))
