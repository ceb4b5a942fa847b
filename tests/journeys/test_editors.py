"""The life of a page in the real administration: written, reviewed, planned, published, kept."""

from __future__ import annotations

import io
import re
import time
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect
from wagtail.models import Locale, Revision

from home.models import GuidePage, HomePage
from home.roles.roles import AUTHORS, REVIEWERS, TRANSLATORS
from home.tasks import publish_scheduled
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.pages import GuidePageFactory
from tests.journeys.conftest import KNOWN_INCOMPLETE, OF_WAGTAIL

TITLE, SLUG = "Garder son dossier complet", "garder-son-dossier-complet"
LEAD, BETTER_LEAD = "Chaque changement se dit.", "Chaque changement se dit sans attendre."
LAST_LEAD = "Chaque changement se dit le jour même."
TRIES, MOST_TABS = 40, 150
ALTERNATIVE = "Une chemise bleue pleine de papiers."


@pytest.fixture(autouse=True)
def roles(same_database):
    call_command("install_roles", verbosity=0)


@pytest.fixture
def home():
    return HomePage.objects.get(installed_key="accueil", locale=Locale.get_default())


@pytest.fixture
def signed_in(open_browser):
    """A new browser in which somebody of this role has entered the administration."""

    def enter(role: str, **options) -> tuple[Page, object]:
        user, page = UserFactory(groups=[role]), open_browser(**options)
        page.goto("/admin/")
        page.get_by_label("Adresse électronique").fill(user.email)
        page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Se connecter").click()
        # Not the page of the sign-in, whose address ends the same.
        page.wait_for_url(lambda url: urlsplit(url).path == "/admin/")
        return page, user

    return enter


def a_picture() -> dict:
    out = io.BytesIO()
    Image.new("RGB", (1200, 800), "#3558a2").save(out, "PNG")
    return {"name": "papiers.png", "mimeType": "image/png", "buffer": out.getvalue()}


def add_block(page: Page, label: str) -> None:
    """The last « + » of the body, then the block in the list that opens."""
    page.get_by_role("button", name="Insérer un bloc").last.click()
    page.get_by_role("option", name=label, exact=True).first.click()


def choose_a_new_image(page: Page) -> None:
    page.get_by_role("button", name="Choisir une image").last.click()
    page.get_by_role("tab", name="Transférer").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Fichier").set_input_files(a_picture())
    # The name of the file comes by itself as the title.
    expect(dialog.get_by_label("Titre")).to_have_value("papiers")
    dialog.get_by_label("Ce que montre l'image").fill(ALTERNATIVE)
    dialog.get_by_role("button", name="Transférer").click()
    dialog.wait_for(state="detached")


def act(page: Page, action: str) -> None:
    """One of the actions at the foot of the editor; most are behind « Plus d'actions »."""
    button = page.locator("footer").get_by_role("button", name=action, exact=True)
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    button.click()


def edit(page: Page, guide: GuidePage) -> None:
    page.goto(reverse("wagtailadmin_pages:edit", args=[guide.pk]))


