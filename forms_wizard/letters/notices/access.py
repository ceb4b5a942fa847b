"""Who reaches a demand: an address changed, another account, a co-applicant. They name nobody."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from forms_wizard.demands import changes
from forms_wizard.demands.enums import LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.letters.enums import Situation
from forms_wizard.letters.message import address, dossier_of
from forms_wizard.letters.notices import duties, holes
from forms_wizard.letters.wording import Facts, Hole, Notice, Paragraph, Wording, case

FIND_GUICHET = _("Trouver un guichet")


def _contact_changed(letter: Letter, today: date) -> Facts:
    """Says which data, never a value."""
    account = letter.demand.holder_id
    return Facts(
        values={"donnees": changes.names(letter.event)},
        situations=case(Situation.WITH_ACCOUNT if account else Situation.WITHOUT_ACCOUNT),
        link=dossier_of(letter.demand),
    )


CONTACT_CHANGED = Notice(
    key=LetterKind.CONTACT_CHANGED,
    label=LetterKind.CONTACT_CHANGED.label,
    wording=Wording(
        subject=_("Vos coordonnées sont changées"),
        paragraphs=(
            Paragraph(_("Dans votre demande de logement social, ceci a été changé : {donnees}.")),
            Paragraph(
                _("C'est vous ? Vous n'avez rien à faire. Votre date de demande ne change pas.")
            ),
            Paragraph(
                _(
                    "Ce n'est pas vous ? Changez le mot de passe de votre compte, puis allez à un "
                    "guichet avec votre pièce d'identité."
                ),
                Situation.WITH_ACCOUNT,
            ),
            Paragraph(
                _("Ce n'est pas vous ? Allez à un guichet avec votre pièce d'identité."),
                Situation.WITHOUT_ACCOUNT,
            ),
        ),
        link=holes.SEE_DEMAND,
        sms=_("Vos coordonnées sont changées. Ce n'est pas vous ? Allez à un guichet."),
    ),
    facts=_contact_changed,
    holes=(
        Hole(
            "donnees",
            _("ce qui a changé, sans aucune valeur"),
            _("adresse électronique, téléphone"),
        ),
    ),
    cases=(case(Situation.WITH_ACCOUNT), case(Situation.WITHOUT_ACCOUNT)),
    duties=(duties.NOT_YOU,),
)


def _guichets(letter: Letter, today: date) -> Facts:
    return Facts(link=address("guichets:list"))


# A former address hears nothing of the present one.
FORMER_ADDRESS = Notice(
    key="former_address",
    label=_("Coordonnées modifiées : à l'ancienne adresse électronique"),
    wording=Wording(
        subject=_("Une adresse électronique a été changée"),
        paragraphs=(
            Paragraph(
                _(
                    "L'adresse électronique d'une demande de logement social a été changée. "
                    "Les messages de cette demande ne viennent plus ici."
                )
            ),
            Paragraph(_("C'est vous ? Vous n'avez rien à faire.")),
            Paragraph(
                _(
                    "Ce n'est pas vous ? Allez à un guichet avec votre pièce d'identité : il remet "
                    "la bonne adresse."
                )
            ),
        ),
        link=FIND_GUICHET,
    ),
    facts=_guichets,
    duties=(duties.NOT_YOU,),
)

# For the account that had the demand and for the address of the demand, in the same words.
MOVED = Notice(
    key=LetterKind.MOVED,
    label=LetterKind.MOVED.label,
    wording=Wording(
        subject=_("Information sur votre compte"),
        paragraphs=(
            Paragraph(
                _(
                    "Une demande de logement social est passée dans un autre compte. Elle "
                    "continue, avec le même numéro et la même date."
                )
            ),
            Paragraph(_("C'est vous ? Vous n'avez rien à faire.")),
            Paragraph(_("Ce n'est pas vous ? Allez à un guichet avec votre pièce d'identité.")),
        ),
        link=FIND_GUICHET,
        sms=_(
            "Votre demande est passée dans un autre compte. Ce n'est pas vous ? Allez à un guichet."
        ),
    ),
    facts=_guichets,
    duties=(duties.NOT_YOU,),
)


def _claim(letter: Letter, today: date) -> Facts:
    return Facts(link=address("filing:claim"))


# Goes by post alone, in the co-applicant's name, where the code is added (co_letters).
CO_ACCESS = Notice(
    key=LetterKind.CO_ACCESS,
    label=LetterKind.CO_ACCESS.label,
    wording=Wording(
        subject=_("Votre code d'accès"),
        paragraphs=(
            Paragraph(
                _(
                    "Vous êtes co-demandeur d'une demande de logement social. La personne qui l'a "
                    "déposée est d'accord pour que vous la lisiez sur internet."
                )
            ),
            Paragraph(_("Créez d'abord un compte à vous, ou connectez-vous.")),
            Paragraph(_("Écrivez ensuite le code ci-dessous et votre date de naissance.")),
            Paragraph(_("Ce code sert une seule fois. Ne le donnez à personne.")),
        ),
        link=_("Écrire le code"),
    ),
    facts=_claim,
)

NOTICES = (CONTACT_CHANGED, FORMER_ADDRESS, MOVED, CO_ACCESS)
