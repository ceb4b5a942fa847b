"""An applicant's letters: in their language, with the French text below, which prevails."""

import re
from dataclasses import replace

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.demands.models import Person
from forms_wizard.letters import documents, messages, outbox, paper, post, published, sms
from forms_wizard.letters.models import PostBatch
from forms_wizard.letters.notices import NOTICES
from forms_wizard.letters.previews import Previews
from forms_wizard.letters.wording import is_translated
from forms_wizard.letters.wording_checks import faults
from tests.factories.accounts import UserFactory
from tests.factories.demands import FILED_ON, DemandFactory, declared_codes, morning
from tests.factories.letter_texts import WORDS, publish, text_of
from tests.factories.letters import LetterFactory
from tests.forms_wizard.letters.reading import assert_accessible, holds, pages_of

pytestmark = pytest.mark.django_db
NOW = morning(FILED_ON)
PREVAILS = "it is the French text that counts."
LANGUAGES = [("fr", "Français"), ("en", "English"), ("ar", "العربيّة"), ("uk", "Українська")]


@pytest.fixture(autouse=True)
def languages(settings):
    settings.LANGUAGES = LANGUAGES
    with translation.override("fr"):
        yield


def notice(language: str, **kwargs):
    demand = DemandFactory(active=True, language=language, **kwargs)
    return LetterFactory(kind=LetterKind.RENEWAL_NOTICE, demand=demand)


def words(letter, **kwargs):
    return messages.words(letter, today=FILED_ON, **kwargs)


def test_an_e_mail_says_both_each_marked():
    letter = notice("en")

    outbox.deliver(letter.pk, now=NOW)

    (sent,) = mail.outbox
    assert sent.subject == "Renew your application"
    english, french = sent.body.split("\n* * *\n")
    assert "Hello," in english
    assert "Your housing application ends on 2 March 2027." in english
    assert PREVAILS in english
    assert "Bonjour," in french
    assert "s'arrête le 2 mars 2027." in french
    assert "sera radiée" in french
    renewal = reverse("dossier:renew", args=[letter.demand.reference])
    assert re.findall(r"https?://[^/]+(\S+)", sent.body) == [f"/en{renewal}", renewal]
    html = sent.alternatives[0][0]
    assert '<html lang="en" dir="ltr">' in html
    first, second = html.split('<div lang="fr" dir="ltr">')
    assert "ends on 2 March 2027" in first
    assert "s&#x27;arrête le 2 mars 2027" in second
    assert "2 March" not in second


def test_a_letter_in_french_is_said_once():
    outbox.deliver(notice("fr").pk, now=NOW)

    (sent,) = mail.outbox
    assert "* * *" not in sent.body
    assert sent.body.count("Bonjour,") == 1


def test_arabic_is_read_from_right_to_left():
    letter = notice("ar")

    html = messages.compose(letter, today=FILED_ON).alternatives[0][0]

    assert '<html lang="ar" dir="rtl">' in html
    assert '<div lang="ar" dir="rtl">' in html
    assert '<div lang="fr" dir="ltr">' in html


def test_what_is_enclosed_stays_french_and_comes_once():
    letter = LetterFactory(demand=DemandFactory(language="en"))

    composed = messages.compose(letter, today=FILED_ON)

    (attached,) = composed.attachments
    assert attached[0] == "accuse-de-depot.pdf"
    assert "Accusé de dépôt" in " ".join(pages_of(attached[1]))


def test_an_sms_is_in_the_language_that_its_alphabet_can_write():
    english, arabic = words(notice("en")), words(notice("ar"))
    demand = DemandFactory()

    assert sms.text(english, demand).startswith("Your application ends on 2 March 2027.")
    assert arabic.sms != arabic.french.sms
    assert sms.text(arabic, demand).startswith("Votre demande s'arrete le 2 mars 2027.")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["Subject: Renew your application", PREVAILS]), ("ar", ["فرنسي"])],
)
def test_a_printed_letter_has_both_and_stays_accessible(tmp_path, language, said):
    message = words(notice(language))
    page = {
        "code": "7KQ2M9XAAB",
        "sender": ["Portail"],
        "recipient": ["Ada Lovelace", "59000 LILLE"],
        "parts": paper.parts(message, reference="7KQ2M9XAAC", today=FILED_ON),
        "demonstration": False,
        "enclosed": None,
    }

    pdf, _pages = documents.make_pdf_of_letters({"letters": [page]}, title="Lot", now=NOW)

    text = " ".join(pages_of(pdf))
    assert all(holds(text, one) for one in said)
    assert "U+" not in text
    assert "Objet : Renouvelez votre demande" in text
    assert "sera radiée" in text
    assert_accessible(pdf, tmp_path, title="Lot")