def test_a_page_is_written_illustrated_reviewed_planned_and_published(
    signed_in, open_browser, mailbox, axe, home
):
    author_page, author = signed_in(AUTHORS, height=1000)
    reviewer_page, reviewer = signed_in(REVIEWERS, width=1400, height=1000)
    visitor = open_browser(width=320, height=640)

    # The author writes, illustrates, looks, and sends.
    page = author_page
    page.goto(reverse("wagtailadmin_explore", args=[home.pk]))
    page.get_by_role("link", name="Ajouter une sous-page").first.click()
    # Asked only where there is a choice.
    kind = page.locator('a[href^="/admin/pages/add/home/guidepage/"]').first
    kind.or_(page.locator("#id_title")).first.wait_for()
    if kind.count():
        kind.click()
    page.get_by_role("button", name="Insérer un bloc").first.wait_for()
    page.locator("#id_title").press_sequentially(TITLE)
    expect(page.locator("#id_slug")).to_have_value(SLUG)
    page.locator("#id_lead").fill(LEAD)
    act(page, "Enregistrer le brouillon")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    add_block(page, "Paragraphe")
    page.locator("[data-contentpath=body] [role=textbox]").last.click()
    page.keyboard.type("Vous avez changé d'adresse ? Dites-le.")
    add_block(page, "Image")
    choose_a_new_image(page)
    page.locator('[data-side-panel-toggle="preview"]').first.click()
    seen = page.frame_locator("iframe.w-preview__iframe").first
    seen.get_by_text("Vous avez changé d'adresse ?").wait_for()
    act(page, "Soumettre à Relecture")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    guide = GuidePage.objects.get(slug=SLUG, locale=Locale.get_default())
    assert not guide.live
    assert visitor.goto(f"/{SLUG}/").status == 404
    asked = mailbox.wait_for(reviewer.email, subject=TITLE)
    assert "Accord d'un relecteur" in said(asked)

    # The reviewer asks a question beside the lead, and for a change.
    page = reviewer_page
    page.goto("/admin/")
    page.get_by_role("link", name=TITLE).first.wait_for()
    edit(page, guide)
    page.locator('[data-side-panel-toggle="comments"]').first.click()
    lead = page.locator('[data-contentpath="lead"]').first
    lead.hover()
    lead.get_by_role("button", name="Ajouter un commentaire").click()
    page.locator(".comment textarea").last.fill("Où se dit-il ?")
    page.get_by_role("button", name="Commenter").click()
    commented = mailbox.wait_for(author.email, subject="commentaires")
    assert "Où se dit-il ?" in said(commented)
    act(page, "Demander des modifications")
    dialog = page.get_by_role("dialog")
    dialog.locator("textarea").fill("Dites à qui.")
    dialog.get_by_role("button", name="Demander des modifications").click()
    assert "Dites à qui." in said(mailbox.wait_for(author.email, subject="À modifier"))

    # The author answers; the reviewer compares the versions, plans the day and agrees.
    edit(author_page, guide)
    author_page.locator("#id_lead").fill(BETTER_LEAD)
    act(author_page, "Resoumettre à Accord d'un relecteur")
    mailbox.wait_for(reviewer.email, subject=TITLE, count=2)
    page.goto(reverse("wagtailadmin_pages:history", args=[guide.pk]))
    row = page.get_by_role("row").filter(has_text="Brouillon actuel")
    row.get_by_role("button").first.click()
    page.get_by_role("link", name="Comparer avec la version précédente").first.click()
    expect(page.locator(".comparison").first).to_contain_text("sans attendre")
    edit(page, guide)
    page.locator('[data-side-panel-toggle="status"]').first.click()
    page.get_by_role("button", name="Programmer").first.click()
    dialog = page.get_by_role("dialog").filter(has_text="Enregistrer la programmation")
    dialog.get_by_label("Date/heure de publication").fill("01/12/2099 08:00")
    dialog.get_by_role("button", name="Enregistrer la programmation").press("Enter")
    page.get_by_role("button", name="Modifier la programmation").first.wait_for(state="attached")
    act(page, "Approuver et Publier")
    mailbox.wait_for(author.email, subject="Accord donné")
    assert visitor.goto(f"/{SLUG}/").status == 404

    # The worker publishes it when its hour comes: visitors read it, the image with its words.
    the_hour_comes(guide)
    publish_scheduled.defer(timestamp=0)
    wait_until(lambda: visitor.goto(f"/{SLUG}/").status == 200)
    visitor.get_by_text(BETTER_LEAD).wait_for()
    assert visitor.get_by_role("img", name=ALTERNATIVE).count() == 1
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 320
    axe(visitor)

    # A change is read at once by visitors, though the page was cached.
    edit(page, guide)
    page.locator("#id_lead").fill(LAST_LEAD)
    act(page, "Publier")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    visitor.goto(f"/{SLUG}/")
    visitor.get_by_text(LAST_LEAD).wait_for()


