"""Opening an account, signing in, forgetting a password: with and without JavaScript."""

import re

import pytest

from tests.factories.accounts import PASSWORD, UserFactory

NEW = "une nouvelle phrase de passe"


@pytest.fixture(params=["wide", "small", "no_js"])
def visitor(request, open_browser):
    """A wide screen, a telephone of 320 pixels, a telephone without JavaScript."""
    options = {
        "wide": {},
        "small": {"width": 320, "height": 640},
        "no_js": {"width": 320, "height": 640, "java_script_enabled": False},
    }
    page = open_browser(**options[request.param])
    page.scripted = request.param != "no_js"
    return page


def look(page, axe):
    """Axe, no horizontal scroll, one heading of the first level."""
    # Axe waits for timers, which do not run without JavaScript; the HTML is the same.
    if page.scripted:
        axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("h1").count() == 1


def link_in(message) -> str:
    return re.search(r"http://\S+", message.get_body(("plain",)).get_content())[0]


def test_an_account_is_opened_confirmed_and_left(visitor, axe, mailbox, request):
    email = f"{request.node.callspec.id}@exemple.fr"
    visitor.goto("/compte/creer/")
    look(visitor, axe)

    visitor.get_by_role("button", name="Créer mon compte").click()
    assert visitor.title().startswith("Erreur : ")
    look(visitor, axe)
    if visitor.scripted:
        assert visitor.evaluate("document.activeElement.id") == "erreurs"
    visitor.get_by_role("link", name="Écrivez votre adresse électronique.").click()
    if visitor.scripted:
        assert visitor.evaluate("document.activeElement.id") == "id_email"

    visitor.get_by_label("Adresse électronique").fill(email)
    visitor.get_by_label("Choisissez un mot de passe").fill(PASSWORD)
    visitor.get_by_role("button", name="Créer mon compte").click()
    assert visitor.get_by_role("heading", level=1).inner_text() == "Mon compte"
    look(visitor, axe)

    visitor.goto(link_in(mailbox.wait_for(email, subject="Confirmez")))
    look(visitor, axe)
    visitor.get_by_role("button", name="Confirmer mon adresse").click()
    assert visitor.get_by_text("Confirmée", exact=True).is_visible()
    look(visitor, axe)

    visitor.get_by_role("link", name="Changer mon adresse électronique").click()
    look(visitor, axe)
    visitor.goto("/compte/mot-de-passe/")
    look(visitor, axe)

    visitor.goto("/compte/deconnexion/")
    look(visitor, axe)
    visitor.get_by_role("button", name="Me déconnecter").click()
    visitor.goto("/compte/")
    assert "/compte/connexion/" in visitor.url


def test_a_wrong_password_then_the_right_one_then_a_lock(visitor, axe):
    user = UserFactory()
    visitor.goto("/compte/connexion/")
    look(visitor, axe)

    for _ in range(4):
        visitor.get_by_label("Adresse électronique").fill(user.email)
        visitor.get_by_label("Mot de passe").fill("faux")
        visitor.get_by_role("button", name="Se connecter").click()
    assert visitor.get_by_role("alert").get_by_role("link").count() == 1
    assert visitor.get_by_label("Adresse électronique").input_value() == user.email
    look(visitor, axe)

    visitor.get_by_label("Mot de passe").fill("faux")
    visitor.get_by_role("button", name="Se connecter").click()
    assert "Attendez" in visitor.get_by_role("heading", level=1).inner_text()
    look(visitor, axe)


def test_a_forgotten_password_is_chosen_again_from_the_mail(visitor, axe, mailbox):
    user = UserFactory()
    visitor.goto("/compte/connexion/")
    visitor.get_by_role("link", name="J'ai oublié mon mot de passe").click()
    look(visitor, axe)
    visitor.get_by_label("Adresse électronique").fill(user.email)
    visitor.get_by_role("button", name="Recevoir un lien").click()
    look(visitor, axe)

    link = link_in(mailbox.wait_for(user.email, subject="nouveau mot de passe"))
    visitor.goto(link)
    look(visitor, axe)
    visitor.get_by_role("button", name="Enregistrer ce mot de passe").click()
    assert visitor.title().startswith("Erreur : ")
    look(visitor, axe)
    visitor.get_by_label("Choisissez un mot de passe").fill(NEW)
    visitor.get_by_label("Le même mot de passe").fill(NEW)
    visitor.get_by_role("button", name="Enregistrer ce mot de passe").click()
    look(visitor, axe)

    visitor.goto(link)
    assert visitor.get_by_text("Ce lien ne sert plus").is_visible()
    look(visitor, axe)

    visitor.goto("/compte/connexion/")
    visitor.get_by_label("Adresse électronique").fill(user.email)
    visitor.get_by_label("Mot de passe").fill(NEW)
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/compte/")


@pytest.mark.parametrize("address", ["/rien-ici/"])
def test_pages_of_errors(visitor, axe, address):
    visitor.goto(address)

    look(visitor, axe)


def test_an_expired_form_gives_its_answers_back(visitor, axe):
    visitor.goto("/compte/mot-de-passe/oublie/")
    visitor.get_by_label("Adresse électronique").fill("lea@exemple.fr")
    visitor.context.clear_cookies()

    visitor.get_by_role("button", name="Recevoir un lien").click()
    look(visitor, axe)
    visitor.get_by_role("button", name="Renvoyer mes réponses").click()

    assert visitor.get_by_role("heading", level=1).inner_text() == "Regardez vos messages"


def test_the_menu_opens_on_a_small_screen_with_and_without_scripts(visitor, axe):
    visitor.goto("/compte/connexion/")
    menu = visitor.get_by_role("navigation", name="Menu principal")
    if visitor.scripted and visitor.viewport_size["width"] == 320:
        assert not menu.is_visible()
        visitor.get_by_role("button", name="Menu", exact=True).click()
    menu.get_by_role("link", name="Accueil").wait_for(state="visible")
    if visitor.scripted:
        axe(visitor)
