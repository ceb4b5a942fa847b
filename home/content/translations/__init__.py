"""The installed pages in other languages: one catalogue a language, as translators exchange them.

A msgid is a French text as wagtail-localize cuts it (the inside of a paragraph, a title, an item;
its links are `<a id="a1">`), a msgstr what the page says in the language. A page listed here is
installed in the language when every one of its texts is in the catalogue. The words of the
glossary have a catalogue of their own, `{language}.words.po`: there « guichet » is no address.
"""

from pathlib import Path

FOLDER = Path(__file__).parent

KEY_PAGES = (
    "accueil",
    "faire",
    "preparer",
    "guichet",
    "aide",
    "langues",
    "renouveler",
    "arret",
    "plan-du-site",
)
MORE_PAGES = ("apres-envoi", "suivre", "contact", "accessibilite", "glossaire")
# By language, the keys of the pages.
PAGES = {
    "en": KEY_PAGES + MORE_PAGES,
    "ar": KEY_PAGES + MORE_PAGES,
    "uk": KEY_PAGES,
}
# The languages that the words of the glossary are written in.
WORDS = ("en", "ar")


def catalogue(language: str) -> Path:
    return FOLDER / f"{language}.po"


def catalogue_of_words(language: str) -> Path:
    return FOLDER / f"{language}.words.po"
