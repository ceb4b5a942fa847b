"""The notices and reminders of a renewal, and the month that follows the end (domain.md 4.4)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.letters.message import address
from forms_wizard.letters.notices import duties, holes
from forms_wizard.letters.parts import in_letters
from forms_wizard.letters.wording import Facts, Notice, Paragraph, Text, Wording

RENEW = _("Renouveler ma demande")


def _end(letter: Letter) -> date:
    """The end of validity that the letter speaks of; the present one when it names none."""
    return letter.deadline or letter.demand.valid_until


def _before_the_end(letter: Letter, today: date) -> Facts:
    return Facts(
        values={"fin": in_letters(_end(letter))},
        link=address("dossier:renew", letter.demand.reference),
    )


def _notice(kind: LetterKind, subject: Text, *first: Text) -> Notice:
    """A notice or a reminder: the date, what happens without renewal, how to renew."""
    return Notice(
        key=kind,
        label=kind.label,
        wording=Wording(
            subject=subject,
            paragraphs=(
                *map(Paragraph, first),
                Paragraph(_("Votre demande de logement s'arrête le {fin}.")),
                Paragraph(
                    _(
                        "Vous cherchez toujours un logement ? Renouvelez votre demande avant cette "
                        "date. C'est gratuit. Vous gardez votre numéro et votre ancienneté."
                    )
                ),
                Paragraph(
                    _(
                        "Si vous ne renouvelez pas, votre demande sera radiée : plus personne ne "
                        "cherchera un logement pour vous et vous perdrez votre ancienneté."
                    )
                ),
                Paragraph(_("Vous pouvez renouveler en ligne ou à un guichet.")),
            ),
            link=RENEW,
            sms=_("Votre demande s'arrête le {fin}. Renouvelez-la en ligne ou à un guichet."),
        ),
        facts=_before_the_end,
        holes=(holes.END,),
        duties=(duties.RENEWABLE, duties.REMOVED_WITHOUT_RENEWAL),
    )


def _after_the_end(letter: Letter, today: date) -> Facts:
    end = _end(letter)
    return Facts(
        values={
            "fin": in_letters(end),
            "limite": in_letters(deadlines.last_day_to_renew(end)),
        },
        link=address("dossier:renew", letter.demand.reference),
    )


EXPIRED = Notice(
    key=LetterKind.EXPIRED,
    label=LetterKind.EXPIRED.label,
    wording=Wording(
        subject=_("Il est encore temps de renouveler votre demande"),
        paragraphs=(
            Paragraph(_("La date de votre demande de logement est passée depuis le {fin}.")),
            Paragraph(_("Vous pouvez encore la renouveler jusqu'au {limite}.")),
            Paragraph(_("Vous gardez votre numéro et votre ancienneté.")),
            Paragraph(_("Après cette date, votre demande sera radiée.")),
        ),
        link=RENEW,
        sms=_(
            "Votre demande peut encore être renouvelée, jusqu'au {limite}. Après, elle s'arrête."
        ),
    ),
    facts=_after_the_end,
    holes=(holes.END, holes.limit(_("le dernier jour pour renouveler"))),
    duties=(duties.RENEWABLE, duties.REMOVED_WITHOUT_RENEWAL),
)

SOON = _("Votre demande s'arrête bientôt")
NOTICES = (
    _notice(LetterKind.RENEWAL_NOTICE, _("Renouvelez votre demande")),
    _notice(
        LetterKind.RENEWAL_NOTICE_AGAIN,
        _("Renouvelez votre demande"),
        _("Nous vous écrivons une seconde fois."),
    ),
    _notice(LetterKind.RENEWAL_D15, SOON),
    _notice(LetterKind.RENEWAL_D7, SOON),
    _notice(LetterKind.RENEWAL_D2, SOON),
    _notice(LetterKind.RENEWAL_D0, _("Dernier jour pour renouveler votre demande")),
    EXPIRED,
)
