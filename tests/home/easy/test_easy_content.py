"""The installed easy versions: short sentences, words explained, one for each letter."""

import re

import pytest

from forms_wizard.demands.enums import LetterKind
from home.content import EASY
from home.content.easy.writing import SLUG
from home.content.writing import LINK
from home.installation import INSTALLED
from home.navigation import EASY_SLUG

LONGEST = 12
TWINS = [content for content in EASY if content.slug == SLUG]
LETTERS = [content for content in EASY if content.kinds]
# What the page of each must have (the pages that people need most).
KEY_PAGES = {
    "accueil",
    "faire",
    "preparer",
    "renouveler",
    "arret",
    "proposition",
    "dalo",
    "guichet",
    "suivre",
}
TAG = re.compile(r"<[^>]+>")
SENTENCE_END = re.compile(r"[.!?:;](?:\s|$)")
ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")
NEGATION = re.compile(r"\bne\b|\bn'|\bni\b|\bjamais\b|\baucune?\b", re.IGNORECASE)


def pieces(value):
    if isinstance(value, str):
        plain = LINK.sub(lambda link: link[2], value)
        yield from (piece for piece in TAG.split(plain.replace("<b>", "").replace("</b>", "")))
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("symbol", "level", "door", "page", "url", "emphasis"):
                yield from pieces(inner)
    else:
        for inner in value:
            yield from pieces(inner)


def sentences(content) -> list[str]:
    texts = [content.title, content.lead, *pieces([value for _kind, value in content.body])]
    found = (part.strip() for text in texts for part in SENTENCE_END.split(text))
    return [sentence for sentence in found if re.search(r"\w", sentence)]


def length(sentence: str) -> int:
    return len(re.findall(r"[\w-]+", sentence))


@pytest.mark.parametrize("content", EASY, ids=lambda content: content.key)
def test_each_sentence_is_short(content):
    assert [one for one in sentences(content) if length(one) > LONGEST] == []


def test_the_rules_are_kept_on_the_whole():
    every = [sentence for content in EASY for sentence in sentences(content)]

    assert len(every) > 500
    assert sum(map(length, every)) / len(every) <= 7
    # « Avoid negative sentences »: a few say it better so.
    assert sum(bool(NEGATION.search(one)) for one in every) / len(every) <= 0.03


@pytest.mark.parametrize("content", EASY, ids=lambda content: content.key)
def test_an_abbreviation_is_explained_where_it_is_written(content):
    explained = {"DALO"} if any("DALO" in str(value) for value in terms(content)) else set()
    used = {word for one in sentences(content) for word in ABBREVIATION.findall(one)}
    # The page of an offer leads to what explains it.
    linked = {"DALO"} if "[[dalo|" in str(content.body) else set()

    assert used <= explained | linked


def terms(content):
    return [value["term"] for kind, value in content.body if kind == "word"]


def test_each_key_page_has_its_twin_at_the_address_of_twins():
    assert {content.parent for content in TWINS} >= KEY_PAGES
    assert SLUG == EASY_SLUG
    assert {content.parent for content in TWINS} <= {content.key for content in INSTALLED}


def test_each_kind_of_letter_is_explained_once():
    explained = [kind for content in LETTERS for kind in content.kinds]

    assert sorted(explained) == sorted(LetterKind.values)
