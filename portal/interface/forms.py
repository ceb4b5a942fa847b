"""The forms of the house: one look, every error reachable, several forms answered on one page."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict, flatatt
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from portal.interface.conditions import When
from portal.interface.fields import own_copy

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
ONE_TAG = {forms.TextInput, forms.EmailInput, forms.NumberInput}
BARE_WIDGETS = {"checkbox", "checkboxselectmultiple", "radioselect"}
LEFT_TO_RIGHT = {"email", "number", "password", "tel", "url"}
# As the engine makes them: they stand in names and ids of the page.
KEY = re.compile(r"^[a-z0-9]{1,8}\Z")
# Persons shown: more than a section accepts. Those beyond are kept in the page, out of sight.
MOST_READ = 40


def answered(value) -> bool:
    """« Non » and 0 are answers; an empty text and an empty list are not."""
    return value not in (None, "", [], {})


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

    @property
    def is_optional(self) -> bool:
        """Whether « (facultatif) » follows the label: nobody must answer, in any situation."""
        asked = self.field.required or self.name in self.form.must_answer
        return not asked and self.widget_type != "checkbox"

    def as_widget(self, widget=None, attrs=None, only_initial=False):
        """As Django's; a box that is one tag needs no template: a page may hold hundreds."""
        own = self.field.widget
        if widget or attrs or only_initial or self.field.localize or type(own) not in ONE_TAG:
            return super().as_widget(widget, attrs, only_initial)
        attrs = self.build_widget_attrs({} if "id" in own.attrs else {"id": self.auto_id}, own)
        box = own.get_context(self.html_name, self.value(), attrs)["widget"]
        tag = {"type": box["type"], "name": box["name"]}
        if box["value"] is not None:
            tag["value"] = box["value"]
        return format_html("<input{}>", flatatt({**tag, **box["attrs"]}))

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if when := self.form.conditions.get(self.name):
            attrs["data-shown-when"] = str(when)
        if self.widget_type not in BARE_WIDGETS and not widget.is_hidden:
            own = widget.attrs.get("class", "")
            base = INPUT_CLASSES.get(self.widget_type, "fr-input")
            attrs["class"] = f"{base} {own}".strip()
            if get_language_bidi() and self.widget_type not in INPUT_CLASSES:
                attrs["dir"] = _direction(widget)
        return attrs


def _direction(widget: forms.Widget) -> str:
    """On a page read from right to left: numbers and addresses are not, a name is as it is."""
    kind = getattr(widget, "input_type", "")
    numeric = kind in LEFT_TO_RIGHT or "inputmode" in widget.attrs
    return "ltr" if numeric else "auto"


class Declared(dict):
    """The fields that a form declares, by name: Django takes its own copy of them for each form."""

    def __deepcopy__(self, memo):
        return {name: own_copy(field) for name, field in self.items()}


