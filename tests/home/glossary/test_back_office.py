"""Words in the administration: who writes, who publishes, how they are found."""

import pytest
from django.urls import reverse

from home.glossary.models import Term
from home.roles.installation import install
from home.roles.roles import AUTHORS, REVIEWERS
from tests.factories.accounts import UserFactory
from tests.factories.pages import HomePageFactory
from tests.factories.words import TermFactory

pytestmark = pytest.mark.django_db

TYPED = {
    "term": "Quittance",
    "slug": "quittance",
    "other_forms": "",
    "definition": "La preuve que le loyer est payé.",
    "text": '{"blocks": [], "entityMap": {}}',
}


@pytest.fixture
def as_member(client):
    HomePageFactory()
    install()

    def sign_in(group: str):
        client.force_login(UserFactory(groups=[group]))
        return client

    return sign_in


def view(name: str, *args) -> str:
    return reverse(f"wagtailsnippets_glossary_term:{name}", args=args)


def test_an_author_writes_a_word_and_a_reviewer_publishes_it(as_member):
    response = as_member(AUTHORS).post(view("add"), {**TYPED, "action-publish": "1"})
    assert response.status_code == 302
    term = Term.objects.get(slug="quittance")
    assert not term.live

    as_member(REVIEWERS).post(view("edit", term.pk), {**TYPED, "action-publish": "1"})

    term.refresh_from_db()
    assert term.live


def test_a_word_is_found_by_its_text(as_member, django_capture_on_commit_callbacks):
    client = as_member(AUTHORS)
    with django_capture_on_commit_callbacks(execute=True):
        bail = TermFactory(term="Bail", definition="Le contrat du logement.")
        TermFactory(term="Cotation")

    found = client.get(view("list"), {"q": "contrat"}).context["object_list"]

    assert list(found) == [bail]


def test_two_words_have_not_the_same_anchor(as_member):
    TermFactory(slug="quittance")

    html = as_member(AUTHORS).post(view("add"), TYPED).content.decode()

    assert "Un autre mot a déjà cette ancre. Changez-la." in html
    assert Term.objects.count() == 1
