"""Fields for what people really write: names of any script, partial dates, every telephone."""

from __future__ import annotations

import copy
import re
from decimal import ROUND_HALF_UP, Decimal

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext_lazy as _

from portal.interface.partial_date import PartialDate
from portal.interface.text import paragraphs, plain

# The numbering plans in which a number typed as at home is read. Overseas first: « 0692… » is of
# La Réunion for the whole country, and no number of France proper is one of theirs.
HOME_REGIONS = ("RE", "YT", "GP", "GF", "MQ", "FR", "PM", "NC", "PF", "WF")
MONTHS = (
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
)
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:[.,]\d{1,2})?")
UNIT = re.compile(r"(€|euros?|eur|m²|m2|%)?((/|par)mois)?$", re.IGNORECASE)
IN_LIST = {"invalid_choice": _("Choisissez une réponse de la liste.")}
SEVERAL_IN_LIST = {**IN_LIST, "invalid_list": _("Choisissez une ou plusieurs réponses.")}


class PlainTextField(forms.CharField):
    """One line, kept as typed but for spaces and invisible characters."""

    default_error_messages = {
        "max_length": _("Raccourcissez : %(limit_value)d caractères au plus.")
    }

    def to_python(self, value):
        return super().to_python(plain(str(value)) if value else value)


class NameField(PlainTextField):
    """A name in any script, kept as typed, at most 150 characters."""

    def __init__(self, *, max_length=150, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"spellcheck": "false"}))
        super().__init__(max_length=max_length, **kwargs)


class ParagraphField(forms.CharField):
    """Several lines."""

    default_error_messages = PlainTextField.default_error_messages

    def __init__(self, *, max_length=1000, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value):
        return super().to_python(paragraphs(str(value)) if value else value)


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
            {"day": part(24, "day"), "month": part(12, "month"), "year": part(8, "year")}
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
        "month": _("Écrivez aussi le mois, ou laissez le jour vide."),
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
            day, month = self._day(day), self._month(month)
            if day and not month:
                raise ValidationError(self.error_messages["month"], code="month")
            partial = PartialDate(int(year), month, day)
        except ValueError as error:
            raise ValidationError(self.error_messages["impossible"], code="impossible") from error
        if self.full and not partial.is_full:
            raise ValidationError(self.error_messages["full"], code="full")
        return partial

    @staticmethod
    def _split(parts: list[str]) -> list[str]:
        """« 31/12/1985 » pasted in the first box is a date too."""
        pasted = [part for part in re.split(r"[/.\- ]", parts[0]) if part]
        if len(pasted) == 3 and not any(parts[1:]):
            return pasted[::-1] if len(pasted[0]) == 4 else pasted
        return parts

    @staticmethod
    def _day(text: str) -> int | None:
        return _small_number(text.lower().removesuffix("er"))

    @staticmethod
    def _month(text: str) -> int | None:
        """« 3 », « 03 », « mars » or « févr. »; None when unknown."""
        flat = text.lower().replace("é", "e").replace("û", "u").rstrip(".")
        named = [rank for rank, name in enumerate(MONTHS, 1) if name.startswith(flat)]
        return named[0] if len(named) == 1 and len(flat) >= 3 else _small_number(flat)


def _small_number(text: str) -> int | None:
    """At most two digits; None for « 00 » and for nothing. Raises ValueError."""
    if text and not (text.isdecimal() and len(text) <= 2):
        raise ValueError(text)
    return int(text or 0) or None