def test_an_address_keeps_its_order_in_a_line_read_from_right_to_left():
    arabic = words(notice("ar"))
    url = arabic.link[1]

    (line,) = [one for one in paper.paragraphs(arabic) if url in one]
    assert line.endswith(f"\u2066{url}\u2069")
    french = arabic.french.link[1]
    assert any(one.endswith(f" : {french}") for one in paper.paragraphs(arabic.french))


def test_what_was_printed_is_kept_in_both():
    codes = declared_codes(Person(birth_name="Durand", first_names="Zoé", born="1980-01-01"))
    letter = notice("en", email="", codes=codes)
    letter.channel = LetterChannel.POST
    letter.save()
    batch = post.prepare(letter.demand.territory, by=None, now=NOW)

    post.print_batch(batch.pk)

    kept = letter.sent_texts.get()
    assert PostBatch.objects.get().pdf
    assert [language for language, _texts in kept.parts] == ["en", "fr"]
    assert "2 March 2027" in kept.text
    assert "2 mars 2027" in kept.french


def test_what_left_is_read_again_part_by_part(client):
    user = UserFactory()
    letter = notice("en", holder=user)
    client.force_login(user)
    url = reverse("dossier:letter", args=[letter.demand.reference, 1])
    before = client.get(url).content.decode()

    outbox.deliver(letter.pk, now=NOW)
    after = client.get(url).content.decode()

    for page in (before, after):
        first, second = page.split('<div lang="fr" dir="ltr">')
        assert "ends on 2 March 2027" in first.split('<div lang="en" dir="ltr">')[1]
        assert "2 mars 2027" in second


# -- which language


def test_words_of_an_editor_in_french_alone_are_said_alone():
    letter = notice("en")
    french = publish(text_of(), WORDS)
    english = text_of(language="en")

    assert words(letter).french is None
    assert words(letter).paragraphs[0].startswith("Bonne nouvelle")
    assert english.state == "Le texte français seul : rien n'est traduit ici"

    publish(english, "Good news: your application ends on {fin}.")
    said = words(letter)
    assert said.paragraphs == ("Good news: your application ends on 2 March 2027.",)
    assert said.french.paragraphs[0].startswith("Bonne nouvelle")

    french.unpublish()
    published.look_again()
    assert "s'arrête le 2 mars 2027" in words(letter).french.paragraphs[0]


@pytest.mark.parametrize("language", ["xx", "tr"])
def test_a_language_that_the_site_does_not_speak_is_french(language):
    message = words(notice(language))

    assert message.language == "fr"
    assert message.french is None


def test_half_a_translation_is_not_said():
    wording = NOTICES[LetterKind.RENEWAL_NOTICE].wording
    with_new_words = replace(wording, link=gettext_lazy("Cette phrase n'est dans aucun catalogue"))

    assert is_translated(wording, "en")
    assert is_translated(with_new_words, "fr")
    assert not is_translated(with_new_words, "en")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("key", NOTICES)
def test_each_text_of_origin_can_be_sent_in_each_language(key, language):
    of_origin = NOTICES[key]
    with translation.override(language):
        found = faults(of_origin, of_origin.wording, language=language)

    assert is_translated(of_origin.wording, language)
    assert found == []


def test_an_editor_sees_what_leaves_french_below():
    of_origin = NOTICES[LetterKind.RENEWAL_NOTICE]
    previews = Previews(of_origin, of_origin.wording, "en", french=of_origin.wording)

    page = previews.response("mail-0").content.decode()

    assert "Renew your application" in page
    assert '<div lang="fr" dir="ltr">' in page


def test_the_state_costs_no_query_in_the_list(admin_client, django_assert_max_num_queries):
    for key in list(NOTICES)[:8]:
        text_of(key, "en")
    with django_assert_max_num_queries(40) as queries:
        page = admin_client.get(reverse("wagtailsnippets_letters_lettertext:list"))
    assert page.status_code == 200
    reads = [one for one in queries.captured_queries if "letters_lettertext" in one["sql"]]
    assert len(reads) <= 4
