"""The forms of the house: one look, every error reachable, several forms answered on one page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

RENDERER = TemplatesSetting()

FIELD_TEMPLATES = {
    "checkbox": "interface/fields/checkbox.html",
    "checkboxselectmultiple": "interface/fields/choices.html",
    "radioselect": "interface/fields/choices.html",
    "select": "interface/fields/select.html",
    "file": "interface/fields/file.html",
    "clearablefile": "interface/fields/file.html",
}
INPUT_CLASSES = {"select": "fr-select", "file": "fr-upload", "clearablefile": "fr-upload"}
BARE_WIDGETS = {"checkbox", "checkboxselectmultiple", "radioselect"}


class PortalBoundField(forms.BoundField):
    """A field whose hint and error are both announced, and that an error link can reach.

    Ids: `{auto_id}_helptext` for the hint, `{auto_id}_error` for the message.
    """

    @property
    def template_name(self) -> str:
        named = self.field.template_name or getattr(self.field.widget, "field_template", None)
        return named or FIELD_TEMPLATES.get(self.widget_type, "interface/fields/input.html")

    @property
    def target_id(self) -> str:
        """The id a link to this field leads to: the field, or the first part of a group."""
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def first_error(self) -> str:
        return self.errors[0] if self.errors else ""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if self.widget_type not in BARE_WIDGETS and not widget.is_hidden:
            own = widget.attrs.get("class", "")
            base = INPUT_CLASSES.get(self.widget_type, "fr-input")
            attrs["class"] = f"{base} {own}".strip()
        return attrs


class PortalForm(forms.Form):
    """A form that knows the day and the valid answers of the sections before it.

    `today`: the day in Paris. `answers`: `{slug: cleaned_data}`. `alternatives`: for a field that
    must be answered, the box that says « je ne sais pas »: `{"rfr": "rfr_unknown"}`; the field is
    declared `required=False` with its own « required » message.
    """

    bound_field_class = PortalBoundField
    default_renderer = RENDERER
    template_name = "interface/forms/form.html"
    use_required_attribute = False
    alternatives: Mapping[str, str] = {}

    def __init__(
        self,
        *args,
        today: date | None = None,
        answers: Mapping | None = None,
        quiet: bool = False,
        **kwargs,
    ):
        self.today, self.answers, self.quiet = today, answers or {}, quiet
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @property
    def errors(self):
        """Nothing when `quiet`: what was typed is shown as it is, without a word."""
        return ErrorDict(renderer=self.renderer) if self.quiet else super().errors

    def clean(self):
        cleaned = super().clean()
        for name, unknown in self.alternatives.items():
            answered = cleaned.get(name) not in (None, "", [])
            if cleaned.get(unknown):
                # The box wins over a figure left behind: what is unknown is not stored.
                cleaned[name] = None if not answered else cleaned[name]
                if answered:
                    cleaned[unknown] = False
            elif not answered and name not in self.errors:
                self.require(name)
        return cleaned

    def require(self, name: str) -> None:
        """Put the field's own « required » message on it."""
        self.add_error(name, self.fields[name].error_messages["required"])

    def error_links(self) -> list[tuple[str, str]]:
        """(target id, message) for the summary; an empty id where no field is concerned."""
        links = [("", message) for message in self.non_field_errors()] if self.is_bound else []
        for bound in self if self.is_bound else ():
            links += [(bound.target_id, message) for message in bound.errors]
        return links


