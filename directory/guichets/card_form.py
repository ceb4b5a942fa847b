"""The card of a guichet as its own agents keep it: when, how to reach it, for whom."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.guichets.enums import Appointment, SpokenLanguage
from directory.guichets.models import Guichet
from directory.guichets.opening import SpecialDays
from directory.guichets.weekly_hours import (
    DAYS,
    UnreadableHours,
    parse_periods,
    typed_periods,
    write_week,
)
from portal.interface.fields import (
    ParagraphField,
    PartialDateField,
    PlainTextField,
    RadioField,
    SeveralField,
)
from portal.interface.forms import PortalForm

WHOLE_PHONE = re.compile(r"[+(]?\d[\d\s().-]{2,}")
# What the card holds beside the hours, field by field as in the model.
KEPT = (
    *("hours_note", "phone", "email", "website", "appointment", "appointment_url", "languages"),
    *("hearing_loop", "sign_language", "without_internet"),
)
STEP_FREE = {"oui": True, "non": False, "": None}


class HoursField(PlainTextField):
    """The hours of one day. `cleaned_data`: periods, empty when it is closed."""

    default_error_messages = {
        "hours": _("Écrivez les heures ainsi : 9h-12h, 14h-17h. Laissez vide si c'est fermé.")
    }

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=80, **kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else typed_periods(value)

    def clean(self, value):
        try:
            return parse_periods(super().clean(value))
        except UnreadableHours as error:
            raise ValidationError(self.error_messages["hours"], code="hours") from error


def _address(label, help_text="") -> forms.URLField:
    return forms.URLField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={
            "invalid": _("Écrivez une adresse complète, par exemple https://www.exemple.fr."),
            **PlainTextField.default_error_messages,
        },
    )


class CardForm(PortalForm):
    """Never what decides of rights: the services, the territory, the code are not in it."""

    MODEL_FIELDS = (*KEPT, "weekly_hours", "step_free")

    lu = HoursField(
        label=_("Horaires du lundi"),
        help_text=_("Par exemple : 9h-12h, 14h-17h30. Vide : fermé."),
    )
    ma = HoursField(label=_("Horaires du mardi"))
    me = HoursField(label=_("Horaires du mercredi"))
    je = HoursField(label=_("Horaires du jeudi"))
    ve = HoursField(label=_("Horaires du vendredi"))
    sa = HoursField(label=_("Horaires du samedi"))
    di = HoursField(label=_("Horaires du dimanche"))
    hours_note = ParagraphField(
        label=_("Précision sur les horaires"),
        help_text=_("Ce qu'une semaine ne dit pas, par exemple : sans rendez-vous le matin."),
        required=False,
        max_length=500,
    )
    phone = PlainTextField(
        label=_("Téléphone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    email = forms.EmailField(
        label=_("Adresse électronique du guichet"),
        required=False,
        max_length=254,
        error_messages={
            "invalid": _("Écrivez une adresse complète, par exemple guichet@exemple.fr.")
        },
    )
    website = _address(_("Site internet"))
    appointment = RadioField(label=_("Rendez-vous"), choices=Appointment.choices, required=False)
    appointment_url = _address(_("Adresse pour prendre rendez-vous"))
    languages = SeveralField(
        label=_("Langues parlées, en plus du français"),
        choices=SpokenLanguage.choices,
        required=False,
        in_columns=True,
    )
    step_free = RadioField(
        label=_("Entre-t-on sans monter de marche ?"),
        choices=[("oui", _("Oui")), ("non", _("Non")), ("", _("Je ne sais pas"))],
        required=False,
    )
    hearing_loop = forms.BooleanField(label=_("Boucle magnétique"), required=False)
    sign_language = forms.BooleanField(label=_("Accueil en langue des signes"), required=False)
    without_internet = forms.BooleanField(label=_("Aide pour qui n'a pas internet"), required=False)

    @classmethod
    def filled(cls, guichet: Guichet) -> dict:
        """`initial` for this guichet."""
        week = dict(zip(DAYS, guichet.week or ((),) * 7, strict=True))
        step_free = {value: key for key, value in STEP_FREE.items()}[guichet.step_free]
        return {name: getattr(guichet, name) for name in KEPT} | week | {"step_free": step_free}

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        if phone and not WHOLE_PHONE.fullmatch(phone):
            raise ValidationError(_("Écrivez un numéro complet, par exemple 03 20 00 00 00."))
        return phone

    @property
    def values(self) -> dict:
        """The fields of the model, as the form says them."""
        typed = self.cleaned_data
        return {name: typed[name] for name in KEPT} | {
            "weekly_hours": write_week({day: typed[day] for day in DAYS}),
            "step_free": STEP_FREE[typed["step_free"]],
        }


class SpecialDayForm(PortalForm):
    """One closing, or days with other hours."""

    first = PartialDateField(
        label=_("Premier jour"),
        full=True,
        error_messages={"required": _("Écrivez le premier jour.")},
    )
    last = PartialDateField(
        label=_("Dernier jour"),
        full=True,
        help_text=_("Vide : un seul jour."),
        required=False,
    )
    hours = HoursField(label=_("Horaires ces jours-là"), help_text=_("Vide : fermé."))
    reason = PlainTextField(
        label=_("Raison"),
        help_text=_("Par exemple : travaux, pont de l'Ascension."),
        required=False,
        max_length=120,
    )

    def clean(self):
        typed = super().clean()
        first, last = (day and day.earliest for day in (typed.get("first"), typed.get("last")))
        if first and last and last < first:
            self.add_error("last", _("Écrivez un dernier jour qui ne vient pas avant le premier."))
        if first and (last or first) < self.today:
            self.add_error("first", _("Écrivez un jour à venir."))
        return typed

    @property
    def days(self) -> SpecialDays:
        typed = self.cleaned_data
        first, last = typed["first"].earliest, (typed["last"] or typed["first"]).earliest
        return SpecialDays(first, last, typed["hours"], typed["reason"])
