"""Typing a demand: nothing is lost, nothing wrong is stored, nobody else's draft opens."""

import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from forms_wizard.demands.models import Demand, Event
from forms_wizard.filing.models import Draft
from tests.factories.accounts import UserFactory
from tests.factories.lives import LIVES
from tests.forms_wizard.filing.walk import Walk, page

SINGLE = LIVES["single"]


@pytest.fixture
def walk(client, db):
    return Walk.start(client)


@pytest.mark.django_db
def test_a_get_of_the_first_page_writes_nothing(client):
    client.get(page("start"))

    assert not Draft.objects.exists()


def test_what_is_typed_is_kept_valid_or_not(walk):
    typed = {"identite-birth_name": ["Durand"], "identite-birth_date_day": ["31"]}
    typed |= {"identite-birth_date_month": ["2"], "identite-birth_date_year": ["1990"]}

    response = walk.type("identite", typed)

    assert response.status_code == 200
    assert walk.draft.answers["identite"] == typed
    content = walk.client.get(walk.url("identite")).content.decode()
    assert 'value="Durand"' in content
    assert 'value="31"' in content
    assert "Erreur :" in content.split("</title>")[0].split("<title")[1]


def test_finishing_later_goes_back_to_the_task_list(walk):
    response = walk.type("identite", {"identite-birth_name": ["Durand"]}, later="1")

    assert response.url == page("tasks", walk.reference)
    assert walk.draft.answers["identite"]["identite-birth_name"] == ["Durand"]


def test_two_tabs_on_two_sections_do_not_erase_each_other(walk):
    walk.type("identite", SINGLE["identite"])
    walk.type("contact", SINGLE["contact"])

    assert walk.draft.answers["identite"] == SINGLE["identite"]
    assert walk.draft.answers["contact"] == SINGLE["contact"]


def test_only_the_fields_of_the_section_are_kept(walk):
    walk.type("identite", {"identite-birth_name": ["Durand"], "contact-email": ["x@exemple.fr"]})

    assert list(walk.draft.answers) == ["identite"]
    assert list(walk.draft.answers["identite"]) == ["identite-birth_name"]


def test_a_forged_hidden_step_changes_nothing(walk):
    posted = {**SINGLE["identite"], "section_view-current_step": "motifs"}
    posted["wizard_goto_step"] = "motifs"

    response = walk.client.post(walk.url("identite"), posted)

    assert response.url == walk.url("contact")
    assert list(walk.draft.answers) == ["identite"]


@pytest.mark.parametrize("slug", ["inconnue", "piece-identite", "handicap", "done", "x" * 300])
def test_an_unknown_section_is_a_404(walk, slug):
    assert walk.client.get(walk.url(slug)).status_code == 404
    assert walk.client.post(walk.url(slug), {"a": "b"}).status_code == 404


def test_the_path_leads_from_section_to_section_to_the_check_page(walk):
    walk.type_all(SINGLE)
    response = walk.show_identity_later()

    assert response.url == page("check", walk.reference)
    assert walk.check().context["missing"] == []


def test_a_change_from_the_check_page_leads_back_to_it(walk):
    walk.type_all(SINGLE)

    response = walk.client.post(walk.url("contact") + "?retour=verifier", SINGLE["contact"])

    assert response.url == page("check", walk.reference)


def test_a_person_is_added_and_removed_without_javascript(walk):
    walk.type("preparer", SINGLE["preparer"])
    response = walk.type("foyer", {}, **{"foyer-add": "charge"})
    (key,) = walk.draft.answers["foyer"]["foyer-charge-keys"]

    assert response.url.endswith(f"?ajout#foyer-charge-{key}")
    shown = walk.client.get(response.url)
    assert shown.context["form"].error_links() == []
    assert f'name="foyer-charge-{key}-first_names"' in shown.content.decode()

    named = {"foyer-charge-keys": [key], f"foyer-charge-{key}-first_names": ["Lou"]}
    walk.type("foyer", named, **{"foyer-remove": f"charge/{key}"})
    assert walk.draft.answers["foyer"] == {"foyer-charge-keys": []}


# -- sending


def test_five_clicks_give_one_demand_and_the_same_receipt(walk):
    walk.type_all(SINGLE)
    walk.show_identity_later()
    digest = walk.check().context["digest"]

    urls = {walk.send(digest).url for _ in range(5)}

    demand = Demand.objects.get()
    assert urls == {page("receipt", demand.reference)}
    assert Event.objects.filter(kind="file").count() == 1


