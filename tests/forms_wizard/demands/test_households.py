"""The verbs of a household that changes: two agents at once, seniority of long ago."""

import threading

import pytest
from django.db import connections

from forms_wizard.demands import households, lifecycle
from forms_wizard.demands.changes import ChangedMeanwhile
from forms_wizard.demands.enums import IdentityDocument
from forms_wizard.demands.households import SeparationProof
from forms_wizard.demands.models import Demand
from tests.factories.co_applicants import couple
from tests.factories.guichets import AgentFactory
from tests.forms_wizard.demands.stories import at


def test_of_two_agents_at_once_one_separates(real_db):
    demand, agents = couple(active=True), [AgentFactory(), AgentFactory()]
    since = demand.declarations.first().digest
    barrier, results = threading.Barrier(2), []

    def separate(agent):
        try:
            barrier.wait()
            households.separate(
                demand,
                "co-1",
                proof=SeparationProof.CONSENT,
                guichet=agent.guichet,
                actor=agent.user,
                now=at("02/09/2026"),
                since=since,
            )
            results.append("separated")
        except ChangedMeanwhile:
            results.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=separate, args=[agent]) for agent in agents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["refused", "separated"]
    assert Demand.objects.filter(separated_from=demand).count() == 1


@pytest.mark.django_db
def test_seniority_of_years_ago_gives_a_whole_year_of_validity():
    agent, demand = AgentFactory(), couple(active=True)
    Demand.objects.filter(pk=demand.pk).update(filed_on=at("02/03/2021").date())
    new = households.separate(
        demand,
        "co-1",
        proof=SeparationProof.CONSENT,
        guichet=agent.guichet,
        actor=agent.user,
        now=at("02/09/2026"),
    )

    registered = lifecycle.register(
        new,
        agent.guichet,
        actor=agent.user,
        now=at("10/09/2026"),
        document=IdentityDocument.FRENCH,
    ).demand

    assert registered.filed_on == at("02/03/2021").date()
    assert registered.valid_until == at("02/09/2027").date()
    assert new.came_on == at("02/09/2026").date()
