"""A register that lives for years: lost mail, dead addresses, late people, nights that do not run.

The world outside is played here (servers, postmen, persons); the nights are the real ones.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone

from forms_wizard.demands import ladder, reactivations, removal_run, renewals
from forms_wizard.demands.enums import DemandState, LetterChannel, LetterKind, RemovalMotive
from forms_wizard.demands.models import Demand, Event, Letter
from forms_wizard.demands.transitions import NOTICES, By, ForbiddenTransition
from forms_wizard.letters import proofs
from forms_wizard.letters.models import Attempt, Outcome
from tests.factories.demands import morning

# How the persons of the register are, and how many in a hundred.
DILIGENCE = {"at_once": 45, "late": 25, "never": 20, "too_late": 10}
EMAIL = {"works": 70, "bounces": 10, "none": 20}
HOME = {"lives_there": 70, "moved": 30}
PHONE = {"rings": 75, "dead": 25}


@dataclass
class Somebody:
    diligence: str
    email: str
    home: str
    phone: str
    filed_on: date
    number: str
    renewed: list[date] = field(default_factory=list)


@dataclass
class Years:
    """`people`: by primary key of their demand. `told`: what happened, to be counted."""

    chance: random.Random
    people: dict[int, Somebody]
    told: Counter = field(default_factory=Counter)
    seen: int = 0
    coming_back: list[tuple[date, int, Outcome]] = field(default_factory=list)

    def live(self, start: date, end: date) -> None:
        """Night after night; some nights do not run, some weeks neither."""
        day = start
        while day <= end:
            self.night(day)
            day += timedelta(days=self.chance.choices([1, 2, 4, 12], [20, 40, 35, 5])[0])

    def night(self, day: date) -> None:
        now = morning(day)
        self._returns(day, now)
        proofs.prove(now=now)
        for kind, channel, demands in [*ladder.tonight(today=day), *ladder.expired(today=day)]:
            for count in ladder.write(kind, channel, demands, now=now):
                self.told[kind] += count
        self._carry(day, now)
        self._renew(day, now)
        before = Event.objects.order_by("pk").values_list("pk", flat=True).last() or 0
        for what, count in removal_run.not_renewed(now=now):
            self.told[what] += count
        for event in Event.objects.filter(pk__gt=before, after=DemandState.REMOVED):
            self.check(event.demand, day)
            self._come_back(event.demand, day, now)

    def check(self, demand: Demand, day: date) -> None:
        """What must be true of everyone who is removed."""
        letters = Letter.objects.filter(
            demand=demand,
            kind__in=NOTICES,
            deadline=demand.valid_until,
            proved_at__isnull=False,
        )
        proved = sorted(timezone.localdate(letter.proved_at) for letter in letters)
        assert len(proved) >= settings.PROVED_NOTICES_BEFORE_REMOVAL
        assert demand.removal_motive == RemovalMotive.NOT_RENEWED
        assert day >= demand.valid_until + relativedelta(months=1)
        if proved[0] > demand.valid_until - relativedelta(months=1):
            assert day >= proved[0] + relativedelta(months=2)
        somebody = self.people[demand.pk]
        assert not any(renewed > demand.valid_until for renewed in somebody.renewed)

    def _carry(self, day: date, now: datetime) -> None:
        """Servers and postmen take what was written tonight."""
        for letter in Letter.objects.filter(pk__gt=self.seen).order_by("pk"):
            self.seen, somebody = letter.pk, self.people[letter.demand_id]
            if letter.channel == LetterChannel.SMS:
                self._ring(letter, somebody, now)
                continue
            post = letter.channel == LetterChannel.POST
            outcome = Outcome.DEPOSITED if post else Outcome.SENT
            if not post and self.chance.random() < 0.02:
                outcome = Outcome.REFUSED
            Attempt.objects.create(letter=letter, channel=letter.channel, outcome=outcome, at=now)
            wrong = somebody.home == "moved" if post else somebody.email == "bounces"
            if wrong:
                after = timedelta(days=self.chance.randrange(1, 20 if post else 9))
                back = Outcome.RETURNED if post else Outcome.BOUNCED
                self.coming_back.append((day + after, letter.pk, back))

    def _ring(self, letter: Letter, somebody: Somebody, now: datetime) -> None:
        """The gateway takes each SMS; a dead telephone never tells that it came."""
        told = Outcome.DELIVERED if somebody.phone == "rings" else Outcome.UNDELIVERED
        for outcome in (Outcome.SENT, told):
            Attempt.objects.create(letter=letter, channel=letter.channel, outcome=outcome, at=now)
        self.told[told] += 1

    def _returns(self, day: date, now: datetime) -> None:
        due = [back for back in self.coming_back if back[0] <= day]
        self.coming_back = [back for back in self.coming_back if back[0] > day]
        for _day, pk, outcome in due:
            self.told[outcome] += proofs.came_back(pk, outcome=outcome, error="", now=now)

    def _renew(self, day: date, now: datetime) -> None:
        """Persons answer the letters that reach them, each in their time."""
        open_ = Demand.objects.filter(
            state=DemandState.ACTIVE,
            valid_until__lte=day + timedelta(days=settings.RENEWAL_OPENS_DAYS),
        )
        for demand in open_:
            somebody = self.people[demand.pk]
            wait = {"at_once": -50, "late": 10}.get(somebody.diligence)
            if wait is None or day < demand.valid_until + timedelta(days=wait):
                continue
            codes = demand.declarations.first().codes
            renewals.renew(demand, version="1", codes=codes, by=By.PERSON, actor=None, now=now)
            somebody.renewed.append(day)
            self.told["renewed"] += 1

    def _come_back(self, demand: Demand, day: date, now: datetime) -> None:
        """Who wakes up too late goes to a guichet, at once or after months."""
        if self.people[demand.pk].diligence != "too_late":
            return
        later = now + timedelta(days=self.chance.choice([20, 100, 200]))
        try:
            reactivations.reactivate(
                demand,
                actor=None,
                guichet=demand.registering_guichet,
                now=later,
                requester="Mairie",
                proof="Formulaire reçu",
            )
            self.told["reactivated"] += 1
        except ForbiddenTransition:
            self.told["lost"] += 1

    def check_everybody(self) -> None:
        """Seniority and number never moved; nobody has two letters for one thing."""
        for demand in Demand.objects.iterator():
            somebody = self.people[demand.pk]
            assert (demand.filed_on, demand.number) == (somebody.filed_on, somebody.number)
            if somebody.diligence in ("at_once", "late"):
                assert demand.state == DemandState.ACTIVE
        letters = Letter.objects.exclude(deadline=None)
        keys = list(letters.values_list("demand", "kind", "deadline", "channel"))
        assert len(keys) == len(set(keys))
        # Whatever telephones did, an SMS stood for no notice.
        by_sms = Letter.objects.filter(channel=LetterChannel.SMS)
        assert not by_sms.filter(proved_at__isnull=False).exists()
        reminders = [kind for kind in LetterKind if kind.startswith("renewal")]
        assert all(self.told[kind] for kind in reminders)


def somebody(chance: random.Random, demand: Demand) -> Somebody:
    def one_of(table: dict[str, int]) -> str:
        return chance.choices(list(table), list(table.values()))[0]

    return Somebody(
        diligence=one_of(DILIGENCE),
        email=one_of(EMAIL) if demand.email else "none",
        home=one_of(HOME),
        phone=one_of(PHONE) if demand.sms_number else "none",
        filed_on=demand.filed_on,
        number=demand.number,
    )
