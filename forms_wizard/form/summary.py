"""A declaration in words: what the check page, the dossier, the agent and the papers show.

Labels are those of the declared forms; answers are read in codes, as a Declaration keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext

from directory.territory.fields import CommuneField
from directory.territory.table import communes
from forms_wizard.engine.steps import Answers, Step
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.codes import AloneReason
from forms_wizard.form.motives import is_sensitive
from forms_wizard.form.people import display_name
from forms_wizard.form.resources import declared_in
from portal.interface.fields import PartialDateField, PhoneField, WholeNumberField, YesNoField
from portal.interface.forms import FormGroup, PortalForm, PortalSection, answered
from portal.interface.partial_date import PartialDate
from portal.interface.wording import listed

THIN_SPACE = "\u202f"
# The sections whose forms do not ask about a year are built on any day.
ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class GroupSummary:
    """`rows`: (question, answer), both in French; `title` is empty for the only group."""

    title: str
    rows: list[tuple[str, str]]


@dataclass(frozen=True)
class SectionSummary:
    """`sensitive`: holds health, handicap or violence (domain.md 9.1): shown to who needs it."""

    slug: str
    title: str
    groups: list[GroupSummary]
    sensitive: bool = False


def summarise(codes: Mapping) -> list[SectionSummary]:
    """Every section that was answered, in the order of the form."""
    answers = Answers(codes)
    return [
        SectionSummary(
            step.slug, str(step.title), _groups(step, answers), _is_sensitive(step.slug, answers)
        )
        for step in QUESTIONNAIRE.steps
        if step.form_class and was_answered(step, answers)
    ]


def was_answered(step: Step, answers: Answers) -> bool:
    """Whether a declaration holds this section."""
    # Nothing is typed in the household of a single person: it is answered all the same.
    return step.slug in answers or (step.slug == "foyer" and "identite" in answers)


def _is_sensitive(slug: str, answers: Answers) -> bool:
    match slug:
        case "motifs":
            return is_sensitive(answers[slug].get("motives", []))
        case "foyer":
            return answers[slug].get("alone_reason") == AloneReason.VIOLENCE
        case _:
            return slug == "handicap"


def _groups(step: Step, answers: Answers) -> list[GroupSummary]:
    codes = answers[step.slug]
    today = (step.slug == "ressources" and declared_in(codes)) or ANY_DAY
    form = step.form_class(None, prefix=step.slug, today=today, answers=answers)
    groups: list[GroupSummary] = []
    for part in form.parts if isinstance(form, PortalSection) else [form]:
        if isinstance(part, FormGroup):
            groups += _persons(part, codes.get(part.name, []))
        else:
            groups.append(GroupSummary(str(part.legend), rows(part, codes)))
    return [group for group in groups if group.rows]


def _persons(group: FormGroup, persons: list[Mapping]) -> list[GroupSummary]:
    titles = dict(group.fixed or ())
    found = []
    for rank, person in enumerate(persons, start=1):
        title = titles.get(person.get("key"), "")
        if not title:
            title, name = f"{group.labels.get('one', '')} {rank}", display_name(person)
            title = gettext("%(title)s : %(name)s") % {"title": title, "name": name or "…"}
            title = title if name else f"{group.labels.get('one', '')} {rank}"
        found.append(GroupSummary(title, rows(group.form("p0"), person)))
    if not group.labels.get("one_line"):
        return found
    unsaid = gettext("Non renseigné")
    lines = [
        (each.title, listed(text for _, text in each.rows if text != unsaid)) for each in found
    ]
    return [GroupSummary(str(group.legend), lines)]


def rows(form: PortalForm, codes: Mapping) -> list[tuple[str, str]]:
    """(question, answer) of the fields that were asked; « Non renseigné » where none was given."""
    values, found = form.unfold(codes), []
    boxes = set(form.alternatives.values())
    for name, field in form.fields.items():
        asked = name not in form.conditions or form.conditions[name].holds(values)
        if name in boxes or not asked:
            continue
        text = as_text(field, values.get(name)) or _told_by_box(form, name, values)
        if text:
            found.append((str(field.label), text))
        elif name not in form.untold and not isinstance(field, forms.BooleanField):
            found.append((str(field.label), gettext("Non renseigné")))
    return found


def _told_by_box(form: PortalForm, name: str, values: Mapping) -> str:
    """What was answered instead: the words of the box, or of the reason chosen."""
    box = form.alternatives.get(name)
    if not box or not values.get(box):
        return ""
    field = form.fields[box]
    return (
        str(field.label) if isinstance(field, forms.BooleanField) else as_text(field, values[box])
    )


def as_text(field: forms.Field, value) -> str:
    """A code in French; empty when nothing was answered."""
    if not answered(value):
        return ""
    match field:
        case YesNoField():
            return gettext("Oui") if value else gettext("Non")
        case forms.BooleanField():
            return gettext("Oui") if value else ""
        case forms.MultipleChoiceField():
            labels = dict(field.choices)
            return listed(labels.get(code, code) for code in value)
        case forms.ChoiceField():
            return str(dict(field.choices).get(value, value))
        case PartialDateField():
            return str(PartialDate.fromisoformat(str(value)) if isinstance(value, str) else value)
        case PhoneField():
            return value["typed"]
        case WholeNumberField():
            number = f"{int(value):,}".replace(",", THIN_SPACE)
            return f"{number}\u00a0{field.unit}" if field.unit else number
        case CommuneField():
            row = communes().get(value)
            return row.label if row else value
        case _:
            return str(value)
