"""A draft from its start to its sending: start, record, follow, send."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from directory.guichets.models import Guichet
from forms_wizard.demands import declarations, lifecycle
from forms_wizard.demands.enums import Channel
from forms_wizard.demands.models import Demand
from forms_wizard.demands.references import new_reference
from forms_wizard.engine.groups import KEY, rearrange
from forms_wizard.engine.path import Path
from forms_wizard.engine.steps import Step
from forms_wizard.filing import claims, conflicts, fields_saved
from forms_wizard.filing.conflicts import Version
from forms_wizard.filing.forms import IdentityMode
from forms_wizard.filing.models import Draft
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.wanted_home import territory_of
from forms_wizard.pieces import intake
from forms_wizard.pieces import queries as pieces
from forms_wizard.pieces.enums import PieceKind
from portal.interface.text import storable

IDENTITY = "piece-identite"
KEPT = ["answers", "revisions", "changes"]


class Incomplete(Exception):
    """A section is not complete: `step` is the first."""

    def __init__(self, step: Step):
        super().__init__(step.slug)
        self.step = step


class ToChoose(Exception):
    """A section was answered in two places and waits for a choice: `step` is the first."""

    def __init__(self, step: Step):
        super().__init__(step.slug)
        self.step = step


class AnswersChanged(Exception):
    """What is stored is no longer what the person was shown (another tab)."""


class AlreadySent(Exception):
    """The draft was sent: nothing more can be typed; `demand` is what it became."""

    def __init__(self, demand: Demand):
        super().__init__(demand.reference)
        self.demand = demand


def start(
    *,
    now: datetime,
    user=None,
    channel: Channel = Channel.ONLINE,
    guichet: Guichet | None = None,
    received_on: date | None = None,
    late_reason: str = "",
) -> Draft:
    """An empty draft; a paper one names the guichet that types it and the day it was received."""
    return Draft.objects.create(
        version=QUESTIONNAIRE.version,
        holder=user if channel == Channel.ONLINE else None,
        channel=channel,
        guichet=guichet,
        received_on=received_on,
        late_reason=late_reason,
        started_at=now,
        touched_at=now,
    )


@transaction.atomic
def record(
    drafts, reference: str, slug: str, posted: QueryDict, *, now: datetime
) -> tuple[Draft, str | None]:
    """Keep what was typed in one section, valid or not, and leave the others untouched.

    `drafts`: the queryset that the request may open. The row is locked: two tabs on two sections
    never erase each other. A page older than what is stored (`{slug}-revision`) puts aside what
    differs (conflicts.py); one that names no revision wins. Returns the draft, and the prefix of
    the person added or of the group shortened when such a button was pressed. Raises Http404,
    AlreadySent.
    """
    draft = get_object_or_404(drafts.select_for_update(of=("self",)), reference=reference)
    if draft.demand_id:
        raise AlreadySent(draft.demand)
    typed = {
        storable(name): [storable(value) for value in posted.getlist(name)]
        for name in posted
        if name.startswith(f"{slug}-")
    }
    if not typed:
        # Not a page of this section, which names its revision at least: it erases nothing.
        return draft, None
    moved = rearrange(slug, typed, posted)
    for beside in fields_saved.BESIDE:
        typed.pop(f"{slug}-{beside}", None)
    group, _, key = posted.get(f"{slug}-remove", "").partition("/")
    removed = f"{slug}-{group}-{key}" if KEY.match(key) and moved == f"{slug}-{group}" else ""
    stored, aside = draft.answers.get(slug, {}), {}
    since = posted.get(f"{slug}-revision", "")
    page = storable(posted.get(f"{slug}-page", ""))[: fields_saved.LONGEST_PAGE]
    if is_revision(since):
        shown = conflicts.Page(page, int(since), draft.changes.get(slug, {}))
        typed, aside = conflicts.merge(stored, typed, shown, removed=removed)
    keep(draft, slug, typed, page, also_changed=filter(None, [removed]))
    draft.posted = {**draft.posted, slug: page}
    draft.aside = {**draft.aside, slug: {**draft.aside.get(slug, {}), **aside}}
    if not draft.aside[slug]:
        del draft.aside[slug]
    draft.touched_at = now
    draft.save(update_fields=[*KEPT, "posted", "aside", "touched_at"])
    return draft, moved


def is_revision(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


@transaction.atomic
def replay(
    drafts, reference: str, slug: str, posted: QueryDict, *, since: int, now: datetime
) -> bool:
    """Keep a question typed in a page that was shown at the revision `since`.

    Answered otherwise meanwhile, both versions are kept: returns whether the person must choose.
    Raises Http404, fields_saved.Sent, fields_saved.TooMuch.
    """
    question = fields_saved.read(slug, posted)
    draft = get_object_or_404(drafts.select_for_update(of=("self",)), reference=reference)
    if draft.demand_id:
        raise fields_saved.Sent(reference)
    page = fields_saved.page_of(posted)
    if page and draft.posted.get(slug) == page:
        return False
    stored = draft.answers.get(slug, {})
    shown = conflicts.Page(page, since, draft.changes.get(slug, {}))
    before = {name: stored[name] for name in question.names if name in stored}
    differing = conflicts.differing(before, question.typed)
    if any(shown.is_older_than(name) for name in differing):
        aside = {name: question.typed.get(name, []) for name in question.names}
        draft.aside = {**draft.aside, slug: {**draft.aside.get(slug, {}), **aside}}
        draft.save(update_fields=["aside"])
        return True
    others = {name: values for name, values in stored.items() if name not in question.names}
    keep(draft, slug, {**others, **question.typed}, page)
    draft.touched_at = now
    draft.save(update_fields=[*KEPT, "touched_at"])
    return False


def keep(
    draft: Draft, slug: str, typed: dict, page: str = "", *, also_changed: Iterable[str] = ()
) -> None:
    """Put the answers of one section on the draft, and note which of them `page` changes."""
    revision = draft.revisions.get(slug, 0) + 1
    changed = [*conflicts.differing(draft.answers.get(slug, {}), typed), *also_changed]
    changes = {**draft.changes.get(slug, {}), **dict.fromkeys(changed, [revision, page])}
    draft.answers = {**draft.answers, slug: typed}
    draft.revisions = {**draft.revisions, slug: revision}
    draft.changes = {**draft.changes, slug: changes}


def to_choose(draft: Draft, step: Step, path: Path) -> list[Version]:
    """The questions of the section answered in two places, the person's choice still to come."""
    aside = draft.aside.get(step.slug)
    if not aside or step not in path.steps:
        return []
    stored = draft.answers.get(step.slug, {})
    form = step.form_class(
        MultiValueDict({**stored, **aside}), prefix=step.slug, **path.form_kwargs(step)
    )
    return conflicts.versions(form, aside, stored)


