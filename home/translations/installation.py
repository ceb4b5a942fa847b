"""The languages of the site, their trees, and the installed pages and words in each of them.

Everything goes through wagtail-localize's own rows, so that translators go on from there. What a
translator wrote is never written over: the strings installed carry the name `TOOL`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from uuid import UUID

import polib
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    LocaleSynchronization,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.synctree import PageIndex, synchronize_tree

from home.content import translations
from home.glossary.models import Term
from home.translations.upkeep import follow

TOOL = "textes installés"


def open_trees() -> list[Locale]:
    """Every language of the settings follows the French tree, with a page for each French page."""
    french, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    opened = []
    for code, _name in settings.LANGUAGES:
        if code == settings.LANGUAGE_CODE:
            continue
        locale, _ = Locale.objects.get_or_create(language_code=code)
        # Saving such a row copies the tree at once: here it is done below, for all in one reading.
        LocaleSynchronization.objects.bulk_create(
            [LocaleSynchronization(locale=locale, sync_from=french)], ignore_conflicts=True
        )
        opened.append(locale)
    index = PageIndex.from_database().sort_by_tree_position()
    for locale in opened:
        synchronize_tree(french, locale, page_index=index)
    return opened


def memory(path: Path) -> dict[str, str]:
    """French text to its translation, from a catalogue; empty without one."""
    if not path.exists():
        return {}
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if entry.msgstr}


def install_translations(
    pages: dict[str, Page],
    locales: Iterable[Locale],
    *,
    refresh: bool,
    progress: Callable[[str], None],
) -> Counter:
    """Translate the pages listed in `home.content.translations`, found by their key in `pages`.

    A page of which a text is not in the catalogue is left as it is, and counted.
    """
    report = Counter(translated=0, untranslated=0)
    for locale in locales:
        words = memory(translations.catalogue(locale.language_code))
        for key in translations.PAGES.get(locale.language_code, ()):
            if key in pages:
                done = translate(pages[key], locale, words, refresh=refresh)
                report["translated" if done else "untranslated"] += 1
                progress(f"{locale.language_code} {key}")
    return report


def install_translated_words(locales: Iterable[Locale], *, refresh: bool) -> Counter:
    """Translate the installed words of the glossary, as pages are.

    A word that an editor wrote in the language, or put at the same anchor, stays and is none of
    them; it counts as translated.
    """
    report = Counter(translated=0, untranslated=0)
    installed = Term.objects.filter(locale__language_code=settings.LANGUAGE_CODE, live=True)
    installed = list(installed.exclude(installed_key=""))
    for locale in locales:
        if locale.language_code not in translations.WORDS:
            continue
        words = memory(translations.catalogue_of_words(locale.language_code))
        theirs = set(_of_editors(locale))
        for term in installed:
            done = bool({term.translation_key, term.slug} & theirs)
            done = done or translate(term, locale, words, refresh=refresh)
            report["translated" if done else "untranslated"] += 1
    return report


def _of_editors(locale: Locale) -> Iterator[UUID | str]:
    """What names the words of the language that do not come from a translation."""
    followed = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=locale
    )
    for term in Term.objects.filter(locale=locale).exclude(Exists(followed)):
        yield from (term.translation_key, term.slug)


@transaction.atomic
def translate(row: Page | Term, locale: Locale, words: dict[str, str], *, refresh: bool) -> bool:
    """Whether the row is wholly translated now, by these words or by a translator."""
    model = row.specific_class if isinstance(row, Page) else type(row)
    row = model.objects.get(pk=row.pk)
    follow(model, row)
    source, _ = TranslationSource.get_or_create_from_instance(row)
    segments = list(source.stringsegment_set.select_related("string", "context"))
    there = {
        (known.translation_of_id, known.context_id): known
        for known in StringTranslation.objects.filter(
            locale=locale, context__object_id=source.object_id
        )
    }
    new, changed, complete = [], [], True
    for segment in segments:
        known = there.get((segment.string_id, segment.context_id))
        said = words.get(segment.string.data)
        if said is None and _is_the_same_everywhere(segment):
            said = segment.string.data
        if known is None and said is None:
            complete = False
        elif known is None:
            new.append(_row(segment, locale, said))
        elif refresh and known.tool_name == TOOL and said not in (None, known.data):
            known.data = said
            changed.append(known)
    if not complete:
        return False
    for string in (*new, *changed):
        string.save()
    followed, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    ours = all(known.tool_name == TOOL for known in there.values())
    if (new or changed) and ours:
        followed.save_target(publish=row.live)
    return True


def _is_the_same_everywhere(segment) -> bool:
    """An address that nobody gave in the language, a number."""
    words = segment.string.data
    return segment.context.path == "slug" or not any(letter.isalpha() for letter in words)


def _row(segment, locale: Locale, said: str) -> StringTranslation:
    return StringTranslation(
        translation_of=segment.string,
        context=segment.context,
        locale=locale,
        data=said,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name=TOOL,
    )
