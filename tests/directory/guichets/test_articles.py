"""What is written by Python, not by a template: nothing of ours, everything else escaped."""

import re

import pytest
from django.urls import reverse

from directory.guichets.models import Guichet, HelpPlace, SpecialDay
from directory.places.addresses import commune_url
from directory.territory.table import communes
from tests.directory.guichets.test_search import ALL_DAY
from tests.factories.guichets import GuichetFactory, HelpPlaceFactory, OrganismeFactory

pytestmark = pytest.mark.django_db
URL = reverse("guichets:list")
WRONG = "<script>\"'&"
ESCAPED = "&lt;script&gt;&quot;&#x27;&amp;"
TEXTS = ("name", "address", "phone", "email", "website", "hours_note")


def wrong(name: str) -> str:
    return f"{name} {WRONG}"[:40]


def in_fields(model) -> dict:
    """A text that would run in each field that is shown, stored as no form would let it."""
    found = {name: wrong(name) for name in TEXTS}
    return {**found, "postcode": '<b>"x', "weekly_hours": ALL_DAY}


def written_in(page: str, names) -> set[str]:
    return {name for name in names if f"{name} {ESCAPED}" in page}


@pytest.fixture
def written():
    guichet = GuichetFactory(
        organisme=OrganismeFactory(name=wrong("organisme")),
        latitude=50.637,
        longitude=3.063,
        kind="<i>kind",
        appointment="<i>rdv",
        public_served="<i>public",
        appointment_url="https://exemple.fr/?a=1&b=\"'<script>",
        **in_fields(Guichet),
    )
    SpecialDay.objects.create(
        guichet=guichet, first="2020-01-01", last="2090-01-01", hours="", reason=wrong("reason")
    )
    HelpPlaceFactory(source=wrong("source"), **in_fields(HelpPlace))
    return guichet


def test_the_list_escapes_each_text(client, written):
    page = client.get(URL, {"commune": "59350"}).content.decode()

    names = {*TEXTS, "organisme", "source", "reason"}
    assert written_in(page, names) == names
    for text in ("&lt;i&gt;kind", "&lt;i&gt;rdv", "&lt;b&gt;&quot;x"):
        assert text in page
    assert WRONG not in page
    assert "<i>" not in page
    assert '<b>"' not in page


def test_the_page_of_a_guichet_escapes_each_text(client, written):
    page = client.get(written.get_absolute_url()).content.decode()

    names = {*TEXTS, "organisme", "reason"}
    assert written_in(page, names) == names
    assert "&lt;i&gt;public" in page
    body = page[page.index("<main") :]
    assert WRONG not in body
    assert "<i>" not in body


def test_the_page_of_a_commune_escapes_each_text(client, written):
    page = client.get(commune_url(communes().get("59350"))).content.decode()

    names = {"name", "address", "phone", "source"}
    assert written_in(page, names) == names
    assert WRONG not in page


def test_what_is_typed_stays_in_the_form_escaped(client):
    page = client.get(URL, {"q": f"Nulle part {WRONG}", "lsf": "oui", "service": "conseil"})
    page = page.content.decode()

    assert f'value="Nulle part {ESCAPED}"' in page
    assert WRONG not in page
    assert '<option value="conseil" selected>' in page
    ticked = [tag for tag in page.split("<input")[1:] if "checked" in tag.split(">")[0]]
    assert ['name="lsf"' in tag for tag in ticked] == [True]
    assert "\x1f" not in page


def test_the_form_of_one_question_is_not_that_of_the_next(client):
    client.get(URL, {"commune": "59350", "ouvert": "oui", "langue": "ar"})

    page = client.get(URL, {"departement": "59"}).content.decode()

    assert "checked" not in page
    assert 'value="ar" selected' not in page
    assert '<option value="59" selected>' in page
    assert 'value="Lille' not in page


@pytest.mark.parametrize("address", ["list", "card", "commune"])
def test_what_stays_french_is_said_to_be_in_another_language(client, address):
    guichet = GuichetFactory(
        name="Maison de l'habitat",
        organisme=OrganismeFactory(name="Ville de Lille"),
        address="1 place de la Mairie",
        hours_note="Fermé les ponts",
        weekly_hours=ALL_DAY,
    )
    SpecialDay.objects.create(
        guichet=guichet, first="2020-01-01", last="2090-01-01", hours="", reason="Travaux"
    )
    path = {
        "list": f"{URL}?commune=59350",
        "card": guichet.get_absolute_url(),
        "commune": commune_url(communes().get("59350")),
    }[address]
    texts = ["Maison de l&#x27;habitat", "1 place de la Mairie"]
    if address != "commune":
        texts += ["Fermé les ponts", "Travaux", "Ville de Lille"]

    in_arabic = client.get(f"/ar{path}").content.decode()
    main = in_arabic[in_arabic.index("<main") :]
    for text in texts:
        found = [main[at.start() - 40 : at.start()] for at in re.finditer(re.escape(text), main)]
        assert found
        assert all(re.search(r' lang="fr">\(?\s*$', before) for before in found), (text, found)
    in_french = client.get(path).content.decode()
    assert 'lang="fr"' not in in_french[in_french.index("<main") :]
