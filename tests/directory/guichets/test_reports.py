"""« Signaler une erreur »: from anyone, bounded, never public; cards to be read again."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from directory.guichets import reports, reviews
from directory.guichets.enums import ReportState
from directory.guichets.models import ErrorReport, Guichet
from tests.factories.accounts import UserFactory
from tests.factories.guichets import AgentFactory, ErrorReportFactory, GuichetFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def url(guichet):
    return reverse("guichets:report", args=[guichet.code])


def receive(guichet, *, text="Fermé", address="192.0.2.1", now=NOW):
    return reports.receive(
        guichet, subject="horaires", text=text, email="", address=address, now=now
    )


def test_an_error_is_received_once_whatever_the_clicks_and_nothing_is_public(client):
    guichet = GuichetFactory()
    typed = {"subject": "horaires", "text": "Fermé le mardi.\x00", "email": "nom@exemple.fr"}

    for _click in range(2):
        response = client.post(url(guichet), typed)

    assert response.url == reverse("guichets:reported", args=[guichet.code])
    assert client.get(response.url).status_code == 200
    report = ErrorReport.objects.get()
    assert (report.guichet, report.text) == (guichet, "Fermé le mardi.")
    # The address of the visitor is nowhere.
    assert "127.0.0.1" not in report.sender
    assert "Fermé le mardi" not in client.get(guichet.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Choisissez ce qui est faux."),
        ({"subject": "danse"}, "Choisissez une réponse de la liste."),
        ({"subject": "horaires", "email": "nom"}, "nom@exemple.fr"),
        ({"subject": "horaires", "text": "x" * 1001}, "1000 caractères au plus"),
    ],
)
def test_what_is_wrong_in_the_form_is_said_and_nothing_is_lost(client, typed, said):
    response = client.post(url(GuichetFactory()), {"text": "Mon texte", **typed})

    assert response.status_code == 422
    assert said in response.content.decode()
    assert typed.get("text", "Mon texte") in response.content.decode()
    assert not ErrorReport.objects.exists()


def test_a_report_with_the_unseen_box_filled_is_given_back_and_kept_when_sent_again(client):
    guichet = GuichetFactory()
    typed = {"subject": "horaires", "text": "Fermé le mardi.", "email": "nom@exemple.fr"}

    refused = client.post(url(guichet), {**typed, "url": "http://spam.example"})

    html = refused.content.decode()
    assert refused.status_code == 422
    assert "Appuyez de nouveau sur « Envoyer »." in html
    assert all(value in html for value in typed.values())
    assert "spam.example" not in html
    assert not ErrorReport.objects.exists()
    assert client.post(url(guichet), {**typed, "url": ""}).status_code == 302
    assert ErrorReport.objects.get().text == "Fermé le mardi."


def test_one_visitor_writes_five_times_an_hour_and_no_more(client, settings):
    guichets = GuichetFactory.create_batch(3)
    for rank in range(settings.GUICHET_REPORTS_PER_HOUR):
        receive(guichets[rank % 3], text=str(rank))

    with pytest.raises(reports.TooManyReports):
        receive(guichets[0], text="un de plus")
    receive(guichets[0], text="d'ailleurs", address="192.0.2.2")
    receive(guichets[0], text="plus tard", now=NOW + timedelta(hours=1, seconds=1))
    assert ErrorReport.objects.count() == settings.GUICHET_REPORTS_PER_HOUR + 2


def test_a_guichet_does_not_drown(client, settings):
    settings.GUICHET_REPORTS_WAITING = 2
    guichet = GuichetFactory()
    for rank in range(2):
        receive(guichet, text=str(rank), address=f"192.0.2.{rank}")

    response = client.post(url(guichet), {"subject": "horaires", "text": "x"})

    assert response.status_code == 429
    assert "téléphonez au guichet" in response.content.decode()


def test_an_answer_leaves_once_and_the_address_with_it():
    report, actor = ErrorReportFactory(email="nom@exemple.fr"), UserFactory()

    done = reports.treat(report, state="corrige", answer="Merci.", actor=actor, now=NOW)

    assert (done.state, done.handled_by) == (ReportState.CORRECTED, actor)
    assert [message.to for message in mail.outbox] == [["nom@exemple.fr"]]
    assert ErrorReport.objects.get().email == ""
    with pytest.raises(reports.AlreadyHandled):
        reports.treat(report, state="exact", answer="Non.", actor=actor, now=NOW)
    assert len(mail.outbox) == 1


def test_without_answer_the_address_goes_all_the_same():
    report = ErrorReportFactory(email="nom@exemple.fr")

    reports.treat(report, state="exact", answer="", actor=UserFactory(), now=NOW)

    assert ErrorReport.objects.get().email == ""
    assert mail.outbox == []


def test_old_reports_are_forgotten():
    waiting = ErrorReportFactory(sender="a", email="nom@exemple.fr")
    old = datetime(2025, 1, 1, tzinfo=UTC)
    ErrorReportFactory(state="exact", received_at=old, handled_at=old)
    forgotten = ErrorReportFactory(received_at=old, email="autre@exemple.fr")

    assert reports.forget(today=TODAY) == 1

    waiting.refresh_from_db()
    forgotten.refresh_from_db()
    assert (waiting.sender, waiting.email, forgotten.email) == ("", "nom@exemple.fr", "")


def test_keepers_of_old_cards_are_asked_once_a_month():
    old = GuichetFactory(name="Ancien", verified_on=date(2026, 5, 1), email="g@exemple.fr")
    agent = AgentFactory(guichet=old)
    GuichetFactory(name="Sans agent", verified_on=date(2026, 5, 1), email="sans@exemple.fr")
    GuichetFactory(name="Muet", verified_on=None)
    GuichetFactory(name="Frais", verified_on=date(2026, 11, 1))
    GuichetFactory(name="Fermé", verified_on=None, closed_on=date(2026, 1, 1))
    ask = {"url": "https://exemple.fr/guichet/fiche/", "progress": lambda done: None}

    assert reviews.ask(today=TODAY, **ask) == (2, 1)
    assert reviews.ask(today=TODAY + timedelta(days=20), **ask) == (0, 0)
    assert reviews.ask(today=date(2026, 12, 23), **ask) == (2, 1)

    to = sorted(recipient for message in mail.outbox[:2] for recipient in message.to)
    assert to == sorted([agent.user.email, "sans@exemple.fr"])
    assert "https://exemple.fr/guichet/fiche/" in mail.outbox[0].body
    assert list(reviews.due(TODAY).values_list("name", flat=True)) == [
        "Ancien",
        "Sans agent",
        "Muet",
    ]


def test_the_nightly_command_says_what_it_did():
    GuichetFactory(verified_on=date(2020, 1, 1), email="g@exemple.fr")
    out = io.StringIO()

    call_command("review_guichets", stdout=out, stderr=io.StringIO())

    assert out.getvalue() == "asked=1 without_address=0 reports_erased=0\n"
    assert Guichet.objects.get().review_asked_on


@pytest.mark.parametrize("day", ["2026-02-28", "2026-03-31", "2026-08-31"])
def test_the_card_and_the_list_agree_on_what_is_to_be_reviewed(day):
    today = date.fromisoformat(day)
    for ago in range(150, 240):
        GuichetFactory(verified_on=today - timedelta(days=ago))

    listed = set(reviews.due(today).values_list("pk", flat=True))

    assert 0 < len(listed) < 90
    told = {each.pk for each in Guichet.objects.all() if each.is_to_be_reviewed(today)}
    assert told == listed
