"""A helper and the person beside them, each with a browser of their own."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.urls import reverse

from directory.guichets.enums import OrganismeKind
from forms_wizard.assistance.enums import Scope
from forms_wizard.assistance.models import Mandate
from forms_wizard.demands import codes
from forms_wizard.demands.models import Demand
from tests.factories.guichets import AgentFactory
from tests.forms_wizard.dossier.declared import demand_of


def url(name: str, *args) -> str:
    return reverse(f"assistance:{name}", args=args)


def helper_agent(**fields):
    """Of an association, which only helps."""
    fields = {"guichet__organisme__kind": OrganismeKind.HELPER, **fields}
    return AgentFactory(guichet__organisme__name="Entraide", **fields)


def born(day: str) -> dict[str, str]:
    year, month, day = date.fromisoformat(day).isoformat().split("-")
    return {"birth_date_day": day, "birth_date_month": month, "birth_date_year": year}


def with_code(**traits) -> tuple[Demand, dict[str, str]]:
    """An active demand without account; what its receipt and its person tell."""
    code = codes.new_code()
    demand = demand_of("single", holder=None, claim_print=codes.print_of(code), **traits)
    # As it was declared, so that it stays the same after a change.
    demand.persons.update(born=demand.declarations.first().codes["identite"]["birth_date"])
    return demand, {"code": code, **born(demand.persons.get().born)}


class Together:
    """`helper`: the browser of who helps. `phone`: the person's own."""

    def __init__(self, agent=None):
        self.agent = agent or helper_agent()
        self.helper, self.phone = Client(), Client()
        self.helper.force_login(self.agent.user)

    @property
    def mandate(self) -> Mandate:
        return Mandate.objects.filter(helper=self.agent.user).latest("pk")

    def open(self, interpreter: str = "") -> str:
        """The code that the helper's page shows."""
        response = self.helper.post(url("home"), {"session-interpreter": interpreter})
        assert response.status_code == 302
        self.code = self.helper.get(url("session")).context["code"]
        return self.code

    def agree(self, scope: Scope, **answers):
        """The person accepts on their phone."""
        sent = {f"accord-{name}": value for name, value in answers.items()}
        posted = {"session-code": self.code, "answer": "1", "accord-scope": scope, **sent}
        return self.phone.post(url("agree"), posted)

    def sign(self, scope: Scope, **answers):
        """The person signs the paper, the helper ticks what it says."""
        sent = {f"mandat-{name}": value for name, value in answers.items()}
        return self.helper.post(url("paper"), {"mandat-scope": scope, "mandat-kept": "on", **sent})

    def stop(self):
        """The person ends it with the code."""
        return self.phone.post(url("stop"), {"session-code": self.code})

    @classmethod
    def following(cls, **traits) -> tuple[Together, Demand]:
        """A session that the person agreed to, on their demand."""
        demand, paper = with_code(**traits)
        both = cls()
        both.open()
        assert both.agree(Scope.FOLLOW, **paper).status_code == 200
        return both, demand

    @classmethod
    def filling(cls, scope: Scope = Scope.SUBMIT) -> Together:
        """A session on a new demand."""
        both = cls()
        both.open()
        assert both.agree(scope).status_code == 200
        return both
