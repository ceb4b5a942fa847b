"""A lease in words: what is read again before it is recorded, and what was recorded."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.territory.table import communes
from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import EventKind, RemovalMotive
from forms_wizard.demands.models import Demand, SignedLease
from forms_wizard.demands.removals import Lease
from forms_wizard.demands.transitions import TRANSITIONS
from forms_wizard.desk.recap import Recap, letter
from forms_wizard.form.codes import HomeType
from portal.interface.templatetags.portal import long_date


def recap(demand: Demand, lease: Lease, *, today: date) -> Recap:
    """What signing does to the demand; late, the page says so before the button."""
    names = {"number": demand.grouped_number, "day": long_date(lease.signed_on)}
    says = _("Il dit la raison : « %(reason)s ».") % {"reason": RemovalMotive.ALLOCATION.label}
    warning = None
    if deadlines.is_lease_recorded_late(lease.signed_on, today):
        days = (today - lease.signed_on).days
        text = ngettext(
            "Le bail a %(days)s jour. La demande s'arrête à la signature : jusqu'ici, d'autres "
            "organismes pouvaient proposer un logement à cette personne. Enregistrez-le quand même "
            "maintenant.",
            "Le bail a %(days)s jours. La demande s'arrête à la signature : jusqu'ici, d'autres "
            "organismes pouvaient proposer un logement à cette personne. Enregistrez-le quand même "
            "maintenant.",
            days,
        )
        warning = (_("Cet enregistrement est tardif"), text % {"days": days})
    return Recap(
        [
            _("La demande %(number)s est arrêtée, au jour du bail : le %(day)s.") % names,
            _("La personne est logée : elle ne reçoit plus de proposition ni de préavis."),
            *(f"{label} : {value}" for label, value in rows(lease)),
        ],
        [letter(kind, demand.email, says) for kind in TRANSITIONS[EventKind.SIGN_LEASE].letters],
        warning=warning,
    )


def recorded(demand: Demand) -> SignedLease | None:
    """The lease that ended the demand."""
    if demand.removal_motive != RemovalMotive.ALLOCATION:
        return None
    return demand.leases.last()


def rows(lease: Lease | SignedLease) -> list[tuple[str, str]]:
    """(question, answer), the dwelling first."""
    yes_no = {True: _("Oui"), False: _("Non")}
    insee = lease.commune_id if isinstance(lease, SignedLease) else lease.commune
    row = communes().get(insee) if insee else None
    told = [
        (_("Date du bail"), long_date(lease.signed_on)),
        (_("Identifiant RPLS"), lease.rpls),
        (_("Commune"), row.label if row else insee or ""),
        (_("Type"), str(HomeType(lease.home_type).label) if lease.home_type else ""),
        (_("Surface"), f"{lease.surface:g} m²" if lease.surface else ""),
        (_("Loyer"), f"{lease.rent:g} €" if lease.rent is not None else ""),
        (_("Contingent"), str(_label(lease, "quota"))),
        (_("Accord collectif"), str(_label(lease, "agreement"))),
        (_("Prioritaire DALO"), yes_no[lease.dalo]),
        (_("Mutation"), yes_no[lease.transfer]),
        (_("Quartier prioritaire"), yes_no[lease.priority_district]),
    ]
    return [(label, value) for label, value in told if value]


def _label(lease: Lease | SignedLease, name: str) -> str:
    choices = SignedLease._meta.get_field(name).choices
    return dict(choices)[getattr(lease, name)]
