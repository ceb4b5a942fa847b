"""What is declared changes: a new declaration, its columns, a line, its letters, all at once.

The declarations before stay as they were. The filing date, the number and the state never move
(design.md 5, decision 5).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from directory.guichets.models import Guichet
from forms_wizard.demands import declarations, one_demand, projection
from forms_wizard.demands.enums import ChangeChannel, EventKind, LetterKind
from forms_wizard.demands.models import Declaration, Demand, Event
from forms_wizard.demands.recording import record
from forms_wizard.form import QUESTIONNAIRE, contact
from portal.interface.text import storable
from portal.interface.wording import listed


class NotLive(Exception):
    """The demand is stopped: nothing in it changes any more."""


class ChangedMeanwhile(Exception):
    """It was changed since the page was shown: `declaration` is what stands now."""

    def __init__(self, declaration: Declaration):
        super().__init__(declaration.digest)
        self.declaration = declaration


def named(demand: Demand, digest: str) -> Declaration | None:
    """The declaration that a page says it was shown with, whatever it sends."""
    return demand.declarations.filter(digest=storable(digest)).first()


@transaction.atomic
def change(
    demand: Demand,
    codes: dict,
    *,
    sections: tuple[str, ...],
    since: str,
    actor,
    now: datetime,
    channel: ChangeChannel,
    guichet: Guichet | None = None,
    letters: tuple[LetterKind, ...] = (),
) -> Event | None:
    """Declare other answers in `sections`; those of the other sections stay. None: nothing new.

    `codes`: the answers as `declarations.to_codes` gives them; a section left out of it is asked
    no more. `since`: the digest of the declaration that the person was shown. The same answers
    sent twice are written once. `letters` go to the address of the demand, and to the one it had
    when that changes. The caller's object is stale afterwards: use `event.demand`.
    Raises NotLive, ChangedMeanwhile, AlreadyRegistered.
    """
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
    if not demand.is_live:
        raise NotLive(f"{demand.state} ({demand})")
    shown = demand.declarations.first()
    fields = differing(shown.codes, codes, sections)
    if not fields:
        return None
    if shown.digest != since:
        raise ChangedMeanwhile(shown)
    kept = {slug: section for slug, section in shown.codes.items() if slug not in sections}
    whole = kept | {slug: codes[slug] for slug in sections if slug in codes}
    declarations.declare(demand, shown.version, whole, now=now, after=shown)
    former = demand.email
    with one_demand.held_once(demand):
        projection.project_again(demand, whole)
    demand.save(update_fields=list(projection.columns(whole)))
    return record(
        demand,
        EventKind.CHANGE,
        demand.state,
        letters,
        actor=actor,
        guichet=guichet,
        now=now,
        details={"sections": fields, "channel": channel},
        also_to=(former,) if former and former != demand.email else (),
    )


def differing(before: dict, after: dict, sections: tuple[str, ...]) -> dict[str, list[str]]:
    """The names of the answers that differ, by section; a section that stays is left out."""
    found = {}
    for slug in sections:
        old, new = before.get(slug, {}), after.get(slug, {})
        names = sorted(name for name in {**old, **new} if old.get(name) != new.get(name))
        if names:
            found[slug] = names
    return found


# -- as it is told: which data, never a value


def title(event: Event) -> str:
    if list(event.details["sections"]) == [contact.STEP.slug]:
        return _("Coordonnées modifiées")
    return str(event.get_kind_display())


def names(event: Event) -> str:
    """« adresse postale, téléphone »; of another section than « contact », its title."""
    titles = {step.slug: str(step.title) for step in QUESTIONNAIRE.steps}
    found = []
    for slug, fields in event.details["sections"].items():
        if slug == contact.STEP.slug:
            found += [str(contact.CALLED[name]) for name in fields if name in contact.CALLED]
        else:
            found.append(_("« %(title)s »") % {"title": titles[slug]})
    return listed(dict.fromkeys(found))


def in_words(event: Event) -> str:
    """The line of the history: « Téléphone (sur Internet). »"""
    what, channel = names(event), ChangeChannel(event.details["channel"]).label
    line = _("%(what)s (%(channel)s).") % {"what": what, "channel": channel}
    return line[:1].upper() + line[1:]
