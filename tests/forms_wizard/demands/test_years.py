"""Nobody is struck off by oversight: a register that lives for two years."""

import random
from datetime import date, timedelta

import pytest

from forms_wizard.demands.enums import DemandState, LetterKind
from forms_wizard.demands.models import Demand
from tests.factories.demands import DemandFactory
from tests.forms_wizard.demands.years import FAULTS, Years, somebody

START = date(2026, 3, 2)


@pytest.mark.django_db
def test_nobody_is_removed_without_proof_and_who_renews_stays(settings):
    settings.SMS_GATEWAY = "octopush"
    chance = random.Random(1)
    for _each in range(24):
        day = START - timedelta(days=chance.randrange(365))
        email = "" if chance.random() < 0.2 else "a@exemple.fr"
        number = "+33639980001" if chance.random() < 0.5 else ""
        DemandFactory(active=True, filed_on=day, email=email, sms_number=number)
    years = Years(chance, {one.pk: somebody(chance, one) for one in Demand.objects.all()})

    years.live(START, START + timedelta(days=2 * 365))

    years.check_everybody()
    told = years.told
    assert {fault: years.faults[fault] for fault in FAULTS} == dict.fromkeys(FAULTS, 0)
    assert all(told[kind] for kind in LetterKind if kind.startswith("renewal"))
    removed = Demand.objects.filter(state=DemandState.REMOVED).count()
    # All of it happened: removals, ways back, proofs that never came, letters that did.
    assert removed
    seen = ("renewed", "bounced", "returned", "delivered", "undelivered", "clock wrong")
    assert all(told[what] for what in seen)
    assert told["not_renewed"] == removed + told["reactivated"]
