"""The four lines, for every state and variant (domain.md 5.5)."""

from dataclasses import astuple
from datetime import date

import pytest

from forms_wizard.demands.enums import DemandState, IdentityRefusal, RemovalMotive
from forms_wizard.dossier.status import status
from tests.factories.demands import DemandFactory

pytestmark = pytest.mark.django_db

FILED = date(2026, 3, 2)
FORBIDDEN = ("veuillez", "invalide", "obligatoire", "refusée", "None", "%(")


@pytest.mark.parametrize(
    ("traits", "today", "code", "tone", "said"),
    [
        ({}, FILED, "DEPOSEE", "info", "5 jours ouvrés au plus"),
        ({"at_guichet": True}, FILED, "DEPOSEE", "warning", "avant le 1er avril 2026"),
        ({"to_correct": True}, date(2026, 3, 5), "A_CORRIGER", "warning", "document est illisible"),
        ({"active": True}, date(2026, 6, 1), "ACTIVE", "success", "GDPUB"),
        ({"active": True}, date(2026, 12, 31), "ACTIVE", "success", "2 mars 2027"),
        ({"active": True}, date(2027, 1, 1), "A_RENOUVELER", "warning", "s'arrête le 2 mars 2027"),
        ({"active": True}, date(2027, 3, 2), "A_RENOUVELER", "warning", "votre ancienneté"),
        ({"active": True}, date(2027, 3, 3), "ECHUE", "error", "jusqu'au 2 avril 2027"),
        ({"active": True}, date(2027, 4, 2), "ECHUE", "error", "jusqu'au 2 avril 2027"),
        (
            {"active": True},
            date(2027, 4, 3),
            "ECHUE",
            "error",
            "Renouvelez vite, ici ou à un guichet",
        ),
        ({"removed": True}, date(2027, 4, 3), "RADIEE", "error", "avant le 2 septembre 2027"),
        ({"removed": True}, date(2027, 9, 3), "RADIEE", "error", "refaire une demande"),
        ({"withdrawn": True}, date(2026, 4, 1), "ABANDONNEE", "info", "Vous avez retiré"),
    ],
)
def test_each_situation_has_its_four_lines(traits, today, code, tone, said):
    demand = DemandFactory(**traits)

    found = status(demand, today=today)

    assert (found.code, found.tone) == (code, tone)
    assert all(astuple(found))
    assert said in " ".join(astuple(found))
    assert not [word for word in FORBIDDEN if word in " ".join(astuple(found))]


@pytest.mark.parametrize("motive", RemovalMotive)
def test_each_legal_motive_of_removal_says_what_to_do(motive):
    demand = DemandFactory(removed=True, removal_motive=motive)

    found = status(demand, today=date(2027, 4, 10))

    assert all(astuple(found))
    assert "2 avril 2027" in found.where


@pytest.mark.parametrize("refusal", IdentityRefusal)
def test_each_refusal_says_what_to_send(refusal):
    demand = DemandFactory(to_correct=True, identity_refusal=refusal)

    found = status(demand, today=FILED)

    assert str(refusal.label) in found.where
    assert len(found.what_you_can_do) > len("Vous pouvez aussi aller à un guichet.")


def test_an_abandoned_demand_that_nobody_withdrew_says_what_was_missing():
    demand = DemandFactory(state=DemandState.ABANDONED, events=[])

    found = status(demand, today=FILED)

    assert found.label == "Demande abandonnée"
    assert "pièce d'identité" in found.where


def test_since_is_the_day_the_ball_changed_hands():
    found = status(DemandFactory(to_correct=True), today=date(2026, 3, 20))

    assert found.since == "Depuis le 4 mars 2026."
