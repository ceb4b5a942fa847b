"""A demand that stops or may stop: warning, removal, renunciation (CCH R.441-2-8)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forms_wizard.demands import deadlines
from forms_wizard.demands.enums import Inadmissibility, LetterKind, RemovalMotive
from forms_wizard.demands.models import Letter
from forms_wizard.letters.enums import Situation
from forms_wizard.letters.message import dossier_of
from forms_wizard.letters.notices import duties, holes
from forms_wizard.letters.parts import in_letters
from forms_wizard.letters.wording import Facts, Hole, Notice, Paragraph, Wording, case
from portal.interface.templatetags.portal import clock


def _warning(letter: Letter, today: date) -> Facts:
    details, values = letter.event.details if letter.event else {}, {}
    situation = Situation.NO_ANSWER
    if details.get("motive") == RemovalMotive.INADMISSIBLE:
        situation = Situation.CONDITION_UNNAMED
        if condition := details.get("inadmissibility"):
            situation = Situation.CONDITION_NAMED
            values["condition"] = str(Inadmissibility(condition).label)
    return Facts(values=values, situations=case(situation), link=dossier_of(letter.demand))


WARNING = Notice(
    key=LetterKind.WARNING,
    label=LetterKind.WARNING.label,
    wording=Wording(
        subject=_("Votre réponse est attendue"),
        paragraphs=(
            Paragraph(
                _("Nous vous avons écrit et nous n'avons pas reçu de réponse."),
                Situation.NO_ANSWER,
            ),
            Paragraph(
                _(
                    "Une commission dit que vous ne remplissez pas une condition de la loi. Cette "
                    "condition : {condition}."
                ),
                Situation.CONDITION_NAMED,
            ),
            Paragraph(
                _("Une commission dit que vous ne remplissez pas une condition de la loi."),
                Situation.CONDITION_UNNAMED,
            ),
            Paragraph(_("Sans réponse de votre part, votre demande de logement sera arrêtée.")),
            Paragraph(_("Répondez vite au guichet qui vous a écrit. Votre demande continuera.")),
        ),
        link=holes.SEE_DEMAND,
        sms=_("Votre réponse est attendue, sinon votre demande s'arrête. Appelez votre guichet."),
    ),
    facts=_warning,
    holes=(
        Hole(
            "condition",
            _("la condition de la loi qui manque"),
            Inadmissibility.STAY.label,
            when=Situation.CONDITION_NAMED,
        ),
    ),
    cases=(
        case(Situation.NO_ANSWER),
        case(Situation.CONDITION_NAMED),
        case(Situation.CONDITION_UNNAMED),
    ),
    duties=(duties.STOPPED_WITHOUT_ANSWER,),
)


def _removed(letter: Letter, today: date) -> Facts:
    """Reason, way back, routes of appeal (CJA R.421-1 and R.421-5)."""
    demand = letter.demand
    motive = RemovalMotive(demand.removal_motive or RemovalMotive.NOT_RENEWED)
    day = demand.removed_on or timezone.localdate(letter.created_at)
    values = {"jour": in_letters(day), "raison": str(motive.label)}
    situations = set()
    limit = demand.valid_until and deadlines.last_day_to_reactivate(
        motive, valid_until=demand.valid_until, removed_on=day
    )
    if limit:
        situations.add(Situation.MAY_RESUME)
        values["limite"] = in_letters(limit)
    if motive == RemovalMotive.MERGED:
        situations.add(Situation.MERGED)
    elif motive != RemovalMotive.ALLOCATION:
        situations.add(Situation.MAY_APPEAL)
    return Facts(values=values, situations=frozenset(situations), link=dossier_of(demand))


REMOVED = Notice(
    key=LetterKind.REMOVED,
    label=LetterKind.REMOVED.label,
    wording=Wording(
        subject=_("Votre demande est arrêtée"),
        paragraphs=(
            Paragraph(_("Votre demande de logement est arrêtée depuis le {jour}.")),
            Paragraph(_("Raison : {raison}.")),
            Paragraph(
                _("Votre autre demande continue, avec la plus ancienne des deux dates."),
                Situation.MERGED,
            ),
            Paragraph(
                _(
                    "Vous cherchez toujours un logement ? Allez à un guichet avant le {limite} : "
                    "il peut demander que votre demande reprenne, avec votre ancienneté."
                ),
                Situation.MAY_RESUME,
            ),
            Paragraph(
                _(
                    "Vous n'êtes pas d'accord ? Écrivez au service qui a arrêté votre demande. "
                    "Vous pouvez aussi saisir le tribunal administratif, dans les deux mois qui "
                    "suivent ce message. Le Défenseur des droits peut vous aider gratuitement."
                ),
                Situation.MAY_APPEAL,
            ),
        ),
        link=holes.SEE_DEMAND,
        sms=_("Votre demande est arrêtée. La raison est dans votre espace, ou à un guichet."),
    ),
    facts=_removed,
    holes=(
        Hole("jour", _("le jour où la demande s'est arrêtée"), holes.LONGEST_DAY),
        Hole("raison", _("le motif de la radiation"), RemovalMotive.NOT_RENEWED.label),
        holes.limit(
            _("le dernier jour pour demander que la demande reprenne"), when=Situation.MAY_RESUME
        ),
    ),
    cases=(
        case(Situation.MAY_RESUME, Situation.MAY_APPEAL),
        case(Situation.MAY_APPEAL),
        case(Situation.MAY_RESUME),
        case(Situation.MERGED),
        case(),
    ),
    duties=(duties.STOPPED, duties.COURT, duties.COURT_DELAY),
)


def _renounced(letter: Letter, today: date) -> Facts:
    last = deadlines.last_moment_to_undo(letter.created_at)
    return Facts(
        values={
            "limite": in_letters(timezone.localdate(last)),
            "heure": clock(last),
        },
        link=dossier_of(letter.demand),
    )


RENOUNCED = Notice(
    key=LetterKind.RENOUNCED,
    label=LetterKind.RENOUNCED.label,
    wording=Wording(
        subject=_("Vous avez renoncé à votre demande"),
        paragraphs=(
            Paragraph(_("Vous avez renoncé à votre demande de logement. Elle est arrêtée.")),
            Paragraph(
                _(
                    "Vous avez changé d'avis, ou ce n'était pas vous ? Vous pouvez la reprendre "
                    "jusqu'au {limite} à {heure}, avec votre ancienneté."
                )
            ),
            Paragraph(
                _("Après, il faut faire une nouvelle demande. Son ancienneté repart de zéro.")
            ),
        ),
        link=holes.SEE_DEMAND,
        sms=_(
            "Vous avez renoncé à votre demande. Pour la reprendre : jusqu'au {limite} à {heure}."
        ),
    ),
    facts=_renounced,
    holes=(
        holes.limit(_("le dernier jour pour reprendre la demande")),
        Hole("heure", _("l'heure limite de ce jour-là"), "14 h 05"),
    ),
    duties=(duties.STOPPED,),
)

NOTICES = (WARNING, REMOVED, RENOUNCED)
