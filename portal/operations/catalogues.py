"""The catalogues of translations: what the code says, in each language.

`python -m portal.operations.catalogues update` rewrites locale/*/LC_MESSAGES/django.po from the
sources (`make messages`), `compile` makes the .mo files that the portal reads. Babel instead of GNU
gettext, which a machine may not have; neither settings nor database.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from portal.operations.processes import ROOT

LOCALE = ROOT / "locale"
LANGUAGES = ("en", "ar", "uk")
# No file of its own: its sentences are those that the complete catalogue translates.
FRENCH, MODEL = "fr", "en"
PACKAGES = ("portal", "home", "forms_wizard", "directory")
KEYWORDS = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_", "_now", "now_"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
MARKS = ("Translators:",)
HEADER = """\
# {language}: the msgid is French. Written by `make messages`, translated by hand.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def source(language: str) -> Path:
    """The file that translators write, kept in the repository."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def said() -> Catalog:
    """Every sentence of the code and of the templates, with the files that say it."""
    found = Catalog(locale="fr", charset="utf-8")
    for path in _sources():
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text("utf-8")
        if path.is_relative_to(ROOT / "templates"):
            text = _flat(templatize(text, origin=name))
        file = BytesIO(text.encode())
        options = {"encoding": "utf-8"}
        for line, words, comments, context in extract(
            "python", file, keywords=KEYWORDS, comment_tags=MARKS, options=options
        ):
            found.add(words, None, [(name, line)], auto_comments=comments, context=context)
    return found


def translated(language: str) -> Catalog:
    """The catalogue of this language as it is in the repository; empty when there is none."""
    if not source(language).exists():
        return Catalog(locale=language)
    with source(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> int:
    """Write the catalogue anew from the sources, keep what is translated; how much is not.

    What the code says no more goes away, nothing is guessed from a sentence that looks alike.
    """
    known, fresh = translated(language), Catalog(locale=language)
    for message in said():
        if not message.id:
            continue
        old = known.get(message.id, message.context)
        same = old is not None and old.id == message.id
        kept = fresh.add(
            message.id,
            old.string if same else None,
            message.locations,
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if same else (),
            context=message.context,
        )
        # Their guess from a « % » is often wrong: tests/portal/operations compares the holes.
        kept.flags.clear()
    body = BytesIO()
    write_po(body, fresh, omit_header=True, include_lineno=False, width=0)
    header = HEADER.format(language=language, plural_forms=fresh.plural_forms)
    source(language).parent.mkdir(parents=True, exist_ok=True)
    source(language).write_text(header + body.getvalue().decode().rstrip("\n") + "\n", "utf-8")
    return sum(1 for message in fresh if message.id and not complete(message, fresh))


def complete(message: Message, catalog: Catalog) -> bool:
    """Each form of the message, as many as the language has, says something."""
    if isinstance(message.id, str):
        return bool(message.string)
    forms = message.string if isinstance(message.string, (tuple, list)) else ()
    return len(forms) == catalog.num_plurals and all(forms)


def compile_stale() -> None:
    """Make the .mo of each catalogue changed since, one whole file at a time."""
    for language in (*LANGUAGES, FRENCH):
        written = source(MODEL if language == FRENCH else language)
        made = source(language).with_suffix(".mo")
        if not written.exists():
            continue
        made.parent.mkdir(parents=True, exist_ok=True)
        if made.exists() and made.stat().st_mtime >= written.stat().st_mtime:
            continue
        # Two processes may do this at once: a reader never sees half a file.
        draft = made.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as file:
            write_mo(file, _french() if language == FRENCH else _usable(language))
        draft.replace(made)


def _french() -> Catalog:
    """Each sentence as its own translation: found at once, where Django would look for it in the
    catalogues of every library before it says the sentence itself."""
    catalog = Catalog(locale=FRENCH)
    for message in translated(MODEL):
        if message.id:
            catalog.add(message.id, message.id, context=message.context)
    return catalog


def _usable(language: str) -> Catalog:
    """What is translated whole: the rest stays French, never empty."""
    catalog = translated(language)
    for message in [message for message in catalog if message.id]:
        if not complete(message, catalog):
            catalog.delete(message.id, message.context)
    return catalog


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in (".html", ".txt"):
            yield path


def _flat(text: str) -> str:
    """A template as Python can be read: its indentation means nothing."""
    return "\n".join(line.lstrip() for line in text.splitlines())


def main(action: str) -> None:
    if action == "update":
        for language in LANGUAGES:
            sys.stdout.write(f"{language}: {update(language)} to translate\n")
    compile_stale()


if __name__ == "__main__":
    main(*sys.argv[1:])
