"""The status of a demand in four plain lines (domain.md 5.5), from its row and the day alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.translation import gettext as _

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import DemandState, EventKind, RemovalMotive
from forms_wizard.demands.models import Demand, Event
from forms_wizard.demands.refusals import what_to_do
from forms_wizard.dossier import renunciation
from portal.interface.templatetags.portal import long_date, long_moment


@dataclass(frozen=True)
class Status:
    """`code` is of domain.md 5.5. `tone`: info, success, warning, error. Lines are whole texts."""

    code: str
    label: str
    tone: str
    where: str
    whose_turn: str
    since: str
    what_you_can_do: str


def status(demand: Demand, *, today: date) -> Status:
    """Where the demand is, who has the ball, since when, what the person can do.

    Reads `demand.events`, prefetched by the lists.
    """
    return READINGS[_code(demand, today)](demand, today)


def _code(demand: Demand, today: date) -> str:
    match demand.state:
        case DemandState.FILED:
            return "DEPOSEE_GUICHET" if demand.identity_at_guichet else "DEPOSEE"
        case DemandState.TO_CORRECT:
            return "A_CORRIGER"
        case DemandState.ABANDONED:
            return "ABANDONNEE"
        case DemandState.REMOVED:
            return "RADIEE"
    if today > demand.valid_until:
        return "ECHUE"
    return "A_RENOUVELER" if deadlines.may_renew(demand, today) else "ACTIVE"


def _deposee(demand: Demand, today: date) -> Status:
    return Status(
        code="DEPOSEE",
        label=_("Demande envoyée"),
        tone="info",
        where=_(
            "Votre demande est envoyée. Nous vérifions votre pièce d'identité. "
            "Cela prend 5 jours ouvrés au plus. Votre date de demande est le %(date)s."
        )
        % {"date": long_date(demand.filed_on)},
        whose_turn=_("C'est au guichet de vérifier votre pièce."),
        since=_since(_last_change(demand)),
        what_you_can_do=_("Vous n'avez rien à faire. Nous vous écrirons."),
    )


def _deposee_guichet(demand: Demand, today: date) -> Status:
    limit = long_date(deadlines.identity_deadline(_last_change(demand)))
    return Status(
        code="DEPOSEE",
        label=_("Demande envoyée"),
        tone="warning",
        where=_(
            "Votre demande est envoyée. Allez à un guichet avec votre pièce d'identité "
            "avant le %(limit)s. Votre date de demande est le %(date)s."
        )
        % {"limit": limit, "date": long_date(demand.filed_on)},
        whose_turn=_("C'est à vous de montrer votre pièce d'identité."),
        since=_since(_last_change(demand)),
        what_you_can_do=_("Allez à un guichet avant le %(limit)s.") % {"limit": limit},
    )


def _a_corriger(demand: Demand, today: date) -> Status:
    limit = long_date(deadlines.identity_deadline(_last_change(demand)))
    return Status(
        code="A_CORRIGER",
        label=_("Pièce à refaire"),
        tone="warning",
        where=_(
            "Nous n'avons pas pu accepter votre pièce d'identité. Raison : %(reason)s "
            "Votre date de demande ne change pas."
        )
        % {"reason": demand.get_identity_refusal_display()},
        whose_turn=_("C'est à vous d'envoyer une nouvelle pièce, avant le %(limit)s.")
        % {"limit": limit},
        since=_since(_last_change(demand)),
        what_you_can_do=_("%(advice)s Vous pouvez aussi aller à un guichet.")
        % {"advice": what_to_do(demand.identity_refusal)},
    )


def _active(demand: Demand, today: date) -> Status:
    return Status(
        code="ACTIVE",
        label=_("Demande enregistrée"),
        tone="success",
        where=_(
            "Votre demande est enregistrée. Votre numéro est %(number)s. Gardez-le. "
            "Tous les bailleurs du territoire voient votre demande."
        )
        % {"number": demand.grouped_number},
        whose_turn=_("Les bailleurs cherchent un logement. Attendre ne veut pas dire refus."),
        since=_since(demand.renewed_on or _day(demand.registered_at)),
        what_you_can_do=_(
            "Gardez votre attestation. Votre demande est valable jusqu'au %(date)s. "
            "Si votre situation change, modifiez vos réponses ici ou à un guichet."
        )
        % {"date": long_date(demand.valid_until)},
    )


def _a_renouveler(demand: Demand, today: date) -> Status:
    return Status(
        code="A_RENOUVELER",
        label=_("À renouveler"),
        tone="warning",
        where=_(
            "Votre demande s'arrête le %(date)s. Dites que vous cherchez toujours un logement. "
            "Vous gardez votre ancienneté."
        )
        % {"date": long_date(demand.valid_until)},
        whose_turn=_("C'est à vous de renouveler votre demande."),
        since=_since(deadlines.renewal_opens(demand.valid_until)),
        what_you_can_do=_("Renouvelez ici ou à un guichet, avant le %(date)s.")
        % {"date": long_date(demand.valid_until)},
    )


def _echue(demand: Demand, today: date) -> Status:
    last_day = deadlines.last_day_to_renew(demand.valid_until)
    limit = {"limit": long_date(last_day)}
    if today <= last_day:
        where = _("La date est passée. Vous pouvez encore renouveler jusqu'au %(limit)s.") % limit
        act = _(
            "Renouvelez ici ou à un guichet, au plus tard le %(limit)s. "
            "Vous gardez votre numéro et votre ancienneté."
        )
    else:
        where = _("La date est passée. Votre demande peut être arrêtée à tout moment.")
        act = _(
            "Renouvelez vite, ici ou à un guichet. Dites que vous cherchez toujours un logement."
        )
    return Status(
        code="ECHUE",
        label=_("Date dépassée"),
        tone="error",
        where=where,
        whose_turn=_("C'est à vous de renouveler votre demande."),
        since=_since(demand.valid_until + relativedelta(days=1)),
        what_you_can_do=act % limit,
    )


def _radiee(demand: Demand, today: date) -> Status:
    return Status(
        code="RADIEE",
        label=_("Demande arrêtée"),
        tone="error",
        where=_("Votre demande est arrêtée depuis le %(date)s. Raison : %(reason)s.")
        % {
            "date": long_date(demand.removed_on),
            "reason": _uncapitalised(demand.get_removal_motive_display()),
        },
        whose_turn=_turn_once_removed(demand),
        since=_since(demand.removed_on),
        what_you_can_do=_after_removal(demand, today),
    )


def _turn_once_removed(demand: Demand) -> str:
    match demand.removal_motive:
        case RemovalMotive.ALLOCATION:
            return _("C'est fini. Personne n'a plus rien à faire.")
        case RemovalMotive.MERGED:
            return _("Votre autre demande continue.")
    return _("Plus personne ne cherche un logement pour cette demande.")


def _after_removal(demand: Demand, today: date) -> str:
    match demand.removal_motive:
        case RemovalMotive.ALLOCATION:
            return _("Vous avez signé votre bail. Votre demande est terminée.")
        case RemovalMotive.RENUNCIATION:
            return _after_renunciation(demand, today)
        case RemovalMotive.INADMISSIBLE:
            return _(
                "Vous pouvez contester. Écrivez d'abord au bailleur, puis au tribunal. "
                "Si votre situation a changé, refaites une demande."
            )
        case RemovalMotive.MERGED:
            return _("Suivez votre autre demande. Vous gardez votre ancienneté.")
    limit = deadlines.last_day_to_reactivate(
        RemovalMotive(demand.removal_motive),
        valid_until=demand.valid_until,
        removed_on=demand.removed_on,
    )
    if today > limit:
        return _("Vous pouvez refaire une demande. Elle aura une nouvelle date.")
    return _(
        "Demandez à un guichet de la réactiver avant le %(limit)s. "
        "Après, refaites une demande. Vous pouvez aussi contester."
    ) % {"limit": long_date(limit)}


def _after_renunciation(demand: Demand, today: date) -> str:
    until = renunciation.last_moment(demand)
    if until is None or today > _day(until):
        return _(
            "Il n'est plus possible de la reprendre. Vous pouvez refaire une demande. "
            "Elle aura une nouvelle date."
        )
    return _(
        "Vous avez changé d'avis ? Vous pouvez la reprendre ici jusqu'au %(moment)s. "
        "Après, il faut en faire une nouvelle."
    ) % {"moment": long_moment(until)}


def _abandonnee(demand: Demand, today: date) -> Status:
    last = _changes(demand)[-1:]
    withdrawn = last and last[0].kind == EventKind.WITHDRAW
    return Status(
        code="ABANDONNEE",
        label=_("Demande retirée") if withdrawn else _("Demande abandonnée"),
        tone="info",
        where=_("Vous avez retiré cette demande. Elle n'a pas été enregistrée.")
        if withdrawn
        else _("Cette demande n'a pas été enregistrée. Il manquait votre pièce d'identité."),
        whose_turn=_("Personne ne travaille sur cette demande."),
        since=_since(_last_change(demand)),
        what_you_can_do=_("Vous pouvez déposer une nouvelle demande. Elle aura une nouvelle date."),
    )


READINGS: dict[str, Callable[[Demand, date], Status]] = {
    "DEPOSEE": _deposee,
    "DEPOSEE_GUICHET": _deposee_guichet,
    "A_CORRIGER": _a_corriger,
    "ACTIVE": _active,
    "A_RENOUVELER": _a_renouveler,
    "ECHUE": _echue,
    "RADIEE": _radiee,
    "ABANDONNEE": _abandonnee,
}


def _last_change(demand: Demand) -> date:
    events = _changes(demand)
    return _day(events[-1].at) if events else demand.filed_on


def _changes(demand: Demand) -> list[Event]:
    """The events that changed the state, oldest first; others are lines of the history only."""
    return [event for event in demand.events.all() if event.before != event.after]


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _since(day: date) -> str:
    return _("Depuis le %(date)s.") % {"date": long_date(day)}


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]
