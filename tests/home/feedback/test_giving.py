"""« Cette page vous a-t-elle aidé ? »: about our pages alone, from anybody, bounded."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from directory.places.addresses import commune_url
from directory.territory.table import communes
from home.feedback import receiving
from home.feedback.masking import MASK, masked
from home.feedback.models import Feedback
from home.feedback.pages import PublicPageRead
from tests.factories.accounts import UserFactory
from tests.factories.feedback import FeedbackFactory
from tests.factories.guichets import GuichetFactory
from tests.factories.pages import GuidePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db
GIVE = reverse("feedback:give")
NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def guide():
    return GuidePageFactory(parent=HomePageFactory(), slug="etapes", title="Les étapes « vraies »")


def typed(**more) -> dict:
    return {"page": "/etapes/", "helped": "non", "comment": "", "key": str(uuid4()), **more}


def test_every_public_page_leads_to_the_form_and_the_form_accepts_each(client):
    guichet = GuichetFactory()
    urls = [
        "/",
        "/etapes/",
        guichet.get_absolute_url(),
        "/guichets/",
        "/simulateur/",
        "/simulateur/plafonds/",
        "/recherche/",
        "/communes/",
        commune_url(communes().get("59350")),
    ]
    for url in urls:
        page = client.get(url)
        assert page.status_code == 200, url
        (link,) = re.findall(r'href="(/votre-avis/[^"]*)"', page.content.decode())
        form = client.get(link)
        assert form.status_code == 200, link
        assert f'value="{url}"' in form.content.decode()
    assert "Les étapes « vraies »" in client.get(f"{GIVE}?page=/etapes/").content.decode()


def test_an_answer_is_kept_once_with_nothing_of_who_gave_it(client):
    client.force_login(UserFactory())
    posted = typed(comment="Rien\x00 compris.")

    for _click in range(2):
        response = client.post(GIVE, posted)

    assert response.url == "/votre-avis/merci/?page=%2Fetapes%2F"
    assert client.get(response.url).status_code == 200
    given = Feedback.objects.get()
    assert (given.path, given.title) == ("/etapes/", "Les étapes « vraies »")
    assert (given.helped, given.comment) == (False, "Rien compris.")
    fields = {field.name for field in Feedback._meta.get_fields()}
    assert fields == {
        *("id", "key", "path", "title", "helped", "comment"),
        *("given_at", "treated", "demonstration"),
    }


def test_the_form_opens_no_session_and_is_never_kept(client):
    response = client.get(f"{GIVE}?page=/etapes/")

    assert "sessionid" not in response.cookies
    assert "no-store" in response["Cache-Control"]
    assert GIVE not in client.get("/robots.txt").content.decode().split("Sitemap")[1]
    assert f"Disallow: {GIVE}" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "",
        "etapes",
        "https://exemple.fr/",
        "//exemple.fr/",
        "/\\exemple.fr",
        "javascript:alert(1)",
        "/nulle-part/",
        "/guichets/ZZZZZ/",
        "/mon-dossier/",
        "/admin/",
        "/compte/connexion/",
        "/sitemap.xml",
        "/votre-avis/",
        "/" + "a" * 400 + "/",
        "/etapes/?q=<script>",
    ],
)
def test_an_address_that_is_no_public_page_of_ours_is_a_404(client, page):
    assert client.get(GIVE, {"page": page}).status_code == 404
    assert client.post(GIVE, typed(page=page)).status_code == 404
    assert client.get(reverse("feedback:thanks"), {"page": page}).status_code == 404
    assert not Feedback.objects.exists()


def test_a_nul_byte_is_told_to_be_unreadable(client):
    assert client.get(GIVE, {"page": "/etapes/\x00"}).status_code == 400
    assert client.post(GIVE, typed(page="/guichets/\x00/")).status_code == 404


def test_a_page_for_some_people_is_a_404(client, guide):
    PageViewRestriction.objects.create(page=guide, restriction_type="login")

    assert client.get(f"{GIVE}?page=/etapes/").status_code == 404


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"helped": ""}, "Choisissez « Oui » ou « Non »."),
        ({"helped": "peut-être"}, "Choisissez une réponse de la liste."),
        ({"comment": "x" * 1001}, "1000 caractères au plus"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, more, said):
    response = client.post(GIVE, typed(**{"comment": "Mon texte", **more}))

    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert more.get("comment", "Mon texte") in html
    assert "Erreur :" in html


def test_a_form_without_key_or_with_a_false_one_is_no_error_of_the_server(client):
    assert client.post(GIVE, {"page": "/etapes/", "helped": "oui"}).status_code == 302
    assert client.post(GIVE, typed(key="faux")).status_code == 422
    assert Feedback.objects.get().helped is True


def test_an_opinion_with_the_unseen_box_filled_is_given_back_and_kept_when_sent_again(client):
    posted = typed(comment="Mon texte", url="http://spam.example")

    refused = client.post(GIVE, posted)

    html = refused.content.decode()
    assert refused.status_code == 422
    assert "Appuyez de nouveau sur « Envoyer mon avis »." in html
    assert "Mon texte" in html
    assert posted["key"] in html
    assert "spam.example" not in html
    assert not Feedback.objects.exists()
    assert client.post(GIVE, {**posted, "url": ""}).status_code == 302
    assert Feedback.objects.get().comment == "Mon texte"


def test_a_day_is_bounded_for_a_page_and_for_the_site(client, settings):
    settings.FEEDBACK_PER_PAGE, settings.FEEDBACK_PER_DAY = 2, 3

    def receive(path, now=NOW):
        page = PublicPageRead(path, path)
        receiving.receive(page, helped=True, comment="", key=uuid4(), now=now)

    receive("/a/")
    receive("/a/")
    with pytest.raises(receiving.TooMuchFeedback):
        receive("/a/")
    receive("/b/")
    with pytest.raises(receiving.TooMuchFeedback):
        receive("/c/")
    receive("/a/", now=NOW + timedelta(days=1))

    settings.FEEDBACK_PER_DAY = 0
    response = client.post(GIVE, typed(comment="Mon texte"))
    assert response.status_code == 429
    assert "Mon texte" in response.content.decode()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("écrivez à jeanne.d@exemple.fr merci", f"écrivez à {MASK} merci"),
        ("06 12 34 56 78 svp", f"{MASK} svp"),
        ("+33 (0)6.12.34.56.78", MASK),
        ("tél:0612345678!", f"tél:{MASK}!"),
        ("mon numéro 0590326123456D5901.", f"mon numéro {MASK}."),
        ("il manque un chiffre : 059032612345GDPUB", f"il manque un chiffre : {MASK}"),
        ("n° 0590326123456GDPUB", f"n° {MASK}"),
        ("0590 3261 2345 6GDPUB", MASK),
        ("1 85 12 59 350 123 45", MASK),
        ("٠٦١٢٣٤٥٦٧٨", MASK),
        ("revenus de 25 000 € en 2025", "revenus de 25 000 € en 2025"),
        ("le 01/12/2026 à 10 h 30", "le 01/12/2026 à 10 h 30"),
        ("59000 Lille, article R.441-2-8", "59000 Lille, article R.441-2-8"),
    ],
)
def test_what_would_name_somebody_is_masked(text, left):
    assert masked(text) == left


def test_old_comments_are_erased_and_the_counts_stay():
    FeedbackFactory(comment="Ancien", given_at=datetime(2025, 11, 1, tzinfo=UTC))
    FeedbackFactory(comment="Récent")

    assert receiving.forget(today=date(2026, 11, 26)) == 1

    assert sorted(Feedback.objects.values_list("comment", flat=True)) == ["", "Récent"]
