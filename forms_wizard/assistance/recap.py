"""What the person takes home: what was done, under which reference, what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from forms_wizard.assistance.models import Mandate
from forms_wizard.demands import changes, codes
from forms_wizard.demands.enums import DemandState, EventKind
from forms_wizard.demands.models import Demand, Event
from forms_wizard.filing import claims
from forms_wizard.filing.models import Draft
from portal.interface.templatetags.portal import long_date


@dataclass(frozen=True)
class Recap:
    """`code`: finds the demand again without account; only when this session sent it.

    `lost`: nothing would open the draft again once the session is over.
    """

    demand: Demand | None
    draft: Draft | None
    done: list[str]
    following: str
    code: str = field(default="", repr=False)
    lost: bool = False


def of(mandate: Mandate, *, secret: str) -> Recap:
    """Reads the events of the demand."""
    demand, draft = mandate.found_demand, mandate.draft
    if demand is None:
        lost = draft.holder_id is None and draft.resume_print is None and bool(draft.answers)
        return Recap(None, draft, [_prepared(draft)], _after_preparing(draft), lost=lost)
    since = demand.events.filter(at__gte=mandate.agreed_at, actor=mandate.helper_id)
    return Recap(
        demand,
        None,
        [_act(event) for event in since] or [_("La demande a été lue. Rien n'a changé.")],
        _next_step(demand),
        code=codes.shown(claims.code_of(demand, secret)),
    )


def _prepared(draft: Draft) -> str:
    if not draft.answers:
        return _("Une demande est ouverte. Rien n'y est encore écrit.")
    return _("Une demande est préparée. Elle n'est pas encore envoyée.")


def _after_preparing(draft: Draft) -> str:
    if draft.holder_id:
        return _("Connectez-vous à votre compte : relisez la demande, puis envoyez-la.")
    return _("Avec votre code de reprise et votre date de naissance, relisez-la, puis envoyez-la.")


def _act(event: Event) -> str:
    title = changes.title(event) if event.kind == EventKind.CHANGE else event.get_kind_display()
    return str(title)


def _next_step(demand: Demand) -> str:
    match demand.state:
        case DemandState.FILED if demand.identity_at_guichet:
            return _("Montrez votre pièce d'identité à un guichet.")
        case DemandState.FILED:
            return _("Un guichet vérifie votre pièce d'identité. Vous recevrez un message.")
        case DemandState.TO_CORRECT:
            return _("Donnez une nouvelle pièce d'identité, ici ou à un guichet.")
        case DemandState.ACTIVE:
            day = long_date(demand.valid_until)
            return _("Votre demande va jusqu'au %(day)s. Renouvelez-la avant.") % {"day": day}
    return _("Cette demande est arrêtée. Pour en savoir plus, allez à un guichet.")
