"""What an agent may do with a demand that `visible_to` gave them.

Not whether the state allows it: two agents may work at once, and `lifecycle` decides under lock.
"""

from __future__ import annotations

from directory.guichets.enums import GuichetService, OrganismeKind
from directory.guichets.models import Agent
from forms_wizard.demands.models import Demand


def _serves(agent: Agent, demand: Demand, service: GuichetService) -> bool:
    guichet = agent.guichet
    return service in guichet.services and guichet.territory_id == demand.territory_id


def is_manager(agent: Agent) -> bool:
    """The « gestionnaire » of a territory: it reads the lists of what went wrong."""
    return agent.guichet.organisme.kind == OrganismeKind.MANAGER


def can_bring_back(agent: Agent, demand: Demand) -> bool:
    """Reactivate, or correct an error: the manager of the territory alone (domain.md 4.3)."""
    return is_manager(agent) and agent.guichet.territory_id == demand.territory_id


def can_sign_lease(agent: Agent, demand: Demand) -> bool:
    """Record the lease of an allocation: a landlord of the territory (CCH R.441-2-8, a)."""
    guichet = agent.guichet
    landlord = guichet.organisme.kind == OrganismeKind.LANDLORD
    return landlord and guichet.territory_id == demand.territory_id


def can_merge(agent: Agent, demand: Demand) -> bool:
    """Join two demands of one person: the manager of the territory alone (domain.md 4.2)."""
    return can_bring_back(agent, demand)


def can_register(agent: Agent, demand: Demand) -> bool:
    """A guichet of the territory that registers; never the manager (CCH R.441-2-1)."""
    return not is_manager(agent) and _serves(agent, demand, GuichetService.REGISTER)


def can_change(agent: Agent, demand: Demand) -> bool:
    """Change an answer at the person's request: a guichet that registers (domain.md 1.2)."""
    return can_register(agent, demand)


def can_check_identity(agent: Agent, demand: Demand) -> bool:
    """See the pictures of the document, and refuse it: a guichet that checks identities."""
    return not is_manager(agent) and _serves(agent, demand, GuichetService.IDENTITY)


def can_read_health(agent: Agent) -> bool:
    """The handicap complement: named agents alone, never the manager (domain.md 1.2)."""
    return agent.may_read_health and not is_manager(agent)


def can_call(agent: Agent) -> bool:
    """Tell a person what no letter told: the manager, and a guichet that registers."""
    return is_manager(agent) or GuichetService.REGISTER in agent.guichet.services


def can_start_paper(agent: Agent) -> bool:
    """Type a paper form: a guichet that registers, never the manager (domain.md 1.2)."""
    return not is_manager(agent) and GuichetService.REGISTER in agent.guichet.services
