"""Banners: on the pages, in the mails, for their time and no longer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone, translation
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.models import Locale

from forms_wizard.letters.message import Message, bodies
from home.incidents.models import Incident
from home.incidents.showing import forget, known, showing
from home.models import SiteSettings
from tests.factories.accounts import UserFactory
from tests.factories.incidents import IncidentFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory, body

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
TITLE = "Le site ferme dimanche"


@pytest.fixture
def home(db):
    return HomePageFactory()


def html(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("where", "shown_on"),
    [
        ("site", {"/", "/etapes/", "/guichets/", "/compte/connexion/"}),
        ("home", {"/"}),
        ("application", {"/compte/connexion/"}),
    ],
)
def test_a_banner_shows_where_it_is_meant_to(client, home, where, shown_on):
    GuidePageFactory(parent=home, slug="etapes")
    IncidentFactory(where=where)
    forget()

    urls = ["/", "/etapes/", "/guichets/", "/compte/connexion/"]

    assert {url for url in urls if TITLE in html(client, url)} == shown_on


@pytest.mark.parametrize(
    ("begins", "ends", "shows"),
    [(-1, None, True), (-1, 1, True), (1, None, False), (-2, -1, False), (0, 1, True)],
)
@pytest.mark.django_db
def test_it_shows_from_its_first_instant_to_its_last(begins, ends, shows):
    IncidentFactory(
        shows_from=NOW + begins * HOUR, shows_until=None if ends is None else NOW + ends * HOUR
    )
    forget()

    assert [words.title for words in showing("site", now=NOW)] == ([TITLE] if shows else [])


@pytest.mark.django_db
def test_the_instant_decides_even_when_the_list_was_read_before():
    IncidentFactory(shows_from=NOW + HOUR, shows_until=NOW + 2 * HOUR)
    forget()
    known(now=NOW)

    assert [len(showing("site", now=NOW + hours * HOUR)) for hours in (0, 1, 2)] == [0, 1, 0]


@pytest.mark.django_db
def test_what_is_serious_comes_first():
    for kind in ("information", "incident", "warning"):
        IncidentFactory(kind=kind)
    forget()

    assert [words.kind for words in showing("site", now=timezone.now())] == [
        "incident",
        "warning",
        "information",
    ]


@pytest.mark.django_db
def test_it_is_said_in_the_language_of_the_page_else_in_french():
    source = IncidentFactory()
    english = Locale.objects.create(language_code="en")
    IncidentFactory(
        locale=english,
        translation_key=source.translation_key,
        title="Closed on Sunday",
        # The source alone says when.
        shows_from=timezone.now() + timedelta(days=9),
    )
    IncidentFactory(
        locale=Locale.objects.create(language_code="uk"),
        translation_key=source.translation_key,
        title="Зачинено в неділю",
        shows_from=timezone.now() - timedelta(days=9),
        shows_until=timezone.now() - timedelta(days=1),
    )
    forget()

    said = {}
    for code in ("en", "uk", "ar", "fr"):
        with translation.override(code):
            said[code] = [words.title for words in showing("site", now=timezone.now())]

    assert said == {
        "en": ["Closed on Sunday"],
        "uk": ["Зачинено в неділю"],
        "ar": [TITLE],
        "fr": [TITLE],
    }


@pytest.mark.parametrize("how_many", [1, 4])
def test_pages_of_the_application_pay_one_query_a_minute(
    client, home, django_assert_num_queries, how_many
):
    guide = GuidePageFactory(parent=home)
    for rank in range(how_many):
        IncidentFactory(title=f"Bandeau {rank}", link_page=guide, link_text="Lire")
    # Where the site is mounted is known by then.
    html(client, f"/{guide.slug}/")
    forget()
    with django_assert_num_queries(1):  # the banners, their languages and their pages
        known(now=timezone.now())
    with django_assert_num_queries(0):
        assert f"Bandeau {how_many - 1}" in html(client, "/compte/connexion/")


def test_a_cached_page_changes_at_once_when_a_banner_is_written(
    client, home, django_capture_on_commit_callbacks
):
    assert TITLE not in html(client, "/")

    with django_capture_on_commit_callbacks(execute=True):
        banner = IncidentFactory()

    assert TITLE in html(client, "/")
    assert TITLE in html(client, "/compte/connexion/")
    with django_capture_on_commit_callbacks(execute=True):
        banner.delete()
    assert TITLE not in html(client, "/")
    assert TITLE not in html(client, "/compte/connexion/")


@pytest.mark.django_db
def test_the_worker_is_told_the_two_instants_to_come():
    soon = timezone.now() + timedelta(days=1)
    IncidentFactory(shows_from=soon, shows_until=soon + HOUR)

    turns = ProcrastinateJob.objects.filter(task_name="incidents.turn").order_by("scheduled_at")

    assert [job.scheduled_at for job in turns] == [soon, soon + HOUR]


@pytest.mark.django_db
def test_a_mail_says_it_in_text_and_in_html_while_it_lasts(home):
    guide = GuidePageFactory(parent=home, slug="panne")
    IncidentFactory(link_page=guide, link_text="Lire la suite")
    IncidentFactory(title="Pour l'accueil", where="home")
    forget()

    letter = bodies(Message(subject="Objet", paragraphs=("Un fait.",)), demonstration=False)
    account = [render_to_string(f"account/email/base_message.{kind}") for kind in ("txt", "html")]

    for mail in (*letter, *account):
        assert TITLE in mail
        assert guide.full_url in mail
        assert mail.index(TITLE) < mail.index("Bonjour,")
        assert "Pour l" not in mail
    Incident.objects.all().delete()
    forget()
    said = bodies(Message(subject="Objet", paragraphs=("Un fait.",)), demonstration=False)[0]
    assert said.startswith("Bonjour,\n")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"link_text": "Lire"}, "link_page"),
        ({"link_url": "https://exemple.fr/"}, "link_text"),
        ({"shows_until": NOW - HOUR}, "__all__"),
    ],
)
def test_what_would_mislead_is_refused_with_a_sentence(typed, field):
    banner = IncidentFactory.build(shows_from=NOW, locale=Locale.get_default(), **typed)

    with pytest.raises(ValidationError) as refused:
        banner.full_clean()

    assert field in refused.value.message_dict


def test_an_editor_writes_one_in_the_administration(client, home):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    typed = {
        "kind": "incident",
        "title": "Panne du téléphone",
        "text": "",
        "link_text": "",
        "link_page": "",
        "link_url": "",
        "shows_from": "2026-01-01 08:00",
        "shows_until": "",
        "where": "site",
    }

    response = client.post("/admin/snippets/incidents/incident/add/", typed)

    assert response.status_code == 302
    assert Incident.objects.get().title == "Panne du téléphone"


@pytest.mark.parametrize(("state", "words"), [("full", "totalement"), ("partial", "partiellement")])
def test_the_footer_and_the_statement_say_how_far_the_site_conforms(
    client, home, django_capture_on_commit_callbacks, state, words
):
    statement = body({"type": "operator", "value": {"subject": "conformity"}})
    GuidePageFactory(parent=home, slug="accessibilite", body=statement)
    assert "non conforme" in " ".join(html(client, "/accessibilite/").split())

    with django_capture_on_commit_callbacks(execute=True):
        SiteSettings.objects.create(conformity=state)

    page = " ".join(html(client, "/accessibilite/").split())
    assert f"Accessibilité : {words} conforme" in page
    assert f"Ce site est <strong>{words} conforme</strong>" in page
    assert "non conforme" not in page
