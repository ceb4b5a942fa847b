"""One registered live demand per person and territory (design.md 7), held by the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from forms_wizard.demands.enums import HOLDER_ROLES
from forms_wizard.demands.models import Demand, Person

CONSTRAINT = "person_holds_one_registered_demand_per_territory"


class AlreadyRegistered(Exception):
    """A person of the demand holds a registered live demand in the territory."""


@contextmanager
def held_once(demand: Demand) -> Iterator[None]:
    """What is written inside raises AlreadyRegistered where the constraint refuses it.

    The caller's transaction ends with it.
    """
    try:
        yield
    except IntegrityError as error:
        if CONSTRAINT in str(error):
            raise AlreadyRegistered(demand.reference) from error
        raise


def rank_homonyms(demand: Demand) -> None:
    """Give each holder the first free homonym rank of their key in the territory."""
    for person in demand.persons.filter(role__in=HOLDER_ROLES, identity_key__isnull=False):
        same = Person.objects.filter(
            identity_key=person.identity_key,
            territory_id=demand.territory_id,
            registered=True,
            live=True,
            role__in=HOLDER_ROLES,
        )
        taken = set(same.values_list("homonym_rank", flat=True))
        free = next(rank for rank in range(len(taken) + 1) if rank not in taken)
        demand.persons.filter(pk=person.pk).update(homonym_rank=free)
