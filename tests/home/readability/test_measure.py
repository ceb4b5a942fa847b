"""How a text is measured: sentences, long words, the score, what is too long."""

import pytest

from home.readability.measure import Ease, ease_of, measure, texts_in


def test_the_score_is_the_mean_sentence_and_the_share_of_long_words():
    reading = measure(["Le chat dort ici. Une demande arrive."])

    # Seven words in two sentences; « demande » has seven letters, « arrive » six.
    assert (reading.words, reading.sentences) == (7, 2)
    assert reading.mean == 3.5
    assert reading.long_share == 14.3
    assert reading.score == 18
    assert reading.ease is Ease.VERY_EASY


@pytest.mark.parametrize(
    ("score", "ease"),
    [
        (0, Ease.VERY_EASY),
        (29, Ease.VERY_EASY),
        (30, Ease.EASY),
        (40, Ease.MEDIUM),
        (50, Ease.HARD),
        (60, Ease.VERY_HARD),
        (300, Ease.VERY_HARD),
    ],
)
def test_the_steps(score, ease):
    assert ease_of(score) is ease


def test_paragraphs_items_and_tags_are_read_apart():
    html = '<p data-block-key="a">Un mot <b>très</b> gras</p><ul><li>un point sans fin</li></ul>'

    reading = measure([html])

    assert (reading.sentences, reading.words) == (2, 8)


def test_titles_codes_and_addresses_are_no_sentences():
    assert measure(["Mon titre", "information", "https://exemple.fr/a/b", ""]).words == 0


def test_sentences_longer_than_the_limit_come_longest_first():
    twelve, thirteen = " ".join(["mot"] * 12), " ".join(["mot"] * 13)
    text = f"{twelve}. {thirteen}. {thirteen} plus. Trois mots ici."

    too_long = measure([text], longest=12).too_long

    assert [one.words for one in too_long] == [14, 13]
    assert too_long[1].text == f"{thirteen}."
    assert measure([text]).too_long == ()


def test_a_body_is_read_wherever_its_texts_are():
    body = [
        {"type": "steps", "id": "a b c", "value": [{"title": "Un", "text": "<p>Deux</p>"}]},
        {"type": "link_cards", "value": [12, None]},
    ]

    assert list(texts_in(body)) == ["Un", "<p>Deux</p>"]
