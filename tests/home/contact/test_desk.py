"""The messages of a guichet: seen by its agents alone, treated once, told when late."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from directory.guichets.enums import GuichetService
from home.contact import chasing, lifecycle
from home.contact.enums import TicketEventKind, TicketState
from home.contact.models import Ticket, TicketEvent
from home.contact.readers import Reader
from home.models import SiteSettings
from tests.factories.accounts import UserFactory
from tests.factories.contact import TicketFactory
from tests.factories.guichets import AgentFactory, OrganismeFactory
from tests.home.contact.desk import LIST, ticket_of, url

ACTS = ("take", "answer", "sort", "forward", "close")
NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


@pytest.fixture
def helper(db):
    """Who serves the help desk, without guichet."""
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="serve_help_desk"))
    return user


@pytest.mark.parametrize("how_many", [1, 6])
def test_the_list_costs_the_same_with_one_and_six_messages(
    agent_client, agent, django_assert_num_queries, how_many
):
    for _ in range(how_many):
        ticket_of(agent)
    with django_assert_num_queries(
        1  # session
        + 1  # account
        + 1  # agent
        + 2  # permissions of the account and of its groups
        + 1  # how many
        + 1  # messages, their guichet and their commune
    ):
        response = agent_client.get(LIST)
    assert len(response.context["rows"]) == how_many


def test_what_is_due_first_comes_first_and_lateness_is_told(agent_client, agent):
    now = timezone.now()
    in_time = ticket_of(agent, due_at=now + timedelta(hours=2))
    late = ticket_of(agent, due_at=now - timedelta(hours=1))
    national = ticket_of(agent, national=True)
    ticket_of(agent, answered=True)

    page = agent_client.get(LIST)
    shown = [(ticket.pk, is_late) for ticket, is_late, _who in page.context["rows"]]

    assert shown == [(late.pk, True), (in_time.pk, False), (national.pk, False)]
    assert page.content.decode().count("Délai dépassé") == 1
    only = agent_client.get(LIST, {"retard": "oui"}).context["rows"]
    assert [ticket.pk for ticket, *_ in only] == [late.pk]
    assert len(agent_client.get(LIST, {"liste": "repondus"}).context["rows"]) == 1
    assert len(agent_client.get(LIST, {"sujet": "site"}).context["rows"]) == 0
    for hostile in ({"liste": "<b>"}, {"sujet": "\t" * 99}, {"page": "9" * 99}):
        assert agent_client.get(LIST, hostile).status_code == 200


def test_a_message_of_somebody_else_is_a_404_whatever_the_act(agent_client, agent):
    others = [TicketFactory(), TicketFactory(for_help_desk=True)]

    for ticket in others:
        assert agent_client.get(url("detail", ticket)).status_code == 404
        for act in ACTS:
            assert agent_client.post(url(act, ticket), {}).status_code == 404
            assert agent_client.get(url(act, ticket)).status_code == 405
    assert agent_client.get(LIST).context["page_obj"].paginator.count == 0


@pytest.mark.django_db
def test_who_reads_no_message_is_refused(client):
    helper = AgentFactory(guichet__organisme=OrganismeFactory(kind="aidant"))
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Editors"))
    ticket = TicketFactory(guichet=helper.guichet)
    for user in (UserFactory(), editor, helper.user):
        client.force_login(user)
        for address in (LIST, url("detail", ticket)):
            assert client.get(address).status_code == 403
    client.logout()
    assert client.get(LIST).status_code == 302


def test_the_help_desk_reads_its_own_and_no_message_of_a_guichet(client, helper):
    mine, other = TicketFactory(for_help_desk=True), TicketFactory()
    client.force_login(helper)

    assert [ticket.pk for ticket, *_ in client.get(LIST).context["rows"]] == [mine.pk]
    assert client.get(url("detail", mine)).status_code == 200
    assert client.get(url("detail", other)).status_code == 404


def test_a_message_is_taken_answered_by_mail_and_closed(agent_client, agent):
    ticket = ticket_of(agent)

    agent_client.post(url("take", ticket))
    agent_client.post(url("answer", ticket), {"reponse-text": "Elle est <en cours>."})

    ticket.refresh_from_db()
    assert (ticket.state, ticket.answer) == (TicketState.ANSWERED, "Elle est <en cours>.")
    assert ticket.answer_left_at
    (sent,) = mail.outbox
    assert sent.to == ["jeanne@exemple.fr"]
    assert "Elle est <en cours>." in sent.body
    assert "Mairie de Lille" in sent.body
    assert agent.user.email not in sent.body
    agent_client.post(url("close", ticket), {"clore-reason": ""})
    html = agent_client.get(url("detail", ticket)).content.decode()
    for words in ("Pris en charge", "Réponse envoyée", "Clos", "Elle est &lt;en cours&gt;."):
        assert words in html
    kinds = list(TicketEvent.objects.filter(ticket=ticket).values_list("kind", "actor", "by"))
    assert kinds == [
        (kind, agent.user.pk, "Mairie de Lille") for kind in ("pris", "repondu", "clos")
    ]


def test_an_answer_that_did_not_leave_is_sent_again_and_not_closed(agent):
    before = NOW - timedelta(days=40)
    ticket = ticket_of(agent, answered=True, answer_left_at=None)
    Ticket.objects.update(answered_at=before)
    assert lifecycle.close_answered(now=NOW) == 0

    assert lifecycle.send_again(now=NOW) == 1
    assert [message.to for message in mail.outbox] == [[ticket.email]]
    assert lifecycle.send_again(now=NOW) == 0
    assert lifecycle.close_answered(now=NOW) == 1


def test_messages_of_a_guichet_where_nobody_reads_any_more_go_to_the_help_desk(agent):
    left, other = ticket_of(agent), TicketFactory(guichet=AgentFactory().guichet)
    agent.until = NOW.date() - timedelta(days=1)
    agent.save()

    assert lifecycle.give_to_help_desk(now=NOW) == 1
    left.refresh_from_db()
    other.refresh_from_db()
    assert (left.guichet, left.state) == (None, TicketState.NEW)
    assert other.guichet is not None
    (event,) = left.events.filter(kind=TicketEventKind.FORWARDED)
    assert (event.actor, event.note) == (None, "Assistance du site")


def test_a_commune_whose_guichet_already_has_the_message_is_no_transfer(agent_client, agent):
    agent.guichet.services = [GuichetService.ADVICE]
    agent.guichet.save()
    ticket = ticket_of(agent)
    posted = {"transmettre-to": "commune", "transmettre-commune": "Lille (59000)"}
    response = agent_client.post(url("forward", ticket), posted)

    assert response.status_code == 422
    assert "Ce guichet a déjà ce message." in response.content.decode()
    assert not ticket.events.exists()


def test_without_address_what_was_said_is_noted(agent_client, agent):
    ticket = ticket_of(agent, by_phone=True)

    page = agent_client.get(url("detail", ticket)).content.decode()
    agent_client.post(url("answer", ticket), {"reponse-text": "Appelée ce matin."})

    assert "appelez-la" in page
    assert mail.outbox == []
    assert TicketEvent.objects.get().kind == TicketEventKind.CALLED


@pytest.mark.parametrize(
    ("act", "posted", "said"),
    [
        ("answer", {"reponse-text": " "}, "Écrivez votre réponse."),
        ("answer", {"reponse-text": "x" * 4001}, "4000 caractères au plus"),
        ("sort", {"delai-complexity": "longue"}, "Choisissez une réponse de la liste."),
        ("forward", {}, "Choisissez à qui transmettre ce message."),
        ("forward", {"transmettre-to": "ZZZZZ"}, "Choisissez une réponse de la liste."),
        ("forward", {"transmettre-to": "commune"}, "Écrivez le nom ou le code postal"),
        (
            "forward",
            {"transmettre-to": "commune", "transmettre-commune": "Marseille"},
            "Aucun guichet de ce territoire",
        ),
        ("close", {}, "Dites pourquoi vous fermez ce message sans répondre."),
    ],
)
def test_what_is_wrong_is_said_on_the_page_of_the_message(agent_client, agent, act, posted, said):
    ticket = ticket_of(agent)

    response = agent_client.post(url(act, ticket), posted)

    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert "Erreur :" in html
    assert Ticket.objects.get().state == TicketState.NEW


def test_a_message_changes_hands_and_keeps_its_promise(agent_client, agent, helper, client):
    ticket, other = ticket_of(agent), AgentFactory(guichet__name="Habitat du Nord")
    due_at = ticket.due_at

    response = agent_client.post(
        url("forward", ticket), {"transmettre-to": other.guichet.code}, follow=True
    )

    assert "Le message est transmis à : Habitat du Nord." in response.content.decode()
    ticket.refresh_from_db()
    assert (ticket.guichet, ticket.state, ticket.due_at) == (other.guichet, "nouveau", due_at)
    assert agent_client.get(url("detail", ticket)).status_code == 404
    client.force_login(other.user)
    client.post(url("forward", ticket), {"transmettre-to": "assistance"})
    client.force_login(helper)
    posted = {"transmettre-to": "commune", "transmettre-commune": "Lille (59000)"}
    agent.guichet.services = ["conseil"]
    agent.guichet.save()
    client.post(url("forward", ticket), posted)
    ticket.refresh_from_db()
    assert ticket.guichet == agent.guichet


def test_the_delay_is_counted_from_the_day_of_the_message(agent_client, agent):
    ticket = ticket_of(agent)

    agent_client.post(url("sort", ticket), {"delai-complexity": "complexe"})
    assert Ticket.objects.get().due_at == datetime(2026, 11, 25, 9, tzinfo=UTC)
    agent_client.post(url("sort", ticket), {"delai-complexity": "nationale"})

    assert Ticket.objects.get().due_at is None
    assert "relancé chaque semaine" in agent_client.get(url("detail", ticket)).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("state", TicketState.values)
@pytest.mark.parametrize("act", lifecycle.ALLOWED)
def test_every_act_outside_the_table_is_refused(act, state):
    more = {"closed": True} if state == TicketState.CLOSED else {"state": state}
    ticket = TicketFactory(**more)
    reader = Reader(UserFactory(), ticket.guichet, help_desk=False)
    verbs = {
        TicketEventKind.TAKEN: lambda: lifecycle.take(ticket, reader, now=NOW),
        TicketEventKind.SORTED: lambda: lifecycle.sort(
            ticket, reader, complexity="complexe", now=NOW
        ),
        TicketEventKind.FORWARDED: lambda: lifecycle.forward(ticket, reader, to=None, now=NOW),
        TicketEventKind.ANSWERED: lambda: lifecycle.answer(ticket, reader, text="Oui.", now=NOW),
        TicketEventKind.CLOSED: lambda: lifecycle.close(ticket, reader, now=NOW),
    }

    if state in lifecycle.ALLOWED[act]:
        verbs[act]()
        assert TicketEvent.objects.filter(ticket=ticket, kind=act).count() == 1
    else:
        with pytest.raises(lifecycle.AlreadyDone):
            verbs[act]()
        assert not TicketEvent.objects.exists()


def test_national_messages_are_chased_every_week(agent):
    ticket = ticket_of(agent, national=True)
    desk = TicketFactory(for_help_desk=True, national=True)
    ticket_of(agent)

    assert chasing.chase(now=NOW) == (0, 0)
    week = ticket.received_at + timedelta(days=7)
    assert chasing.chase(now=week) == (1, 1)
    assert chasing.chase(now=week) == (0, 0)
    SiteSettings.objects.create(contact_email="aide@exemple.fr")
    assert chasing.chase(now=week + timedelta(days=7)) == (2, 0)

    assert sorted(message.to[0] for message in mail.outbox[1:]) == sorted(
        ["aide@exemple.fr", agent.user.email]
    )
    assert ticket.reference in mail.outbox[0].body
    # Nothing of the person leaves in a mail to a box that others may read.
    assert "Jeanne" not in mail.outbox[0].body
    assert ticket.message not in mail.outbox[0].body
    # The week without address, nobody was reminded: the history does not say so.
    assert desk.events.filter(kind=TicketEventKind.CHASED).count() == 1


@pytest.mark.django_db
def test_the_night_tends_messages_and_is_done_once(capsys):
    TicketFactory(answered=True, answered_at=datetime(2026, 1, 1, tzinfo=UTC))

    for expected in ("closed=1", "nothing=0"):
        call_command("tend_messages")
        assert expected in capsys.readouterr().out


def test_the_queue_of_a_guichet_leads_there(agent_client):
    assert f'href="{LIST}"' in agent_client.get(reverse("desk:queue")).content.decode()
