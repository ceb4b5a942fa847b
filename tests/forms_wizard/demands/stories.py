"""Telling a timeline: days as people write them, demands at their stage."""

import uuid
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from forms_wizard.demands import lifecycle, removals, renewals
from forms_wizard.demands.enums import (
    IdentityDocument,
    LetterKind,
)
from forms_wizard.demands.models import Demand, Letter
from forms_wizard.demands.transitions import By
from forms_wizard.dossier.status import status
from tests.factories.accounts import UserFactory

PARIS = ZoneInfo("Europe/Paris")
CODES = {
    "preparer": {"nature": "CRE", "departement": "59"},
    "identite": {
        "birth_name": "Le Goff",
        "first_names": "Zoé",
        "birth_date": "1990-05-17",
        "family_situation": "C",
    },
    "contact": {"email": "zoe@exemple.fr", "street": "rue de Paris", "commune": "59350"},
    "foyer": {
        "co": [
            {
                "key": "co-1",
                "birth_name": "Durand",
                "first_names": "Max",
                "birth_date": "1988-01-02",
            }
        ]
    },
    "ressources": {"adults": [{"key": "moi", "resources": {}}, {"key": "co-1", "resources": {}}]},
    "logement-recherche": {"home_types": ["T3"], "places": [{"commune": "59350"}]},
}


def at(day: str, hour: int = 10) -> datetime:
    """« 30/03/2026 » as an instant in Paris."""
    return datetime.combine(on(day), time(hour), PARIS)


def on(day: str) -> date:
    day_of_month, month, year = map(int, day.split("/"))
    return date(year, month, day_of_month)


def filed(day: str, *, codes=CODES, **kwargs) -> Demand:
    fields = {"key": uuid.uuid4(), "territory": "059", "version": "test-1", "codes": codes}
    sent = lifecycle.Sent(**{**fields, **kwargs})
    return lifecycle.file(sent, holder=UserFactory(), actor=None, now=at(day))


def registered(filed_on: str, day: str, at_guichet, **kwargs) -> Demand:
    return validate(filed(filed_on, **kwargs), day, at_guichet)


def validate(demand: Demand, day: str, guichet) -> Demand:
    return lifecycle.register(
        demand, guichet, actor=None, now=at(day), document=IdentityDocument.FRENCH
    ).demand


def prove(demand: Demand, *days: str) -> None:
    """Notices of renewal that reached the person on these days, with proof."""
    kinds = [LetterKind.RENEWAL_NOTICE, LetterKind.RENEWAL_NOTICE_AGAIN]
    for kind, day in zip(kinds, days, strict=False):
        Letter.objects.create(
            demand=demand,
            kind=kind,
            deadline=demand.valid_until,
            created_at=at(day),
            proved_at=at(day),
        )


def renewed(demand: Demand, day: str, codes=CODES) -> Demand:
    return renewals.renew(
        demand, version="test-1", codes=codes, by=By.PERSON, actor=None, now=at(day)
    ).demand


def not_renewed(demand: Demand, day: str) -> Demand:
    return removals.remove_not_renewed(demand, now=at(day)).demand


def code_of(demand: Demand, day: str) -> str:
    return status(demand, today=on(day)).code


def story_a(guichet) -> Demand:
    return registered("30/03/2026", "03/04/2026", guichet)