class FormGroup:
    """The same form for several persons, each under a stable key.

    `cleaned_data`: a list of dicts in the order shown, each with its `key`. When `fixed` gives
    (key, title) pairs the persons come from an earlier section; otherwise they are added and
    removed by buttons, and the keys are read in what was typed.
    """

    template_name = "interface/forms/group.html"

    def __init__(self, section, name, form_class, *, legend, fixed=None, keys=(), **labels):
        self.name, self.legend, self.fixed, self.labels = name, legend, fixed, labels
        self.prefix, self.slug = f"{section.prefix}-{name}", section.prefix
        self.most = labels.get("most", 20)
        pairs = fixed if fixed is not None else [(key, "") for key in keys]
        self.forms = []
        for rank, (key, title) in enumerate(pairs, start=1):
            form = form_class(
                section.data,
                prefix=f"{self.prefix}-{key}",
                today=section.today,
                answers=section.answers,
                quiet=section.quiet,
            )
            form.key, form.rank, form.title = key, rank, title or f"{labels.get('one', '')} {rank}"
            self.forms.append(form)

    def is_valid(self) -> bool:
        # Each is asked, so that each shows its errors.
        return False not in [form.is_valid() for form in self.forms]

    @property
    def cleaned_data(self) -> list[dict]:
        return [{"key": form.key, **form.cleaned_data} for form in self.forms]

    def error_links(self) -> list[tuple[str, str]]:
        return [link for form in self.forms for link in form.error_links()]

    def render(self) -> SafeString:
        return render_to_string(self.template_name, {"group": self})

    __str__ = __html__ = render


class PortalSection:
    """Several forms and groups answered on one page, seen by the wizard as one form.

    A subclass fills `self.parts` in `build`. Fields of plain forms are merged at the top of
    `cleaned_data`; a group stands there under its name. `clean` may call `add_error`.
    """

    base_fields: Mapping = {}
    template_name = "interface/forms/section.html"
    media = forms.Media()

    def __init__(
        self, data=None, files=None, *, prefix, today, answers=None, quiet=False, initial=None
    ):
        self.data, self.files, self.prefix, self.quiet = data, files, prefix, quiet
        self.today, self.answers = today, answers or {}
        self.is_bound = data is not None
        self.own_errors: list[tuple[str, str]] = []
        self.parts: list = []
        self.build()

    def build(self) -> None:
        raise TypeError(f"{type(self).__name__} does not say what it is made of")

    def clean(self, cleaned: dict) -> None:
        """Check what concerns several parts at once."""

    def add_form(self, form_class, *, legend: str = "") -> PortalForm:
        form = form_class(
            self.data, prefix=self.prefix, today=self.today, answers=self.answers, quiet=self.quiet
        )
        form.legend = legend
        self.parts.append(form)
        return form

    def add_group(self, name, form_class, *, legend, fixed=None, **labels) -> FormGroup:
        """`labels`: `one` (« Enfant »), `add` (« Ajouter un enfant »), `hint`, `most`."""
        keys = self.read_keys(name) if fixed is None else ()
        group = FormGroup(self, name, form_class, legend=legend, fixed=fixed, keys=keys, **labels)
        self.parts.append(group)
        return group

    def read_keys(self, name: str) -> list[str]:
        if self.data is None:
            return []
        values = self.data.getlist(f"{self.prefix}-{name}-keys")
        return [key for key in dict.fromkeys(values) if key.isalnum() and len(key) <= 8][:40]

    def add_error(self, target: str, message: str) -> None:
        self.own_errors.append((target, message))

    @cached_property
    def _checked(self) -> bool:
        if not self.is_bound or False in [part.is_valid() for part in self.parts]:
            return False
        self.cleaned_data: dict = {}
        for part in self.parts:
            if isinstance(part, FormGroup):
                self.cleaned_data[part.name] = part.cleaned_data
            else:
                self.cleaned_data.update(part.cleaned_data)
        self.clean(self.cleaned_data)
        return not self.own_errors

    def is_valid(self) -> bool:
        return self._checked

    def error_links(self) -> list[tuple[str, str]]:
        if not self.is_bound or self.quiet:
            return []
        self.is_valid()
        return [link for part in self.parts for link in part.error_links()] + self.own_errors

    @property
    def errors(self) -> list[tuple[str, str]]:
        return self.error_links()

    def render(self) -> SafeString:
        return mark_safe("".join(part.render() for part in self.parts))  # noqa: S308  rendered above

    __str__ = __html__ = render
