"""Hard words of a letter explained, and the page that says the letter in easy words."""

from datetime import UTC, date, datetime

import pytest

from forms_wizard.demands.enums import LetterKind
from forms_wizard.letters import messages, outbox, paper, sent_texts
from home.glossary.models import Term
from portal.interface import stamp
from tests.factories.easy import EasyLetterPageFactory, EasyLettersPageFactory
from tests.factories.letters import LetterFactory
from tests.factories.pages import HomePageFactory
from tests.factories.words import GlossaryPageFactory, TermFactory

pytestmark = pytest.mark.django_db

TODAY, NOW = date(2026, 3, 6), datetime(2026, 3, 6, 9, tzinfo=UTC)
SENIORITY = "Ancienneté : Le temps passé depuis le dépôt."
EASY = "https://exemple.fr/courriers/renouvelez/"


@pytest.fixture
def letter(settings):
    settings.PUBLIC_URL = "https://exemple.fr"
    home = HomePageFactory()
    GlossaryPageFactory(parent=home)
    TermFactory(term="Ancienneté", slug="anciennete", definition="Le temps passé depuis le dépôt.")
    TermFactory(term="Cotation", slug="cotation")
    letters = EasyLettersPageFactory(parent=home, slug="courriers")
    EasyLetterPageFactory(parent=letters, slug="renouvelez", kinds=["renewal_notice"])
    stamp.touch()
    return LetterFactory(certificate=True, kind=LetterKind.RENEWAL_NOTICE)


def test_a_mail_explains_its_words_and_leads_to_its_easy_version(letter):
    mail = messages.compose(letter, today=TODAY)
    ((page, _type),) = mail.alternatives

    assert f"Les mots de ce courrier\n– {SENIORITY}\n\n" in mail.body
    assert "Cotation" not in mail.body
    assert f"Ce courrier, expliqué en phrases courtes\n{EASY}\n\n" in mail.body
    # The whole sentence stays, its word leads to the glossary of the site.
    assert '<a href="https://exemple.fr/glossaire/#mot-anciennete">ancienneté</a>' in page
    assert page.count("#mot-anciennete") == 1
    assert f'<a href="{EASY}">Ce courrier, expliqué en phrases courtes</a>' in page


def test_the_post_says_the_same(letter):
    said = paper.paragraphs(messages.words(letter, today=TODAY))

    place = said.index("Les mots de ce courrier")
    assert said[place + 1] == f"– {SENIORITY}"
    assert said[-3:] == [
        "Ce courrier, expliqué en phrases courtes",
        EASY,
        "Pour toute question, allez à un guichet.",
    ]


def test_an_sms_says_nothing_more(letter):
    assert "Ancienneté" not in messages.words(letter, today=TODAY).short.sms


def test_a_letter_without_hard_words_nor_easy_version_is_as_it_was(letter):
    letter.kind = LetterKind.IDENTITY_RECEIVED

    mail = messages.compose(letter, today=TODAY)

    assert "Les mots de ce courrier" not in mail.body
    assert "phrases courtes" not in mail.body


def test_what_is_kept_is_what_left_even_when_the_glossary_changes_meanwhile(letter):
    message = messages.words(letter, today=TODAY)
    mail = messages.mail(letter, message)
    printed = paper.parts(message, reference="ABC", today=TODAY)
    Term.objects.update(definition="Autre chose.")
    stamp.touch()

    assert [text for _language, text in mail.texts] == [mail.body]
    assert SENIORITY in mail.body
    ((_language, kept),) = paper.texts_of(message)
    assert SENIORITY in kept
    assert kept == "\n\n".join(printed[0]["paragraphs"])


def test_what_was_sent_stays_whatever_becomes_of_the_glossary(letter):
    outbox.deliver(letter.pk, now=NOW)
    (before,) = sent_texts.as_sent(letter)

    Term.objects.all().delete()
    stamp.touch()

    (after,) = sent_texts.as_sent(letter)
    assert SENIORITY in before.text
    assert after.text == before.text