class PhoneField(PlainTextField):
    """Any telephone of the world. `cleaned_data`: `{"typed": str, "e164": str}`, or None."""

    default_error_messages = {
        "phone": _("Écrivez un numéro complet, par exemple 06 12 34 56 78 ou +262 692 12 34 56.")
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(max_length=40, **kwargs)

    def prepare_value(self, value):
        return value["typed"] if isinstance(value, dict) else value

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
        loose = {}
        for region in HOME_REGIONS:
            try:
                number = phonenumbers.parse(typed, region)
            except phonenumbers.NumberParseException:
                continue
            e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            if phonenumbers.is_valid_number(number):
                return e164
            if phonenumbers.is_possible_number(number):
                loose[region] = e164
        # A plan newer than our library: a possible number of France, else of the first place.
        return loose.get("FR") or next(iter(loose.values()), "")


class WholeNumberField(forms.Field):
    """A whole number as people write it: « 1 200 », « 1 200,50 € », rounded half up.

    `unit`: « € » or « m² », said where the number is shown again.
    """

    widget = forms.TextInput
    default_error_messages = {
        "number": _("Écrivez un nombre, par exemple 1200."),
        "range": _("Écrivez un nombre entre %(least)s et %(most)s."),
    }

    def __init__(self, *, least: int = 0, most: int = 9_999_999, unit: str = "", **kwargs):
        self.least, self.most, self.unit = least, most, unit
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        text = plain(str(value or ""))
        if not text:
            return None
        text = UNIT.sub("", re.sub(r"[\s'’]", "", text))
        if THOUSANDS.fullmatch(text):
            # « 1.200 » and « 1,200 »: nobody writes thousandths of a euro.
            text = re.sub(r"[.,](?=\d{3})", "", text)
        text = text.replace(",", ".")
        if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text):
            raise ValidationError(self.error_messages["number"], code="number")
        number = int(Decimal(text).quantize(Decimal(1), ROUND_HALF_UP))
        if not self.least <= number <= self.most:
            bounds = {"least": self.least, "most": self.most}
            raise ValidationError(self.error_messages["range"], code="range", params=bounds)
        return number


class SharedChoices:
    """A list of answers that no form changes in place: each form need not have its own copy."""

    def __deepcopy__(self, memo):
        return forms.Field.__deepcopy__(self, memo)


# How these copy is known, and done here in a tenth of the time.
COPIED_FIELDS = {forms.Field.__deepcopy__, SharedChoices.__deepcopy__}
COPIED_WIDGETS = {forms.Widget.__deepcopy__, ChoiceWidget.__deepcopy__}


def own_copy(field: forms.Field) -> forms.Field:
    """A field that one form may change, without a word to the others.

    Its own: label, help, messages, validators, attributes of the widget. A list of answers is
    shared: a form that wants another one puts another list, and changes none in place.
    """
    if type(field).__deepcopy__ not in COPIED_FIELDS:
        return copy.deepcopy(field)
    own = _same(field)
    own.error_messages, own.validators = field.error_messages.copy(), field.validators[:]
    if type(field.widget).__deepcopy__ in COPIED_WIDGETS:
        own.widget = _same(field.widget)
        own.widget.attrs = field.widget.attrs.copy()
    else:
        own.widget = copy.deepcopy(field.widget)
    return own


def _same(thing):
    other = object.__new__(type(thing))
    other.__dict__.update(thing.__dict__)
    return other


class RadioField(SharedChoices, forms.ChoiceField):
    """One answer among a few, all shown. `cleaned_data`: the code, or an empty text."""

    widget = forms.RadioSelect
    default_error_messages = IN_LIST


class SelectField(SharedChoices, forms.ChoiceField):
    """One answer in a long list, nothing chosen at first. `cleaned_data`: as RadioField."""

    default_error_messages = IN_LIST

    def __init__(self, *, choices=(), **kwargs):
        pairs = getattr(choices, "choices", choices)
        super().__init__(choices=[("", _("Choisissez dans la liste")), *pairs], **kwargs)


class SeveralField(SharedChoices, forms.MultipleChoiceField):
    """Answers whose order has no meaning. `cleaned_data`: a sorted list of codes.

    `in_columns`: a long list of short words, in as many columns as the screen has room for.
    """

    widget = forms.CheckboxSelectMultiple
    default_error_messages = SEVERAL_IN_LIST

    def __init__(self, *, in_columns: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.in_columns = in_columns

    def to_python(self, value):
        return sorted(set(super().to_python(value)))


class YesNoField(SharedChoices, forms.TypedChoiceField):
    """« Oui » or « Non »; never a guess. `cleaned_data`: True, False, or None."""

    default_error_messages = IN_LIST

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(
            choices=[("oui", _("Oui")), ("non", _("Non"))],
            coerce=lambda value: value == "oui",
            empty_value=None,
            **kwargs,
        )
