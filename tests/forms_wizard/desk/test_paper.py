from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.guichets.enums import GuichetService
from directory.territory.models import Departement
from directory.territory.table import fresh_communes
from directory.territory.territories_import import touch_stamp
from forms_wizard.demands.enums import Channel
from forms_wizard.filing.models import Draft
from tests.factories.guichets import AgentFactory

URL = reverse("desk:start_paper")


def typed(days_ago: int, **more):
    day = timezone.localdate() - timedelta(days=days_ago)
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {**{f"papier-received_on_{name}": part for name, part in parts.items()}, **more}


def test_a_paper_form_opens_the_same_form_with_its_day_of_reception(agent_client, agent):
    response = agent_client.post(URL, typed(3))

    draft = Draft.objects.get()
    assert response.url == reverse("filing:tasks", args=[draft.reference])
    assert (draft.channel, draft.guichet, draft.holder) == (Channel.PAPER, agent.guichet, None)
    assert draft.received_on == timezone.localdate() - timedelta(days=3)
    assert agent_client.get(response.url).status_code == 200


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ({}, "Écrivez la date de réception du formulaire."),
        (typed(-1), "Cette date est dans le futur."),
        (typed(40), "Écrivez pourquoi ce formulaire est saisi plus d&#x27;un mois après."),
        (typed(500), "Cette date a plus d&#x27;un an."),
    ],
)
def test_a_day_of_reception_that_cannot_be_is_explained(agent_client, post, said):
    response = agent_client.post(URL, post)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Draft.objects.exists()


def test_a_late_form_keeps_its_reason(agent_client):
    agent_client.post(URL, typed(40, **{"papier-late_reason": "Courrier retrouvé."}))

    assert Draft.objects.get().late_reason == "Courrier retrouvé."


def test_unfinished_forms_of_the_guichet_are_listed_and_no_other(agent_client, client):
    agent_client.post(URL, typed(3))
    mine = Draft.objects.get()
    Draft.objects.filter(pk=mine.pk).update(
        answers={"identite": {"identite-birth_name": ["Lefèvre"]}}
    )

    assert "Lefèvre" in agent_client.get(URL).content.decode()

    client.force_login(AgentFactory().user)
    assert client.get(URL).context["begun"] == []


def test_a_guichet_that_does_not_register_types_no_form(client, db):
    client.force_login(AgentFactory(guichet__services=[GuichetService.IDENTITY]).user)

    assert client.post(URL, typed(3)).status_code == 403


def test_a_form_of_a_departement_with_its_own_system_is_sent_there(
    agent_client, table_of_its_own, django_capture_on_commit_callbacks
):
    own = {"local_system": "Système de Côte-d'Or", "local_system_url": "https://exemple.test/21/"}
    Departement.objects.filter(pk="21").update(**own)
    with django_capture_on_commit_callbacks(execute=True):
        touch_stamp(now=timezone.now())
    fresh_communes()
    agent_client.post(URL, typed(3))
    step = reverse("filing:step", args=[Draft.objects.get().reference, "preparer"])
    answers = {"nature": "CRE", "departement": "21", "applicant_kind": "physique"}

    response = agent_client.post(step, {f"preparer-{name}": code for name, code in answers.items()})

    page = response.content.decode()
    assert "les demandes se font avec « Système de Côte-d&#x27;Or »" in page
    assert 'href="https://exemple.test/21/"' in page
    assert f'href="{reverse("guichets:list")}?departement=21"' in page
    assert 'value="21" selected' in page
