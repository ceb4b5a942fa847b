"""What each letter says by e-mail: plain words, no number in the subject, links to open pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from forms_wizard.demands import changes, deadlines
from forms_wizard.demands.enums import Channel, IdentityRefusal, LetterKind
from forms_wizard.demands.models import Letter
from forms_wizard.demands.refusals import what_to_do
from forms_wizard.letters import bounces, certificates, receipts
from forms_wizard.letters.certificates import Certificate
from forms_wizard.letters.message import Message, address, follow
from forms_wizard.letters.messages_of_access import ACCESS
from forms_wizard.letters.messages_of_life import LIFE
from forms_wizard.letters.parts import in_letters
from forms_wizard.letters.receipts import Receipt

PDF = "application/pdf"


def compose(letter: Letter, *, today: date) -> EmailMultiAlternatives:
    """The e-mail of this letter, text and HTML, to the address given in the demand.

    Or to the one that the letter names: it is no longer in the demand.
    """
    demand = letter.demand
    message = words(letter, today=today)
    context = {"message": message, "demonstration": demand.demonstration}
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=render_to_string("letters/mail/letter.txt", context),
        # The envelope sender, where reports go; people read the other one.
        from_email=settings.BOUNCES_EMAIL or settings.DEFAULT_FROM_EMAIL,
        to=[letter.to or demand.email],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": bounces.message_id(letter.pk, bounces.domain()),
            # No « I am on holiday » in answer (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("letters/mail/letter.html", context), "text/html")
    if message.attachment:
        name, content = message.attachment
        mail.attach(name, content(), PDF)
    return mail


def words(letter: Letter, *, today: date) -> Message:
    """What this letter says, whatever the way it takes."""
    return WORDS[LetterKind(letter.kind)](letter, today)


def enclosed(letter: Letter, *, today: date) -> Receipt | Certificate | None:
    """The paper that goes in the envelope with this letter."""
    if letter.kind == LetterKind.RECEIPT:
        return receipts.content(letter.demand)
    if letter.kind == LetterKind.CERTIFICATE:
        return certificates.content(letter.demand, today=today)
    return None


def _receipt(letter: Letter, today: date) -> Message:
    demand = letter.demand
    if demand.channel == Channel.PAPER:
        next_step = _("Le guichet vérifie votre pièce d'identité.")
    elif demand.identity_at_guichet:
        limit = in_letters(deadlines.identity_deadline(demand.filed_on))
        next_step = _("Allez à un guichet avec votre pièce d'identité avant le %(limit)s.") % {
            "limit": limit
        }
    else:
        next_step = _(
            "Nous vérifions votre pièce d'identité. Cela prend %(days)d jours ouvrés au plus."
        ) % {"days": deadlines.IDENTITY_CHECK_WORKING_DAYS}
    return Message(
        subject=_("Votre demande est envoyée"),
        paragraphs=(
            _("Votre demande est envoyée. Votre date de demande est le %(day)s.")
            % {"day": in_letters(demand.filed_on)},
            next_step,
            _(
                "Votre référence provisoire est %(reference)s. Ce n'est pas le numéro unique : "
                "vous le recevrez avec votre attestation."
            )
            % {"reference": demand.reference},
        ),
        link=follow(demand),
        attachment=(_("accuse-de-depot.pdf"), partial(receipts.pdf, receipts.content(demand))),
    )


def _identity_refused(letter: Letter, today: date) -> Message:
    """The reason is the one of the event: the demand may have moved on since."""
    demand = letter.demand
    told = letter.event.details.get("reason") if letter.event else None
    reason = IdentityRefusal(told or demand.identity_refusal)
    told_on = timezone.localdate(letter.created_at)
    limit = in_letters(deadlines.identity_deadline(told_on))
    return Message(
        subject=_("Votre pièce d'identité est à refaire"),
        paragraphs=(
            _("Nous n'avons pas pu accepter votre pièce d'identité."),
            _("Raison : %(reason)s") % {"reason": reason.label},
            what_to_do(reason),
            _(
                "Envoyez une nouvelle photo, ou allez à un guichet, avant le %(limit)s. "
                "Votre date de demande ne change pas."
            )
            % {"limit": limit},
        ),
        link=(
            _("Envoyer une nouvelle pièce d'identité"),
            address("dossier:demand", demand.reference),
        ),
        sms=_(
            "Votre pièce d'identité est à refaire avant le %(limit)s, en ligne ou à un guichet. "
            "Votre date ne change pas."
        )
        % {"limit": limit},
    )


def _identity_received(letter: Letter, today: date) -> Message:
    return Message(
        subject=_("Votre nouvelle pièce d'identité est reçue"),
        paragraphs=(
            _("Votre nouvelle pièce d'identité est reçue."),
            _("Nous la vérifions. Cela prend %(days)d jours ouvrés au plus.")
            % {"days": deadlines.IDENTITY_CHECK_WORKING_DAYS},
            _("Votre date de demande ne change pas."),
        ),
        link=follow(letter.demand),
    )


def _certificate(letter: Letter, today: date) -> Message:
    """With an account, a link: the paper stays behind the password. Without one, the PDF."""
    demand = letter.demand
    words = (
        _("Votre demande est enregistrée. Votre numéro est %(number)s. Gardez-le.")
        % {"number": demand.grouped_number},
        _("Tous les bailleurs du territoire voient votre demande."),
        _("Votre demande est valable jusqu'au %(day)s. Renouvelez-la chaque année.")
        % {"day": in_letters(demand.valid_until)},
    )
    if demand.holder_id:
        return Message(
            subject=_("Votre attestation d'enregistrement"),
            paragraphs=(*words, _("Votre attestation est dans « Mon dossier ».")),
            link=(
                _("Lire mon attestation"),
                address("dossier:certificate", demand.reference),
            ),
        )
    paper = partial(certificates.pdf, certificates.content(demand, today=today))
    return Message(
        subject=_("Votre attestation d'enregistrement"),
        paragraphs=(*words, _("Votre attestation est jointe à ce message.")),
        attachment=(_("attestation-enregistrement.pdf"), paper),
    )


def _withdrawn(letter: Letter, today: date) -> Message:
    return Message(
        subject=_("Votre demande est retirée"),
        paragraphs=(
            _("Votre demande est retirée. Personne ne la traite plus."),
            _("Vous pouvez faire une nouvelle demande quand vous voulez."),
            _("Vous n'avez rien demandé ? Allez à un guichet."),
        ),
        link=(_("Faire une nouvelle demande"), address("filing:start")),
    )


def _same_key(letter: Letter, today: date) -> Message:
    """Neutral: says nothing of anybody else, not even that there is somebody (design.md 7)."""
    return Message(
        subject=_("Information sur votre demande"),
        paragraphs=(
            _("Votre demande continue. Vous n'avez rien à faire si vous en avez déposé une seule."),
            _(
                "Il faut une seule demande par personne et par territoire. Si vous en avez déposé "
                "plusieurs, allez à un guichet : gardez la plus ancienne."
            ),
            _("Si vous pensez que quelqu'un utilise votre nom, allez aussi à un guichet."),
        ),
        link=follow(letter.demand),
    )


def _contact_changed(letter: Letter, today: date) -> Message:
    """Says which data, never a value. A former address hears nothing of the present one."""
    if letter.to:
        return Message(
            subject=_("Une adresse électronique a été changée"),
            paragraphs=(
                _(
                    "L'adresse électronique d'une demande de logement social a été changée. "
                    "Les messages de cette demande ne viennent plus ici."
                ),
                _("C'est vous ? Vous n'avez rien à faire."),
                _(
                    "Ce n'est pas vous ? Allez à un guichet avec votre pièce d'identité : il remet "
                    "la bonne adresse."
                ),
            ),
            link=(_("Trouver un guichet"), address("guichets:list")),
        )
    stranger = (
        _(
            "Ce n'est pas vous ? Changez le mot de passe de votre compte, puis allez à un guichet "
            "avec votre pièce d'identité."
        )
        if letter.demand.holder_id
        else _("Ce n'est pas vous ? Allez à un guichet avec votre pièce d'identité.")
    )
    return Message(
        subject=_("Vos coordonnées sont changées"),
        paragraphs=(
            _("Dans votre demande de logement social, ceci a été changé : %(what)s.")
            % {"what": changes.names(letter.event)},
            _("C'est vous ? Vous n'avez rien à faire. Votre date de demande ne change pas."),
            stranger,
        ),
        link=follow(letter.demand),
        sms=_("Vos coordonnées sont changées. Ce n'est pas vous ? Allez à un guichet."),
    )


WORDS: dict[LetterKind, Callable[[Letter, date], Message]] = {
    LetterKind.RECEIPT: _receipt,
    LetterKind.IDENTITY_REFUSED: _identity_refused,
    LetterKind.IDENTITY_RECEIVED: _identity_received,
    LetterKind.CERTIFICATE: _certificate,
    LetterKind.WITHDRAWN: _withdrawn,
    LetterKind.SAME_KEY: _same_key,
    LetterKind.CONTACT_CHANGED: _contact_changed,
    **ACCESS,
    **LIFE,
}
