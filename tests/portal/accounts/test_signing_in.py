"""Opening an account, signing in, being locked out."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client, override_settings
from django.urls import reverse

from portal.accounts.lockout import client_address
from portal.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

LOGIN = "/compte/connexion/"


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password}, **more)


def is_signed_in(client):
    return client.get("/compte/").status_code == 200


def test_an_account_is_opened_and_used_at_once(client):
    response = client.post("/compte/creer/", {"email": "Lea@Exemple.fr", "password1": PASSWORD})

    assert response.url == "/compte/"
    assert "À confirmer" in client.get("/compte/").text
    assert User.objects.get().email == "lea@exemple.fr"
    assert not EmailAddress.objects.get().verified


def test_a_known_address_gets_the_same_answer_as_a_new_one():
    UserFactory(email="connue@exemple.fr")
    answers = []
    for email in ("connue@exemple.fr", "inconnue@exemple.fr"):
        visitor = Client()
        opened = visitor.post("/compte/creer/", {"email": email, "password1": PASSWORD + "!"})
        page = visitor.get("/compte/").text.replace(email, "")
        token = visitor.cookies["csrftoken"].value if "csrftoken" in visitor.cookies else ""
        assert token or page
        answers.append((opened.status_code, opened.url, page.count("<"), len(page)))

    assert answers[0] == answers[1]


def test_the_second_account_never_opens_the_first(client):
    first = UserFactory(email="lea@exemple.fr")
    client.post("/compte/creer/", {"email": "lea@exemple.fr", "password1": "un autre long secret"})

    assert client.session["_auth_user_id"] != str(first.pk)


def test_a_confirmed_address_opens_its_account_alone():
    owner = UserFactory(email="lea@exemple.fr")
    EmailAddress.objects.create(user=owner, email=owner.email, verified=True, primary=True)
    Client().post("/compte/creer/", {"email": owner.email, "password1": "un autre long secret"})
    stranger, visitor = Client(), Client()

    sign_in(stranger, owner.email, "un autre long secret")
    sign_in(visitor, owner.email)

    assert not is_signed_in(stranger)
    assert visitor.session["_auth_user_id"] == str(owner.pk)


@pytest.mark.parametrize("email", ["connue@exemple.fr", "inconnue@exemple.fr"])
def test_a_wrong_password_says_the_same_for_known_and_unknown(client, email):
    UserFactory(email="connue@exemple.fr")

    page = sign_in(client, email, "pas le bon du tout").text

    assert "ne vont pas ensemble" in page
    assert "Erreur : Se connecter" in page
    assert f'value="{email}"' in page


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"email": "", "password1": PASSWORD}, "Écrivez votre adresse électronique."),
        ({"email": "lea", "password1": PASSWORD}, "Écrivez une adresse complète"),
        ({"email": "x" * 300 + "@exemple.fr", "password1": PASSWORD}, "254 caractères au plus"),
        ({"email": "lea@exemple.fr", "password1": ""}, "Choisissez un mot de passe de 12"),
        ({"email": "lea@exemple.fr", "password1": "court"}, "de 12 caractères au moins."),
        ({"email": "lea@exemple.fr", "password1": "password1234"}, "moins courant"),
        ({"email": "leadurand@exemple.fr", "password1": "leadurand@exem"}, "ressemble pas"),
    ],
)
def test_what_is_refused_says_what_to_do(client, data, message):
    page = client.post("/compte/creer/", data).text

    assert page.count(message) >= 2, "in the summary and at the field"
    assert User.objects.count() == 0


def test_an_address_with_capitals_typed_in_the_administration_signs_in(client):
    user = UserFactory.build(email="Agent@Guichet.fr")
    user.clean()
    user.save()

    sign_in(client, "AGENT@guichet.fr")

    assert is_signed_in(client)


# -- the lock-out


def test_five_failures_lock_the_account_for_this_visitor_and_say_what_to_do(client):
    UserFactory(email="lea@exemple.fr")
    for _ in range(5):
        response = sign_in(client, "lea@exemple.fr", "faux")

    assert response.status_code == 429
    assert sign_in(client, "lea@exemple.fr").status_code == 429
    assert "attendez 30 minutes" in response.text
    assert reverse("account_reset_password") in response.text


def test_the_lock_out_reveals_nothing():
    UserFactory(email="connue@exemple.fr")
    pages = []
    for email in ("connue@exemple.fr", "inconnue@exemple.fr"):
        visitor = Client()
        pages.append([sign_in(visitor, email, "faux").status_code for _ in range(6)])
        pages.append(sign_in(visitor, email, "faux").text)

    assert pages[:2] == pages[2:]


def test_ten_failures_on_other_accounts_do_not_lock_a_right_password(client):
    UserFactory(email="lea@exemple.fr")
    for rank in range(10):
        sign_in(client, f"collegue{rank}@exemple.fr", "faux")

    sign_in(client, "lea@exemple.fr")

    assert is_signed_in(client)


def test_failures_from_one_place_do_not_lock_the_owner_elsewhere(client):
    UserFactory(email="lea@exemple.fr")
    for _ in range(6):
        sign_in(Client(REMOTE_ADDR="203.0.113.9"), "lea@exemple.fr", "faux")

    sign_in(client, "lea@exemple.fr")

    assert is_signed_in(client)


def test_capitals_and_spaces_do_not_start_the_count_again(client):
    UserFactory(email="lea@exemple.fr")
    spellings = [
        "lea@exemple.fr",
        "LEA@exemple.fr",
        " lea@exemple.fr",
        "Lea@Exemple.FR",
        "lea@EXEMPLE.fr",
    ]
    for spelling in spellings:
        response = sign_in(client, spelling, "faux")

    assert response.status_code == 429


def test_a_right_password_forgets_the_failures(client):
    UserFactory(email="lea@exemple.fr")
    for _ in range(2):
        for _ in range(4):
            sign_in(client, "lea@exemple.fr", "faux")
        sign_in(client, "lea@exemple.fr")
        assert is_signed_in(client)
        client.post("/compte/deconnexion/")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        (2, "6.6.6.6, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (1, "", "192.0.2.1"),
    ],
)
def test_the_visitors_address_is_read_behind_our_proxies_alone(rf, proxies, forwarded, address):
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)

    with override_settings(PROXY_COUNT=proxies):
        assert client_address(request) == address


# -- leaving, and the other doors


def test_leaving_asks_for_a_click(client):
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "Me déconnecter" in client.get("/compte/deconnexion/").text
    assert is_signed_in(client)
    client.post("/compte/deconnexion/")
    assert not is_signed_in(client)


@pytest.mark.parametrize("door", ["/admin/", "/admin/login/", "/_util/login/", "/compte/"])
def test_every_door_leads_to_the_one_sign_in(client, door):
    response = client.get(door, follow=True)

    assert response.redirect_chain[-1][0].startswith(LOGIN)
    assert "Se connecter" in response.text


def test_signing_in_leads_back_to_the_page_asked(client):
    UserFactory(email="lea@exemple.fr", is_superuser=True, is_staff=True)
    page = client.get("/admin/", follow=True).text
    assert 'name="next" value="/admin/"' in page

    data = {"login": "lea@exemple.fr", "password": PASSWORD, "next": "/admin/"}
    assert client.post(LOGIN, data).url == "/admin/"


def test_another_site_cannot_be_the_page_asked(client):
    UserFactory(email="lea@exemple.fr")

    response = sign_in(client, "lea@exemple.fr", QUERY_STRING="next=https://mechant.exemple")

    assert response.url == "/compte/"


def test_the_administration_adds_an_account_without_user_name(client):
    chief = UserFactory(is_superuser=True)
    client.force_login(chief, backend="allauth.account.auth_backends.AuthenticationBackend")

    data = {
        "email": "Editeur@Exemple.fr",
        "first_name": "Ada",
        "last_name": "Martin",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    response = client.post(reverse("wagtailusers_users:add"), data)

    assert response.status_code == 302
    assert User.objects.get(email="editeur@exemple.fr").check_password(PASSWORD)
    assert client.get(reverse("wagtailusers_users:index")).status_code == 200
