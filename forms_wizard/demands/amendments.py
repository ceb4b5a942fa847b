"""A section of a live demand, answered otherwise: the form of the filing, for every door.

The person and the agent who acts at their request use the same code; nothing is lost and nothing
blocks: sections that the change leaves incomplete keep what was declared, and are named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from directory.guichets.models import Guichet
from forms_wizard.demands import changes, declarations, identity_lock, retyping, unfinished
from forms_wizard.demands.enums import REGISTERED_STATES, ChangeChannel, Channel, LetterKind
from forms_wizard.demands.models import Declaration, Demand, Event
from forms_wizard.demands.one_demand import AlreadyRegistered
from forms_wizard.engine.groups import rearrange
from forms_wizard.engine.path import Path
from forms_wizard.engine.steps import Advice, Step
from forms_wizard.form import QUESTIONNAIRE, before_you_start, contact, household
from forms_wizard.form.summary import GroupSummary, summarise
from portal.interface.mail_domains import suggestion
from portal.interface.text import storable

REFUSED, OLDER = 422, 409
# What it says places the demand in its territory: another territory is another demand.
FIXED = frozenset({before_you_start.STEP.slug})
LETTERS = {contact.STEP.slug: (LetterKind.CONTACT_CHANGED,)}


class NotAsked(Exception):
    """The section is not one of those that this household answers, or it does not change."""


class HouseholdFirst(Exception):
    """Who lives there must be answered again before this section."""


@dataclass
class Page:
    """The section filled with what is declared, or with what was typed.

    `declared`: what stands when the page is shown. `since`: the digest of what the person was
    shown, which comes back with the form. `status`: 422 for answers to correct; 409 when the
    section changed elsewhere since. `conflict`: what was typed is shown beside `stored`.
    `begun_at`: when it was put aside, not sent. `sent`: the answers are valid and stand; `event`
    is None when they stood already. `locked`: names and birth dates do not change here;
    `held_back`: the page tried to take a co-applicant away. `elsewhere`: a guichet must make this
    change.
    `incomplete`: the sections to complete next; `left_incomplete`: those that this change opened.
    """

    step: Step
    form: object
    declared: Declaration
    since: str = ""
    status: int = 200
    conflict: bool = False
    begun_at: datetime | None = None
    sent: bool = False
    event: Event | None = None
    advice: list[Advice] = field(default_factory=list)
    locked: bool = False
    held_back: bool = False
    elsewhere: bool = False
    incomplete: list[Step] = field(default_factory=list)
    left_incomplete: list[Step] = field(default_factory=list)

    @property
    def stored(self) -> list[GroupSummary]:
        if not self.conflict:
            return []
        found = {section.slug: section.groups for section in summarise(self.declared.codes)}
        return found.get(self.step.slug, [])

    @property
    def is_address_doubtful(self) -> bool:
        """Whether the e-mail address just declared looks like a typing error."""
        return bool(self.event and suggestion(self.event.demand.email))


def page(
    demand: Demand,
    slug: str,
    posted=None,
    *,
    actor,
    now: datetime,
    channel: ChangeChannel,
    guichet: Guichet | None = None,
) -> Page:
    """The page as it is opened, or what comes of it once `posted`: valid, it is declared at once.

    `posted` names the declaration it was shown with (`declaration`, a digest); what changed since
    in other sections is kept beside it. A button that adds or removes a person shows the page
    again. What is not sent is kept for `actor`, and opened again. Raises changes.NotLive,
    NotAsked, HouseholdFirst.
    """
    if not demand.is_live:
        raise changes.NotLive(demand.reference)
    ask = _Asked(demand, slug, now=now, channel=channel)
    if posted is None:
        return ask.opened(unfinished.kept(demand, actor, slug))
    with transaction.atomic():
        # Locked before it is read: what is merged is what stands.
        demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
        ask = _Asked(demand, slug, now=now, channel=channel)
        shown, section = ask.posted(posted, actor=actor, guichet=guichet)
        if shown.sent:
            unfinished.forget(demand, actor, slug)
        elif section:
            since = posted.get("declaration", "")
            unfinished.keep(demand, actor, slug, section, since=since, now=now)
    return shown


class _Asked:
    """A section of a demand as it stands now. Raises NotAsked, HouseholdFirst."""

    def __init__(self, demand: Demand, slug: str, *, now: datetime, channel: ChangeChannel):
        self.demand, self.slug, self.now, self.channel = demand, slug, now, channel
        self.today = timezone.localdate(now)
        self.declared = demand.declarations.first()
        self.typed = retyping.to_typed(self.declared.codes, today=self.today)
        # Of age, as who files online must be, unless a guichet has seen that they need not be.
        seen = demand.state in REGISTERED_STATES or demand.channel == Channel.PAPER
        self.at_guichet = seen or channel == ChangeChannel.GUICHET
        self.before = self.follow(self.typed)
        # An agent sees the document: who types elsewhere must ask for a correction.
        locked = demand.state in REGISTERED_STATES and channel != ChangeChannel.GUICHET
        self.lock = identity_lock.lock(self.before, slug) if locked else None

    def follow(self, typed) -> Path:
        return Path(QUESTIONNAIRE, typed, today=self.today, at_guichet=self.at_guichet)

    def _shown(self, path: Path, *, quiet: bool, **more) -> Page:
        step = path.find(self.slug)
        if step is None or step.form_class is None or self.slug in FIXED:
            raise NotAsked(self.slug)
        _household_first(self.before, step)
        form = _form(path, step, quiet=quiet)
        shown = Page(form=form, step=step, declared=self.declared, **more)
        if self.lock:
            shown.locked = self.lock.close(form)
        return shown

    def opened(self, begun: unfinished.Part | None) -> Page:
        """As it is declared, or as it was left."""
        if begun is None:
            shown = self._shown(self.before, quiet=True, since=self.declared.digest)
            shown.advice = self.before.advice(shown.step)
            return shown
        section = dict(begun.typed)
        if self.lock:
            self.lock.apply(section)
        conflict = self.changed_since(begun.since)
        return self._shown(
            self.follow({**self.typed, self.slug: section}),
            quiet=True,
            since=self.declared.digest if conflict else begun.since,
            conflict=conflict,
            begun_at=begun.at,
        )

    def changed_since(self, digest: str) -> bool:
        """Whether this section says something else than in that declaration.

        Persons are compared by who they are: a rank that moved changes nothing.
        """
        if digest == self.declared.digest:
            return False
        older = changes.named(self.demand, digest)
        if older is None:
            return True
        was = retyping.to_typed(older.codes, today=self.today)
        return was.get(self.slug) != self.typed.get(self.slug)

    def posted(self, posted, *, actor, guichet: Guichet | None) -> tuple[Page, dict]:
        """What comes of the page that was sent, and what it said of the section."""
        section, moved, held_back = _taken(self.slug, posted, self.lock)
        path = self.follow({**self.typed, self.slug: section})
        since = posted.get("declaration", "")
        shown = self._shown(path, quiet=bool(moved), since=since, held_back=held_back)
        if moved:
            return shown, section
        if held_back or not shown.form.is_valid():
            shown.status = REFUSED
            return shown, section
        whole = merged(self.declared.codes, self.slug, self.before, path)
        known = _incomplete(self.before)
        shown.incomplete = _incomplete(self.follow(retyping.to_typed(whole, today=self.today)))
        shown.left_incomplete = [step for step in shown.incomplete if step not in known]
        try:
            shown.event = changes.change(
                self.demand,
                whole,
                sections=tuple({**self.declared.codes, **whole}),
                since=since if self.changed_since(since) else self.declared.digest,
                actor=actor,
                now=self.now,
                channel=self.channel,
                guichet=guichet,
                letters=LETTERS.get(self.slug, ()),
            )
        except changes.ChangedMeanwhile:
            shown.status, shown.conflict, shown.since = OLDER, True, self.declared.digest
        except AlreadyRegistered:
            shown.elsewhere, shown.status = True, REFUSED
        else:
            shown.sent = True
        return shown, section


def merged(codes: dict, slug: str, before: Path, path: Path) -> dict:
    """The whole declaration once the section `slug` says what `path` says.

    Another section follows (persons change rank, a question is no longer asked) when it is
    complete; one that today's rules would refuse stays as it was declared.
    """
    was, now = declarations.to_codes(before.answers), declarations.to_codes(path.answers)
    asked, asked_before = _slugs(path), _slugs(before)
    whole = {}
    for other in dict.fromkeys([*codes, slug]):
        follows = other in path.answers and was.get(other, {}) == codes.get(other, {})
        if other == slug or follows:
            section = now.get(other)
        elif other in asked_before and other not in asked:
            section = None
        else:
            section = retyping.renamed(codes[other], codes, path.typed)
        if section:
            whole[other] = section
    return whole


def _slugs(path: Path) -> set[str]:
    return {step.slug for step in path.steps}


def _household_first(path: Path, step: Step) -> None:
    """A section asked of each person waits for a household that today's rules accept.

    Else it would be shown, and stored, without the others. Raises HouseholdFirst.
    """
    slugs = [each.slug for each in path.steps]
    declared = household.STEP.slug in path.typed and household.STEP.slug not in path.answers
    if declared and slugs.index(step.slug) > slugs.index(household.STEP.slug):
        raise HouseholdFirst(step.slug)


def _form(path: Path, step: Step, *, quiet: bool):
    values = path.typed.get(step.slug)
    data = None if values is None else MultiValueDict(values)
    return step.form_class(data, prefix=step.slug, quiet=quiet, **path.form_kwargs(step))


def _taken(slug: str, posted, lock) -> tuple[dict, str | None, bool]:
    """What the page sends of the section; the button pressed; whether a person was held back."""
    section = {
        storable(name): [storable(value) for value in posted.getlist(name)]
        for name in posted
        if name.startswith(f"{slug}-")
    }
    moved = rearrange(slug, section, posted)
    return section, moved, bool(lock and lock.apply(section))


def _incomplete(path: Path) -> list[Step]:
    return [step for step in path.steps if step.form_class and step.slug not in path.answers]
