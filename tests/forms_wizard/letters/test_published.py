"""What an editor published is what letters say, by every way; a fault never loses a letter."""

import logging

import pytest
from django.core import mail

from forms_wizard.demands.enums import LetterChannel, LetterKind
from forms_wizard.demands.models import Person
from forms_wizard.letters import messages, outbox, paper, post, published
from forms_wizard.letters.models import LetterText, PostBatch
from forms_wizard.letters.notices import NOTICES
from forms_wizard.letters.sent_texts import as_sent
from tests.factories.demands import FILED_ON, DemandFactory, declared_codes, morning
from tests.factories.letter_texts import WORDS, publish, text_of
from tests.factories.letters import LetterFactory

pytestmark = pytest.mark.django_db
NOW = morning(FILED_ON)
SAID = "Bonne nouvelle : votre demande s'arrête le 2 mars 2027."


def notice_letter(**kwargs):
    return LetterFactory(certificate=True, kind=LetterKind.RENEWAL_NOTICE, **kwargs)


def codes_with_address():
    return declared_codes(Person(birth_name="Durand", first_names="Camille", born="1980-01-01"))


def words(letter, **kwargs):
    return messages.words(letter, today=FILED_ON, **kwargs)


def test_the_e_mail_the_sms_and_the_post_say_the_published_text():
    letter = notice_letter()
    publish(text_of(), WORDS, subject="Bonne nouvelle", sms="Bonne nouvelle avant le {fin}.")

    outbox.deliver(letter.pk, now=NOW)

    (sent,) = mail.outbox
    assert sent.subject == "Bonne nouvelle"
    assert SAID in sent.body
    assert "Bonne nouvelle : votre demande" in sent.alternatives[0][0]
    message = words(letter)
    assert message.sms == "Bonne nouvelle avant le 2 mars 2027."
    assert any(line.startswith(SAID) for line in paper.paragraphs(message))


def test_withdrawn_the_text_of_origin_is_said_again():
    letter, text = notice_letter(), publish(text_of(), WORDS)

    text.unpublish()
    published.look_again()

    assert words(letter).revision is None
    assert "Bonne nouvelle" not in words(letter).paragraphs[0]


def test_a_text_that_the_code_left_behind_is_set_aside_and_told_once(caplog):
    letter, text = notice_letter(), publish(text_of(), WORDS)
    LetterText.objects.filter(pk=text.pk).update(subject="Avant le {date}")

    with caplog.at_level(logging.ERROR, logger="forms_wizard.letters.published"):
        for _time in range(2):
            published.look_again()
            assert words(letter).subject == "Renouvelez votre demande"

    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert "notice=renewal_notice" in record.getMessage()
    text.refresh_from_db()
    assert "écarté" in text.state


def test_a_hole_that_a_letter_does_not_know_loses_nothing(monkeypatch, caplog):
    letter = notice_letter()
    publish(text_of(), WORDS)
    of_origin = NOTICES[LetterKind.RENEWAL_NOTICE]
    chosen = published.text_for(of_origin, "fr")
    monkeypatch.setitem(
        published._holder.texts,
        (of_origin.key, "fr"),
        published.Chosen(
            type(chosen.wording)(subject="{inconnu}", paragraphs=()), "fr", chosen.revision
        ),
    )

    with caplog.at_level(logging.ERROR, logger="forms_wizard.letters.messages"):
        message = words(letter)

    assert message.subject == "Renouvelez votre demande"
    assert "hole='inconnu'" in caplog.text


def test_each_language_has_its_text_and_french_is_said_without_one(settings):
    settings.LANGUAGES = [("fr", "Français"), ("en", "English")]
    letter = notice_letter()
    publish(text_of(), WORDS)
    english = text_of(language="en")

    assert words(letter, language="en").paragraphs[0].startswith(SAID)

    publish(english, "Your application ends on {fin}.")
    assert words(letter, language="en").paragraphs == ("Your application ends on 2 March 2027.",)
    assert words(letter).paragraphs[0].startswith(SAID)


@pytest.mark.parametrize("how_many", [1, 6])
def test_thousands_of_letters_read_the_texts_once(how_many, django_assert_num_queries):
    letters = [notice_letter() for _rank in range(how_many)]
    publish(text_of(), WORDS)

    with django_assert_num_queries(1):  # every text, for this process
        said = [words(letter) for letter in letters]

    assert {message.paragraphs[0][:14] for message in said} == {"Bonne nouvelle"}


def test_what_another_process_published_is_said_after_a_few_seconds(settings):
    letter, text = notice_letter(), publish(text_of(), WORDS)
    assert words(letter).subject == "Renouvelez votre demande"

    # As another process does: no signal here.
    LetterText.objects.filter(pk=text.pk).update(subject="Autre objet")

    assert words(letter).subject == "Renouvelez votre demande"
    settings.LETTER_TEXTS_CHECK_SECONDS = 0
    published.look_again()
    assert words(letter).subject == "Autre objet"
    LetterText.objects.filter(pk=text.pk).update(subject="Encore un autre")
    assert words(letter).subject == "Encore un autre"


# -- as it was sent


def test_what_left_by_e_mail_is_kept_word_for_word_with_its_version():
    letter = notice_letter()
    text = publish(text_of(), WORDS)
    outbox.deliver(letter.pk, now=NOW)
    publish(text, WORDS.replace("Bonne", "Grande"))

    kept = letter.sent_texts.get()

    assert kept.text == mail.outbox[0].body
    assert SAID in kept.text
    assert (kept.channel, kept.revision_id, kept.at) == ("email", text.live_revision_id, NOW)


def test_what_did_not_leave_is_not_kept():
    letter = notice_letter(demand=DemandFactory(active=True, email=""))

    outbox.deliver(letter.pk, now=NOW)

    assert not letter.sent_texts.exists()


def test_printed_is_not_sent_and_a_batch_that_never_left_says_nothing():
    demand = DemandFactory(active=True, email="", codes=codes_with_address())
    letter = notice_letter(demand=demand, channel=LetterChannel.POST)
    publish(text_of(), WORDS)
    batch = post.prepare(demand.territory, by=None, now=NOW)
    post.print_batch(batch.pk)
    batch.refresh_from_db()

    kept = letter.sent_texts.get()
    assert SAID in kept.text
    assert kept.channel == LetterChannel.POST
    assert as_sent(letter) == []

    post.deposited(batch, day=FILED_ON)
    assert as_sent(letter) == [kept]


def test_a_batch_undone_takes_back_what_it_printed():
    demand = DemandFactory(active=True, email="", codes=codes_with_address())
    letter = notice_letter(demand=demand, channel=LetterChannel.POST)
    batch = post.prepare(demand.territory, by=None, now=NOW)
    post.print_batch(batch.pk)

    post.forget_files(now=NOW + post.LEFT_WITHIN)

    assert not letter.sent_texts.exists()
    assert not PostBatch.objects.exists()