def first_to_choose(draft: Draft, path: Path) -> Step | None:
    """The first section that waits for a choice between two versions."""
    return next((step for step in path.steps if to_choose(draft, step, path)), None)


@transaction.atomic
def choose(
    drafts, reference: str, step: Step, posted: QueryDict, *, now: datetime
) -> tuple[Draft, bool]:
    """Keep the chosen version of each question put aside: `choix-{name}` is « ici » or « depuis ».

    Returns the draft, and whether every question has its choice; else, or when the answers changed
    since the choice was shown, both versions stay. Raises Http404, AlreadySent.
    """
    draft = get_object_or_404(drafts.select_for_update(of=("self",)), reference=reference)
    if draft.demand_id:
        raise AlreadySent(draft.demand)
    path = follow(draft, today=timezone.localdate(now))
    waiting = to_choose(draft, step, path)
    choices = {version.name: posted.get(f"choix-{version.name}") for version in waiting}
    shown = posted.get(f"{step.slug}-revision") == str(draft.revisions.get(step.slug, 0))
    if not shown or not set(choices.values()) <= set(conflicts.CHOICES):
        return draft, False
    aside, typed = draft.aside.get(step.slug, {}), dict(draft.answers.get(step.slug, {}))
    for version in waiting:
        if choices[version.name] == conflicts.HERE:
            typed |= {name: aside[name] for name in version.names}
    keep(draft, step.slug, typed)
    draft.aside = {slug: kept for slug, kept in draft.aside.items() if slug != step.slug}
    draft.touched_at = now
    draft.save(update_fields=[*KEPT, "aside", "touched_at"])
    return draft, True


