"""Part of `make audit`: the Nu HTML checker on every page; it needs Java, `make test` does not."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from home.models import HomePage
from tests.addresses import PAGES, make_rows, reader_of, url_of
from tests.factories.pages import EVERY_BLOCK, GuidePageFactory, body
from tests.journeys.test_every_page import PUBLIC, in_language

CHECKER = Path("var/tools/node_modules/vnu-jar/build/dist/vnu.jar")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_page_is_valid(tmp_path, language, capsys):
    call_command("install_content", verbosity=0)
    rows = make_rows()
    home = HomePage.objects.get(installed_key="accueil", locale__language_code="fr")
    GuidePageFactory(parent=home, slug="tous-les-blocs", body=body(*EVERY_BLOCK))
    pages = Page.objects.live().filter(locale__language_code="fr", depth__gt=1)
    asked = [(url_of(name, rows), reader_of(name, rows)) for name in PAGES]
    asked += [(url, None) for url in PUBLIC.values()]
    asked += [(page.url, None) for page in pages if page.url]
    files = []
    for rank, (url, reader) in enumerate(asked):
        client = Client()
        if reader:
            client.force_login(reader)
        answer = client.get(in_language(url, language))
        files.append(tmp_path / f"{rank:04}.html")
        files[-1].write_bytes(answer.content)
    command = ["java", "-jar", str(CHECKER), "--errors-only", "--format", "json", *map(str, files)]
    run = subprocess.run(command, capture_output=True, check=False)
    messages = json.loads(run.stderr)["messages"]
    with capsys.disabled():
        print(f"\nvalidity: language={language} pages={len(asked)} errors={len(messages)}")

    assert [
        (asked[int(Path(told["url"]).stem)][0], told["message"], told.get("extract", ""))
        for told in messages
    ] == []
