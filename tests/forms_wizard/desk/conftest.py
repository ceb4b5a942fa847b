import pytest

from tests.factories.guichets import AgentFactory


@pytest.fixture
def agent(db):
    """Of a landlord of the Nord."""
    return AgentFactory()


@pytest.fixture
def agent_client(client, agent):
    client.force_login(agent.user)
    return client
