"""What a co-applicant reads of a demand. Nothing else of it may reach a page of theirs.

Uniform: the same pages, danger or not, so that nothing tells that there is one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forms_wizard.demands.co_access import shown_codes
from forms_wizard.demands.deadlines import seniority
from forms_wizard.demands.enums import LIVE_STATES, AccessReason, DemandState, Role
from forms_wizard.demands.history import Line
from forms_wizard.demands.models import AccessLine, CoAccess, Demand
from forms_wizard.dossier.pages import in_words
from forms_wizard.dossier.status import status as status_of
from forms_wizard.letters.certificates import answered
from forms_wizard.letters.discretion import for_co_applicant
from forms_wizard.letters.parts import Part
from portal.interface.templatetags.portal import long_date


@dataclass(frozen=True)
class Reading:
    """What the page of a co-applicant shows; `seniority` is empty once the demand has ended."""

    reference: str
    number: str
    filed_on: date
    valid_until: date | None
    seniority: str
    label: str
    tone: str
    where: str
    whose_turn: str
    since: str
    history: list[Line] = field(repr=False)
    parts: list[Part] = field(repr=False)
    has_certificate: bool


def opened_by(user) -> QuerySet[CoAccess]:
    """The accesses of this account, with their demands."""
    # Whoever became the applicant opens the demand by a code of a guichet, as its holder.
    mine = CoAccess.objects.filter(account=user, person__role=Role.CO_APPLICANT)
    return mine.select_related("demand__territory")


def reading(demand: Demand, *, today: date) -> Reading:
    """Reads `demand.events` and the declarations; of the rows, what no person can be found by."""
    live = demand.state in LIVE_STATES
    status = status_of(demand, today=today)
    return Reading(
        reference=demand.reference,
        number=demand.grouped_number,
        filed_on=demand.filed_on,
        valid_until=demand.valid_until if live else None,
        seniority=in_words(seniority(demand.filed_on, today)) if live else "",
        label=demand.get_state_display() if not live else status.label,
        tone=status.tone,
        where=_where(demand) or status.where,
        whose_turn=_turn(demand) or status.whose_turn,
        since=status.since,
        history=_history(demand),
        parts=answered(for_co_applicant(shown_codes(demand))),
        has_certificate=demand.state == DemandState.ACTIVE,
    )


def note(access: CoAccess, *, now: datetime) -> None:
    """Write that the co-applicant has read: the holder sees it (domain.md 5.6, 9.5)."""
    AccessLine.objects.create(
        reference=access.demand.reference,
        agent_user_id=access.account_id,
        guichet_code="",
        organisme_kind="",
        reason=AccessReason.CO_APPLICANT,
        at=now,
    )


def _where(demand: Demand) -> str:
    """Without what concerns the holder alone: why a document is refused, why it has ended."""
    match demand.state:
        case DemandState.TO_CORRECT:
            return _("Le guichet attend une nouvelle pièce d'identité. La date ne change pas.")
        case DemandState.REMOVED:
            day = long_date(demand.removed_on)
            return _("Cette demande est arrêtée depuis le %(day)s.") % {"day": day}
        case DemandState.ABANDONED:
            return _("Cette demande n'a pas été enregistrée.")
    return ""


def _turn(demand: Demand) -> str:
    match demand.state:
        case DemandState.TO_CORRECT:
            return _("C'est à la personne qui fait la demande d'envoyer cette pièce.")
        case DemandState.REMOVED | DemandState.ABANDONED:
            return _("Plus personne ne travaille sur cette demande.")
    return ""


def _history(demand: Demand) -> list[Line]:
    """The changes of state alone, by the name of the state, the latest first."""
    changes = [event for event in demand.events.all() if event.before != event.after]
    return [
        Line(date=event.at, title=str(DemandState(event.after).label), by="")
        for event in reversed(changes)
    ]
