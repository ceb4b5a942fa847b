"""Translations say the same thing: same holes, same tags, nothing forgotten."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from django.conf import settings
from django.utils.translation import gettext, ngettext, override, trans_real

from portal.operations import catalogues

HOLE = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
ADVICE = "run `make messages`, then translate in {path} what is empty there: {first}"
TAG = re.compile(r"</?[a-z][^>]*>")


# What only agents and editors read.
BACK_OFFICE = re.compile(
    r"^(templates|forms_wizard)/desk/|^(templates|directory)/imports/|^(templates|portal)/operations/"
    r"|^(home|templates)/reviews/|^home/(roles|blocks)/|^home/contact/desk_|^templates/contact/ticket"
    r"|^home/easy/models|^templates/home/easy/rules|^home/models/|^(home|templates)/readability/"
    r"|/admin/|^templates/wagtailadmin/|wagtail_hooks"
)


@pytest.fixture(scope="module")
def said() -> Catalog:
    return catalogues.said()


def pairs(language: str) -> Iterator[tuple[str, str, bool]]:
    """(what is said, how it is translated, whether it is a form for few) of all translations."""
    catalog = catalogues.translated(language)
    for message in catalog:
        if not message.id or not catalogues.complete(message, catalog):
            continue
        if isinstance(message.id, str):
            yield message.id, message.string, False
            continue
        for number, form in enumerate(message.string):
            yield message.id[1], form, number < len(message.string) - 1


def missing(said: Catalog, language: str) -> list[Message]:
    known = catalogues.translated(language)

    def there(message: Message) -> bool:
        found = known.get(message.id, message.context)
        return found is not None and found.id == message.id and catalogues.complete(found, known)

    return [message for message in said if message.id and not there(message)]


def read_by_all(message: Message) -> bool:
    return not all(BACK_OFFICE.search(path) for path, _ in message.locations)


def test_the_code_and_the_templates_are_read(said):
    assert "portal/accounts/forms.py" in dict(said["Adresse électronique"].locations)
    assert len(said) > 2500
    plural = next(message for message in said if isinstance(message.id, tuple))
    assert len(plural.id) == 2


def test_english_is_complete(said):
    left = [message.id for message in missing(said, "en")]

    assert not left, ADVICE.format(path="locale/en/LC_MESSAGES/django.po", first=left[:5])


def test_arabic_is_complete_for_who_asks_for_a_home(said):
    left = [message.id for message in missing(said, "ar") if read_by_all(message)]

    assert not left, ADVICE.format(path="locale/ar/LC_MESSAGES/django.po", first=left[:5])


def test_what_goes_from_left_to_right_in_arabic_is_closed():
    marks = {"\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), "\u2067", "\u2068"}
    for _, words, _ in pairs("ar"):
        assert not marks & set(words), words
        rest = re.sub("\u2066[^\u2066\u2069]+\u2069", "", words)
        assert not {"\u2066", "\u2069"} & set(rest), words
        # Digits in several parts would be read in the wrong order.
        assert not re.search(r"\d[\s\u00a0]+\d", rest), words


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_holes_and_tags_are_those_of_the_sentence(language):
    for origin, words, for_few in pairs(language):
        ours, theirs = Counter(HOLE.findall(words)), Counter(HOLE.findall(origin))
        # « une demande » may do without its number.
        assert ours <= theirs if for_few else set(ours) == set(theirs), (origin, words)
        assert Counter(TAG.findall(words)) == Counter(TAG.findall(origin)), (origin, words)
        if "%%" in origin or "%(" in origin:
            assert "%" not in HOLE.sub("", words.replace("%%", "")), (origin, words)


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_white_space_around_is_that_of_the_sentence(language):
    for origin, words, _ in pairs(language):
        assert words.strip(), origin
        assert re.match(r"\s*", words)[0] == re.match(r"\s*", origin)[0], (origin, words)
        assert re.search(r"\s*$", words)[0] == re.search(r"\s*$", origin)[0], (origin, words)


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_nothing_is_guessed_nor_kept_for_nothing(language):
    catalog = catalogues.translated(language)

    assert not [message.id for message in catalog if message.id and message.fuzzy]
    assert not catalog.obsolete


def test_a_new_sentence_comes_empty_and_an_old_one_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    todo = catalogues.update("en")
    path = catalogues.source("en")
    written = path.read_text("utf-8")
    path.write_text(
        written.replace(
            'msgid "Adresse électronique"\nmsgstr ""',
            'msgid "Adresse électronique"\nmsgstr "E-mail"\n\nmsgid "Plus dit"\nmsgstr "Gone"',
        ),
        "utf-8",
    )

    assert catalogues.update("en") == todo - 1
    again = path.read_text("utf-8")
    assert 'msgid "Adresse électronique"\nmsgstr "E-mail"\n' in again
    assert "Plus dit" not in again
    assert not re.search(r"#:.*:\d", again)


def test_what_is_not_translated_whole_stays_french(tmp_path, monkeypatch, settings):
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    path = catalogues.source("uk")
    path.parent.mkdir(parents=True)
    path.write_text(
        catalogues.HEADER.format(language="uk", plural_forms="nplurals=3; plural=(n != 1);")
        + 'msgid "Zut"\nmsgstr ""\n\nmsgid "Chic"\nmsgstr "Клас"\n\n'
        + 'msgid "%(n)s zut"\nmsgid_plural "%(n)s zuts"\n'
        + 'msgstr[0] "раз"\nmsgstr[1] ""\nmsgstr[2] ""\n',
        "utf-8",
    )
    catalogues.compile_stale()
    settings.LOCALE_PATHS = [tmp_path]

    with override("uk"):
        assert gettext("Zut") == "Zut"
        assert gettext("Chic") == "Клас"
        assert ngettext("%(n)s zut", "%(n)s zuts", 2) == "%(n)s zuts"


def test_french_is_found_in_one_catalogue_and_says_itself():
    catalogues.compile_stale()

    with override("fr"):
        first = trans_real._active.value._catalog._catalogs[0]
        assert first["Rechercher"] == gettext("Rechercher") == "Rechercher"
        # None of a thing is singular in French.
        words = "%(total)s résultat", "%(total)s résultats"
        assert [ngettext(*words, n) for n in (0, 1, 2)] == [words[0], words[0], words[1]]


def test_no_sentence_is_hidden_from_the_catalogues():
    """In an f-string, the reader of the code does not see it."""
    names = {"_", "gettext", "ngettext", "gettext_lazy", "ngettext_lazy"}
    hidden = [
        f"{path.relative_to(settings.BASE_DIR)}:{call.lineno}"
        for package in ("portal", "home", "forms_wizard", "directory")
        for path in (settings.BASE_DIR / package).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in names
    ]
    assert hidden == []
