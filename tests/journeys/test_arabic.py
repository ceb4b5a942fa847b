"""A person who reads Arabic files and follows a demand: no French sentence on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.demands.models import Demand
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.guichets import AgentFactory, GuichetFactory
from tests.factories.letters import LetterFactory
from tests.factories.lives import LIVES
from tests.forms_wizard.dossier.declared import demand_of
from tests.journeys.driver import Hand
from tests.journeys.test_main_job import register, section, sign_in

LIFE = LIVES["wheelchair"]
# What stays French in the middle of Arabic: names of papers, organisms and places.
NAMES = """
titre de séjour | Banque de France | pension de famille | Territoire de Belfort | place de la Mairie
fichier partagé de la demande | IGN, ADMIN EXPRESS, Licence Ouverte
Métropole Européenne de Lille
"""
# Three Latin words in a row, seen or read aloud, that nothing says to be French.
SENTENCES = r"""() => {
  const word = "\\p{Script=Latin}[\\p{Script=Latin}\\p{M}'’.-]*";
  const latin = new RegExp(`${word}(?:[\\s,;:«»()]+${word}){2,}`, "u");
  const found = [];
  const keep = (text, element) => {
    const match = text.match(latin);
    if (match && element.closest("[lang]").lang === "ar") found.push(match[0]);
  };
  const main = document.querySelector("main");
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    const shown = element.closest("select") || element;
    if (element.tagName !== "SCRIPT" && shown.checkVisibility()) {
      keep(walk.currentNode.textContent, element);
    }
  }
  for (const name of ["aria-label", "placeholder", "title", "alt"]) {
    for (const element of main.querySelectorAll(`[${name}]`)) {
      keep(element.getAttribute(name), element);
    }
  }
  return found;
}"""
PUBLIC = [
    "/ar/demande/",
    "/ar/demande/reprendre/",
    "/ar/demande/retrouver/",
    "/ar/compte/connexion/",
    "/ar/compte/creer/",
    "/ar/compte/adresse-perdue/",
    "/ar/compte/mot-de-passe/oublie/",
    "/ar/accompagnement/accord/",
    "/ar/accompagnement/arreter/",
    "/ar/guichets/?departement=59",
    "/ar/communes/?q=lille",
    "/ar/communes/59350-lille/",
    "/ar/communes/59350-lille/autour/",
    "/ar/regions/32-hauts-de-france/",
    "/ar/simulateur/",
    "/ar/simulateur/plafonds/",
    "/ar/recherche/?q=zzzz",
]


class ArabicHand(Hand):
    def go_on(self) -> None:
        self.press(self.page.get_by_role("button", name="حفظ ومتابعة"))


@pytest.fixture
def read(axe):
    """`read(page, *typed)`: in Arabic, from right to left, without French sentence, for everybody.

    `typed`: what people wrote themselves, and stays as they wrote it.
    """

    def check(page, *typed: str) -> None:
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl"), page.url
        known = " | ".join([NAMES, *typed])
        french = [text for text in page.evaluate(SENTENCES) if text not in known]
        assert french == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        axe(page)

    return check


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "IMG_0042.jpg"
    Image.new("RGB", (1600, 1100), "#d8e2ec").save(path, exif=b"")
    return path


@pytest.fixture(params=[320, 1280])
def page(request, open_browser):
    return open_browser(width=request.param, height=800)


def texts(value) -> list[str]:
    """Every text in there, however deep; a person's names together too."""
    if isinstance(value, dict):
        family = value.get("usage_name") or value.get("birth_name")
        value = [*value.values(), f"{value.get('first_names')} {family}"]
    elif isinstance(value, str) or not isinstance(value, (list, tuple)):
        return [str(value)]
    return [text for one in value for text in texts(one)]


def written_in(demand: Demand) -> list[str]:
    """What its people wrote, and the names of its people and places."""
    return [
        *texts(demand.declarations.first().codes),
        *(str(person.full_name) for person in demand.persons.all()),
        ", ".join(place.commune.name for place in demand.places.all()),
    ]


def sign_in_arabic(page, email: str) -> None:
    page.goto("/ar/compte/connexion/")
    page.get_by_label("البريد الإلكتروني").fill(email)
    page.get_by_label("كلمة المرور", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="تسجيل الدخول").click()
    page.wait_for_load_state()


