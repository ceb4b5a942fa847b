"""The demonstration's accounts and demands, filed and followed through the real verbs.

Each demand has a key of its own, so a second run, or a run after a kill, adds what is missing.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw

from directory.guichets.models import Agent, Guichet
from forms_wizard.assistance import mandates
from forms_wizard.assistance.enums import Consent, EndedBy, Scope
from forms_wizard.demands import co_access, declarations, journal, lifecycle
from forms_wizard.demands.enums import AccessReason, Channel, IdentityDocument, IdentityRefusal
from forms_wizard.demands.models import Demand
from forms_wizard.desk import identity
from forms_wizard.dossier.identity import send_again
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.wanted_home import territory_of
from forms_wizard.pieces import intake
from forms_wizard.pieces.enums import PieceKind
from portal.operations.demonstration_accounts import ACCOUNTS, PASSWORD
from portal.operations.demonstration_lives import happens
from portal.operations.demonstration_people import Applicant

NAMESPACE = UUID("6f0c7d0e-5a51-4c2f-9b57-0c4d59a1b5d1")
HOW_MANY = 40
# What becomes of a demand, by the last digit of its rank; the others wait.
REGISTERED, REFUSED, SENT_AGAIN, WITHDRAWN = {0, 5, 6, 8}, {1}, {9}, {2}
# Registered, of a couple.
SHARED, CO_APPLICANT = 10, "codemandeur@demo.example"
# Of the account of the demonstration, who was helped once.
HELD, HELPER = 5, "aidant@demo.example"
IDENTITY = "piece-identite"
AUTHORISED_SINCE = date(2024, 1, 1)


class IncompletePerson(Exception):
    """An invented person does not satisfy the form: the form has changed."""


@transaction.atomic
def make_accounts() -> int:
    """Create the missing accounts; how many."""
    created = 0
    for account in ACCOUNTS:
        user = get_user_model().objects.filter(email=account.email).first()
        if user is None:
            make = (
                get_user_model().objects.create_superuser
                if account.superuser
                else get_user_model().objects.create_user
            )
            user = make(account.email, PASSWORD)
            EmailAddress.objects.create(user=user, email=account.email, verified=True, primary=True)
            created += 1
        user.groups.add(*Group.objects.filter(name__in=account.groups))
        if account.guichet:
            guichet = Guichet.objects.get(code=account.guichet)
            defaults = {"guichet": guichet, "since": AUTHORISED_SINCE, "may_read_health": True}
            Agent.objects.get_or_create(user=user, defaults=defaults)
    return created


def make_demands(
    *, now: datetime, progress: Callable[[int, int], None], how_many: int = HOW_MANY
) -> int:
    """File the missing demands and bring each to its state; how many were missing."""
    known = set(Demand.objects.filter(demonstration=True).values_list("submission_key", flat=True))
    created = 0
    for rank in range(how_many):
        key = uuid5(NAMESPACE, str(rank))
        if key not in known:
            _make(rank, key, now=now - timedelta(days=_age(rank), hours=rank % 7))
            created += 1
        progress(rank + 1, how_many)
    return created


def _age(rank: int) -> int:
    """How many days ago: who waits has filed lately, who is registered within the year."""
    if rank % 10 in REGISTERED | WITHDRAWN:
        return 30 + 8 * (HOW_MANY - rank)
    return 4 + rank % 9


@transaction.atomic
def _make(rank: int, key: UUID, *, now: datetime) -> Demand:
    """One demand, filed at `now` and followed to its state, or nothing."""
    holder = get_user_model().objects.get(email=ACCOUNTS[0].email) if rank == HELD else None
    person = Applicant(rank, email=holder.email if holder else "")
    today = timezone.localdate(now)
    path = Path(QUESTIONNAIRE, person.typed(today=today), today=today, done={IDENTITY})
    if path.missing:
        errors = path.form(path.missing).error_links()
        raise IncompletePerson(f"{rank} {path.missing.slug} {errors}")
    sends_file = rank % 4 != 3
    guichet = Guichet.objects.get(code="D5901")
    paper = rank % 9 == 4 and not person.in_paris
    demand = lifecycle.file(
        lifecycle.Sent(
            key=key,
            territory=territory_of(path.answers),
            version=QUESTIONNAIRE.version,
            codes=declarations.to_codes(path.answers),
            channel=Channel.PAPER if paper else Channel.ONLINE,
            guichet=guichet if paper else None,
            received_on=today if paper else None,
            identity_at_guichet=not sends_file,
            demonstration=True,
        ),
        holder=holder,
        actor=holder,
        now=now,
    )
    if sends_file:
        intake.receive(
            _picture(demand),
            envelope=demand.submission_key,
            kind=PieceKind.IDENTITY,
            now=now,
            demand=demand,
        )
    _follow(demand, rank, now=now + timedelta(days=2, hours=3))
    if rank == SHARED:
        _share(demand, now=now + timedelta(days=4))
    if rank == HELD:
        _help(demand, now=now + timedelta(days=6))
    happens(demand, rank, now=now + timedelta(days=30))
    return demand


def _share(demand: Demand, *, now: datetime) -> None:
    """The co-applicant reads this one with an account of their own."""
    account = get_user_model().objects.get(email=CO_APPLICANT)
    (person,) = co_access.co_applicants(demand)
    access = co_access.agree(person, actor=None, guichet=None, by_post=False, now=now)
    co_access.claim(access, account=account, now=now)


def _help(demand: Demand, *, now: datetime) -> None:
    """An association read it with the person for an hour."""
    agent = Agent.objects.get(user__email=HELPER)
    mandate = mandates.ask(agent, secret=demand.reference, now=now)
    mandates.agree(
        mandate, Scope.FOLLOW, Consent.ACCOUNT, on=demand, account=demand.holder, now=now
    )
    journal.note(agent, [demand], reason=AccessReason.ASSISTANCE, now=now)
    mandates.end(mandate, EndedBy.HELPER, now=now + timedelta(hours=1))


def _follow(demand: Demand, rank: int, *, now: datetime) -> None:
    """The guichet of Lille does with it what its rank says."""
    agent = Agent.objects.get(user__email="guichet.lille@demo.example")
    last = rank % 10
    if last in REGISTERED:
        identity.accept(demand, agent, now=now, document=IdentityDocument.FRENCH)
    elif last in REFUSED | SENT_AGAIN:
        reasons = list(IdentityRefusal)
        identity.refuse(demand, agent, now=now, reason=reasons[rank % len(reasons)])
    elif last in WITHDRAWN:
        lifecycle.withdraw(demand, actor=None, now=now)
    if last in SENT_AGAIN:
        send_again(demand, _picture(demand), actor=None, now=now + timedelta(days=1))


def _picture(demand: Demand) -> SimpleUploadedFile:
    """The photo of an invented identity card."""
    picture = Image.new("RGB", (860, 540), "#dfe8f5")
    draw = ImageDraw.Draw(picture)
    draw.text((60, 60), "DEMONSTRATION - piece d'identite fictive", fill="#1b1b35", font_size=34)
    draw.text((60, 140), f"Demande {demand.reference}", fill="#1b1b35", font_size=28)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=80)
    return SimpleUploadedFile("piece.jpg", file.getvalue(), "image/jpeg")
