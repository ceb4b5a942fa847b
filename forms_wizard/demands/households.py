"""A household that changes: separation, death, departure of a co-applicant (domain.md 3.3).

A guichet does it, with the papers in hand. The seniority is kept by each.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import uuid4

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from directory.guichets.models import Guichet
from forms_wizard.demands import co_access, declarations, lifecycle, projection, unfinished
from forms_wizard.demands.changes import ChangedMeanwhile
from forms_wizard.demands.enums import Channel, EventKind, Role
from forms_wizard.demands.household_answers import (
    APPLICANT,
    NobodyThere,
    co_applicants,
    identity_of,
    succeeded,
    without,
)
from forms_wizard.demands.models import CoAccess, Demand, Event, GuichetCode
from forms_wizard.demands.transitions import By, ForbiddenTransition
from forms_wizard.form.codes import CoLink, FamilySituation
from forms_wizard.form.safety import is_protected

# Married, or bound by a PACS: one of the proofs of a court or a notary is needed.
BOUND = frozenset({FamilySituation.MARRIED, FamilySituation.PACS})
BOUND_LINKS = frozenset({CoLink.SPOUSE, CoLink.PACS})


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


class DepartureProof(models.TextChoices):
    """What shows that a co-applicant leaves without a demand of their own."""

    WRITTEN = "written", _("Il ou elle l'a écrit et signé")
    DEATH = "death", _("Acte de décès")


def proofs(codes: dict) -> tuple[SeparationProof, ...]:
    """Which proofs this couple may give: a consent is enough only for those not bound by law."""
    links = {person.get("link") for person in co_applicants(codes).values()}
    bound = codes.get("identite", {}).get("family_situation") in BOUND or links & BOUND_LINKS
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
    since: str | None = None,
) -> Demand:
    """Give the person who leaves a demand of their own, with the same filing date.

    `leaving`: « co-1 », or « moi » with an order of protection alone. `since`: the digest of the
    declaration that was shown. The new demand is filed and empty but for the identity: its number
    comes with its registration (flow « CRS »). Neither demand says anything of the other's
    address; with danger, who stays reads no more than before it was told. Raises
    ForbiddenTransition, ChangedMeanwhile, and AlreadyHolds when the account of who leaves has
    another live demand in the territory.
    """
    demand, codes = _declared(demand, since)
    if proof not in proofs(codes) or not co_applicants(codes):
        raise ForbiddenTransition(f"separation with {proof} ({demand})")
    if leaving == APPLICANT and proof != SeparationProof.PROTECTION:
        raise ForbiddenTransition(f"the applicant leaves with {proof} ({demand})")
    in_danger = proof == SeparationProof.PROTECTION or is_protected(codes)
    with _refused_for_nobody(demand):
        person = identity_of(codes, leaving)
        if leaving == APPLICANT:
            staying = _taken_over(demand, codes, "co-1", in_danger=in_danger)
        else:
            staying = without(codes, leaving)
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
    new = {"preparer": codes.get("preparer", {}), "identite": person}
    if proof == SeparationProof.PROTECTION:
        new["contact"] = {"address_hidden": True}
    return _file_anew(event.demand, new, holder=holder, guichet=guichet, actor=actor, now=now)


@transaction.atomic
def co_applicant_left(
    demand: Demand,
    leaving: str,
    *,
    proof: DepartureProof,
    guichet: Guichet,
    actor,
    now: datetime,
    since: str | None = None,
) -> Event:
    """A co-applicant leaves, or has died, without asking for a demand.

    Raises ForbiddenTransition, ChangedMeanwhile.
    """
    demand, codes = _declared(demand, since)
    with _refused_for_nobody(demand):
        staying = without(codes, leaving)
    return _change_household(
        demand,
        EventKind.CO_LEFT,
        staying,
        actor=actor,
        guichet=guichet,
        now=now,
        details={"proof": proof},
    )


@transaction.atomic
def holder_died(
    demand: Demand,
    *,
    guichet: Guichet,
    actor,
    now: datetime,
    heir: str = "co-1",
    since: str | None = None,
) -> Event:
    """A co-applicant takes the demand over, with its number and its filing date.

    The account, the phone and the e-mail of the deceased leave the demand: the heir of the demand
    claims it with a code of the guichet. Raises ForbiddenTransition without such a co-applicant,
    ChangedMeanwhile.
    """
    demand, codes = _declared(demand, since)
    with _refused_for_nobody(demand):
        staying = _taken_over(demand, codes, heir, in_danger=is_protected(codes))
    return _change_household(
        demand,
        EventKind.HOLDER_DIED,
        staying,
        actor=actor,
        guichet=guichet,
        now=now,
        keeps_account=False,
    )


def _declared(demand: Demand, since: str | None) -> tuple[Demand, dict]:
    """The locked row and what it declares, so that two agents never act on one answer."""
    rows = Demand.objects.select_for_update(of=("self",)).select_related("holder")
    demand = rows.get(pk=demand.pk)
    stands = demand.declarations.first()
    if since is not None and stands.digest != since:
        raise ChangedMeanwhile(stands)
    return demand, stands.codes


@contextmanager
def _refused_for_nobody(demand: Demand) -> Iterator[None]:
    try:
        yield
    except NobodyThere as nobody:
        raise ForbiddenTransition(f"no {nobody} ({demand})") from nobody


def _taken_over(demand: Demand, codes: dict, heir: str, *, in_danger: bool) -> dict:
    kept = succeeded(codes, heir, in_danger=in_danger)
    wanted = co_access.shown_codes(demand).get("logement-recherche") if in_danger else None
    return {**kept, "logement-recherche": wanted} if wanted else kept


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
        former = demand.declarations.first()
        declarations.declare(demand, former.version, codes, now=now, after=former)
        projection.project_again(demand, codes)
        if not keeps_account:
            demand.holder, demand.claim_print = None, None
            unfinished.forget_all(demand)
            GuichetCode.objects.filter(demand=demand).delete()
            CoAccess.objects.filter(demand=demand, person__role=Role.APPLICANT).delete()

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
        language=origin.language,
    )
    demand = lifecycle.file(sent, holder=holder, actor=actor, now=now)
    demand.separated_from = origin
    demand.save(update_fields=["separated_from"])
    return demand
