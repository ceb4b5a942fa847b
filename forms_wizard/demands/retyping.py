"""What was declared, typed again: the inverse of `declarations.to_codes`.

With it a declaration opens in the form as a draft does, by the same rules: nothing else knows how
an answer stands in a page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date

from django import forms

from directory.territory.fields import CommuneField
from forms_wizard.demands.declarations import HOUSEHOLD_GROUPS, KEY_FIELDS
from forms_wizard.engine.groups import read_keys
from forms_wizard.engine.steps import Answers, Step, Typed
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.people import YOU
from forms_wizard.form.summary import was_answered
from portal.interface.fields import PartialDateField, PhoneField, YesNoField
from portal.interface.forms import FormGroup, PortalForm, PortalSection, answered
from portal.interface.partial_date import PartialDate

HOUSEHOLD = "foyer"
WHO = ("birth_name", "first_names", "birth_date")

Values = dict[str, list[str]]


def to_typed(codes: Mapping, *, today: date) -> dict[str, Values]:
    """`{slug: {"slug-field": [text]}}`, of the sections that were answered.

    The boxes are those that the form has on that day: an income of a year no longer asked is in
    none. Communes that are no more leave their box empty.
    """
    keys, answers = keys_of(codes), Answers(codes, today=today)
    return {
        step.slug: dict(_section(step, answers, keys))
        for step in QUESTIONNAIRE.steps
        if step.form_class and was_answered(step, answers)
    }


def keys_of(codes: Mapping) -> dict[str, str]:
    """`{"co-1": key in the page}`: made of who the person is, so that a page opened before the
    household changed never speaks of somebody else."""
    keys = {YOU: YOU}
    for group in HOUSEHOLD_GROUPS:
        for rank, person in enumerate(codes.get(HOUSEHOLD, {}).get(group, ()), start=1):
            who = [group, *(person.get(name, "") for name in WHO)]
            key = _key(who)
            while key in keys.values():
                key = _key(who := [*who, ""])
            keys[f"{group}-{rank}"] = key
    return keys


def _key(who: list[str]) -> str:
    return who[0][0] + hashlib.sha256(json.dumps(who).encode()).hexdigest()[:7]


def renamed(section: Mapping, codes: Mapping, typed: Typed) -> dict:
    """The codes of a section, its persons named by their rank in the household typed since.

    Who is no longer in that household is left out.
    """
    household = typed.get(HOUSEHOLD, {})
    ranks = {
        key: f"{group}-{rank}"
        for group in HOUSEHOLD_GROUPS
        for rank, key in enumerate(
            read_keys(household.get(f"{HOUSEHOLD}-{group}-keys", [])), start=1
        )
    }
    names = {old: {**ranks, YOU: YOU}.get(key) for old, key in keys_of(codes).items()}

    def walk(value):
        match value:
            case dict():
                return {
                    name: names.get(item, item) if name in KEY_FIELDS else walk(item)
                    for name, item in value.items()
                }
            case list():
                return [walk(item) for item in value if not _is_gone(item, names)]
            case _:
                return value

    return walk(section)


def _is_gone(item, names: dict) -> bool:
    if not isinstance(item, dict):
        return False
    return any(names.get(item[name], "") is None for name in KEY_FIELDS if name in item)


# -- how each answer stands in the page


def _section(step: Step, answers: Answers, keys: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    codes = answers[step.slug]
    form = step.form_class(None, prefix=step.slug, today=answers.today, answers=answers)
    for part in form.parts if isinstance(form, PortalSection) else [form]:
        if isinstance(part, FormGroup):
            yield from _persons(part, codes.get(part.name, ()), keys)
        else:
            yield from _fields(part, step.slug, codes, keys)


def _persons(group: FormGroup, persons, keys: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    form, shown = group.form("p0"), []
    for rank, person in enumerate(persons, start=1):
        declared = person.get("key") or f"{group.name}-{rank}"
        key = keys.get(declared, f"p{rank}")
        shown.append(key)
        yield from _fields(form, f"{group.prefix}-{key}", person, keys)
    if group.fixed is None:
        yield f"{group.prefix}-keys", shown


def _fields(
    form: PortalForm, prefix: str, codes: Mapping, keys: dict[str, str]
) -> Iterator[tuple[str, list[str]]]:
    values = form.unfold(codes)
    for name, field in form.fields.items():
        value = values.get(name)
        if name in KEY_FIELDS:
            value = keys.get(value, value)
        if answered(value):
            for end, texts in _posted(field, value):
                yield f"{prefix}-{name}{end}", texts


def _posted(field: forms.Field, value) -> Iterator[tuple[str, list[str]]]:
    """(end of the name, texts) as a browser sends them; nothing for a box not ticked."""
    match field:
        case YesNoField():
            yield "", ["oui" if value else "non"]
        case forms.BooleanField():
            if value:
                yield "", ["on"]
        case forms.MultipleChoiceField():
            yield "", [str(code) for code in value]
        case PartialDateField():
            parts = field.widget.decompress(PartialDate.fromisoformat(value))
            for end, part in zip(field.widget.widgets_names, parts, strict=True):
                yield end, [str(part)]
        case CommuneField() | PhoneField():
            yield "", [str(field.prepare_value(value))]
        case _:
            yield "", [str(value)]
