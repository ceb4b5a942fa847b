"""Confirming an address and choosing a new password: links in mails are not used up by reading."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.accounts import tasks
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

NEW = "une nouvelle phrase de passe"
FORGOTTEN = "/compte/mot-de-passe/oublie/"


def sent():
    """What the worker sends of what waits for it."""
    for job in ProcrastinateJob.objects.filter(task_name="accounts.send_mail").order_by("id"):
        tasks.send_mail(**job.args)
    return mail.outbox


def link(message):
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_confirming_an_address_takes_a_click_on_our_page(client):
    client.post("/compte/creer/", {"email": "lea@exemple.fr", "password1": PASSWORD})
    (message,) = sent()

    page = client.get(link(message)).text
    assert "Confirmer mon adresse" in page
    assert not EmailAddress.objects.get().verified

    client.post(link(message))
    assert EmailAddress.objects.get().verified
    assert "Confirmée" in client.get("/compte/").text


def test_mails_are_in_text_and_html_and_say_the_same(client):
    client.post("/compte/creer/", {"email": "lea@exemple.fr", "password1": PASSWORD})

    (message,) = sent()
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert message.subject == "Confirmez votre adresse électronique"
    assert link(message) in html
    assert "sept jours" in message.body
    assert "sept jours" in html


def test_signing_in_again_sends_no_other_mail(client):
    client.post("/compte/creer/", {"email": "lea@exemple.fr", "password1": PASSWORD})
    client.post("/compte/deconnexion/")
    client.post("/compte/connexion/", {"login": "lea@exemple.fr", "password": PASSWORD})

    assert len(sent()) == 1


def test_a_new_password_is_chosen_from_the_mail_and_the_link_serves_once(client):
    user = UserFactory(email="lea@exemple.fr")
    client.post(FORGOTTEN, {"email": "Lea@exemple.fr"})
    address = link(sent()[0])

    for _ in range(2):
        # Read twice: a mail scanner does not use it up.
        page = client.get(address, follow=True)
        assert "Enregistrer ce mot de passe" in page.text
    done = client.post(
        page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW}, follow=True
    )

    user.refresh_from_db()
    assert user.check_password(NEW)
    assert "Votre mot de passe est changé" in done.text
    assert "ne sert plus" in client.get(address, follow=True).text


def test_asking_for_a_new_password_says_the_same_for_known_and_unknown(client):
    UserFactory(email="connue@exemple.fr")
    known = client.post(FORGOTTEN, {"email": "connue@exemple.fr"}, follow=True)
    unknown = client.post(FORGOTTEN, {"email": "inconnue@exemple.fr"}, follow=True)

    assert known.text == unknown.text
    assert known.redirect_chain == unknown.redirect_chain
    # Each address hears of it, so that neither answer is quicker.
    assert [message.to for message in sent()] == [["connue@exemple.fr"], ["inconnue@exemple.fr"]]


@pytest.mark.parametrize("address", ["1-abc-0123456789", "zz-x", "1-set-password"])
def test_a_forged_link_says_what_to_do(client, address):
    page = client.get(f"/compte/mot-de-passe/nouveau/{address}/").text

    assert "Demander un nouveau lien" in page


def test_two_different_passwords_are_refused_beside_the_field(client):
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")

    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW + "x"}
    page = client.post("/compte/mot-de-passe/", data).text

    assert 'href="#id_password2"' in page
    assert "le même mot de passe" in page


def test_a_wrong_current_password_is_refused(client):
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")

    data = {"oldpassword": "faux", "password1": NEW, "password2": NEW}
    page = client.post("/compte/mot-de-passe/", data).text

    assert "pas votre mot de passe actuel" in page


def test_changing_ones_password_keeps_one_signed_in_and_is_told_by_mail(client):
    user = UserFactory(email="lea@exemple.fr")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    client.post(
        "/compte/mot-de-passe/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert client.get("/compte/").status_code == 200
    assert [message.subject for message in sent()] == ["Votre mot de passe est changé"]


def test_a_new_address_replaces_the_old_one_once_confirmed(client):
    user = UserFactory(email="ancienne@exemple.fr")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.post(
        "/compte/adresse/", {"email": "nouvelle@exemple.fr", "action_add": ""}, follow=True
    ).text
    assert "nouvelle@exemple.fr" in page
    user.refresh_from_db()
    assert user.email == "ancienne@exemple.fr"

    client.post(link(sent()[0]))
    user.refresh_from_db()
    assert user.email == "nouvelle@exemple.fr"
    told = sent()[-1]
    assert told.to == ["ancienne@exemple.fr"]
    assert "nouvelle" not in told.message().as_string()


def test_a_typing_error_at_sign_up_is_suggested_never_forced(client):
    data = {"email": "lea@gmial.com", "password1": PASSWORD}

    page = client.post("/compte/creer/", data, follow=True).text

    assert "Vouliez-vous dire lea@gmail.com" in page
    assert EmailAddress.objects.get().email == "lea@gmial.com"
    EmailAddress.objects.update(verified=True)
    assert "Vouliez-vous dire" not in client.get("/compte/").text
