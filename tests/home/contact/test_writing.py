"""A message of anybody: where it goes, what is promised, what goes wrong."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from directory.guichets.enums import GuichetService
from home.contact import lifecycle, routing
from home.contact.models import Ticket
from tests.factories.contact import TicketFactory
from tests.factories.demands import DemandFactory
from tests.factories.guichets import AgentFactory, GuichetFactory

pytestmark = pytest.mark.django_db
WRITE = reverse("contact:write")
TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def typed(**more) -> dict:
    return {
        "key": str(uuid4()),
        "subject": "demande",
        "commune": "Lille (59000)",
        "message": "Où en est ma demande ?",
        "name": "Jeanne Martin",
        "email": "jeanne@exemple.fr",
        **more,
    }


def guichet(**more):
    """One where somebody reads."""
    found = GuichetFactory(services=[GuichetService.ADVICE], **more)
    AgentFactory(guichet=found)
    return found


def test_a_message_on_a_demand_goes_to_the_guichet_which_helps_nearby(client):
    GuichetFactory(name="Sans agent", services=[GuichetService.ADVICE])
    near = guichet(name="Conseil de Lille")
    guichet(name="Conseil de Dunkerque", commune_id="59183")

    response = client.post(WRITE, typed(demand_reference="ABC\x00DEF", message="Où ?\x00"))

    ticket = Ticket.objects.get()
    assert response.url == reverse("contact:received", args=[ticket.reference])
    assert (ticket.guichet, ticket.commune_id, ticket.message) == (near, "59350", "Où ?")
    assert ticket.demand_reference == "ABCDEF"
    html = client.get(response.url).content.decode()
    assert "Nous répondons en 4 heures de bureau" in html
    assert "Conseil de Lille" in html
    assert ticket.reference in html
    assert "Jeanne" not in html
    (sent,) = mail.outbox
    assert sent.to == ["jeanne@exemple.fr"]
    assert "Nous répondons en 4 heures de bureau" in sent.body
    assert ticket.reference in sent.body
    # Who reads this mail over a shoulder learns nothing of the question.
    assert "Où ?" not in sent.body


@pytest.mark.parametrize("subject", ["site", "accessibilite", "donnees", "autre"])
def test_the_help_desk_answers_about_the_site_and_rights(client, subject):
    guichet()

    client.post(WRITE, typed(subject=subject, commune="Lille"))

    ticket = Ticket.objects.get()
    assert (ticket.guichet, ticket.commune, ticket.complexity) == (None, None, "complexe")
    assert "sous 2 jours ouvrés" in mail.outbox[0].body
    assert "Assistance du site" in mail.outbox[0].body


def test_without_commune_a_departement_suffices(client):
    mine = guichet()

    client.post(WRITE, typed(commune="", departement="59"))

    ticket = Ticket.objects.get()
    assert (ticket.guichet, ticket.departement_id, ticket.place) == (mine, "59", "Nord")


def test_where_no_guichet_helps_the_manager_reads_else_the_help_desk():
    where = {"commune": "59350", "today": TODAY}
    assert routing.guichet_for(**where) is None
    manager = GuichetFactory(organisme__manager=True)
    assert routing.guichet_for(**where) is None
    AgentFactory(guichet=manager)
    assert routing.guichet_for(**where) == manager
    helping = guichet()
    assert routing.guichet_for(**where) == helping
    assert routing.guichet_for(departement="75", today=TODAY) is None
    assert routing.guichet_for(commune="97501", today=TODAY) is None


def test_two_clicks_are_one_message(client):
    posted = typed(subject="site")

    first, second = (client.post(WRITE, posted) for _click in range(2))

    assert first.url == second.url
    assert Ticket.objects.count() == len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"subject": ""}, "Choisissez le sujet de votre question."),
        ({"subject": "danse"}, "Choisissez une réponse de la liste."),
        ({"commune": ""}, "Écrivez le nom ou le code postal de la commune"),
        ({"commune": "Zzzz"}, "Nous ne trouvons pas cette commune."),
        ({"commune": "", "departement": "999"}, "Choisissez une réponse de la liste."),
        ({"email": ""}, "Écrivez une adresse électronique ou un téléphone"),
        ({"email": "jeanne"}, "Écrivez une adresse complète"),
        ({"email": "", "phone": "12"}, "Écrivez un numéro complet"),
        ({"name": ""}, "Écrivez votre nom et votre prénom."),
        ({"message": "x" * 4001}, "4000 caractères au plus"),
        ({"demand_reference": "x" * 50}, "40 caractères au plus"),
        ({"url": "http://spam.example"}, "Appuyez de nouveau sur « Envoyer »"),
        ({"key": "faux"}, "Ouvrez de nouveau la page"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, more, said):
    response = client.post(WRITE, typed(**{"message": "Mon texte", **more}))

    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert more.get("message", "Mon texte") in html
    assert not Ticket.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize("more", [{}, {"name": ""}, {"url": "\x00"}])
def test_the_box_that_nobody_sees_comes_back_empty(client, more):
    posted = typed(**{"url": "http://spam.example", **more})

    refused = client.post(WRITE, posted)

    assert refused.status_code == 422
    assert refused.context["form"]["url"].value() == ""
    assert "spam.example" not in refused.content.decode()
    assert not Ticket.objects.exists()
    client.post(WRITE, {**posted, "name": "Jeanne Martin", "url": ""})
    assert Ticket.objects.get().message == posted["message"]


def test_an_expired_token_gives_the_text_back():
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})

    response = client.post(WRITE, typed(message="Mon long texte"))

    assert response.status_code == 403
    assert "Mon long texte" in response.content.decode()


def test_the_reference_of_a_demand_changes_nothing_that_is_said(client):
    known = DemandFactory()
    said = []
    for reference in (known.reference, "ZZZZZZZZZZ"):
        url = client.post(WRITE, typed(subject="site", demand_reference=reference)).url
        ticket = Ticket.objects.get(reference=url.rstrip("/").rpartition("/")[2])
        html = client.get(url).content.decode()
        said.append((html + mail.outbox[-1].body).replace(ticket.reference, "REF"))

    assert said[0] == said[1]


def test_an_unknown_reference_is_a_404(client):
    assert client.get(reverse("contact:received", args=["ZZZZZZZZZZ"])).status_code == 404


def test_a_subject_may_be_chosen_by_the_link_that_leads_there(client):
    html = client.get(f"{WRITE}?sujet=accessibilite").content.decode()

    assert 'value="accessibilite" id="id_subject_4" checked' in " ".join(html.split())
    assert client.get(f"{WRITE}?sujet=<script>").status_code == 200


def test_one_visitor_writes_five_times_an_hour_and_no_more(client, settings):
    def receive(address="192.0.2.1"):
        written = lifecycle.Written(
            key=uuid4(), subject="site", name="J", message="M", email="j@exemple.fr"
        )
        return lifecycle.receive(written, address=address, now=NOW)

    for _time in range(settings.CONTACT_PER_HOUR):
        receive()
    with pytest.raises(lifecycle.TooManyMessages):
        receive()
    # The address is nowhere.
    assert "192.0.2.1" not in receive("192.0.2.2").sender
    settings.CONTACT_WAITING = 1
    response = client.post(WRITE, typed(subject="site", message="Mon texte"))
    assert response.status_code == 429
    assert "Mon texte" in response.content.decode()


def test_old_messages_are_closed_then_erased(django_assert_num_queries):
    waiting = TicketFactory(sender="a")
    old = TicketFactory(answered=True, answered_at=datetime(2026, 11, 1, tzinfo=UTC))
    recent = TicketFactory(answered=True, answered_at=datetime(2026, 11, 20, tzinfo=UTC))
    erased = TicketFactory(closed=True, closed_at=datetime(2026, 5, 1, tzinfo=UTC))

    assert lifecycle.close_answered(now=NOW) == 1
    assert lifecycle.forget(today=TODAY) == 1

    old.refresh_from_db()
    waiting.refresh_from_db()
    assert (old.state, old.closed_at, waiting.sender) == ("clos", NOW, "")
    assert Ticket.objects.filter(pk__in=[waiting.pk, recent.pk, old.pk]).count() == 3
    assert not Ticket.objects.filter(pk=erased.pk).exists()
