"""Fields for what people really write: names of any script, partial dates, every telephone."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.interface.partial_date import PartialDate
from portal.interface.text import plain

# The French numbering plans: a number typed as at home is read in the first that knows it.
FRENCH_REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT", "PM", "BL", "MF", "NC", "PF", "WF")
MONTHS = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
]


class PlainTextField(forms.CharField):
    """One line, kept as typed but for spaces and invisible characters."""

    default_error_messages = {
        "max_length": _("Raccourcissez : %(limit_value)d caractères au plus.")
    }

    def to_python(self, value):
        value = super().to_python(value)
        return plain(value) if value else value


class NameField(PlainTextField):
    """A name in any script, kept as typed, at most 150 characters."""

    def __init__(self, *, max_length=150, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"spellcheck": "false"}))
        super().__init__(max_length=max_length, **kwargs)


class ParagraphField(forms.CharField):
    """Several lines."""

    def __init__(self, *, max_length=1000, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(max_length=max_length, **kwargs)


class DatePartsWidget(forms.MultiWidget):
    """Day, month, year: three text inputs in one fieldset, never a calendar."""

    field_template = "interface/fields/date_parts.html"
    template_name = "interface/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, autocomplete: str = ""):
        def part(width: int, token: str):
            attrs = {"inputmode": "numeric", "maxlength": width, "class": "fr-input"}
            if autocomplete:
                attrs["autocomplete"] = f"{autocomplete}-{token}"
            return forms.TextInput(attrs=attrs)

        super().__init__(
            {"day": part(10, "day"), "month": part(12, "month"), "year": part(8, "year")}
        )

    def decompress(self, value):
        if value is None:
            return ["", "", ""]
        if isinstance(value, PartialDate):
            return [value.day or "00", value.month or "00", value.year]
        return [value.day, value.month, value.year]


class PartialDateField(forms.Field):
    """A date whose day, or day and month, may be unknown: « 00 » or left empty.

    `cleaned_data`: a PartialDate, or None. `full=True` wants the whole date.
    """

    default_error_messages = {
        "incomplete": _("Écrivez l'année avec quatre chiffres, par exemple 1985."),
        "impossible": _("Cette date n'existe pas. Écrivez par exemple 31/12/1985."),
        "full": _("Écrivez le jour, le mois et l'année, par exemple 31/12/2025."),
    }

    def __init__(self, *, full: bool = False, autocomplete: str = "", **kwargs):
        self.full = full
        kwargs.setdefault("widget", DatePartsWidget(autocomplete))
        super().__init__(**kwargs)

    def to_python(self, value):
        parts = [plain(str(part or "")) for part in (value or ["", "", ""])]
        if not any(parts):
            return None
        day, month, year = self._split(parts)
        if not (year.isdecimal() and len(year) == 4):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        try:
            partial = PartialDate(int(year), self._number(month), self._number(day))
        except ValueError as error:
            raise ValidationError(self.error_messages["impossible"], code="impossible") from error
        if self.full and not partial.is_full:
            raise ValidationError(self.error_messages["full"], code="full")
        return partial

    @staticmethod
    def _split(parts: list[str]) -> list[str]:
        """« 31/12/1985 » pasted in the first box is a date too."""
        pasted = re.split(r"[/.\- ]", parts[0])
        if len(pasted) == 3 and not any(parts[1:]):
            return [pasted[2], pasted[1], pasted[0]] if len(pasted[0]) == 4 else pasted
        return parts

    @staticmethod
    def _number(text: str) -> int | None:
        flat = text.lower().replace("é", "e").replace("û", "u")
        if flat in MONTHS:
            return MONTHS.index(flat) + 1
        return int(text or 0) or None


class PhoneField(PlainTextField):
    """Any telephone of the world. `cleaned_data`: `{"typed": str, "e164": str}`, or None."""

    default_error_messages = {
        "phone": _("Écrivez un numéro complet, par exemple 06 12 34 56 78 ou +262 692 12 34 56.")
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        e164 = self.read(typed)
        if not e164:
            raise ValidationError(self.error_messages["phone"], code="phone")
        return {"typed": typed, "e164": e164}

    @staticmethod
    def read(typed: str) -> str:
        """The number as E.164; empty when it cannot be one."""
        loose = ""
        for region in FRENCH_REGIONS:
            try:
                number = phonenumbers.parse(typed, region)
            except phonenumbers.NumberParseException:
                continue
            e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            if phonenumbers.is_valid_number(number):
                return e164
            if phonenumbers.is_possible_number(number):
                loose = loose or e164
        return loose


class WholeNumberField(forms.Field):
    """A whole number as people write it: « 1 200 », « 1 200,50 € », rounded half up."""

    widget = forms.TextInput
    default_error_messages = {
        "number": _("Écrivez un nombre, par exemple 1200."),
        "range": _("Écrivez un nombre entre %(least)s et %(most)s."),
    }

    def __init__(self, *, least: int = 0, most: int = 9_999_999, **kwargs):
        self.least, self.most = least, most
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        text = re.sub(r"[\s€]", "", plain(str(value or ""))).replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text):
            raise ValidationError(self.error_messages["number"], code="number")
        try:
            number = int(Decimal(text).quantize(Decimal(1), ROUND_HALF_UP))
        except InvalidOperation as error:
            raise ValidationError(self.error_messages["number"], code="number") from error
        if not self.least <= number <= self.most:
            bounds = {"least": self.least, "most": self.most}
            raise ValidationError(self.error_messages["range"], code="range", params=bounds)
        return number


class YesNoField(forms.TypedChoiceField):
    """« Oui » or « Non »; never a guess. `cleaned_data`: True, False, or None."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(
            choices=[("oui", _("Oui")), ("non", _("Non"))],
            coerce=lambda value: value == "oui",
            empty_value=None,
            **kwargs,
        )
