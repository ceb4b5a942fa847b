"""An editor words a notice: refused without its date, seen, published; the next letter has it."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.urls import reverse

from forms_wizard.demands.enums import LetterKind
from forms_wizard.letters.models import LetterText
from forms_wizard.letters.tasks import send
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.demands import DemandFactory
from tests.factories.letters import LetterFactory


def sign_in(page, user):
    page.get_by_label("Adresse électronique").fill(user.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()


def test_an_editor_changes_a_notice_and_the_next_letter_says_it(open_browser, mailbox, axe):
    writer = UserFactory()
    writer.groups.add(Group.objects.get(name="Rédacteurs des courriers"))
    page = open_browser(width=1280, height=1000)
    page.goto(reverse("wagtailsnippets_letters_lettertext:list"))
    sign_in(page, writer)
    page.get_by_role("link", name="Textes des courriers").first.wait_for()
    notice = page.get_by_role("link", name="Préavis de renouvellement", exact=True)
    page.get_by_role("row").filter(has=notice).filter(has_text="Français").get_by_role(
        "link"
    ).first.click()
    page.get_by_text("le dernier jour de validité de la demande").wait_for()

    # The date of the notice is taken out.
    first = page.locator("[data-contentpath] textarea").first
    assert first.input_value() == "Votre demande de logement s'arrête le {fin}."
    first.fill("Votre demande de logement s'arrête bientôt.")
    publish(page)
    page.get_by_text("Gardez {fin}").first.wait_for()
    assert first.input_value() == "Votre demande de logement s'arrête bientôt."

    first.fill("Attention : votre demande de logement s'arrête le {fin}.")
    page.locator('[data-side-panel-toggle="preview"]').first.click()
    seen = page.frame_locator("iframe.w-preview__iframe").first
    seen.get_by_text("Attention : votre demande de logement s'arrête le 1er sept").wait_for()
    page.locator("#id_preview_mode").select_option("post-0")
    seen.get_by_role("img").wait_for()
    publish(page)
    page.get_by_text("Texte publié ici").wait_for()
    text = LetterText.objects.get(notice=LetterKind.RENEWAL_NOTICE, language="fr")
    assert text.live

    holder = UserFactory()
    letter = LetterFactory(
        kind=LetterKind.RENEWAL_NOTICE,
        demand=DemandFactory(active=True, holder=holder, email=holder.email),
    )
    send.defer(letter_id=letter.pk)
    mail = mailbox.wait_for(holder.email, subject="Renouvelez votre demande")
    said = "Attention : votre demande de logement s'arrête le"
    assert said in mail.get_body(("plain",)).get_content()
    page.set_content(mail.get_body(("html",)).get_content())
    axe(page)

    # What was sent is read again in the space of the person, at 320 pixels.
    person = open_browser(width=320, height=640)
    person.goto(reverse("dossier:letter", args=[letter.demand.reference, 1]))
    sign_in(person, holder)
    person.get_by_text(said).wait_for()
    axe(person)
    assert person.evaluate("document.documentElement.scrollWidth") <= 320
    assert letter.sent_texts.get().revision_id == text.live_revision_id


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.get_by_role("button", name="Publier").click()
