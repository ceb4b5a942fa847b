"""The words of the life of a registered demand: renew, warn, remove, bring back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import EventKind, Inadmissibility, LetterKind, RemovalMotive
from forms_wizard.demands.models import Letter
from forms_wizard.letters.message import Message, address, follow
from forms_wizard.letters.parts import in_letters


def _end(letter: Letter) -> date:
    """The end of validity that the letter speaks of; the present one when it names none."""
    return letter.deadline or letter.demand.valid_until


def _renewal(subject: str, *first: str) -> Callable[[Letter, date], Message]:
    """A notice or a reminder: the date, what happens without renewal, how to renew."""

    def words(letter: Letter, today: date) -> Message:
        demand, end = letter.demand, _end(letter)
        return Message(
            subject=str(subject),
            paragraphs=(
                *(str(text) for text in first),
                _("Votre demande de logement s'arrête le %(end)s.") % {"end": in_letters(end)},
                _(
                    "Vous cherchez toujours un logement ? Renouvelez votre demande avant cette "
                    "date. C'est gratuit. Vous gardez votre numéro et votre ancienneté."
                ),
                _(
                    "Si vous ne renouvelez pas, votre demande sera radiée : plus personne ne "
                    "cherchera un logement pour vous et vous perdrez votre ancienneté."
                ),
                _("Vous pouvez renouveler en ligne ou à un guichet."),
            ),
            link=(
                _("Renouveler ma demande"),
                address("dossier:renew", demand.reference),
            ),
            sms=_("Votre demande s'arrête le %(end)s. Renouvelez-la en ligne ou à un guichet.")
            % {"end": in_letters(end)},
        )

    return words


def _expired(letter: Letter, today: date) -> Message:
    limit = in_letters(deadlines.last_day_to_renew(_end(letter)))
    return Message(
        subject=_("Il est encore temps de renouveler votre demande"),
        paragraphs=(
            _("La date de votre demande de logement est passée depuis le %(end)s.")
            % {"end": in_letters(_end(letter))},
            _("Vous pouvez encore la renouveler jusqu'au %(limit)s.") % {"limit": limit},
            _("Vous gardez votre numéro et votre ancienneté."),
            _("Après cette date, votre demande sera radiée."),
        ),
        link=(
            _("Renouveler ma demande"),
            address("dossier:renew", letter.demand.reference),
        ),
        sms=_(
            "Votre demande peut encore être renouvelée, jusqu'au %(limit)s. Après, elle s'arrête."
        )
        % {"limit": limit},
    )


def _identity_awaited(letter: Letter, today: date) -> Message:
    demand = letter.demand
    limit = deadlines.identity_deadline(timezone.localdate(letter.created_at))
    return Message(
        subject=_("Votre pièce d'identité est attendue"),
        paragraphs=(
            _("Nous attendons votre pièce d'identité pour enregistrer votre demande."),
            _("Envoyez-la, ou montrez-la à un guichet, avant le %(limit)s.")
            % {"limit": in_letters(limit)},
            _("Sans elle, votre demande sera abandonnée. Vous pourrez en refaire une."),
        ),
        link=follow(demand),
        sms=_("Nous attendons votre pièce d'identité avant le %(limit)s, en ligne ou à un guichet.")
        % {"limit": in_letters(limit)},
    )


def _abandoned(letter: Letter, today: date) -> Message:
    return Message(
        subject=_("Votre demande est abandonnée"),
        paragraphs=(
            _("Nous n'avons pas reçu votre pièce d'identité. Votre demande est abandonnée."),
            _("Elle n'était pas encore enregistrée. Vous pouvez faire une nouvelle demande."),
        ),
        link=(_("Faire une nouvelle demande"), address("filing:start")),
        sms=_("Votre demande est abandonnée. Vous pouvez en faire une nouvelle."),
    )


def _warning(letter: Letter, today: date) -> Message:
    details = letter.event.details if letter.event else {}
    if details.get("motive") == RemovalMotive.INADMISSIBLE:
        condition = details.get("inadmissibility")
        why = _("Une commission dit que vous ne remplissez pas une condition de la loi.")
        if condition:
            why = _("%(why)s Cette condition : %(condition)s.") % {
                "why": why,
                "condition": Inadmissibility(condition).label,
            }
    else:
        why = _("Nous vous avons écrit et nous n'avons pas reçu de réponse.")
    return Message(
        subject=_("Votre réponse est attendue"),
        paragraphs=(
            why,
            _("Sans réponse de votre part, votre demande de logement sera arrêtée."),
            _("Répondez vite au guichet qui vous a écrit. Votre demande continuera."),
        ),
        link=follow(letter.demand),
        sms=_("Votre réponse est attendue, sinon votre demande s'arrête. Appelez votre guichet."),
    )


def _removed(letter: Letter, today: date) -> Message:
    """Reason, way back, routes of appeal (CJA R.421-1 and R.421-5)."""
    demand = letter.demand
    motive = RemovalMotive(demand.removal_motive or RemovalMotive.NOT_RENEWED)
    told = timezone.localdate(letter.created_at)
    day = demand.removed_on or told
    paragraphs = [
        _("Votre demande de logement est arrêtée depuis le %(day)s.") % {"day": in_letters(day)},
        _("Raison : %(reason)s.") % {"reason": motive.label},
    ]
    limit = demand.valid_until and deadlines.last_day_to_reactivate(
        motive, valid_until=demand.valid_until, removed_on=day
    )
    if limit:
        paragraphs.append(
            _(
                "Vous cherchez toujours un logement ? Allez à un guichet avant le %(limit)s : il "
                "peut demander que votre demande reprenne, avec votre ancienneté."
            )
            % {"limit": in_letters(limit)}
        )
    if motive not in (RemovalMotive.ALLOCATION, RemovalMotive.MERGED):
        paragraphs.append(
            _(
                "Vous n'êtes pas d'accord ? Écrivez au service qui a arrêté votre demande. Vous "
                "pouvez aussi saisir le tribunal administratif, dans les deux mois qui suivent ce "
                "message. Le Défenseur des droits peut vous aider gratuitement."
            )
        )
    return Message(
        subject=_("Votre demande est arrêtée"),
        paragraphs=tuple(paragraphs),
        link=follow(demand),
        sms=_("Votre demande est arrêtée. La raison est dans votre espace, ou à un guichet."),
    )


def _renounced(letter: Letter, today: date) -> Message:
    last = deadlines.last_moment_to_undo(letter.created_at)
    until = {
        "day": in_letters(timezone.localdate(last)),
        "time": f"{timezone.localtime(last):%H h %M}",
    }
    return Message(
        subject=_("Vous avez renoncé à votre demande"),
        paragraphs=(
            _("Vous avez renoncé à votre demande de logement. Elle est arrêtée."),
            _(
                "Vous avez changé d'avis, ou ce n'était pas vous ? Vous pouvez la reprendre "
                "jusqu'au %(day)s à %(time)s, avec votre ancienneté."
            )
            % until,
            _("Après, il faut faire une nouvelle demande. Son ancienneté repart de zéro."),
        ),
        link=follow(letter.demand),
        sms=_("Vous avez renoncé à votre demande. Pour la reprendre : jusqu'au %(day)s à %(time)s.")
        % until,
    )


def _reactivated(letter: Letter, today: date) -> Message:
    demand = letter.demand
    paragraphs = [
        _("Votre demande de logement est à nouveau en cours."),
        _("Vous gardez votre numéro et votre ancienneté."),
    ]
    if demand.valid_until:
        paragraphs.append(
            _("Elle est valable jusqu'au %(end)s.") % {"end": in_letters(demand.valid_until)}
        )
    return Message(
        subject=_("Votre demande est à nouveau en cours"),
        paragraphs=tuple(paragraphs),
        link=follow(demand),
        sms=_("Votre demande est à nouveau en cours, avec son numéro et son ancienneté."),
    )


def _household_changed(letter: Letter, today: date) -> Message:
    """Neutral: says neither who left nor where to."""
    died = letter.event and letter.event.kind == EventKind.HOLDER_DIED
    return Message(
        subject=_("Votre demande continue"),
        paragraphs=(
            _("Un guichet a mis à jour le foyer de la demande."),
            _("La demande garde son numéro et son ancienneté."),
            _("Pour suivre la demande en ligne, demandez un code à un guichet.")
            if died
            else _("Vous n'êtes pas d'accord avec ce changement ? Allez à un guichet."),
        ),
        link=follow(letter.demand),
    )


LIFE: dict[LetterKind, Callable[[Letter, date], Message]] = {
    LetterKind.IDENTITY_REMINDER: _identity_awaited,
    LetterKind.IDENTITY_REMINDER_AGAIN: _identity_awaited,
    LetterKind.ABANDONED: _abandoned,
    LetterKind.RENEWAL_NOTICE: _renewal(lazy("Renouvelez votre demande")),
    LetterKind.RENEWAL_NOTICE_AGAIN: _renewal(
        lazy("Renouvelez votre demande"),
        lazy("Nous vous écrivons une seconde fois."),
    ),
    LetterKind.RENEWAL_D15: _renewal(lazy("Votre demande s'arrête bientôt")),
    LetterKind.RENEWAL_D7: _renewal(lazy("Votre demande s'arrête bientôt")),
    LetterKind.RENEWAL_D2: _renewal(lazy("Votre demande s'arrête bientôt")),
    LetterKind.RENEWAL_D0: _renewal(lazy("Dernier jour pour renouveler votre demande")),
    LetterKind.EXPIRED: _expired,
    LetterKind.WARNING: _warning,
    LetterKind.REMOVED: _removed,
    LetterKind.RENOUNCED: _renounced,
    LetterKind.REACTIVATED: _reactivated,
    LetterKind.HOUSEHOLD_CHANGED: _household_changed,
}
