"""The public card of a guichet, kept by its own agents and by nobody else."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from directory.guichets.card_form import CardForm
from directory.guichets.enums import ReportState
from directory.guichets.models import Guichet
from tests.factories.guichets import AgentFactory, ErrorReportFactory, GuichetFactory

pytestmark = pytest.mark.django_db
URL = reverse("desk:card")
DAYS_URL = reverse("desk:special_days")


@pytest.fixture
def agent(client):
    agent = AgentFactory(guichet__verified_on=date(2025, 1, 1))
    client.force_login(agent.user)
    return agent


def seen(client) -> str:
    return client.get(URL).context["seen"]


def typed(client, **changes):
    return {
        "seen": seen(client),
        "lu": "9h-12h 14h-17h",
        "sa": "9h-12h",
        "phone": "03 20 00 00 00",
        "appointment": "possible",
        "languages": ["ar", "en"],
        "step_free": "oui",
        "sign_language": "on",
        **changes,
    }


def test_the_card_is_written_verified_and_noted(client, agent):
    other = GuichetFactory()

    response = client.post(URL, typed(client))

    assert response.status_code == 302
    kept = Guichet.objects.get(pk=agent.guichet_id)
    today = timezone.localdate()
    assert kept.weekly_hours == "lu 09:00-12:00,14:00-17:00; sa 09:00-12:00"
    assert (kept.languages, kept.step_free, kept.sign_language) == (["ar", "en"], True, True)
    assert (kept.verified_on, kept.edited_on) == (today, today)
    line = ModelLogEntry.objects.get(object_id=str(kept.pk))
    assert line.user == agent.user
    assert "weekly_hours" in line.data["changed"]
    other.refresh_from_db()
    assert other.weekly_hours == ""


def test_what_gives_rights_is_not_in_the_form(client, agent):
    client.post(URL, typed(client, services=["enregistrer"], code="AAAAA", territory="111"))

    kept = Guichet.objects.get(pk=agent.guichet_id)
    assert (kept.code, kept.services, kept.territory_id) == (
        agent.guichet.code,
        agent.guichet.services,
        "059",
    )
    assert not {"services", "code", "territory", "organisme"} & set(CardForm.MODEL_FIELDS)


def test_the_preview_says_what_the_door_will_say_and_keeps_nothing(client, agent):
    whole_week = dict.fromkeys(["lu", "ma", "me", "je", "ve", "sa", "di"], "0h-24h")

    page = client.post(URL, typed(client, preview="oui", **whole_week))

    assert "Ouvert jour et nuit" in page.content.decode()
    assert 'value="0h-24h"' in page.content.decode()
    assert Guichet.objects.get(pk=agent.guichet_id).weekly_hours == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lu": "matin"}, "Écrivez les heures ainsi : 9h-12h, 14h-17h."),
        ({"lu": "9h-12h\x00 x"}, "Écrivez les heures ainsi"),
        ({"lu": "9" * 10_000}, "80 caractères au plus"),
        ({"phone": "appelez-moi"}, "Écrivez un numéro complet"),
        ({"email": "nom"}, "guichet@exemple.fr"),
        ({"website": "javascript:alert(1)"}, "https://www.exemple.fr"),
        ({"languages": ["klingon"]}, "réponse"),
        ({"step_free": "peut-etre"}, "Choisissez une réponse de la liste."),
    ],
)
def test_what_cannot_be_read_is_said_and_kept_on_the_page(client, agent, change, said):
    response = client.post(URL, typed(client, sa="10h-11h", **change))

    assert response.status_code == 422
    assert said in response.content.decode()
    assert 'value="10h-11h"' in response.content.decode()
    assert Guichet.objects.get(pk=agent.guichet_id).weekly_hours == ""


def test_two_agents_do_not_erase_each_other(client, agent):
    mine = typed(client, lu="10h-12h")
    client.post(URL, typed(client, lu="8h-9h"))

    refused = client.post(URL, mine)

    assert refused.status_code == 409
    assert 'value="10h-12h"' in refused.content.decode()
    assert Guichet.objects.get(pk=agent.guichet_id).weekly_hours.startswith("lu 08:00-09:00")
    again = client.post(URL, {**mine, "seen": refused.context["seen"]})
    assert again.status_code == 302
    assert Guichet.objects.get(pk=agent.guichet_id).weekly_hours.startswith("lu 10:00-12:00")


def date_parts(client, first, last=None, **values):
    """Named as the page names them."""
    form = client.get(URL).context["days_form"]
    data = {f"jours-{name}": value for name, value in values.items()}
    for name, day in (("first", first), ("last", last or first)):
        widget = form.fields[name].widget
        numbers = (day.day, day.month, day.year)
        for suffix, number in zip(widget.widgets_names, numbers, strict=True):
            data[f"jours-{name}{suffix}"] = str(number)
    return data


def test_special_days_are_added_once_and_taken_away(client, agent):
    soon = timezone.localdate() + timedelta(days=3)
    data = date_parts(client, soon, soon + timedelta(days=1), reason="Travaux")

    for _click in range(2):
        assert client.post(DAYS_URL, data).status_code == 302

    kept = agent.guichet.special_days.get()
    assert (kept.first, kept.hours, kept.reason) == (soon, "", "Travaux")
    name = f"{kept.first.isoformat()}/{kept.last.isoformat()}"
    assert name in client.get(URL).content.decode()
    client.post(DAYS_URL, {"remove": name})
    client.post(DAYS_URL, {"remove": name})
    assert not agent.guichet.special_days.exists()
    assert client.post(DAYS_URL, {"remove": "x"}).status_code == 404


def test_special_days_in_the_wrong_order_or_over_are_refused(client, agent):
    today = timezone.localdate()

    late = client.post(DAYS_URL, date_parts(client, today - timedelta(days=2)))
    wrong = client.post(DAYS_URL, date_parts(client, today + timedelta(days=2), today, hours="9h"))

    assert "Écrivez un jour à venir." in late.content.decode()
    assert "ne vient pas avant le premier" in wrong.content.decode()
    assert "Écrivez les heures ainsi" in wrong.content.decode()
    assert (late.status_code, wrong.status_code) == (422, 422)
    assert not agent.guichet.special_days.exists()


def test_the_reports_of_the_own_guichet_alone_are_read_and_treated_once(client, agent):
    mine = ErrorReportFactory(guichet=agent.guichet, email="nom@exemple.fr", sender="a" * 32)
    other = ErrorReportFactory()

    listed = client.get(reverse("desk:reports"))
    assert [report.pk for report in listed.context["page_obj"]] == [mine.pk]
    assert client.get(reverse("desk:report", args=[other.reference])).status_code == 404

    url = reverse("desk:report", args=[mine.reference])
    assert "Le mardi, c&#x27;est fermé." in client.get(url).content.decode()
    assert client.post(url, {}).status_code == 422
    for _click in range(2):
        client.post(url, {"state": "corrige", "answer": "Merci, c'est corrigé."})

    mine.refresh_from_db()
    assert (mine.state, mine.handled_by, mine.email, mine.sender) == (
        ReportState.CORRECTED,
        agent.user,
        "",
        "",
    )
    sent = mail.outbox
    assert [message.to for message in sent] == [["nom@exemple.fr"]]
    assert "Merci, c'est corrigé." in sent[0].body


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_list_of_reports_costs_the_same(client, agent, how_many, django_assert_num_queries):
    ErrorReportFactory.create_batch(how_many, guichet=agent.guichet)
    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent
        + 1  # how many
        + 1  # the page
    ):
        response = client.get(reverse("desk:reports"))

    assert len(response.context["page_obj"]) == how_many
