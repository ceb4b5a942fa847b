"""Telephone, e-mail and postal address, changed at once: the same form for every door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from directory.guichets.models import Guichet
from forms_wizard.demands import changes, declarations
from forms_wizard.demands.enums import ChangeChannel, LetterKind
from forms_wizard.demands.models import Declaration, Demand, Event
from forms_wizard.engine.steps import Advice, Answers
from forms_wizard.form.contact import STEP, ContactSection
from forms_wizard.form.summary import GroupSummary, summarise
from portal.interface.mail_domains import suggestion

REFUSED, OLDER = 422, 409


@dataclass
class Page:
    """The section filled with what is declared, or with what was typed.

    `declared`: what stands when the page is shown; its digest comes back with the form.
    `status`: 422 for answers to correct; 409 when the contact details changed elsewhere since,
    what was typed being shown beside `stored`. `sent`: the answers are valid and stand;
    `event` is None when they stood already.
    """

    form: ContactSection
    declared: Declaration
    status: int = 200
    sent: bool = False
    event: Event | None = None

    @property
    def advice(self) -> list[Advice]:
        """Coherence hints on what is declared; they never block."""
        return [] if self.form.is_bound else STEP.advise(Answers(self.declared.codes))

    @property
    def stored(self) -> list[GroupSummary]:
        if self.status != OLDER:
            return []
        found = {section.slug: section.groups for section in summarise(self.declared.codes)}
        return found.get(STEP.slug, [])

    @property
    def is_address_doubtful(self) -> bool:
        """Whether the e-mail address just declared looks like a typing error."""
        return bool(self.event and suggestion(self.event.demand.email))


def page(
    demand: Demand,
    posted=None,
    *,
    actor,
    now: datetime,
    channel: ChangeChannel,
    guichet: Guichet | None = None,
) -> Page:
    """The page as it is opened, or what comes of it once `posted`: valid, it is declared at once.

    `posted` names the declaration it was shown with (`declaration`, a digest). The former e-mail
    address is told too. Raises changes.NotLive.
    """
    if not demand.is_live:
        raise changes.NotLive(demand.reference)
    declared, today = demand.declarations.first(), timezone.localdate(now)
    form = STEP.form_class(
        posted,
        prefix=STEP.slug,
        today=today,
        answers=Answers(declared.codes, today=today),
        initial=declared.codes.get(STEP.slug, {}),
    )
    if posted is None:
        return Page(form, declared)
    if not form.is_valid():
        return Page(form, declared, status=REFUSED)
    try:
        event = changes.change(
            demand,
            declarations.to_codes({STEP.slug: form.cleaned_data}),
            sections=(STEP.slug,),
            since=posted.get("declaration", ""),
            actor=actor,
            now=now,
            channel=channel,
            guichet=guichet,
            letters=(LetterKind.CONTACT_CHANGED,),
        )
    except changes.ChangedMeanwhile as newer:
        return Page(form, newer.declaration, status=OLDER)
    return Page(form, declared, sent=True, event=event)
