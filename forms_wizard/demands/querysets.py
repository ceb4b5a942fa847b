from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from directory.guichets.enums import OrganismeKind
from directory.guichets.models import Agent
from forms_wizard.demands.enums import DemandState


class DemandQuerySet(models.QuerySet):
    def visible_to(self, agent: Agent):
        """The demands this agent may read (CCH R.441-2-6).

        A landlord, the State, the manager: the whole territory of the guichet. A commune, an
        EPCI, a département: the demands of that territory that name a place in theirs, and those
        that this very guichet opened at a separation, until they name one. Who only helps: none,
        an assisted session opens one.
        """
        organisme = agent.guichet.organisme
        demands = self.filter(territory_id=agent.guichet.territory_id)
        places = self.model._meta.get_field("places").related_model.objects
        match organisme.kind:
            case OrganismeKind.HELPER:
                return self.none()
            case OrganismeKind.COMMUNE:
                inside = Q(commune_id=organisme.commune_id) | Q(
                    commune__parent_id=organisme.commune_id
                )
            case OrganismeKind.EPCI:
                inside = Q(commune__epci_id=organisme.epci_id)
            case OrganismeKind.DEPARTEMENT:
                inside = Q(commune__departement_id=organisme.departement_id)
            case _:
                return demands
        of_demand = places.filter(demand_id=OuterRef("pk"))
        opened_here = Q(separated_from__isnull=False, filing_guichet=agent.guichet_id)
        return demands.filter(Exists(of_demand.filter(inside)) | (opened_here & ~Exists(of_demand)))

    def for_list(self):
        """What a list of a guichet shows, oldest filing first, in four queries."""
        return (
            self.select_related("territory")
            .prefetch_related("persons", "places__commune")
            .order_by("filed_on", "filed_at", "pk")
        )

    def for_queue(self):
        """Filed demands waiting for the identity check; the channel plays no part."""
        return self.filter(state=DemandState.FILED).for_list()

    def to_correct(self):
        """Demands that wait for a new identity document of the person."""
        return self.filter(state=DemandState.TO_CORRECT).for_list()

    def held_by(self, user):
        """The demands of this account, latest first."""
        return self.filter(holder=user).order_by("-filed_at", "-pk")