def said(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def the_hour_comes(guide: GuidePage) -> None:
    """The planned version, as its row will be once the hour has passed."""
    revision = Revision.objects.for_instance(guide).get(approved_go_live_at__isnull=False)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()


def wait_until(happened) -> None:
    for _ in range(TRIES):
        if happened():
            return
        time.sleep(0.5)
    pytest.fail("it never happened")


def test_a_page_is_read_again_with_the_keyboard_alone(signed_in, open_browser, axe, home):
    """The panel, the report, the page of a review: each without fault, at two widths."""
    late = timezone.localdate() - timedelta(days=200)
    guide = GuidePageFactory(
        parent=home, slug=f"tard-{uuid4().hex}", checked_on=late, review_on=late
    )
    visitor = open_browser(width=320, height=640)
    visitor.goto(guide.url)
    visitor.get_by_text("n'a pas été relue depuis").wait_for()
    axe(visitor)
    page, _reviewer = signed_in(REVIEWERS)

    # Again, without the message of the sign-in, whose colours are those of Wagtail.
    page.goto("/admin/")
    page.get_by_role("heading", name="Pages à relire").wait_for()
    axe(page, known=KNOWN_INCOMPLETE | OF_WAGTAIL)
    reach(page, page.get_by_role("link", name="Toutes les pages à relire")).press("Enter")
    page.get_by_role("table", name="Pages à relire").wait_for()
    axe(page, known=KNOWN_INCOMPLETE | OF_WAGTAIL)
    reach(page, page.get_by_role("link", name=guide.title, exact=True)).press("Enter")
    page.get_by_role("heading", name="Tout est encore juste ?").wait_for()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page, known=KNOWN_INCOMPLETE | OF_WAGTAIL)
    page.get_by_label("Prochaine relecture").fill("01/01/2020")
    reach(page, page.get_by_role("button", name="Je l'ai relue, rien à changer")).press("Enter")
    page.get_by_text("Choisissez un jour à venir").wait_for()
    axe(page, known=KNOWN_INCOMPLETE | OF_WAGTAIL)
    page.get_by_label("Prochaine relecture").fill("")
    page.keyboard.press("Escape")
    reach(page, page.get_by_role("button", name="Je l'ai relue, rien à changer")).press("Enter")
    page.get_by_text("La page porte la date d'aujourd'hui").wait_for()

    visitor.goto(guide.url)
    visitor.get_by_text("Page vérifiée le").wait_for()
    assert visitor.get_by_text("n'a pas été relue depuis").count() == 0


def test_a_translator_translates_a_page_and_publishes_it_in_their_language_alone(
    signed_in, open_browser, home
):
    english = Locale.objects.get_or_create(language_code="en")[0]
    guide = GuidePageFactory(parent=home, title="Une page à traduire", slug=f"page-{uuid4().hex}")
    guide.save_revision().publish()
    if not home.has_translation(english):
        home.copy_for_translation(english, alias=True)
    mirror = guide.get_translations().filter(locale=english).first()
    mirror = mirror or guide.copy_for_translation(english, alias=True)
    call_command("install_roles", verbosity=0)
    page, _translator = signed_in(TRANSLATORS)

    # The French page is not theirs to change.
    edit(page, guide)
    page.wait_for_url("**/admin/")
    edit(page, mirror)
    page.get_by_role("link", name="Traduire cette page").last.click()
    page.get_by_role("button", name="Soumettre").last.click()
    page.get_by_role("button", name="Traduire", exact=True).first.click()
    page.locator("textarea").first.fill("A page in English")
    page.get_by_role("button", name="Enregistrer", exact=True).first.click()
    page.get_by_text("Traduit manuellement").first.wait_for()
    page.get_by_role("button", name="Publier dans").first.click()
    visitor = open_browser(width=320, height=640)
    wait_until(lambda: visitor.goto(f"/en/{guide.slug}/").status == 200 and in_english(visitor))

    visitor.goto(guide.url)
    visitor.get_by_role("heading", name="Une page à traduire").wait_for()


def in_english(page: Page) -> bool:
    return page.get_by_role("heading", level=1, name="A page in English").count() == 1


def reach(page: Page, wanted):
    """Go there with the tabulation key, as who has no mouse."""
    element = wanted.first.element_handle()
    for _ in range(MOST_TABS):
        if page.evaluate("wanted => document.activeElement === wanted", element):
            return wanted.first
        page.keyboard.press("Tab")
    pytest.fail(f"no tabulation leads to {wanted}")
