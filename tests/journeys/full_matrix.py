"""`make audit`: every page and state, in every language, width and scheme; not part of `make test`.

Killed and started again it goes on: what was looked at stands in `AUDIT_FILE`, a line each. The
tests are those of `make test`, with every look in place of pairs; the last line is the result.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import Page

from tests.addresses import PAGES, reader_of, url_of
from tests.journeys.test_every_page import PUBLIC, in_language, rows
from tests.looks import faults, of_language

__all__ = ["rows"]  # a fixture
FILE = Path(os.environ.get("AUDIT_FILE", "var/audit.jsonl"))
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Installed pages are looked at in lots: their addresses are known once the site is there.
LOTS = 12


def done() -> dict[str, list[str]]:
    """The faults of each part that was looked at, by its key."""
    if not FILE.exists():
        return {}
    lines = [json.loads(line) for line in FILE.read_text().splitlines() if line.endswith("}")]
    return {line["key"]: line["faults"] for line in lines}


def look(key: str, browser_page, axe, urls: list[str], language: str) -> None:
    """Look at these pages in a language, once for all runs; the faults are kept, then told."""
    kept = done()
    if key not in kept:
        found = []
        for url in urls:
            address = in_language(url, language)
            if language == "fr" or address != url:
                browser_page.goto(address)
                found += faults(browser_page, of_language(language), axe)
        FILE.parent.mkdir(parents=True, exist_ok=True)
        with FILE.open("a") as file:
            file.write(json.dumps({"key": key, "pages": len(urls), "faults": found}) + "\n")
        kept[key] = found
    assert kept[key] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_application(page, enter, axe, rows, name, language):
    enter(page, reader_of(name, rows))
    look(f"{language} {name}", page, axe, [url_of(name, rows)], language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", PUBLIC)
def test_a_public_page(page, axe, state, language):
    look(f"{language} {state}", page, axe, [PUBLIC[state]], language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lot", range(LOTS))
def test_installed_pages(page, axe, lot, language):
    pages = Page.objects.live().filter(locale__language_code="fr", depth__gt=1).order_by("path")
    urls = [each.url for each in pages if each.url][lot::LOTS]
    look(f"{language} pages {lot}", page, axe, urls, language)


def test_result(capsys):
    kept = done()
    wrong = sum(map(len, kept.values()))
    looks = len(of_language("fr"))
    with capsys.disabled():
        print(f"\naudit: parts={len(kept)} looks_each={looks} languages={len(LANGUAGES)}", end=" ")
        print(f"faults={wrong}")
    assert wrong == 0
