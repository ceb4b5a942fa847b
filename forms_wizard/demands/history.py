"""What happened to a demand, as it may be told: the kind of service, never an agent's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from forms_wizard.demands import changes
from forms_wizard.demands.enums import CallResult, Channel, EventKind, IdentityRefusal
from forms_wizard.demands.models import Demand, Event

# The latest step changed who the applicant is: what the former one wrote is not for the new one.
TAKEN_OVER = frozenset({EventKind.SEPARATE, EventKind.HOLDER_DIED})
# Told to the person in words that say neither who left nor that they have a demand of their own.
DISCREET = frozenset({EventKind.SEPARATE, EventKind.CO_LEFT})
# What the applicant does; the rest is done by a service.
OF_THE_PERSON = frozenset(
    {
        EventKind.FILE,
        EventKind.RESEND_IDENTITY,
        EventKind.WITHDRAW,
        EventKind.CLAIM,
        EventKind.CHANGE,
        EventKind.RENOUNCE,
        EventKind.UNDO_RENUNCIATION,
        EventKind.MOVE,
        EventKind.LEAVE_ACCOUNT,
        EventKind.CO_AGREE,
        EventKind.CO_WITHDRAW,
    }
)


@dataclass(frozen=True)
class Line:
    """`by`: « Bailleur social », the word for the person, or nothing. `text`: may be empty."""

    date: datetime
    title: str
    by: str
    text: str = ""


def history(demand: Demand, *, person: str, for_agent: bool = False) -> list[Line]:
    """The latest first; `person` is how the applicant is named: « Vous ».

    Reads `demand.events` with `guichet__organisme`, prefetched or not.
    """
    events = list(demand.events.all())
    taken = [rank for rank, event in enumerate(events) if event.kind in TAKEN_OVER]
    former = 0 if for_agent or not taken else taken[-1]
    lines = []
    for rank, event in enumerate(events):
        line = _line(event, person)
        if event.kind == EventKind.FILE and demand.separated_from_id:
            line = replace(line, title=_("Demande ouverte à un guichet, ancienneté gardée"))
        if event.kind in DISCREET and not for_agent:
            line = replace(line, title=_("Foyer mis à jour"))
        if event.kind == EventKind.ASK_CORRECTION and rank < former:
            line = replace(line, text="")
        lines.append(line)
    return lines[::-1]


def is_helped(event: Event) -> bool:
    """A helper acted for the person, in an assisted session."""
    return event.details.get("channel") == Channel.ASSISTED


def _line(event: Event, person: str) -> Line:
    by = person if event.kind in OF_THE_PERSON else ""
    helped = is_helped(event)
    if event.guichet:
        by = event.guichet.organisme.get_kind_display()
    if helped:
        by = _("%(person)s, avec l'aide de : %(kind)s") % {"person": person, "kind": by}
    title = event.get_kind_display()
    if event.kind == EventKind.FILE and event.guichet and not helped:
        title = _("Demande déposée avec un formulaire papier")
    if event.kind == EventKind.CHANGE:
        return Line(event.at, changes.title(event), str(by), changes.in_words(event))
    if event.kind == EventKind.ASK_CORRECTION:
        return Line(event.at, str(title), str(by), event.details["text"])
    if event.kind == EventKind.CALL:
        result = CallResult(event.details["result"])
        return Line(event.at, str(title), str(by), str(result.label))
    # The other details stay inside: they were not written for the person.
    reason = event.details.get("reason") if event.kind == EventKind.REFUSE_IDENTITY else None
    text = str(IdentityRefusal(reason).label) if reason else ""
    return Line(date=event.at, title=str(title), by=str(by), text=text)
