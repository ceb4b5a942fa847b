"""A registered demand that goes on: reactivated, its household changed, a neutral word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from forms_wizard.demands.enums import EventKind, LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.letters.enums import Situation
from forms_wizard.letters.message import dossier_of
from forms_wizard.letters.notices import holes
from forms_wizard.letters.parts import in_letters
from forms_wizard.letters.wording import Facts, Notice, Paragraph, Wording, case


def _reactivated(letter: Letter, today: date) -> Facts:
    demand = letter.demand
    if not demand.valid_until:
        return Facts(link=dossier_of(demand))
    return Facts(
        values={"fin": in_letters(demand.valid_until)},
        situations=case(Situation.END_KNOWN),
        link=dossier_of(demand),
    )


REACTIVATED = Notice(
    key=LetterKind.REACTIVATED,
    label=LetterKind.REACTIVATED.label,
    wording=Wording(
        subject=_("Votre demande est à nouveau en cours"),
        paragraphs=(
            Paragraph(_("Votre demande de logement est à nouveau en cours.")),
            Paragraph(_("Vous gardez votre numéro et votre ancienneté.")),
            Paragraph(_("Elle est valable jusqu'au {fin}."), Situation.END_KNOWN),
        ),
        link=holes.SEE_DEMAND,
        sms=_("Votre demande est à nouveau en cours, avec son numéro et son ancienneté."),
    ),
    facts=_reactivated,
    holes=(replace(holes.END, when=Situation.END_KNOWN),),
    cases=(case(Situation.END_KNOWN), case()),
)


def _household_changed(letter: Letter, today: date) -> Facts:
    """Neutral: says neither who left nor where to."""
    died = letter.event and letter.event.kind == EventKind.HOLDER_DIED
    return Facts(
        situations=case(Situation.HOLDER_DIED if died else Situation.HOUSEHOLD_CHANGED),
        link=dossier_of(letter.demand),
    )


HOUSEHOLD_CHANGED = Notice(
    key=LetterKind.HOUSEHOLD_CHANGED,
    label=LetterKind.HOUSEHOLD_CHANGED.label,
    wording=Wording(
        subject=_("Votre demande continue"),
        paragraphs=(
            Paragraph(_("Un guichet a mis à jour le foyer de la demande.")),
            Paragraph(_("La demande garde son numéro et son ancienneté.")),
            Paragraph(
                _("Pour suivre la demande en ligne, demandez un code à un guichet."),
                Situation.HOLDER_DIED,
            ),
            Paragraph(
                _("Vous n'êtes pas d'accord avec ce changement ? Allez à un guichet."),
                Situation.HOUSEHOLD_CHANGED,
            ),
        ),
        link=holes.SEE_DEMAND,
    ),
    facts=_household_changed,
    cases=(case(Situation.HOUSEHOLD_CHANGED), case(Situation.HOLDER_DIED)),
)


def _same_key(letter: Letter, today: date) -> Facts:
    return Facts(link=dossier_of(letter.demand))


# Neutral: says nothing of anybody else, not even that there is somebody (design.md 7).
SAME_KEY = Notice(
    key=LetterKind.SAME_KEY,
    label=LetterKind.SAME_KEY.label,
    wording=Wording(
        subject=_("Information sur votre demande"),
        paragraphs=(
            Paragraph(
                _(
                    "Votre demande continue. Vous n'avez rien à faire si vous en avez déposé une "
                    "seule."
                )
            ),
            Paragraph(
                _(
                    "Il faut une seule demande par personne et par territoire. Si vous en avez "
                    "déposé plusieurs, allez à un guichet : gardez la plus ancienne."
                )
            ),
            Paragraph(
                _("Si vous pensez que quelqu'un utilise votre nom, allez aussi à un guichet.")
            ),
        ),
        link=holes.SEE_DEMAND,
    ),
    facts=_same_key,
)

NOTICES = (REACTIVATED, HOUSEHOLD_CHANGED, SAME_KEY)
