"""The days that count in the life of a demand, from its row and its events (domain.md 4.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import DemandState, EventKind
from forms_wizard.demands.models import Demand

BALL_MOVES = (EventKind.FILE, EventKind.REFUSE_IDENTITY, EventKind.RESEND_IDENTITY)


class Kind(StrEnum):
    CERTIFICATE = "attestation"
    IDENTITY = "identite"
    OPENS = "ouverture"
    END = "fin"
    LAST_DAY = "dernier-jour"


@dataclass(frozen=True)
class Key:
    """One day. `label`: what it is, on the page. `title`: the same for an agenda that others may
    read: neither housing, nor number, nor reason. `to_do`: the person must act before its end."""

    kind: Kind
    day: date
    label: str
    title: str
    to_do: bool
    left: str


def key_dates(demand: Demand, *, today: date) -> list[Key]:
    """In the order of days; those that are over are left out. Empty once nothing is awaited.

    Reads `demand.events`, prefetched or not.
    """
    found = [_key(kind, day, today) for kind, day in _days(demand).items()]
    return sorted((key for key in found if key.day >= today), key=lambda key: (key.day, key.kind))


def _days(demand: Demand) -> dict[Kind, date]:
    if demand.state == DemandState.ACTIVE:
        end = demand.valid_until
        return {
            Kind.OPENS: deadlines.renewal_opens(end),
            Kind.END: end,
            Kind.LAST_DAY: deadlines.last_day_to_renew(end),
        }
    if not demand.is_waiting:
        return {}
    days = {Kind.CERTIFICATE: deadlines.certificate_due(demand.filed_on)}
    if demand.state == DemandState.TO_CORRECT or demand.identity_at_guichet:
        moved = [event.at for event in demand.events.all() if event.kind in BALL_MOVES]
        since = timezone.localdate(moved[-1]) if moved else demand.filed_on
        days[Kind.IDENTITY] = deadlines.identity_deadline(since)
    return days


def _key(kind: Kind, day: date, today: date) -> Key:
    labels = {
        Kind.CERTIFICATE: _("Attestation due au plus tard le"),
        Kind.IDENTITY: _("Pièce d'identité à donner avant le soir du"),
        Kind.OPENS: _("Renouvellement possible dès le"),
        Kind.END: _("Fin de validité le"),
        Kind.LAST_DAY: _("Renouvellement encore accepté jusqu'au"),
    }
    titles = {
        Kind.CERTIFICATE: _("Mon dossier : document attendu"),
        Kind.IDENTITY: _("Mon dossier : dernier jour pour la pièce"),
        Kind.OPENS: _("Mon dossier : renouvellement ouvert"),
        Kind.END: _("Mon dossier : à renouveler avant ce soir"),
        Kind.LAST_DAY: _("Mon dossier : tout dernier jour pour renouveler"),
    }
    to_do = kind in (Kind.IDENTITY, Kind.END, Kind.LAST_DAY)
    return Key(kind, day, labels[kind], titles[kind], to_do, _left(day - today))


def _left(time: timedelta) -> str:
    """« aujourd'hui », « dans 12 jours »."""
    if not time.days:
        return _("aujourd'hui")
    return ngettext("dans %(n)d jour", "dans %(n)d jours", time.days) % {"n": time.days}
