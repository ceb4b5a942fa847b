"""A household that changes: separation, death, departure of a co-applicant (domain.md 3.3).

A guichet does it, with the papers in hand. The seniority is kept by each.
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from directory.guichets.models import Guichet
from forms_wizard.demands import declarations, lifecycle, projection
from forms_wizard.demands.enums import Channel, EventKind
from forms_wizard.demands.models import Demand, Event
from forms_wizard.demands.transitions import By, ForbiddenTransition

APPLICANT = "moi"
# Married, or bound by a PACS: one of the proofs of a court or a notary is needed.
BOUND = frozenset({"M", "P"})


class SeparationProof(models.TextChoices):
    """What shows a separation (domain.md 3.3)."""

    CONSENT = (
        "consent",
        _("Accord écrit de l'autre personne, sa pièce d'identité et une déclaration sur l'honneur"),
    )
    DIVORCE = "divorce", _("Jugement de divorce")
    FAMILY_JUDGE = "judge", _("Saisine du juge aux affaires familiales")
    LAWYER = "lawyer", _("Lettre d'avocat pour un divorce par consentement mutuel")
    PACS = "pacs", _("Dissolution du PACS")
    URGENT = "urgent", _("Mesures urgentes du juge aux affaires familiales")
    PROTECTION = "protection", _("Ordonnance de protection")


def proofs(codes: dict) -> tuple[SeparationProof, ...]:
    """Which proofs this couple may give: a consent is enough only for those not bound by law."""
    bound = codes.get("identite", {}).get("family_situation") in BOUND
    return tuple(p for p in SeparationProof if not (bound and p == SeparationProof.CONSENT))


@transaction.atomic
def separate(
    demand: Demand,
    leaving: str,
    *,
    proof: SeparationProof,
    guichet: Guichet,
    actor,
    now: datetime,
) -> Demand:
    """Give the person who leaves a demand of their own, with the same filing date.

    `leaving`: « co-1 », or « moi » with an order of protection alone. The new demand is filed
    and empty but for the identity: its number comes with its registration (flow « CRS »). Neither
    demand says anything of the other's address. Raises ForbiddenTransition.
    """
    codes = _declared(demand)
    person = _applicant_of(codes, leaving)
    if proof not in proofs(codes) or not codes.get("foyer", {}).get("co"):
        raise ForbiddenTransition(f"separation with {proof} ({demand})")
    if leaving == APPLICANT and proof != SeparationProof.PROTECTION:
        raise ForbiddenTransition(f"the applicant leaves with {proof} ({demand})")
    staying = succeeded(codes) if leaving == APPLICANT else without(codes, leaving)
    holder = demand.holder if leaving == APPLICANT else None
    event = _change_household(
        demand,
        EventKind.SEPARATE,
        staying,
        actor=actor,
        guichet=guichet,
        now=now,
        details={"proof": proof},
        keeps_account=leaving != APPLICANT,
    )
    start = codes.get("preparer", {})
    return _file_anew(
        event.demand,
        {"preparer": start, "identite": person},
        holder=holder,
        guichet=guichet,
        actor=actor,
        now=now,
    )


def co_applicant_left(
    demand: Demand, leaving: str, *, guichet: Guichet, actor, now: datetime
) -> Event:
    """A co-applicant leaves without asking for a demand. Raises ForbiddenTransition."""
    codes = _declared(demand)
    _applicant_of(codes, leaving)
    if leaving == APPLICANT:
        raise ForbiddenTransition(f"the applicant leaves ({demand})")
    return _change_household(
        demand, EventKind.CO_LEFT, without(codes, leaving), actor=actor, guichet=guichet, now=now
    )


def holder_died(demand: Demand, *, guichet: Guichet, actor, now: datetime) -> Event:
    """The first co-applicant takes the demand over, with its number and its filing date.

    The account, the phone and the e-mail of the deceased leave the demand: the heir of the demand
    claims it with a code of the guichet. Raises ForbiddenTransition without a co-applicant.
    """
    codes = _declared(demand)
    if not codes.get("foyer", {}).get("co"):
        raise ForbiddenTransition(f"nobody takes over ({demand})")
    return _change_household(
        demand,
        EventKind.HOLDER_DIED,
        succeeded(codes),
        actor=actor,
        guichet=guichet,
        now=now,
        keeps_account=False,
    )


def without(codes: dict, gone: str) -> dict:
    """The answers without that person, the next co-applicants one rank up."""
    left = int(gone.removeprefix("co-"))
    names = {f"co-{n}": f"co-{n - 1}" for n in range(left + 1, left + 20)}
    return _renamed(codes, gone, names)


def succeeded(codes: dict) -> dict:
    """The answers once the first co-applicant is the applicant: who was is named nowhere.

    The phone, the e-mail and what only the former applicant could say go; the address stays.
    """
    heir = _applicant_of(codes, "co-1")
    names = {"co-1": APPLICANT} | {f"co-{n}": f"co-{n - 1}" for n in range(2, 20)}
    kept = _renamed(codes, APPLICANT, names)
    kept["foyer"]["co"] = kept["foyer"]["co"][1:]
    if not kept["foyer"]["co"]:
        del kept["foyer"]["co"]
    kept["identite"] = heir
    kept["contact"] = {
        name: value for name, value in kept.get("contact", {}).items() if name not in PERSONAL
    }
    return kept


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


def _declared(demand: Demand) -> dict:
    return demand.declarations.first().codes


def _applicant_of(codes: dict, key: str) -> dict:
    """The answers of identity of « moi » or « co-n ». Raises ForbiddenTransition for nobody."""
    if key == APPLICANT:
        return codes.get("identite", {})
    people = codes.get("foyer", {}).get("co", [])
    ranks = {f"co-{rank}": person for rank, person in enumerate(people, start=1)}
    if key not in ranks:
        raise ForbiddenTransition(f"no {key}")
    return {name: ranks[key][name] for name in IDENTITY if name in ranks[key]}


def _renamed(codes: dict, gone: str, names: dict[str, str]) -> dict:
    """A copy without the entries of one person, the others under their new names."""

    def walk(value):
        match value:
            case dict():
                return {
                    name: names.get(item, item) if name in declarations.KEY_FIELDS else walk(item)
                    for name, item in value.items()
                }
            case list():
                return [walk(item) for item in value if not _is_of(item, gone)]
            case _:
                return value

    kept = walk(codes)
    if gone != APPLICANT:
        people = codes["foyer"].get("co", [])
        left = int(gone.removeprefix("co-")) - 1
        kept["foyer"]["co"] = [walk(p) for n, p in enumerate(people) if n != left]
        if not kept["foyer"]["co"]:
            del kept["foyer"]["co"]
    return kept


def _is_of(item, key: str) -> bool:
    return isinstance(item, dict) and key in [item.get(name) for name in declarations.KEY_FIELDS]


def _change_household(
    demand: Demand,
    kind: EventKind,
    codes: dict,
    *,
    actor,
    guichet: Guichet,
    now: datetime,
    details: dict | None = None,
    keeps_account: bool = True,
) -> Event:
    def change(demand: Demand) -> None:
        version = demand.declarations.first().version
        declarations.declare(demand, version, codes, now=now)
        projection.project_again(demand, codes)
        if not keeps_account:
            demand.holder, demand.claim_print = None, None

    return lifecycle.fire(
        demand,
        kind,
        by=By.GUICHET,
        actor=actor,
        guichet=guichet,
        now=now,
        change=change,
        details=details,
    )


def _file_anew(
    origin: Demand, codes: dict, *, holder, guichet: Guichet, actor, now: datetime
) -> Demand:
    sent = lifecycle.Sent(
        key=uuid4(),
        territory=origin.territory_id,
        version=origin.declarations.first().version,
        codes=codes,
        channel=Channel.PAPER,
        guichet=guichet,
        received_on=origin.filed_on,
        demonstration=origin.demonstration,
    )
    demand = lifecycle.file(sent, holder=holder, actor=actor, now=now)
    demand.separated_from = origin
    demand.save(update_fields=["separated_from"])
    return demand
