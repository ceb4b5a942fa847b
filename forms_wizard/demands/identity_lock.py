"""Names and birth dates of who signs the lease, once a guichet has seen their document.

They make the numéro unique belong to somebody: the person asks for a correction, a guichet makes
it (domain.md 3.3). A co-applicant leaves by a guichet as well, which gives each their rights.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.datastructures import MultiValueDict

from directory.guichets.models import Guichet
from forms_wizard.demands.changes import NotLive
from forms_wizard.demands.enums import EventKind
from forms_wizard.demands.history import is_helped
from forms_wizard.demands.models import Demand, Event
from forms_wizard.demands.recording import helped, record
from forms_wizard.engine.groups import read_keys
from forms_wizard.engine.path import Path
from forms_wizard.form.identity import IdentityForm
from portal.interface.forms import FormGroup, PortalForm, PortalSection

LONGEST_REQUEST = 1_000


@dataclass
class Lock:
    """`stored`: the section as it is declared, in the shape of what is posted.

    `prefixes`: of the forms of who was checked. `groups`: `{name of the list of keys: keys}`.
    """

    stored: dict[str, list[str]]
    prefixes: list[str] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)

    def apply(self, section: dict[str, list[str]]) -> bool:
        """Put back in `section` what does not change; whether somebody had been taken away."""
        taken_away = False
        for name, keys in self.groups.items():
            kept = read_keys(section.get(name, []))
            for rank, key in enumerate(keys):
                if key not in kept:
                    taken_away = True
                    kept.insert(rank, key)
                    section |= _of(self.stored, f"{name.removesuffix('-keys')}-{key}-")
            if keys:
                section[name] = kept
        for prefix in self.prefixes:
            for core in IdentityForm.core:
                for name in _of(section, f"{prefix}-{core}"):
                    del section[name]
                section |= _of(self.stored, f"{prefix}-{core}")
        return taken_away

    def close(self, form) -> bool:
        """Show as read only what does not change in this form; whether there is any."""
        closed = [each for each in _identities(form) if each.prefix in self.prefixes]
        for each in closed:
            each.is_locked = True
            for core in IdentityForm.core:
                widget = each.fields[core].widget
                for box in getattr(widget, "widgets", [widget]):
                    box.attrs["disabled" if box.input_type == "checkbox" else "readonly"] = True
        return bool(closed)


def lock(path: Path, slug: str) -> Lock:
    """What does not change of that section of the declaration that `path` follows."""
    stored, step = path.typed.get(slug, {}), path.find(slug)
    found = Lock(stored)
    if step is None or step.form_class is None:
        return found
    form = step.form_class(MultiValueDict(stored), prefix=slug, **path.form_kwargs(step))
    found.prefixes = [each.prefix for each in _identities(form)]
    for part in form.parts if isinstance(form, PortalSection) else ():
        if isinstance(part, FormGroup) and issubclass(part.form_class, IdentityForm):
            found.groups[f"{part.prefix}-keys"] = [each.key for each in part.forms]
    return found


def _identities(form) -> list[PortalForm]:
    parts = form.parts if isinstance(form, PortalSection) else [form]
    forms = [each for part in parts for each in getattr(part, "forms", [part])]
    return [each for each in forms if isinstance(each, IdentityForm)]


def _of(values: dict[str, list[str]], start: str) -> dict[str, list[str]]:
    return {name: texts for name, texts in values.items() if name.startswith(start)}


@transaction.atomic
def ask_correction(
    demand: Demand, text: str, *, actor, now: datetime, guichet: Guichet | None = None
) -> Event:
    """Tell the guichet what is wrong in a name or a birth date, in the person's words.

    The same words asked twice are written once. Raises NotLive.
    """
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
    if not demand.is_live:
        raise NotLive(demand.reference)
    last = asked(demand)
    if last and last.details["text"] == text:
        return last
    return record(
        demand,
        EventKind.ASK_CORRECTION,
        demand.state,
        (),
        actor=actor,
        guichet=guichet,
        now=now,
        details={"text": text, **helped(guichet)},
    )


def asked(demand: Demand) -> Event | None:
    """The correction that waits for a guichet: asked since the last change that one made.

    Reads `demand.events`, prefetched or not.
    """
    waiting = None
    for event in demand.events.all():
        if event.kind == EventKind.ASK_CORRECTION:
            waiting = event
        elif event.kind == EventKind.CHANGE and event.guichet_id and not is_helped(event):
            waiting = None
    return waiting
