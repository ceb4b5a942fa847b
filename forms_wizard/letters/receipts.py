"""The receipt of a filing: a provisional reference and a date, never the numéro unique."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from forms_wizard.demands import codes, deadlines
from forms_wizard.demands.enums import Channel, Role
from forms_wizard.demands.models import Demand
from forms_wizard.letters import documents
from forms_wizard.letters.parts import Group, Part, as_data, in_letters
from portal.interface.wording import listed


@dataclass(frozen=True)
class Receipt:
    """What the person reads once the demand is sent (domain.md 2.11)."""

    title: str
    reference: str
    filed_on: date
    demonstration: bool
    parts: tuple[Part, ...] = field(repr=False)
    demand: Demand = field(repr=False, compare=False)


def content(demand: Demand, *, code: str = "") -> Receipt:
    """The same receipt for every demand, whatever other demands exist (design.md 7).

    `code`: finds the demand again without account; only for whoever has just sent it.
    """
    applicant = demand.persons.filter(role=Role.APPLICANT).first()
    places = [place.commune.name for place in demand.places.select_related("commune")]
    return Receipt(
        title=_("Accusé de dépôt de votre demande de logement social"),
        reference=demand.reference,
        filed_on=demand.filed_on,
        demonstration=demand.demonstration,
        parts=(
            Part(
                title=_("Votre demande est envoyée"),
                facts=(
                    (_("Référence provisoire"), demand.reference),
                    (_("Date de votre demande"), in_letters(demand.filed_on)),
                    (_("Nom"), applicant.full_name if applicant else ""),
                    (_("Territoire"), demand.territory.name),
                    (_("Lieux demandés"), listed(places)),
                ),
                closing=(
                    _("Cette référence n'est pas le numéro unique."),
                    _("La date de votre demande compte pour votre ancienneté. Elle ne change pas."),
                ),
            ),
            *([_code(code)] if code else []),
            _next_steps(demand),
        ),
        demand=demand,
    )


def pdf(receipt: Receipt) -> bytes:
    return documents.make_pdf(
        "parts",
        as_data(receipt.parts),
        title=receipt.title,
        demonstration=receipt.demonstration,
        now=receipt.demand.filed_at,
    )


def _code(code: str) -> Part:
    return Part(
        title=_("Votre code pour retrouver votre demande"),
        facts=((_("Code"), codes.shown(code)),),
        closing=(
            _("Notez ce code ou imprimez cette page. Ne le donnez à personne."),
            _(
                "Avec votre date de naissance, il ouvre le suivi de votre demande sur un autre "
                "appareil : « Suivre mon dossier », puis « Retrouver ma demande avec un code »."
            ),
            _("Il sert aussi à ajouter votre demande à un compte."),
        ),
    )


def _next_steps(demand: Demand) -> Part:
    if demand.channel == Channel.PAPER:
        first = _("Le guichet vérifie votre pièce d'identité, puis enregistre votre demande.")
    elif demand.identity_at_guichet:
        first = _(
            "Allez à un guichet avec votre pièce d'identité avant le %(day)s. Une carte "
            "d'identité, un passeport ou un titre de séjour suffit."
        ) % {"day": in_letters(deadlines.identity_deadline(demand.filed_on))}
    else:
        first = _(
            "Un guichet vérifie votre pièce d'identité. Cela prend %(days)d jours ouvrés au plus. "
            "Si elle n'est pas lisible, nous vous demandons une nouvelle photo."
        ) % {"days": deadlines.IDENTITY_CHECK_WORKING_DAYS}
    due = in_letters(deadlines.certificate_due(demand.filed_on))
    return Part(
        title=_("Ce qui se passe maintenant"),
        groups=(
            Group(
                items=(
                    first,
                    _("Ensuite, vous recevez votre numéro unique et une attestation."),
                    _(
                        "Si vous n'avez pas d'attestation le %(day)s, demandez-la à un guichet. "
                        "Vous pouvez aussi écrire au préfet."
                    )
                    % {"day": due},
                )
            ),
        ),
    )
