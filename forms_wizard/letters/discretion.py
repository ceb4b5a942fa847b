"""What a paper that passes through many hands does not print, and a co-applicant never reads."""

from __future__ import annotations

import re
import unicodedata

from forms_wizard.form.codes import Resource

# The person shows the attestation to landlords, the CAF, an employer. Motives and handicap are
# left out for everyone, so that their absence tells nothing (domain.md 2.8, 2.10, 9).
HIDDEN_SECTIONS = frozenset({"motifs", "handicap"})
HIDDEN_ANSWERS = {
    "identite": ("protection",),
    "contact": ("address_hidden",),
    "foyer": ("alone_reason",),
    "logement-recherche": ("adapted",),
}
# Income that says that somebody is ill or disabled is counted with the other resources.
HEALTH_INCOME = frozenset({Resource.DISABILITY, Resource.AAH, Resource.AEEH, Resource.AJPP})


def shareable(codes: dict) -> dict:
    """The codes of a declaration without motives, violence, handicap, protection measure, and
    with health benefits under « autres ressources »: the sum of the resources stays right."""
    kept = {slug: _discreet(section) for slug, section in codes.items()}
    for slug in HIDDEN_SECTIONS:
        kept.pop(slug, None)
    for slug, names in HIDDEN_ANSWERS.items():
        for name in names:
            kept.get(slug, {}).pop(name, None)
    return kept


# What every co-applicant reads, danger or not, so that nothing changes on the day it is told: who
# is to live there and which home is looked for. What is not named here is not shown: how the
# holder is reached, where they live now, what each earns, motives, health, birth place, stay.
NAMES = frozenset({"birth_name", "usage_name", "first_names"})
PERSON = NAMES | {"birth_date", "link", "sex", "custody"}
SHARED = {
    "identite": NAMES,
    "foyer": frozenset({"co", "charge", "garde", "unborn_count"}),
    "logement-recherche": frozenset(
        {"home_category", "home_types", "max_rent", "parking", "places", "other_communes"}
    ),
}


def for_co_applicant(codes: dict) -> dict:
    """The codes that a co-applicant reads, from those of `demands.co_access.shown_codes`."""
    kept = {slug: _only(codes[slug], names) for slug, names in SHARED.items() if slug in codes}
    for group in ("co", "charge", "garde"):
        if persons := kept.get("foyer", {}).get(group):
            kept["foyer"][group] = [_only(person, PERSON) for person in persons]
    return kept


def _only(section: dict, names: frozenset[str]) -> dict:
    return {name: value for name, value in section.items() if name in names}


def _discreet(value):
    match value:
        case dict():
            found = {key: _discreet(item) for key, item in value.items()}
            named = [found.pop(code) for code in HEALTH_INCOME & found.keys()]
            if named:
                found[Resource.OTHER] = sum(map(int, [found.get(Resource.OTHER, 0), *named]))
            return found
        case list():
            return [_discreet(item) for item in value]
        case _:
            return value


# What no letter says, in French and in the languages that share the stems (domain.md 13.3): an
# envelope, a screen, a telephone are read over the shoulder.
DANGER = re.compile(
    r"\bviolen|\bviols?\b|\bviole[er]?s?\b|\babus|\bbattu|\bcoups\b|\bmenac|\bagress|\bharcel"
    r"|\bmaltrait|\bfeminicid|\bconjugal|\bdanger|\bpeligro|\bperigo|\bsecurite|\bsecurity"
    r"|\bprotection|\bprotege|\bconfidentiel|\brefuge\b|\bje subis|\b39 ?19\b"
)


def word_of_danger(text: str) -> str:
    """The first word of a text that tells of danger, as it is written; empty when none does."""
    kept = [(char, plain) for char in text for plain in _without_accents(char)]
    found = DANGER.search("".join(plain for _char, plain in kept))
    if not found:
        return ""
    end = found.end()
    while end < len(kept) and kept[end][1].isalnum():
        end += 1
    return "".join(char for char, _plain in kept[found.start() : end])


def _without_accents(char: str) -> str:
    """One character or several, lower case; a mark alone is nothing."""
    flat = unicodedata.normalize("NFKD", char).casefold()
    return "".join(one for one in flat if not unicodedata.combining(one))
