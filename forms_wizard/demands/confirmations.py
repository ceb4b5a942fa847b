"""The renewal page: every section printed, each with its own box, and the income of N-2.

Nothing is ticked in advance: a renewal makes the person look at each answer (domain.md 9.6). A
section that is not complete blocks nothing: nobody is struck off for want of an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.guichets.models import Guichet
from forms_wizard.demands import changes, renewals, retyping, unfinished
from forms_wizard.demands.amendments import FIXED, OLDER, REFUSED
from forms_wizard.demands.enums import Channel
from forms_wizard.demands.models import Declaration, Demand, Event
from forms_wizard.demands.transitions import By
from forms_wizard.engine.path import Path
from forms_wizard.engine.steps import Answers
from forms_wizard.form import QUESTIONNAIRE, resources
from forms_wizard.form.people import adults
from forms_wizard.form.summary import GroupSummary, summarise
from portal.interface.forms import PortalForm

RESOURCES = resources.STEP.slug


class BoxForm(PortalForm):
    """« C'est toujours vrai », of one section."""

    still_true = forms.BooleanField(
        label=gettext_lazy("C'est toujours vrai"),
        error_messages={"required": gettext_lazy("Cochez la case, ou modifiez cette partie.")},
    )

    def __init__(self, *args, title: str, **kwargs):
        super().__init__(*args, **kwargs)
        box = self.fields["still_true"]
        box.label = _("C'est toujours vrai : « %(title)s »") % {"title": title}
        box.error_messages["required"] = _(
            "« %(title)s » : cochez « C'est toujours vrai », ou modifiez cette partie."
        ) % {"title": title}


@dataclass
class Section:
    """`box`: None when nothing was answered yet. `incomes`: (title, form) of each adult.

    `changed`: answered otherwise since the page was shown. `incomplete`: something is missing.
    """

    slug: str
    title: str
    groups: list[GroupSummary]
    box: BoxForm | None
    incomes: list[tuple[str, resources.LatestIncomeForm]] = field(default_factory=list)
    changed: bool = False
    incomplete: bool = False

    @property
    def forms(self) -> list[PortalForm]:
        return [form for _title, form in self.incomes] + ([self.box] if self.box else [])


@dataclass
class Page:
    """`declared`: what is printed; its digest comes back with the boxes.

    `status`: 422 when boxes or incomes are missing; 409 when the answers changed since, the boxes
    of the sections concerned being empty again. `begun_at`: when it was put aside, not sent.
    `event`: of the renewal, once done.
    """

    declared: Declaration
    sections: list[Section]
    status: int = 200
    begun_at: datetime | None = None
    event: Event | None = None

    def error_links(self) -> list[tuple[str, str]]:
        if self.status != REFUSED:
            return []
        return [
            link for each in self.sections for form in each.forms for link in form.error_links()
        ]

    @property
    def changed(self) -> list[Section]:
        return [section for section in self.sections if section.changed]


def opened(demand: Demand, *, author, now: datetime, hidden: Collection[str] = ()) -> Page:
    """The page with what this author ticked and typed another time; of the sections that changed
    since, the boxes are empty again."""
    begun = unfinished.kept(demand, author, unfinished.RENEWAL)
    if begun is None:
        return page(demand, now=now, hidden=hidden)
    kept = {name: texts[-1] for name, texts in begun.typed.items() if texts}
    shown = page(demand, {**kept, "declaration": begun.since}, now=now, quiet=True, hidden=hidden)
    shown.begun_at = begun.at
    return shown


def put_aside(demand: Demand, posted: Mapping[str, str], *, author, now: datetime) -> None:
    """Keep what is ticked and typed so far, to go on with later."""
    typed = {
        name: [value]
        for name, value in posted.items()
        if name.startswith(("confirmer-", "revenus-"))
    }
    since = posted.get("declaration", "")
    unfinished.keep(demand, author, unfinished.RENEWAL, typed, since=since, now=now)


def is_section(slug: str) -> bool:
    """Whether a section of that name may be changed on the way."""
    return any(step.slug == slug and step.slug not in FIXED for step in QUESTIONNAIRE.steps)


def page(
    demand: Demand,
    posted: Mapping[str, str] | None = None,
    *,
    now: datetime,
    quiet: bool = False,
    hidden: Collection[str] = (),
) -> Page:
    """The page with what was ticked and typed so far.

    `posted` names the declaration it was shown with. `quiet`: it is not sent yet. `hidden`:
    sections whose answers this reader may not see.
    """
    today = timezone.localdate(now)
    declared = demand.declarations.first()
    changed = _changed_since(demand, declared, (posted or {}).get("declaration", ""))
    data = {} if posted is None else dict(posted.items())
    for slug in changed:
        data.pop(f"confirmer-{slug}-still_true", None)
    typed = retyping.to_typed(declared.codes, today=today)
    keys = retyping.keys_of(declared.codes)
    titles = {keys.get(key, key): title for key, title in adults(Answers(declared.codes))}
    path = _once_incomes_are_told(typed, titles, today)
    told = {section.slug: section for section in summarise(declared.codes)}
    shown = Page(declared, [], status=OLDER if changed and not quiet else 200)
    of_form = {
        "today": today,
        "quiet": quiet or posted is None or bool(changed),
    }
    for step in QUESTIONNAIRE.steps:
        asked = step.slug in told or path.find(step.slug)
        if step.form_class is None or step.slug in FIXED or not asked:
            continue
        summary = told.get(step.slug)
        section = Section(
            slug=step.slug,
            title=str(step.title),
            groups=summary.groups if summary and step.slug not in hidden else [],
            box=summary
            and BoxForm(data, prefix=f"confirmer-{step.slug}", title=str(step.title), **of_form),
            changed=step.slug in changed,
            incomplete=step.slug not in path.answers,
        )
        if step.slug == RESOURCES:
            known = _known(declared.codes, keys, today)
            section.incomes = [
                (title, _income_form(key, data, known if posted is None else {}, of_form))
                for key, title in titles.items()
            ]
        shown.sections.append(section)
    return shown


