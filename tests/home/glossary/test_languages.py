"""Words explained in the language that a page is written in, whatever its address."""

import re

import pytest
from django.utils import translation
from wagtail.models import Locale, Site

from home.glossary.dictionary import Dictionary, Entry
from home.glossary.models import GlossaryPage
from home.models import GuidePage
from portal.interface import stamp
from tests.factories.pages import GuidePageFactory, HomePageFactory
from tests.factories.words import GlossaryPageFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


@pytest.fixture
def home():
    home = HomePageFactory()
    GlossaryPageFactory(parent=home)
    TermFactory(term="guichet", slug="guichet", definition="Là où l'on vous aide.")
    return home


def test_french_words_under_an_english_address_are_explained_in_french(client, home):
    guide = GuidePageFactory(
        parent=home, slug="etapes", title="Étapes", lead="Un guichet, un office."
    )
    english = Locale.objects.create(language_code="en")
    in_english = home.copy_for_translation(english, alias=True)
    glossary = GlossaryPage.objects.get(locale=home.locale)
    glossary.copy_for_translation(english).save_revision().publish()
    guide.copy_for_translation(english, alias=True)
    written = GuidePage(title="Steps", slug="steps", locale=english, lead="Un guichet, un office.")
    in_english.add_child(instance=written)
    TermFactory(term="office", slug="guichet", definition="Where you get help.", locale=english)
    Site.clear_site_root_paths_cache()
    stamp.touch()

    def explained(address: str) -> list[str]:
        return re.findall(
            r'class="portal-word"[^>]*>([^<]*)<', client.get(address).content.decode()
        )

    assert explained("/en/etapes/") == ["guichet"]
    assert explained("/en/steps/") == ["office"]
    assert "Là où l&#x27;on vous aide." in client.get("/en/etapes/").content.decode()


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("شباك التسجيل", "اذهبوا إلى شباك التسجيل.", "شباك التسجيل"),
        ("شباك التسجيل", "اسألوا عنها بشباك التسجيل.", "بشباك التسجيل"),
        ("أقدمية", "دون فقدان الأقدمية.", "الأقدمية"),
        ("أقدمية", "بالتجديد تحتفظون بأقدميتكم.", "بأقدميتكم"),
        ("مؤجّر", "يراه المؤجّرون في المنطقة.", "المؤجّرون"),
        ("شطب", "هذا للشطب.", "للشطب"),
        ("شطب", "كلمة مشطوبة.", None),
        ("محافظ", "محافظة.", None),
    ],
)
def test_an_arabic_word_is_found_with_what_is_written_with_it(form, text, found):
    entry = Entry(form, "mot", "", "/")

    told = [match[0] for match, _entry in Dictionary([(form, entry)]).found_in(text, set())]

    assert told == ([found] if found else [])