def test_a_whole_filing_in_arabic(phone, open_browser, read, photo):
    hand, typed = ArabicHand(phone), texts(LIFE)
    phone.goto("/ar/demande/")
    read(phone, *typed)
    hand.press(phone.get_by_role("button", name="البدء"))

    while "/etape/" in phone.url:
        slug, url = section(phone), phone.url
        read(phone, *typed)
        hand.go_on()
        if phone.url == url:
            assert phone.title().startswith("خطأ:")
            read(phone, *typed)
        else:
            phone.goto(url)
        hand.fill(LIFE[slug])
        hand.go_on()
    read(phone, *typed)
    phone.locator('[name="piece-identite-document"]').set_input_files(photo)
    hand.choose(phone.locator('[name="piece-identite-mode"]'), "envoyer")
    hand.go_on()
    phone.wait_for_url("**/ar/demande/*/verifier/")
    read(phone, *typed)
    check = phone.url
    for page in ("", "code-de-reprise/"):
        phone.goto(check.replace("verifier/", page))
        read(phone, *typed)
    phone.goto(check)
    hand.press(phone.get_by_role("button", name="إرسال طلبي"))
    phone.wait_for_url("**/ar/demande/recu/**")
    read(phone, *typed)

    demand = Demand.objects.get(reference=phone.url.rstrip("/").split("/")[-1])
    phone.get_by_role("link", name="متابعة طلبي", exact=True).click()
    assert "أُرسل الطلب" in phone.get_by_role("main").inner_text()
    read(phone, *typed)

    agent = open_browser()
    sign_in(agent, AgentFactory(guichet__territory_id=demand.territory_id).user.email)
    number = register(agent, demand).grouped_number
    phone.reload()
    read(phone, *typed)
    text = phone.get_by_role("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "طلب مسجّل" in text
    assert number in text


def test_following_changing_and_renewing_in_arabic(page, read):
    today = timezone.localdate()
    user = UserFactory()
    demand = demand_of("family", holder=user, valid_until=today + timedelta(days=20))
    LetterFactory(demand=demand, kind=LetterKind.RENEWAL_NOTICE, channel=LetterChannel.EMAIL)
    typed = written_in(demand)
    sign_in_arabic(page, user.email)
    read(page)
    here = f"/ar{reverse('dossier:demand', args=[demand.reference])}"
    for url in ("/ar/mon-dossier/", here):
        page.goto(url)
        read(page, *typed)
    for part in ("consultations/", "co-demandeurs/", "renoncer/", "courriers/1/"):
        page.goto(here + part)
        read(page, *typed)

    page.goto(f"{here}modifier/logement-actuel/")
    read(page, *typed)
    page.locator('[name="logement-actuel-rent"]').fill("abc")
    page.get_by_role("button", name="حفظ", exact=True).click()
    read(page, *typed)
    page.locator('[name="logement-actuel-rent"]').fill("712")
    page.get_by_role("button", name="حفظ", exact=True).click()
    page.get_by_text("تم الحفظ.").wait_for()
    read(page, *typed)

    page.goto(f"{here}coordonnees/")
    read(page, *typed)
    page.locator('[name="contact-mobile"]').fill("12")
    page.get_by_role("button", name="حفظ بيانات الاتصال").click()
    read(page, *typed)

    page.goto(f"{here}renouveler/")
    read(page, *typed)
    page.get_by_role("main").get_by_role("button", name="تجديد طلبي").click()
    read(page, *typed)
    for label in page.locator("label", has_text="ما زال صحيحًا").all():
        label.click()
    for income in page.locator(f'[name$="-rfr_{today.year - 2}"]').all():
        income.fill("18 250")
    page.get_by_role("main").get_by_role("button", name="تجديد طلبي").click()
    page.wait_for_url("**/renouvelee/")
    read(page, *typed)


def test_an_account_in_arabic(page, read):
    user = UserFactory()
    sign_in_arabic(page, user.email)
    for part in ("", "adresse/", "mot-de-passe/", "supprimer/", "deconnexion/"):
        page.goto(f"/ar/compte/{part}")
        read(page)


@pytest.mark.parametrize("url", PUBLIC)
def test_a_public_page_in_arabic(phone, read, url):
    GuichetFactory()
    assert phone.goto(url).ok
    read(phone)


def test_what_was_typed_wrong_at_the_door(phone, read):
    sign_in_arabic(phone, "personne@exemple.fr")
    read(phone)
    phone.goto("/ar/compte/creer/")
    phone.get_by_role("button", name="إنشاء حسابي").click()
    read(phone)
    phone.goto("/ar/demande/reprendre/")
    phone.get_by_role("main").get_by_role("button").last.click()
    read(phone)
