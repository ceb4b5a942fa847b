"""From the filing to the registration: receipt, identity document, attestation."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import Channel, IdentityRefusal, LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.demands.refusals import what_to_do
from forms_wizard.letters import certificates, receipts
from forms_wizard.letters.enums import Situation
from forms_wizard.letters.message import address, dossier_of
from forms_wizard.letters.notices import duties, holes
from forms_wizard.letters.parts import in_letters
from forms_wizard.letters.wording import Facts, Hole, Notice, Paragraph, Wording, case

WORKING_DAYS = Hole(
    "jours",
    _("le nombre de jours ouvrés d'une vérification"),
    str(deadlines.IDENTITY_CHECK_WORKING_DAYS),
    required=False,
)


def working_days() -> dict[str, str]:
    return {WORKING_DAYS.name: str(deadlines.IDENTITY_CHECK_WORKING_DAYS)}


def _receipt(letter: Letter, today: date) -> Facts:
    demand = letter.demand
    if demand.channel == Channel.PAPER:
        situation = Situation.ON_PAPER
    elif demand.identity_at_guichet:
        situation = Situation.SHOWN_AT_GUICHET
    else:
        situation = Situation.SENT_ONLINE
    return Facts(
        values={
            "jour": in_letters(demand.filed_on),
            "reference": demand.reference,
            "limite": in_letters(deadlines.identity_deadline(demand.filed_on)),
            **working_days(),
        },
        situations=case(situation),
        link=dossier_of(demand),
        attachment=(now_("accuse-de-depot.pdf"), partial(receipts.pdf, receipts.content(demand))),
    )


RECEIPT = Notice(
    key=LetterKind.RECEIPT,
    label=LetterKind.RECEIPT.label,
    wording=Wording(
        subject=_("Votre demande est envoyée"),
        paragraphs=(
            Paragraph(_("Votre demande est envoyée. Votre date de demande est le {jour}.")),
            Paragraph(_("Le guichet vérifie votre pièce d'identité."), Situation.ON_PAPER),
            Paragraph(
                _("Allez à un guichet avec votre pièce d'identité avant le {limite}."),
                Situation.SHOWN_AT_GUICHET,
            ),
            Paragraph(
                _(
                    "Nous vérifions votre pièce d'identité. Cela prend {jours} jours ouvrés au "
                    "plus."
                ),
                Situation.SENT_ONLINE,
            ),
            Paragraph(
                _(
                    "Votre référence provisoire est {reference}. Ce n'est pas le numéro unique : "
                    "vous le recevrez avec votre attestation."
                )
            ),
        ),
        link=holes.SEE_DEMAND,
    ),
    facts=_receipt,
    holes=(
        Hole("jour", _("la date de la demande"), holes.LONGEST_DAY),
        Hole("reference", _("la référence provisoire"), "7KQ2M9XAAB"),
        holes.limit(
            _("le dernier jour pour montrer la pièce d'identité"), when=Situation.SHOWN_AT_GUICHET
        ),
        WORKING_DAYS,
    ),
    cases=(
        case(Situation.SENT_ONLINE),
        case(Situation.SHOWN_AT_GUICHET),
        case(Situation.ON_PAPER),
    ),
)


def _identity_refused(letter: Letter, today: date) -> Facts:
    """The reason is the one of the event: the demand may have moved on since."""
    demand = letter.demand
    told = letter.event.details.get("reason") if letter.event else None
    reason = IdentityRefusal(told or demand.identity_refusal)
    limit = deadlines.identity_deadline(timezone.localdate(letter.created_at))
    return Facts(
        values={
            "raison": str(reason.label),
            "conseil": what_to_do(reason),
            "limite": in_letters(limit),
        },
        link=dossier_of(demand),
    )


IDENTITY_REFUSED = Notice(
    key=LetterKind.IDENTITY_REFUSED,
    label=LetterKind.IDENTITY_REFUSED.label,
    wording=Wording(
        subject=_("Votre pièce d'identité est à refaire"),
        paragraphs=(
            Paragraph(_("Nous n'avons pas pu accepter votre pièce d'identité.")),
            Paragraph(_("Raison : {raison}")),
            Paragraph("{conseil}"),
            Paragraph(
                _(
                    "Envoyez une nouvelle photo, ou allez à un guichet, avant le {limite}. "
                    "Votre date de demande ne change pas."
                )
            ),
        ),
        link=_("Envoyer une nouvelle pièce d'identité"),
        sms=_(
            "Votre pièce d'identité est à refaire avant le {limite}, en ligne ou à un guichet. "
            "Votre date ne change pas."
        ),
    ),
    facts=_identity_refused,
    holes=(
        Hole("raison", _("la raison du refus"), IdentityRefusal.UNREADABLE.label),
        Hole(
            "conseil",
            _("la phrase qui dit quoi faire, d'après la raison"),
            _("Envoyez un document encore valable aujourd'hui."),
        ),
        holes.limit(_("le dernier jour pour donner la pièce d'identité")),
    ),
)


def _identity_received(letter: Letter, today: date) -> Facts:
    return Facts(values=working_days(), link=dossier_of(letter.demand))


IDENTITY_RECEIVED = Notice(
    key=LetterKind.IDENTITY_RECEIVED,
    label=LetterKind.IDENTITY_RECEIVED.label,
    wording=Wording(
        subject=_("Votre nouvelle pièce d'identité est reçue"),
        paragraphs=(
            Paragraph(_("Votre nouvelle pièce d'identité est reçue.")),
            Paragraph(_("Nous la vérifions. Cela prend {jours} jours ouvrés au plus.")),
            Paragraph(_("Votre date de demande ne change pas.")),
        ),
        link=holes.SEE_DEMAND,
    ),
    facts=_identity_received,
    holes=(WORKING_DAYS,),
)


def _identity_awaited(letter: Letter, today: date) -> Facts:
    limit = deadlines.identity_deadline(timezone.localdate(letter.created_at))
    return Facts(values={"limite": in_letters(limit)}, link=dossier_of(letter.demand))


def _identity_reminder(kind: LetterKind) -> Notice:
    return Notice(
        key=kind,
        label=kind.label,
        wording=Wording(
            subject=_("Votre pièce d'identité est attendue"),
            paragraphs=(
                Paragraph(
                    _("Nous attendons votre pièce d'identité pour enregistrer votre demande.")
                ),
                Paragraph(_("Envoyez-la, ou montrez-la à un guichet, avant le {limite}.")),
                Paragraph(
                    _("Sans elle, votre demande sera abandonnée. Vous pourrez en refaire une.")
                ),
            ),
            link=holes.SEE_DEMAND,
            sms=_(
                "Nous attendons votre pièce d'identité avant le {limite}, en ligne ou à un guichet."
            ),
        ),
        facts=_identity_awaited,
        holes=(holes.limit(_("le dernier jour pour donner la pièce d'identité")),),
        duties=(duties.ABANDONED,),
    )


def _start_again(letter: Letter, today: date) -> Facts:
    return Facts(link=address("filing:start"))


ABANDONED = Notice(
    key=LetterKind.ABANDONED,
    label=LetterKind.ABANDONED.label,
    wording=Wording(
        subject=_("Votre demande est abandonnée"),
        paragraphs=(
            Paragraph(
                _("Nous n'avons pas reçu votre pièce d'identité. Votre demande est abandonnée.")
            ),
            Paragraph(
                _("Elle n'était pas encore enregistrée. Vous pouvez faire une nouvelle demande.")
            ),
        ),
        link=_("Faire une nouvelle demande"),
        sms=_("Votre demande est abandonnée. Vous pouvez en faire une nouvelle."),
    ),
    facts=_start_again,
    duties=(duties.ABANDONED,),
)

WITHDRAWN = Notice(
    key=LetterKind.WITHDRAWN,
    label=LetterKind.WITHDRAWN.label,
    wording=Wording(
        subject=_("Votre demande est retirée"),
        paragraphs=(
            Paragraph(_("Votre demande est retirée. Personne ne la traite plus.")),
            Paragraph(_("Vous pouvez faire une nouvelle demande quand vous voulez.")),
            Paragraph(_("Vous n'avez rien demandé ? Allez à un guichet.")),
        ),
        link=_("Faire une nouvelle demande"),
    ),
    facts=_start_again,
)


def _certificate(letter: Letter, today: date) -> Facts:
    """With an account, a link: the paper stays behind the password. Without one, the PDF."""
    demand = letter.demand
    values = {"numero": demand.grouped_number, "fin": in_letters(demand.valid_until)}
    if demand.holder_id:
        return Facts(
            values=values,
            situations=case(Situation.WITH_ACCOUNT),
            link=address("dossier:certificate", demand.reference),
        )
    paper = partial(certificates.pdf, certificates.content(demand, today=today))
    return Facts(
        values=values,
        situations=case(Situation.WITHOUT_ACCOUNT),
        attachment=(now_("attestation-enregistrement.pdf"), paper),
    )


CERTIFICATE = Notice(
    key=LetterKind.CERTIFICATE,
    label=LetterKind.CERTIFICATE.label,
    wording=Wording(
        subject=_("Votre attestation d'enregistrement"),
        paragraphs=(
            Paragraph(_("Votre demande est enregistrée. Votre numéro est {numero}. Gardez-le.")),
            Paragraph(_("Tous les bailleurs du territoire voient votre demande.")),
            Paragraph(_("Votre demande est valable jusqu'au {fin}. Renouvelez-la chaque année.")),
            Paragraph(_("Votre attestation est dans « Mon dossier »."), Situation.WITH_ACCOUNT),
            Paragraph(_("Votre attestation est jointe à ce message."), Situation.WITHOUT_ACCOUNT),
        ),
        link=_("Lire mon attestation"),
    ),
    facts=_certificate,
    holes=(
        Hole("numero", _("le numéro unique"), "059 0326 012345 GDPUB"),
        holes.END,
    ),
    cases=(case(Situation.WITH_ACCOUNT), case(Situation.WITHOUT_ACCOUNT)),
)

NOTICES = (
    RECEIPT,
    IDENTITY_REFUSED,
    IDENTITY_RECEIVED,
    _identity_reminder(LetterKind.IDENTITY_REMINDER),
    _identity_reminder(LetterKind.IDENTITY_REMINDER_AGAIN),
    ABANDONED,
    WITHDRAWN,
    CERTIFICATE,
)
