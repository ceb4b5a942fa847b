"""Made-up people and what each types in the form, for the demonstration only.

Answers have the shape of a draft: `{slug: {"slug-field": [text]}}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WOMEN = ["Camille", "Aïcha", "Louise", "Fatou", "Inès", "Mathilde", "Soraya", "Claire", "Lucie"]
MEN = ["Karim", "Thomas", "Mamadou", "Hugo", "Nicolas", "Yanis", "Antoine", "Moussa", "Paul"]
NAMES = ["Exemple", "Modèle", "Spécimen", "Essai", "Maquette", "Échantillon", "Témoin", "Fictif"]
# (commune as typed, postcode, département)
NORD = [
    ("Lille (59000)", "59000"),
    ("Roubaix", "59100"),
    ("Tourcoing", "59200"),
    ("Villeneuve-d'Ascq", "59491"),
    ("Lille (59000)", "59800"),
]
PARIS = [("Paris 18", "75018"), ("Saint-Denis 93200", "93200")]
HOMES = ["T1", "T2", "T2", "T3", "T3", "T4", "T5"]
WORK = [("CDI", 1450), ("CDD", 1180), ("RET", 0), ("CHO", 0), ("CDI", 1720), ("AUT", 0)]
OTHER_INCOME = {"RET": ("RET", 1090), "CHO": ("CHO", 870), "AUT": ("RSA", 607)}
MOTIVES = ["09", "13", "12", "19", "16", "20"]


@dataclass(frozen=True)
class Applicant:
    """One made-up household; `rank` alone decides everything."""

    rank: int
    email: str = ""

    @property
    def in_paris(self) -> bool:
        return self.rank % 8 == 7

    @property
    def departement(self) -> str:
        return "75" if self.in_paris else "59"

    @property
    def is_woman(self) -> bool:
        return self.rank % 2 == 0

    @property
    def name(self) -> str:
        return NAMES[self.rank % len(NAMES)]

    @property
    def first_name(self) -> str:
        names = WOMEN if self.is_woman else MEN
        return names[self.rank // 2 % len(names)]

    @property
    def born(self) -> tuple[str, str, str]:
        return f"{self.rank % 28 + 1:02}", f"{self.rank % 12 + 1:02}", str(1950 + self.rank)

    @property
    def has_no_email(self) -> bool:
        return self.rank % 20 == 0

    @property
    def agrees_to_sms(self) -> bool:
        return self.rank % 5 < 3

    @property
    def language(self) -> str:
        """The one declared, in which letters are written above the French text."""
        return {3: "en", 6: "ar"}.get(self.rank % 10, "")

    @property
    def has_partner(self) -> bool:
        return self.rank % 3 == 1

    @property
    def children(self) -> int:
        return self.rank % 4 if self.rank % 4 != 3 else 0

    def typed(self, *, today: date) -> dict:
        """All sections, as the person types them on that day."""
        places = PARIS if self.in_paris else NORD
        commune, postcode = places[self.rank % len(places)]
        adults = ["moi", *(["k1"] if self.has_partner else [])]
        work, salary = WORK[self.rank % len(WORK)]
        income = {"SAL": salary} if salary else dict([OTHER_INCOME[work]])
        home = HOMES[min(len(adults) + self.children - 1 + self.rank % 2, len(HOMES) - 1)]
        return {
            "preparer": _section(
                "preparer",
                nature="CRE",
                departement=self.departement,
                applicant_kind="physique",
            ),
            "identite": _section(
                "identite",
                civility="2" if self.is_woman else "1",
                birth_name=self.name,
                first_names=self.first_name,
                **_day("birth_date", self.born),
                nationality="1" if self.rank % 5 else "2",
                family_situation="M" if self.has_partner else "C",
            ),
            "contact": _section(
                "contact",
                mobile=f"06 39 98 {self.rank:02} 00",
                email=self.email
                or ("" if self.has_no_email else f"personne{self.rank}@demo.example"),
                **({"consent_sms": "on"} if self.agrees_to_sms else {}),
                **({"language": self.language} if self.language else {}),
                address_kind="france",
                number=str(self.rank + 1),
                street="rue de la Démonstration",
                postcode=postcode,
                commune=commune,
            ),
            "foyer": self._household(today),
            "travail": _persons("travail", "adults", dict.fromkeys(adults, _job(work, commune))),
            "ressources": _persons(
                "ressources",
                "adults",
                {
                    key: {f"rfr_{today.year - 2}": 9_000 + 300 * self.rank} | income
                    for key in adults
                },
            ),
            "logement-actuel": _section(
                "logement-actuel",
                status="LP",
                **_day("entry_date", ("01", "09", "2019")),
                rent=str(480 + 10 * self.rank),
                category="A",
                home_type="T1" if home == "T1" else "T2",
                surface=str(22 + self.rank),
                occupants=str(len(adults) + self.children),
                owns_other="non",
            ),
            "motifs": _section("motifs", motive_1=MOTIVES[self.rank % len(MOTIVES)]),
            "logement-recherche": _section(
                "logement-recherche",
                home_category="A",
                home_type_1=home,
                adapted="non",
                other_communes="oui",
            )
            | _persons(
                "logement-recherche",
                "places",
                {
                    f"p{rank}": {"commune": place}
                    for rank, place in enumerate(
                        dict.fromkeys([commune, places[(self.rank + 1) % len(places)][0]]), 1
                    )
                },
                keys=True,
            ),
        }

    def _household(self, today: date) -> dict:
        typed = _section("foyer", count_confirmed="oui")
        if self.has_partner:
            born = (self.born[0], self.born[1], str(int(self.born[2]) + 1))
            partner = {
                "link": "M",
                "civility": "1" if self.is_woman else "2",
                "birth_name": NAMES[(self.rank + 3) % len(NAMES)],
                "first_names": (MEN if self.is_woman else WOMEN)[self.rank % len(MEN)],
                **_day("birth_date", born),
                "nationality": "1",
            }
            typed |= _persons("foyer", "co", {"k1": partner}, keys=True)
        children = {
            f"c{rank}": {
                "birth_name": self.name,
                "first_names": (WOMEN if rank % 2 else MEN)[(self.rank + rank) % 9],
                **_day("birth_date", ("14", "05", str(today.year - 4 - 3 * rank))),
                "sex": "F" if rank % 2 else "M",
                "link": "E",
            }
            for rank in range(1, self.children + 1)
        }
        return typed | (_persons("foyer", "charge", children, keys=True) if children else {})


def _job(situation: str, commune: str) -> dict[str, str]:
    if situation not in ("CDI", "CDD"):
        return {"situation": situation}
    employed = {"contract": situation, "employer": "Entreprise Exemple", "workplace": commune}
    return {"situation": situation, **employed}


def _section(prefix: str, **fields) -> dict[str, list[str]]:
    return {f"{prefix}-{name}": [str(value)] for name, value in fields.items()}


def _day(name: str, parts: tuple[str, str, str]) -> dict[str, str]:
    return {
        f"{name}_{part}": text for part, text in zip(("day", "month", "year"), parts, strict=True)
    }


def _persons(slug: str, group: str, persons: dict, *, keys: bool = False) -> dict:
    typed = {f"{slug}-{group}-keys": list(persons)} if keys else {}
    for key, fields in persons.items():
        typed |= _section(f"{slug}-{group}-{key}", **fields)
    return typed
