"""Why a home is asked for (domain.md 2.8): one main motive, then others in their order."""

from functools import cache

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from forms_wizard.engine.steps import Advice, Answers, Step
from forms_wizard.form.codes import SENSITIVE_MOTIVES, UNKNOWN, Motive, Occupancy
from forms_wizard.form.safety import SAFETY
from portal.interface.conditions import When
from portal.interface.fields import (
    ParagraphField,
    PartialDateField,
    SelectField,
    YesNoField,
    own_copy,
)
from portal.interface.forms import PortalForm

LEAST_WORDS = 10
ASK_DATE = _("Écrivez la date, au moins l'année, ou cochez « Je ne connais pas cette date ».")
DATE_HINT = _("Par exemple 15 04 2026. Si le jour n'est pas connu, écrivez 00.")


def chosen(*motives: Motive) -> When:
    """One of these motives, at any rank."""
    ranks = range(1, settings.MAX_MOTIVES + 1)
    condition = When("motive_1", *motives)
    for rank in ranks[1:]:
        condition = condition | When(f"motive_{rank}", *motives)
    return condition


class MotivesForm(PortalForm):
    """`motives`: codes in order, each once. Nothing is ever asked about violence.

    `safety`: what the page says to who may be in danger, whatever is chosen. `own_choice`: nobody
    chooses for the person, and the page says so to who helps.
    """

    safety = SAFETY
    own_choice = True

    motive_text = ParagraphField(
        label=_("Expliquez en quelques mots cet autre motif"),
        help_text=_("Si vous avez choisi « Un autre motif ». N'écrivez rien sur votre santé."),
        required=False,
        max_length=500,
    )
    notice_date = PartialDateField(
        label=_("Pour quelle date devez-vous partir ?"),
        help_text=DATE_HINT,
        required=False,
        error_messages={"required": ASK_DATE},
    )
    notice_unknown = forms.BooleanField(label=_("Je ne connais pas cette date"), required=False)
    judgment_date = PartialDateField(
        label=_("Date du jugement d'expulsion"),
        help_text=DATE_HINT,
        required=False,
        error_messages={"required": ASK_DATE},
    )
    judgment_unknown = forms.BooleanField(
        label=_("Il n'y a pas de jugement, ou je ne connais pas cette date"), required=False
    )
    police_force = YesNoField(
        label=_("Le concours de la force publique a-t-il été demandé ?"),
        help_text=_("Si vous êtes en procédure d'expulsion."),
        required=False,
    )

    alternatives = {"notice_date": "notice_unknown", "judgment_date": "judgment_unknown"}

    def __init__(self, *args, **kwargs):
        self.ranks = [f"motive_{rank}" for rank in range(1, settings.MAX_MOTIVES + 1)]
        self.untold = self.ranks
        self.shown_when = {
            "motive_text": chosen(Motive.OTHER),
            "notice_date": chosen(Motive.TAKEN_BACK, Motive.EVICTION),
            "judgment_date": chosen(Motive.EVICTION),
            "police_force": chosen(Motive.EVICTION),
        }
        super().__init__(*args, **kwargs)
        for rank, name in enumerate(self.ranks, start=1):
            self.fields[name] = own_copy(self._question(rank))
        self.order_fields([*self.ranks, *self.base_fields])

    @staticmethod
    @cache
    def _question(rank: int) -> SelectField:
        if rank == 1:
            return SelectField(
                label=_("Pour quelle raison principale demandez-vous un logement ?"),
                help_text=_("Choisissez la plus importante : les statistiques la retiennent."),
                choices=Motive,
                error_messages={"required": _("Choisissez la raison principale de votre demande.")},
            )
        return SelectField(
            label=_("Autre raison"),
            help_text=_("Laissez vide s'il n'y en a pas d'autre."),
            choices=Motive,
            required=False,
        )

    def clean(self):
        cleaned = super().clean()
        typed = [cleaned.pop(name, None) for name in self.ranks]
        cleaned["motives"] = list(dict.fromkeys(motive for motive in typed if motive))
        return cleaned

    def unfold(self, codes):
        return {**codes, **dict(zip(self.ranks, codes.get("motives", []), strict=False))}


def advise(answers: Answers) -> list[Advice]:
    section, home = answers["motifs"], answers["logement-actuel"]
    motives, status = section["motives"], home.get("status")
    size = (home.get("home_type"), home.get("surface"), home.get("occupants"))
    size_known = all(size) and UNKNOWN[0] not in size
    checks = (
        (Motive.VIOLENCE, True, VIOLENCE),
        (Motive.NO_HOME, status in SETTLED, NO_HOME),
        (Motive.OWNER_IN_NEED, bool(status) and status != Occupancy.OWNER, OWNER),
        (Motive.TOO_LARGE, not size_known, SIZE),
        (Motive.TOO_SMALL, not size_known, SIZE),
        (Motive.HANDICAP, True, ADAPTED),
    )
    advice = [
        Advice(str(text), f"id_motifs-motive_{motives.index(motive) + 1}")
        for motive, doubt, text in checks
        if motive in motives and doubt
    ]
    if Motive.OTHER in motives and len(section.get("motive_text") or "") < LEAST_WORDS:
        advice.append(Advice(str(EXPLAIN), "id_motifs-motive_text"))
    return advice


SETTLED = (Occupancy.OWNER, Occupancy.HLM, Occupancy.TENANT)
VIOLENCE = _(
    "Le 3919 écoute et conseille, jour et nuit, gratuitement. En danger, appelez le 17 ou envoyez "
    "un SMS au 114. Votre réponse reste confidentielle."
)
NO_HOME = _(
    "Vous dites ne pas avoir de logement, et vous avez écrit que vous êtes locataire ou "
    "propriétaire. Vérifiez ces deux réponses."
)
OWNER = _("Cette raison est pour les propriétaires de leur logement. Vérifiez votre choix.")
SIZE = _(
    "Pour montrer que le logement n'a pas la bonne taille, donnez ses pièces, sa surface et le "
    "nombre de personnes dans « Votre logement aujourd'hui »."
)
ADAPTED = _(
    "Si vous avez besoin d'un logement adapté, dites-le dans « Le logement que vous cherchez » : "
    "des questions sur vos besoins s'ajoutent alors."
)
EXPLAIN = _("Expliquez votre motif en une phrase : les services vous comprendront mieux.")


def is_sensitive(motives) -> bool:
    """Whether violence, handicap or health is told (domain.md 9.1)."""
    return bool(SENSITIVE_MOTIVES & set(motives))


STEP = Step("motifs", _("Pourquoi vous demandez un logement"), MotivesForm, advise=advise)
