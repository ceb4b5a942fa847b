"""Made-up people: who asks, with whom; codes as `declarations.to_codes` gives them."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import NamedTuple

from forms_wizard.form.codes import SITUATION_OF_LINK, CoLink, FamilySituation, Nationality
from portal.operations.scale import shares
from portal.operations.scale.shares import Shares

WOMEN = ("Camille", "Aïcha", "Louise", "Fatou", "Inès", "Mathilde", "Soraya", "Claire", "Lucie")
WOMEN += ("Amina", "Zoé", "Nadia", "Elena", "Mariam", "Jeanne", "Sofia", "Leïla", "Agathe", "Rose")
MEN = ("Karim", "Thomas", "Mamadou", "Hugo", "Nicolas", "Yanis", "Antoine", "Moussa", "Paul")
MEN += (
    "Samir",
    "Jean",
    "Youssef",
    "Adrien",
    "Malik",
    "Lucas",
    "Ibrahim",
    "Victor",
    "Omar",
    "Tarik",
)
FIRST_NAMES, MOST_CHILDREN = 19, 6
SYLLABLES = [consonant + vowel for consonant in "bcdfgjklmnprstvz" for vowel in "aeio"]
# As many names as four syllables make: the first half is for applicants, the rest for the others.
NAMES = len(SYLLABLES) ** 4
MOST = NAMES // 2
ODD = 0x5BD1E5

COMPOSITIONS = Shares(sorted(shares.COMPOSITIONS.items(), key=lambda each: sum(each[0])))
PARENTS = sum(n for (_adults, children), n in shares.COMPOSITIONS.items() if children)
AGES_OF_PARENTS = Shares(shares.AGES_OF_PARENTS)
AGES_OF_OTHERS = Shares(
    {
        band: share - shares.AGES_OF_PARENTS[band] * PARENTS / 100
        for band, share in shares.AGES.items()
    }
)
HOME_TYPES = Shares(shares.HOME_TYPES)
ALONE = Shares({"C": 60, "D": 20, "S": 13, "V": 7})
LINKS = Shares({CoLink.SPOUSE: 52, CoLink.COHABITANT: 33, CoLink.PACS: 15})
NATIONALITIES = Shares({Nationality.FRENCH: 76, Nationality.EUROPEAN: 6, Nationality.OTHER: 18})


class Household(NamedTuple):
    """`age`: of the applicant, in years. `home_type`: the one that is asked for first."""

    identity: dict
    household: dict
    adults: int
    persons: int
    age: int
    home_type: str


def draw(chance: Random, rank: int, *, on: date, since_filed: int) -> Household:
    """A household as it is on that day, whose applicant was of age when it filed.

    `rank`: of the demand; it gives the birth names, so that no two demands of a register have a
    person in common.
    """
    random = chance.random
    part = random()
    adults, children = COMPOSITIONS.at(part)
    # The same part of the whole gives the type: large homes go to large households, and both
    # keep their shares.
    home_type = HOME_TYPES.at(random() if random() * 100 < shares.OTHER_IDEA else part)
    first, last = (AGES_OF_PARENTS if children else AGES_OF_OTHERS).draw(chance)
    age = max(first + int(random() * (last - first)), 19 + since_filed // 365)
    woman = random() < (0.85 if adults == 1 and children else 0.5)
    nationality = NATIONALITIES.draw(chance).value
    names = name_of(rank), name_of(rank + MOST)
    identity = _adult(chance, names[0], woman=woman, age=age, on=on)
    identity |= {"nationality": nationality, "family_situation": ALONE.draw(chance)}
    foyer: dict = {"count_confirmed": True}
    if adults > 1:
        link = LINKS.draw(chance) if adults == 2 else CoLink.FLATMATE
        if link in SITUATION_OF_LINK:
            identity["family_situation"] = SITUATION_OF_LINK[link].value
        foyer["co"] = [
            _co_applicant(chance, other, names[1], link, woman=woman, age=age, on=on)
            for other in range(1, adults)
        ]
    if children:
        foyer["charge"] = _children(chance, children, names, age, on)
    elif adults == 1 and age > 24 and random() * 100 < shares.VISITED:
        foyer["garde"] = [
            {
                "key": f"garde-{other}",
                "first_names": (WOMEN if other % 2 else MEN)[int(random() * FIRST_NAMES)],
                "birth_date": _born(chance, min(age - 20, 17), on),
                "sex": "F" if other % 2 else "M",
                "custody": "D",
            }
            for other in range(1, 2 + (random() < 0.5))
        ]
    return Household(identity, foyer, adults, adults + children, age, home_type)


def name_of(number: int) -> str:
    """A different name for each number up to `NAMES`."""
    mixed = (number * ODD + 0xA5A5A5) % NAMES
    letters = "".join(SYLLABLES[mixed >> shift & 63] for shift in (0, 6, 12, 18))
    return letters.capitalize()


def _adult(chance: Random, birth_name: str, *, woman: bool, age: int, on: date) -> dict:
    born = date.fromordinal(on.toordinal() - int((age + chance.random() * 0.99) * 365.25))
    return {
        "civility": "2" if woman else "1",
        "single_name": False,
        "birth_name": birth_name,
        "first_names": (WOMEN if woman else MEN)[int(chance.random() * FIRST_NAMES)],
        "birth_date": born.isoformat(),
    }


def _co_applicant(
    chance: Random, rank: int, name: str, link: CoLink, *, woman: bool, age: int, on: date
) -> dict:
    years = max(18, age + int(chance.gauss(0, 4)))
    name = name if rank == 1 else f"{name}-{rank * 'a'}"
    person = _adult(chance, name, woman=not woman, age=years, on=on)
    person |= {"key": f"co-{rank}", "link": link.value}
    person["nationality"] = NATIONALITIES.draw(chance).value
    if link == CoLink.FLATMATE:
        person["family_situation"] = FamilySituation.SINGLE.value
    return person


def _children(
    chance: Random, how_many: int, names: tuple[str, str], age: int, on: date
) -> list[dict]:
    """Of one to six, with a first name each."""
    name, first = names[chance.random() < 0.5], int(chance.random() * (FIRST_NAMES - MOST_CHILDREN))
    oldest = max(1, min(age - 18, 18))
    return [
        {
            "key": f"charge-{rank}",
            "single_name": False,
            "birth_name": name,
            "first_names": (WOMEN if rank % 2 else MEN)[first + rank],
            "birth_date": _born(chance, oldest, on),
            "sex": "F" if rank % 2 else "M",
            "link": "E",
        }
        for rank in range(1, how_many + 1)
    ]


def _born(chance: Random, oldest: int, on: date) -> str:
    return date.fromordinal(on.toordinal() - 1 - int(chance.random() * oldest * 365)).isoformat()
