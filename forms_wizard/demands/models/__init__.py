"""The rows of a demand."""

from forms_wizard.demands.models.access import CoAccess, GuichetCode
from forms_wizard.demands.models.demand import Demand, Person, WantedPlace
from forms_wizard.demands.models.history import Declaration, Event, Letter
from forms_wizard.demands.models.registers import (
    AccessLine,
    NightRun,
    NumberCounter,
    SuspectedDuplicate,
)
from forms_wizard.demands.models.removals import RemovalWarning, SignedLease
from forms_wizard.demands.models.unfinished import UnfinishedChange

__all__ = [
    "AccessLine",
    "CoAccess",
    "Declaration",
    "Demand",
    "Event",
    "GuichetCode",
    "Letter",
    "NightRun",
    "NumberCounter",
    "Person",
    "RemovalWarning",
    "SignedLease",
    "SuspectedDuplicate",
    "UnfinishedChange",
    "WantedPlace",
]
