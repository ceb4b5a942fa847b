"""A register that lives for years: lost mail, dead phones, late people, nights that do not run,
clocks that are wrong.

The world outside is played here (servers, postmen, persons); the nights are the real ones.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone

from directory.guichets.models import Guichet
from forms_wizard.demands import ladder, reactivations, removal_run, renewals
from forms_wizard.demands.deadlines import end_of_validity
from forms_wizard.demands.enums import DemandState, LetterChannel, RemovalMotive
from forms_wizard.demands.models import Demand, Event, Letter
from forms_wizard.demands.transitions import NOTICES, By, ForbiddenTransition
from forms_wizard.letters import proofs
from forms_wizard.letters.models import Attempt, Outcome
from tests.factories.demands import morning

# How the persons of the register are, and how many in a hundred.
DILIGENCE = {"at_once": 45, "late": 25, "never": 20, "too_late": 10}
EMAIL = {"works": 70, "bounces": 10, "none": 20}
PHONE = {"rings": 75, "dead": 25}
HOME = {"lives_there": 70, "moved": 30}
# Days by which the clock of the machine is wrong on a night.
CLOCK = {0: 94, -2: 2, -1: 1, 1: 1, 2: 2}
MONTH = relativedelta(months=1)
# What is never to be seen.
FAULTS = (
    "without two proofs",
    "illegal motive",
    "delay broken",
    "renewed yet removed",
    "seniority lost",
    "letter doubled",
    "SMS held for proof",
)


@dataclass
class Somebody:
    diligence: str
    email: str
    phone: str
    home: str
    filed_on: date
    number: str
    renewed: list[date] = field(default_factory=list)


@dataclass
class Years:
    """`people`: by primary key of their demand. `told`: what happened, to be counted.

    `guichet`: where who wakes up too late goes. `faults`: how often each of FAULTS was seen.
    """

    chance: random.Random
    people: dict[int, Somebody]
    guichet: Guichet | None = None
    told: Counter = field(default_factory=Counter)
    faults: Counter = field(default_factory=Counter)
    seen: int = 0
    coming_back: dict[date, list[tuple[int, Outcome]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def live(
        self, start: date, end: date, *, progress: Callable[[date], None] = lambda day: None
    ) -> None:
        """Night after night; some nights do not run, some weeks neither."""
        day = start
        while day <= end:
            self.night(day)
            progress(day)
            day += timedelta(days=self.chance.choices([1, 2, 4, 12], [20, 40, 35, 5])[0])

    def night(self, day: date) -> None:
        """What happened by day, then the commands, by a clock that may be wrong."""
        self._returns(day)
        wrong = self.chance.choices(list(CLOCK), list(CLOCK.values()))[0]
        self.told["clock wrong"] += bool(wrong)
        clock = day + timedelta(days=wrong)
        now = morning(clock)
        proofs.prove(now=now)
        for kind, channel, demands in [*ladder.tonight(today=clock), *ladder.expired(today=clock)]:
            for count in ladder.write(kind, channel, demands, now=now):
                self.told[kind] += count
        self._carry(day)
        self._renew(day)
        before = Event.objects.order_by("pk").values_list("pk", flat=True).last() or 0
        for what, count in removal_run.not_renewed(now=now):
            self.told[what] += count
        removed = Event.objects.filter(pk__gt=before, after=DemandState.REMOVED)
        for event in removed.select_related("demand"):
            self.check(event.demand, day, clock)
            self._come_back(event.demand, day)

    def check(self, demand: Demand, day: date, clock: date) -> None:
        """What must be true of everyone who is removed: by the law on the true day, and with our
        tolerance on the day that the machine believed."""
        letters = Letter.objects.filter(
            demand=demand, kind__in=NOTICES, deadline=demand.valid_until, proved_at__isnull=False
        )
        proved = sorted(timezone.localdate(letter.proved_at) for letter in letters)
        end = demand.valid_until
        legal, announced = end, end + MONTH
        if proved and proved[0] > end - MONTH:
            legal, announced = max(end, proved[0] + MONTH), max(announced, proved[0] + 2 * MONTH)
        renewed = self.people[demand.pk].renewed
        self._count("without two proofs", len(proved) < settings.PROVED_NOTICES_BEFORE_REMOVAL)
        self._count("illegal motive", demand.removal_motive != RemovalMotive.NOT_RENEWED)
        self._count("delay broken", day <= legal or clock < announced)
        self._count("renewed yet removed", any(end < end_of_validity(one) for one in renewed))

    def _count(self, fault: str, seen: bool) -> None:
        self.faults[fault] += seen

    def _carry(self, day: date) -> None:
        """Servers, telephones and postmen take what was written tonight."""
        attempts = []
        for letter in Letter.objects.filter(pk__gt=self.seen).order_by("pk").iterator():
            self.seen, somebody = letter.pk, self.people[letter.demand_id]
            outcomes, wrong, days = self._way(letter.channel, somebody)
            attempts += [
                Attempt(letter=letter, channel=letter.channel, outcome=outcome, at=morning(day))
                for outcome in outcomes
            ]
            self.told[outcomes[-1]] += 1
            if wrong:
                after = timedelta(days=self.chance.randrange(1, days))
                self.coming_back[day + after].append((letter.pk, wrong))
        Attempt.objects.bulk_create(attempts, batch_size=2_000)

    def _way(
        self, channel: str, somebody: Somebody
    ) -> tuple[tuple[Outcome, ...], Outcome | None, int]:
        """What is known at once, what comes back, and within how many days."""
        match channel:
            case LetterChannel.POST:
                back = Outcome.RETURNED if somebody.home == "moved" else None
                return (Outcome.DEPOSITED,), back, 20
            case LetterChannel.SMS:
                # The gateway takes each SMS; a dead telephone never tells that it came.
                rings = somebody.phone == "rings"
                told = Outcome.DELIVERED if rings else Outcome.UNDELIVERED
                return (Outcome.SENT, told), None, 0
        refused = self.chance.random() < 0.02
        back = Outcome.BOUNCED if somebody.email == "bounces" else None
        return (Outcome.REFUSED if refused else Outcome.SENT,), back, 9

    def _returns(self, day: date) -> None:
        """What came back since the night before."""
        for due in sorted(back for back in self.coming_back if back <= day):
            for pk, outcome in self.coming_back.pop(due):
                now = morning(due)
                self.told[outcome] += proofs.came_back(pk, outcome=outcome, error="", now=now)

    def _renew(self, day: date) -> None:
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
            self._renew_one(demand, day)

    def _renew_one(self, demand: Demand, day: date) -> None:
        codes = demand.declarations.first().codes
        renewals.renew(demand, version="1", codes=codes, by=By.PERSON, actor=None, now=morning(day))
        self.people[demand.pk].renewed.append(day)
        self.told["renewed"] += 1

    def _come_back(self, demand: Demand, day: date) -> None:
        """Who wakes up too late goes to a guichet, at once or after months."""
        if self.people[demand.pk].diligence != "too_late":
            return
        later = morning(day) + timedelta(days=self.chance.choice([20, 100, 200]))
        try:
            reactivations.reactivate(
                demand,
                actor=None,
                guichet=demand.registering_guichet or self.guichet,
                now=later,
                requester="Mairie",
                proof="Formulaire reçu",
            )
            self.told["reactivated"] += 1
        except ForbiddenTransition:
            self.told["lost"] += 1

    def check_everybody(self) -> None:
        """Seniority and number never moved; who renews in time stays; one letter for one thing."""
        for demand in Demand.objects.filter(pk__in=self.people).iterator():
            somebody = self.people[demand.pk]
            moved = (demand.filed_on, demand.number) != (somebody.filed_on, somebody.number)
            gone = somebody.diligence in ("at_once", "late") and demand.state != DemandState.ACTIVE
            self._count("seniority lost", moved or gone)
        keys = Letter.objects.exclude(deadline=None).values("demand", "kind", "deadline", "channel")
        self.faults["letter doubled"] += keys.count() - keys.distinct().count()
        texts = Letter.objects.filter(channel=LetterChannel.SMS, proved_at__isnull=False)
        self.faults["SMS held for proof"] += texts.count()


def somebody(chance: random.Random, demand: Demand) -> Somebody:
    def one_of(table: dict[str, int]) -> str:
        return chance.choices(list(table), list(table.values()))[0]

    return Somebody(
        diligence=one_of(DILIGENCE),
        email=one_of(EMAIL) if demand.email else "none",
        phone=one_of(PHONE) if demand.sms_number else "none",
        home=one_of(HOME),
        filed_on=demand.filed_on,
        number=demand.number,
    )
