"""Words explained in the groups of a form, and in none that an agent reads."""

import pytest
from django import forms
from django.urls import reverse
from django.utils import timezone

from forms_wizard.filing.models import Draft
from portal.interface import stamp
from portal.interface.forms import PortalForm, PortalSection
from tests.factories.guichets import AgentFactory
from tests.factories.pages import HomePageFactory
from tests.factories.words import GlossaryPageFactory, TermFactory
from tests.forms_wizard.filing.walk import Walk, page

pytestmark = pytest.mark.django_db

ASKED_AT_A_GUICHET = "Demandez-le au guichet."


@pytest.fixture(autouse=True)
def words():
    GlossaryPageFactory(parent=HomePageFactory())
    for word in ("guichet", "colocataire", "tampon"):
        TermFactory(term=word, slug=word)
    stamp.touch()


class PersonForm(PortalForm):
    ways = forms.MultipleChoiceField(
        label="Comment",
        choices=[("a", "Au guichet"), ("b", "Ailleurs")],
        widget=forms.CheckboxSelectMultiple,
        help_text=ASKED_AT_A_GUICHET,
    )


class Persons(PortalSection):
    def build(self):
        self.group = self.add_group(
            "co", PersonForm, legend="Avec vous", hint=ASKED_AT_A_GUICHET, least=1
        )


def test_the_hint_of_a_group_of_persons_describes_it_and_explains_its_words():
    html = str(Persons(prefix="foyer", today=None).group)

    assert 'aria-describedby="foyer-co_helptext"' in html
    hint, after = html.split('id="foyer-co_helptext">')[1].split("</p>", 1)
    assert 'aria-describedby="foyer-co-sens-guichet"' in hint
    assert 'id="foyer-co-sens-guichet" role="tooltip"' in after


def test_the_hint_of_boxes_explains_its_words_and_their_labels_do_not():
    html = PersonForm()["ways"].as_field_group()

    assert html.count("portal-word") == 1
    assert 'id="id_ways-sens-guichet" role="tooltip"' in html


def html_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_form_explains_its_words_to_an_applicant_and_not_to_an_agent(client):
    walk = Walk.start(client)
    assert 'href="/glossaire/#mot-colocataire"' in html_of(client, walk.url("foyer"))

    client.force_login(AgentFactory().user)
    desk = reverse("desk:start_paper")
    html = html_of(client, desk)
    assert "C&#x27;est la date du tampon." in html
    assert "portal-word" not in html
    day = timezone.localdate()
    parts = {"day": day.day, "month": day.month, "year": day.year}
    client.post(desk, {f"papier-received_on_{name}": part for name, part in parts.items()})
    paper = Draft.objects.exclude(guichet=None).get()
    html = html_of(client, page("step", paper.reference, "foyer"))
    assert "colocataire" in html
    assert "portal-word" not in html
