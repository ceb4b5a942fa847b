import pytest

from tests.factories.guichets import AgentFactory, GuichetFactory


@pytest.fixture
def agent(db):
    return AgentFactory(guichet=GuichetFactory(name="Mairie de Lille"))


@pytest.fixture
def agent_client(client, agent):
    client.force_login(agent.user)
    return client