def test_five_simultaneous_clicks_give_one_demand(real_db):
    walk = Walk.start(Client())
    walk.type_all(SINGLE)
    walk.show_identity_later()
    digest = walk.check().context["digest"]
    cookies, barrier, urls = walk.client.cookies, threading.Barrier(5), []

    def click():
        try:
            client = Client()
            client.cookies = cookies
            barrier.wait()
            response = client.post(page("submit", walk.reference), {"digest": digest})
            urls.append(response.url)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert urls == [page("receipt", Demand.objects.get().reference)] * 5


def test_an_incomplete_demand_is_not_sent_and_the_page_says_what_is_missing(walk):
    walk.type("preparer", SINGLE["preparer"])

    response = walk.send()

    assert response.status_code == 422
    assert "Il reste" in response.content.decode()
    assert not Demand.objects.exists()


def test_answers_changed_in_another_tab_are_shown_again_before_sending(walk):
    walk.type_all(SINGLE)
    walk.show_identity_later()
    shown = walk.check().context["digest"]
    changed = {**SINGLE["contact"], "contact-email": ["autre@exemple.fr"]}
    walk.type("contact", changed)

    response = walk.send(shown)

    assert response.url == page("check", walk.reference)
    assert not Demand.objects.exists()


def test_the_declaration_is_what_the_check_page_showed(walk):
    walk.type_all(SINGLE)
    walk.show_identity_later()
    shown = walk.check().context["digest"]

    walk.send(shown)

    assert Demand.objects.get().declarations.get().digest == shown


def test_a_sent_draft_leads_to_its_receipt_and_accepts_nothing_more(walk):
    demand = walk.file(SINGLE)
    receipt = page("receipt", demand.reference)

    assert walk.client.get(page("tasks", walk.reference)).url == receipt
    assert walk.client.get(walk.url("contact")).url == receipt
    assert walk.type("contact", {"contact-email": ["x@exemple.fr"]}).url == receipt
    assert walk.draft.answers == {}


def test_the_receipt_has_a_reference_and_a_date_and_never_a_number(walk):
    demand = walk.file(SINGLE)

    response = walk.client.get(page("receipt", demand.reference))

    assert demand.reference in response.content.decode().replace("\N{NO-BREAK SPACE}", "")
    assert "GDPUB" not in response.content.decode()
    pdf = walk.client.get(page("receipt_pdf", demand.reference))
    assert pdf.content.startswith(b"%PDF-")


# -- whose draft


def test_the_draft_of_a_session_joins_the_account_at_sign_in(walk):
    user = UserFactory()
    walk.type("contact", SINGLE["contact"])
    walk.client.post(
        reverse("account_login"), {"login": user.email, "password": "une phrase de passe longue"}
    )

    assert walk.draft.holder == user
    assert walk.client.get(page("tasks", walk.reference)).status_code == 200
    assert Client().get(page("tasks", walk.reference)).status_code == 404


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("name", ["tasks", "identity", "check"])
def test_somebody_elses_draft_is_a_404(walk, signed_in, name):
    stranger = Client()
    if signed_in:
        stranger.force_login(
            UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend"
        )

    assert stranger.get(page(name, walk.reference)).status_code == 404
    assert stranger.post(walk.url("contact"), SINGLE["contact"]).status_code == 404
    assert stranger.post(page("submit", walk.reference)).status_code == 404
    assert walk.draft.answers == {}


def test_the_account_is_told_of_its_own_demand_only(client, db):
    user = UserFactory()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    first = Walk.start(client).file(SINGLE)
    second = Walk.start(client)
    second.type_all(SINGLE)
    second.show_identity_later()

    response = second.send()

    assert response.status_code == 409
    assert response.context["held"] == first
    assert Demand.objects.count() == 1
    # Another account with the same person is told nothing.
    other = Walk.start(Client()).file(SINGLE)
    assert other != first


# -- hostile


@pytest.mark.parametrize(
    "value",
    [
        "x" * 100_000,
        "\x00nul",
        "‮renversé",
        "\ud800",
        "<script>alert(1)</script>",
        "{{ settings.SECRET_KEY }}",
        "'; DROP TABLE demands_demand; --",
        "🏠" * 200,
        "1e309",
        "=cmd|' /C calc'!A0",
    ],
    ids=["huge", "nul", "rtl", "surrogate", "html", "template", "sql", "emoji", "float", "formula"],
)
def test_whatever_is_posted_every_section_answers(walk, value):
    for slug, typed in SINGLE.items():
        hostile = {
            name: [value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")]
            for name in typed
        }
        assert walk.type(slug, hostile).status_code in {200, 302}
        page_again = walk.client.get(walk.url(slug))
        assert page_again.status_code in {200, 404}
        assert "<script>alert" not in page_again.content.decode()