def send(
    demand: Demand,
    posted: Mapping[str, str],
    *,
    by: By,
    actor,
    now: datetime,
    channel: Channel,
    guichet: Guichet | None = None,
    hidden: Collection[str] = (),
) -> Page:
    """Renew when every box is ticked and every income is told, else the page to show again.

    What is not sent is kept for `actor`. Raises ForbiddenTransition when the renewal is not open,
    or done already.
    """
    shown = _sent(
        demand,
        posted,
        by=by,
        actor=actor,
        now=now,
        channel=channel,
        guichet=guichet,
        hidden=hidden,
    )
    if shown.event is None:
        put_aside(demand, posted, author=actor, now=now)
    else:
        unfinished.forget(demand, actor, unfinished.RENEWAL)
    return shown


def _sent(demand, posted, *, by, actor, now, channel, guichet, hidden) -> Page:
    shown = page(demand, posted, now=now, hidden=hidden)
    if shown.status == OLDER:
        return shown
    # Each is asked, so that each shows its errors.
    if False in [form.is_valid() for section in shown.sections for form in section.forms]:
        shown.status = REFUSED
        return shown
    try:
        shown.event = renewals.renew(
            demand,
            version=shown.declared.version,
            codes=with_incomes(shown),
            by=by,
            actor=actor,
            now=now,
            channel=channel,
            guichet=guichet,
            since=shown.declared.digest,
        )
    except changes.ChangedMeanwhile:
        return page(demand, posted, now=now, hidden=hidden)
    return shown


def with_incomes(shown: Page) -> dict:
    """What is declared, the income of N-2 being the one told in this page.

    An income of N-1 stays; those of older years go: the former declarations keep them.
    """
    codes = shown.declared.codes
    keys = retyping.keys_of(codes)
    told = {
        form.prefix.removeprefix("revenus-"): form.entry
        for section in shown.sections
        for _title, form in section.incomes
    }
    section = codes.get(RESOURCES, {})
    people = {adult["key"]: adult for adult in section.get("adults", [])}
    renewed = []
    for declared_key, _title in adults(Answers(codes)):
        entry = told[keys.get(declared_key, declared_key)]
        adult = people.get(declared_key, {"key": declared_key})
        recent = [one for one in adult.get("rfr", []) if one["year"] > entry["year"]]
        renewed.append({**adult, "rfr": [entry, *recent]})
    return {**codes, RESOURCES: {**section, "adults": renewed}} if told else codes


def _changed_since(demand: Demand, declared: Declaration, shown: str) -> set[str]:
    """The sections that differ from the declaration of that digest; all when it is not one."""
    if not shown or shown == declared.digest:
        return set()
    older = changes.named(demand, shown)
    slugs = tuple(step.slug for step in QUESTIONNAIRE.steps)
    if older is None:
        return set(slugs)
    return set(changes.differing(older.codes, declared.codes, slugs))


def _once_incomes_are_told(typed: dict, titles: Mapping[str, str], today: date) -> Path:
    """The sections, as if the incomes that this very page asks were told."""
    year = today.year - resources.ASKED_YEAR
    told = {f"{RESOURCES}-adults-{key}-rfr_{year}": ["0"] for key in titles}
    if RESOURCES in typed:
        typed = {**typed, RESOURCES: {**told, **typed[RESOURCES]}}
    return Path(QUESTIONNAIRE, typed, today=today, at_guichet=True)


def _known(codes: Mapping, keys: Mapping[str, str], today: date) -> dict[str, dict]:
    """`{key: {"amount"…}}`: the incomes of N-2 that were declared already."""
    year = today.year - resources.ASKED_YEAR
    return {
        keys.get(adult["key"], adult["key"]): income
        for adult in codes.get(RESOURCES, {}).get("adults", [])
        for income in adult.get("rfr", [])
        if income["year"] == year
    }


def _income_form(key: str, data: dict, known: dict, of_form: dict) -> resources.LatestIncomeForm:
    """Filled with what was typed; else with the amount declared already for that very year."""
    form = resources.LatestIncomeForm(data, prefix=f"revenus-{key}", **of_form)
    if income := known.get(key):
        name = f"rfr_{income['year']}"
        values = {name: income.get("amount"), f"{name}_missing": income.get("missing")}
        told = {form.add_prefix(n): str(v) for n, v in values.items() if v is not None}
        form = resources.LatestIncomeForm({**data, **told}, prefix=form.prefix, **of_form)
    return form
