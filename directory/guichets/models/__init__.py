"""Who registers demands, where and when; the places that help; what the public reports."""

from directory.guichets.models.agents import Agent
from directory.guichets.models.guichets import Guichet, SpecialDay
from directory.guichets.models.help_places import HelpPlace
from directory.guichets.models.organismes import LandlordPresence, Organisme
from directory.guichets.models.reports import ErrorReport

__all__ = [
    "Agent",
    "ErrorReport",
    "Guichet",
    "HelpPlace",
    "LandlordPresence",
    "Organisme",
    "SpecialDay",
]
