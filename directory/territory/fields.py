"""A commune asked in one text box: by name, by postcode, or both."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from directory.territory.table import LONGEST_TEXT, CommuneRow, communes
from portal.interface.forms import PortalBoundField
from portal.interface.text import plain
from portal.interface.wording import listed

MOST_NAMED = 4


class TypedText(str):
    """What a person wrote, as opposed to the INSEE code of an initial value."""


class CommuneInput(forms.TextInput):
    """One text box; the script `js/suggestions.js` adds suggestions to it.

    When a text means several communes, a choice is shown under the box, sent as
    `{name}-choice`; a choice that the text does not mean is left aside.
    """

    field_template = "territory/fields/commune.html"

    def __init__(self, attrs=None):
        script = {
            "data-suggestions": True,
            "data-suggest-url": reverse_lazy("territory:suggest"),
            "data-none": _("Aucune commune trouvée."),
            "data-one": _("1 commune proposée."),
            "data-many": _("{count} communes proposées. Les flèches permettent de choisir."),
            "autocapitalize": "words",
            "spellcheck": "false",
        }
        super().__init__({**script, **(attrs or {})})

    def render(self, name, value, attrs=None, renderer=None):
        """What Django's template of a text box writes, in a tenth of the time."""
        box = self.get_context(name, value, attrs)["widget"]
        written = {"type": box["type"], "name": box["name"]}
        if box["value"] is not None:
            written["value"] = box["value"]
        words = "".join(
            f" {key}" if said is True else f' {key}="{escape(str(said))}"'
            for key, said in (*written.items(), *box["attrs"].items())
            if said is not False
        )
        return mark_safe(f"<input{words}>")  # noqa: S308  keys are ours, each value is escaped

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        chosen = data.get(f"{name}-choice")
        if typed and chosen:
            offered = {row.insee: row for row in self.offered(str(typed))}
            if chosen in offered:
                return offered[chosen].label
        return typed

    def value_omitted_from_data(self, data, files, name):
        return name not in data


class CommuneBoundField(PortalBoundField):
    @property
    def offered(self) -> list[CommuneRow]:
        """What to choose from when the text written means no single commune."""
        text = str(self.data or "")
        # A commune named entirely may have another error, from the form.
        if not self.errors or len(self.field.meant(text)) == 1:
            return []
        return self.field.offered(text)

    @property
    def offered_with_words(self) -> list[tuple[CommuneRow, str]]:
        return [(row, self.field.about(row.insee)) for row in self.offered]

    @property
    def about(self) -> str:
        """What the page knows of the commune that the text names; perhaps empty."""
        rows = self.field.meant(str(self.data or ""))
        return self.field.about(rows[0].insee) if len(rows) == 1 else ""

    @property
    def choice_name(self) -> str:
        return f"{self.html_name}-choice"


def nothing(insee: str) -> str:
    return ""


class CommuneField(forms.Field):
    """`cleaned_data`: the INSEE code (str), or None.

    `selectable_only`: the places a demand may name (domain.md 1.3); Paris then means its
    arrondissements. `territory`: when a text means several communes, those of this territory
    come alone if there are any. `about`: gives a sentence to show beside a commune that is named
    or offered, from its code; a form may set its own.
    """

    about: Callable[[str], str] = staticmethod(nothing)
    widget = CommuneInput
    bound_field_class = CommuneBoundField
    default_error_messages = {
        "required": _("Écrivez le nom ou le code postal de la commune, par exemple Lille."),
        "unknown": _(
            "Nous ne trouvons pas cette commune. Écrivez son nom ou son code postal, "
            "par exemple Lille ou 59000."
        ),
        "resembling": _(
            "Nous ne trouvons pas exactement cette commune. Choisissez-la dans la liste sous la "
            "case, ou écrivez son nom ou son code postal."
        ),
        "ambiguous": _(
            "Plusieurs communes correspondent : %(names)s. Choisissez la bonne dans la liste "
            "sous la case."
        ),
        "ambiguous_many": _(
            "%(total)s communes correspondent : %(names)s… Choisissez la bonne dans la liste sous "
            "la case."
        ),
        "elsewhere": _(
            "Cette commune ne peut pas être demandée sur ce site. Choisissez-en une autre."
        ),
    }

    def __init__(self, *, selectable_only: bool = False, territory: str = "", **kwargs):
        self.selectable_only, self.territory = selectable_only, territory
        super().__init__(**kwargs)
        self.widget.offered = self.offered

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        # Each form has its own field: the territory may be set on it.
        copied.widget.offered = copied.offered
        return copied

    def widget_attrs(self, widget):
        attrs = {"maxlength": LONGEST_TEXT}
        if self.selectable_only:
            attrs["data-selectable"] = "oui"
        if self.territory:
            attrs["data-territory"] = self.territory
        return attrs

    def bound_data(self, data, initial):
        return TypedText(data or "")

    def prepare_value(self, value):
        """What the box shows: the text as written, the label once it means one commune."""
        if isinstance(value, TypedText):
            rows = self.meant(value)
            return rows[0].label if len(rows) == 1 else value
        row = communes().get(value) if value else None
        return row.label if row else ""

    def meant(self, text: str) -> list[CommuneRow]:
        """The communes that the text names entirely."""
        table = communes()
        rows = table.resolve(plain(text))
        if self.selectable_only:
            rows = [
                row
                for found in rows
                for row in (table.arrondissements(found.insee) or [found])
                if row.selectable
            ]
        return [row for row in rows if row.territory == self.territory] or rows

    def offered(self, text: str) -> list[CommuneRow]:
        """Those to choose from: the communes named, else those with a resembling name."""
        if rows := self.meant(text):
            return rows
        rows = communes().near(plain(text))
        return [row for row in rows if row.selectable or not self.selectable_only]

    def clean(self, value):
        text = plain(str(value or ""))
        if not text:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        rows = self.meant(text)
        if len(rows) == 1:
            return rows[0].insee
        if not rows:
            raise self._unknown(text)
        names = listed(row.label for row in rows[:MOST_NAMED])
        code = "ambiguous" if len(rows) <= MOST_NAMED else "ambiguous_many"
        raise ValidationError(
            self.error_messages[code], code=code, params={"names": names, "total": len(rows)}
        )

    def _unknown(self, text: str) -> ValidationError:
        if communes().resolve(text):
            code = "elsewhere"
        else:
            code = "resembling" if self.offered(text) else "unknown"
        return ValidationError(self.error_messages[code], code=code)
