"""The answers of a household once somebody has left it: pure, codes in, codes out.

Persons are named by their rank (« moi », « co-1 », « charge-2 »), as a declaration names them.
"""

from __future__ import annotations

from forms_wizard.demands.declarations import KEY_FIELDS
from forms_wizard.form.people import MOST_PERSONS

APPLICANT, HOUSEHOLD = "moi", "foyer"
# How the former applicant is reached: whoever takes the demand over is reached otherwise.
PERSONAL = frozenset({"mobile", "home_phone", "email", "helper_email", "consent_sms", "language"})
# What a co-applicant says in the household and an applicant in the section of identity.
IDENTITY = (
    "civility",
    "single_name",
    "birth_name",
    "usage_name",
    "first_names",
    "own_script_name",
    "birth_date",
    "birth_place",
    "nationality",
)
# Where somebody in danger lives, wants to live, and why: never for who takes the demand over.
SECRET = ("contact", "logement-actuel", "motifs", "logement-recherche")


class NobodyThere(LookupError):
    """The household has no such person."""


def co_applicants(codes: dict) -> dict[str, dict]:
    """`{"co-1": answers}`, in their order."""
    people = codes.get("foyer", {}).get("co", [])
    return {f"co-{rank}": person for rank, person in enumerate(people, start=1)}


def identity_of(codes: dict, key: str) -> dict:
    """What « moi » or « co-n » says of who they are. Raises NobodyThere."""
    if key == APPLICANT:
        return codes.get("identite", {})
    people = co_applicants(codes)
    if key not in people:
        raise NobodyThere(key)
    return {name: people[key][name] for name in IDENTITY if name in people[key]}


def without(codes: dict, gone: str) -> dict:
    """The answers without that co-applicant, the next ones a rank up. Raises NobodyThere."""
    people = co_applicants(codes)
    if gone not in people:
        raise NobodyThere(gone)
    stay = [key for key in people if key != gone]
    kept = _renamed(codes, gone, _ranks(stay))
    _keep(kept, [rank for rank, key in enumerate(people) if key != gone])
    return kept


def succeeded(codes: dict, heir: str, *, in_danger: bool = False) -> dict:
    """The answers once that co-applicant is the applicant: who was is named nowhere.

    The phone, the e-mail and what only the former applicant could say go; the address stays.
    `in_danger`: the former applicant may be in danger from who stays: nothing is left of where
    they live or want to live, nor of their reasons. Raises NobodyThere.
    """
    people = co_applicants(codes)
    if heir not in people:
        raise NobodyThere(heir)
    stay = [key for key in people if key != heir]
    kept = _renamed(codes, APPLICANT, _ranks(stay) | {heir: APPLICANT})
    _keep(kept, [rank for rank, key in enumerate(people) if key != heir])
    kept["identite"] = identity_of(codes, heir)
    contact = kept.pop("contact", {})
    if contact := {name: value for name, value in contact.items() if name not in PERSONAL}:
        kept["contact"] = contact
    if in_danger:
        for slug in SECRET:
            kept.pop(slug, None)
        kept["foyer"].pop("alone_reason", None)
    return kept


def _ranks(stay: list[str]) -> dict[str, str]:
    return {old: f"co-{new}" for new, old in enumerate(stay[:MOST_PERSONS], start=1)}


def _keep(kept: dict, ranks: list[int]) -> None:
    """Only these co-applicants, in what was renamed already."""
    kept["foyer"]["co"] = [kept["foyer"]["co"][rank] for rank in ranks]
    # As `declarations.to_codes` does: what is empty is left out, a section as well.
    for slug in list(kept):
        kept[slug] = {name: value for name, value in kept[slug].items() if value not in ([], {})}
        if not kept[slug] and slug != HOUSEHOLD:
            del kept[slug]


def _renamed(codes: dict, gone: str, names: dict[str, str]) -> dict:
    """A copy without what is told of one person, the others under their new names.

    The list of the co-applicants itself keeps everyone.
    """

    def walk(value):
        match value:
            case dict():
                return {
                    name: names.get(item, item) if name in KEY_FIELDS else walk(item)
                    for name, item in value.items()
                }
            case list():
                return [walk(item) for item in value if not _is_of(item, gone)]
            case _:
                return value

    kept = walk(codes)
    kept["foyer"]["co"] = [walk(person) for person in codes["foyer"]["co"]]
    return kept


def _is_of(item, key: str) -> bool:
    return isinstance(item, dict) and key in [item.get(name) for name in KEY_FIELDS]