class PortalForm(forms.Form):
    """A form that knows the day and the valid answers of the sections before it.

    `today`: the day in Paris. `answers`: `{slug: cleaned_data}`.

    `shown_when`: fields asked only after a certain answer; when the condition does not hold, what
    they hold is neither checked nor kept in `cleaned_data`. `needed`: fields declared
    `required=False` that must be answered when they are shown. `alternatives`: for a field that
    must be answered, the box or list that says « je ne sais pas »: `{"rent": "rent_unknown"}`; it
    follows the condition of its field, and an answer wins over it. Each of `needed` and
    `alternatives` has its own « required » message. `untold`: fields whose lack of answer is not
    worth a line in a summary.
    """

    bound_field_class = PortalBoundField
    default_renderer = RENDERER
    template_name = "interface/forms/form.html"
    use_required_attribute = False
    legend = ""
    alternatives: Mapping[str, str] = {}
    needed: Collection[str] = ()
    shown_when: Mapping[str, When] = {}
    untold: Collection[str] = ()

    def __init__(
        self,
        *args,
        today: date | None = None,
        answers: Mapping | None = None,
        quiet: bool = False,
        **kwargs,
    ):
        self.today, self.quiet = today, quiet
        self.answers = {} if answers is None else answers
        kwargs.setdefault("label_suffix", "")
        self.base_fields = Declared(self.base_fields)
        super().__init__(*args, **kwargs)

    @property
    def errors(self):
        """Nothing when `quiet`: what was typed is shown as it is, without a word."""
        return ErrorDict(renderer=self.renderer) if self.quiet else super().errors

    @cached_property
    def conditions(self) -> dict[str, When]:
        """`shown_when`, the boxes of `alternatives` included."""
        boxes = {
            box: self.shown_when[name]
            for name, box in self.alternatives.items()
            if name in self.shown_when
        }
        return {**self.shown_when, **boxes}

    @cached_property
    def must_answer(self) -> frozenset[str]:
        return frozenset([*self.needed, *self.alternatives, *self.alternatives.values()])

    def _clean_fields(self):
        """As Django's, without the bound field of each: only a page that is shown needs it."""
        for name, field in self.fields.items():
            try:
                self.cleaned_data[name] = self._clean_field(name, field)
                if hasattr(self, f"clean_{name}"):
                    self.cleaned_data[name] = getattr(self, f"clean_{name}")()
            except forms.ValidationError as error:
                self.add_error(name, error)

    def _clean_field(self, name: str, field: forms.Field):
        if field.disabled or isinstance(field, forms.FileField):
            return field._clean_bound_field(self[name])
        html_name = self.add_prefix(name)
        return field.clean(field.widget.value_from_datadict(self.data, self.files, html_name))

    def clean(self):
        cleaned = super().clean()
        hidden = set()
        for name, when in self.conditions.items():
            if not when.holds(cleaned):
                hidden.add(name)
                cleaned.pop(name, None)
                self._errors.pop(name, None)
        for name, box in self.alternatives.items():
            if answered(cleaned.get(name)) or not cleaned.get(box):
                cleaned.pop(box, None)
        for name in [*self.needed, *self.alternatives]:
            known = answered(cleaned.get(name)) or cleaned.get(self.alternatives.get(name))
            if not (known or name in hidden or name in self._errors):
                self.require(name)
        return cleaned

    def unfold(self, codes: Mapping) -> Mapping:
        """What `clean` made, by name of field again; the same where `clean` renames nothing."""
        return codes

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

    `labels`: `one` (« Enfant »), `add` (« Ajouter un enfant »), `hint`; `least`: how many are
    shown when nothing was added; `most`: how many may be added, `full`: what to do beyond.
    Nothing typed is lost beyond `most`: only the button to add is no longer shown. Nor beyond
    MOST_READ: the page carries those persons along (`carried`), and shows them when others leave.
    """

    template_name = "interface/forms/group.html"

    def __init__(self, section, name, form_class, *, legend, fixed=None, keys=(), **labels):
        self.name, self.legend, self.fixed, self.labels = name, legend, fixed, labels
        keys, self.keys_beyond = keys[:MOST_READ], keys[MOST_READ:]
        self.form_class, self.section = form_class, section
        self.prefix, self.slug = f"{section.prefix}-{name}", section.prefix
        self.most, self.least = labels.get("most", 20), labels.get("least", 0)
        first = [f"p{rank}" for rank in range(1, self.least + 1)]
        pairs = fixed if fixed is not None else [(key, "") for key in keys or first]
        self.forms = []
        for rank, (key, title) in enumerate(pairs, start=1):
            form = self.form(key)
            form.key, form.rank, form.title = key, rank, title or f"{labels.get('one', '')} {rank}"
            self.forms.append(form)

    def form(self, key: str) -> PortalForm:
        """The form of the person of that key, filled with what was typed."""
        return self.form_class(
            self.section.data,
            prefix=f"{self.prefix}-{key}",
            today=self.section.today,
            answers=self.section.answers,
            quiet=self.section.quiet,
        )

    @property
    def is_full(self) -> bool:
        return len(self.forms) >= self.most

    @property
    def carried(self) -> list[tuple[str, str]]:
        """(name, value) of all that was typed about the persons who are not shown."""
        if not self.keys_beyond:
            return []
        beyond, start = set(self.keys_beyond), f"{self.prefix}-"
        return [(f"{start}keys", key) for key in self.keys_beyond] + [
            (name, value)
            for name, values in self.section.data.lists()
            if name.startswith(start) and name.removeprefix(start).split("-")[0] in beyond
            for value in values
        ]

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
    `cleaned_data`; a group stands there under its name. `initial`: what the fields of plain forms
    show when nothing was typed, as `cleaned_data` has it. `clean` is called when every part is
    valid; it may call `add_error`, here or on a form of a part.
    """

    base_fields: Mapping = {}
    template_name = "interface/forms/section.html"
    media = forms.Media()

    def __init__(
        self, data=None, files=None, *, prefix, today, answers=None, quiet=False, initial=None
    ):
        self.data, self.files, self.prefix, self.quiet = data, files, prefix, quiet
        self.today, self.answers = today, {} if answers is None else answers
        self.initial = initial or {}
        self.is_bound = data is not None
        self.own_errors: list[tuple[str, str]] = []
        self.parts: list = []
        self.build()

    def build(self) -> None:
        raise TypeError(f"{type(self).__name__} does not say what it is made of")

    def clean(self, cleaned: dict) -> None:
        """Check what concerns several parts at once."""

    def add_form(self, form_class, *, legend: str = "", **own) -> PortalForm:
        """`own`: arguments that this form alone understands."""
        form = form_class(
            self.data,
            prefix=self.prefix,
            today=self.today,
            answers=self.answers,
            quiet=self.quiet,
            initial=self.initial,
            **own,
        )
        form.legend = legend
        self.parts.append(form)
        return form

    def add_group(self, name, form_class, *, legend, fixed=None, **labels) -> FormGroup:
        """`labels`: see FormGroup."""
        keys = self.read_keys(name) if fixed is None else ()
        group = FormGroup(self, name, form_class, legend=legend, fixed=fixed, keys=keys, **labels)
        self.parts.append(group)
        return group

    def read_keys(self, name: str) -> list[str]:
        if self.data is None:
            return []
        values = self.data.getlist(f"{self.prefix}-{name}-keys")
        return [key for key in dict.fromkeys(values) if KEY.match(key)]

    def add_error(self, target: str, message: str) -> None:
        self.own_errors.append((target, message))

    @cached_property
    def _checked(self) -> bool:
        if not self.is_bound or not self._parts_are_valid():
            return False
        self.cleaned_data: dict = {}
        for part in self.parts:
            if isinstance(part, FormGroup):
                self.cleaned_data[part.name] = part.cleaned_data
            else:
                self.cleaned_data.update(part.cleaned_data)
        self.clean(self.cleaned_data)
        return not self.own_errors and self._parts_are_valid()

    def _parts_are_valid(self) -> bool:
        return False not in [part.is_valid() for part in self.parts]

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