def follow(draft: Draft, *, today: date, identity: bool = False) -> Path:
    """The path of the draft. `identity`: also ask whether the identity document was given."""
    done = {IDENTITY} if identity and has_identity(draft) else ()
    day = draft.received_on or today
    paper = draft.channel == Channel.PAPER
    return Path(QUESTIONNAIRE, draft.answers, today=day, done=done, at_guichet=paper)


def has_identity(draft: Draft) -> bool:
    """A file was given, or the document will be shown; with a paper form it is at the guichet."""
    if draft.channel == Channel.PAPER or draft.identity_at_guichet:
        return True
    return pieces.in_envelope(draft.key).exists()


def give_identity(draft: Draft, cleaned: dict, *, now: datetime) -> None:
    """Keep the file, or that the document will be shown. Raises intake.RefusedFile."""
    uploads = cleaned["mode"] == IdentityMode.UPLOAD
    if uploads and cleaned.get("document"):
        intake.receive(cleaned["document"], envelope=draft.key, kind=PieceKind.IDENTITY, now=now)
    draft.identity_at_guichet, draft.touched_at = not uploads, now
    draft.save(update_fields=["identity_at_guichet", "touched_at"])


def known_step(slug: str) -> Step:
    """The step of that name that has a form, whether it applies or not. Raises Http404."""
    for step in QUESTIONNAIRE.steps:
        if step.slug == slug and step.form_class:
            return step
    raise Http404(slug)


def _holder(draft: Draft, user):
    """The account of the draft, which is that of the request already unless an agent sends."""
    return user if user and user.pk == draft.holder_id else draft.holder


@transaction.atomic
def send(
    drafts,
    reference: str,
    *,
    shown: str,
    user,
    now: datetime,
    secret: str = "",
    helped_by: Guichet | None = None,
    language: str = settings.LANGUAGE_CODE,
) -> Demand:
    """File the demand, once: every further call gives the same demand.

    `shown`: the digest of the answers that the check page showed. `secret`: what the session of a
    person without account alone knows; the code of the receipt follows from it. `helped_by`: the
    guichet of the helper who sends for the person, `user` being that helper. `language`: that of
    the page. Raises Http404, Incomplete, ToChoose, AnswersChanged, lifecycle.AlreadyHolds.
    """
    draft = get_object_or_404(drafts.select_for_update(of=("self",)), reference=reference)
    if draft.demand_id:
        return draft.demand
    path = follow(draft, today=timezone.localdate(now), identity=True)
    if waiting := first_to_choose(draft, path):
        raise ToChoose(waiting)
    if path.missing:
        raise Incomplete(path.missing)
    codes = declarations.to_codes(path.answers)
    if declarations.digest(draft.version, codes) != shown:
        raise AnswersChanged(draft.reference)
    filed_as, holder = new_reference(), _holder(draft, user)
    demand = lifecycle.file(
        lifecycle.Sent(
            key=draft.key,
            reference=filed_as,
            claim_print=None if holder else claims.print_for(filed_as, secret),
            territory=territory_of(path.answers),
            version=draft.version,
            codes=codes,
            channel=Channel.ASSISTED if helped_by else draft.channel,
            helped_by=helped_by,
            guichet=draft.guichet,
            received_on=draft.received_on,
            late_reason=draft.late_reason,
            identity_at_guichet=draft.identity_at_guichet,
            # An agent's page is in the language of the agent.
            language=settings.LANGUAGE_CODE if helped_by or draft.guichet else language,
        ),
        holder=holder,
        actor=user,
        now=now,
    )
    pieces.attach(draft.key, demand)
    # The declaration holds the answers from now on: one copy of personal data is enough.
    draft.demand, draft.answers, draft.touched_at = demand, {}, now
    draft.changes, draft.aside = {}, {}
    # Its resume code serves no more: the receipt has one of its own.
    draft.resume_print, draft.resume_born = None, ""
    emptied = ["answers", "changes", "aside", "resume_print", "resume_born"]
    draft.save(update_fields=["demand", *emptied, "touched_at"])
    return demand
