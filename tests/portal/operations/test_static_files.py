"""The files of the site as the real server gives them, with the settings of production."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import posixpath
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings

from portal.operations import processes
from portal.operations.postgresql import free_port
from tests.factories.pages import HomePageFactory
from tests.portal.settings.test_production import ENVIRONMENT
from tests.template_database import point_orm_at

HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
LINKED = re.compile(r"""(?:href|src)=["']?(/static/[^"'\s>#?]+)""")
# What a sheet asks for, then what a script does.
IN_SHEETS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")
IN_SCRIPTS = re.compile(r"""\b(?:from|import\(?)\s*["'](\.{1,2}/[^"']+)""")
# One page in each writing direction, one with scripts of its own, one of errors.
PAGES = ("/", "/ar/compte/connexion/", "/guichets/", "/demande/", "/rien/")
OURS = ("css/", "home/", "images/", "js/")
TEXTS = (".css", ".js", ".svg")
FOREVER = "max-age=315360000, public, immutable"


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Production:
    port: int
    var: Path

    def names(self) -> list[str]:
        """What files are called once collected."""
        manifest = json.loads((self.var / "static" / "staticfiles.json").read_text())
        return list(manifest["paths"].values())

    def get(self, path: str, **headers: str) -> Answer:
        """What the proxy would be given."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        said = {"Host": ENVIRONMENT["ALLOWED_HOSTS"], "X-Forwarded-Proto": "https"}
        line.request("GET", path, headers=said | headers)
        answer = line.getresponse()
        found = Answer(answer.status, answer.headers, answer.read())
        line.close()
        return found


@pytest.fixture(scope="module")
def production(databases, django_db_setup, django_db_blocker, tmp_path_factory):
    name, port, var = databases.clone(), free_port(), tmp_path_factory.mktemp("production")
    with django_db_blocker.unblock(), point_orm_at(databases, name):
        HomePageFactory()
    environment = ENVIRONMENT | {
        "DATABASE_URL": databases.url(name),
        "PORTAL_VAR_DIR": str(var),
    }
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"],
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
        capture_output=True,
        check=True,
    )
    children = processes.Children(environment, var / "logs")
    children.start("web", processes.web_command(host="127.0.0.1", port=port))
    try:
        children.wait_for(f"http://127.0.0.1:{port}/sante/")
        yield Production(port, var)
    finally:
        children.stop()
        databases.drop(name)


@pytest.fixture(scope="module")
def given(production) -> dict[str, Answer]:
    """All that pages link and all of ours, then what this asks for in its turn."""
    wanted = {link for page in PAGES for link in LINKED.findall(text(production.get(page)))}
    wanted |= {f"/static/{name}" for name in production.names() if name.startswith(OURS)}
    found = {}
    while wanted:
        path = wanted.pop()
        found[path] = production.get(path)
        wanted |= set(asked_by(path, text(found[path]))) - {*found}
    return found


def text(answer: Answer) -> str:
    return answer.body.decode(errors="replace")


def asked_by(path: str, words: str) -> list[str]:
    asked = {".css": IN_SHEETS, ".js": IN_SCRIPTS}.get(posixpath.splitext(path)[1])
    links = asked.findall(words) if asked else []
    return [
        urlsplit(urljoin(path, link)).path for link in links if not link.startswith(("data:", "#"))
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_links_hashed_files_alone(production, page):
    links = LINKED.findall(text(production.get(page)))

    assert len(links) > 5
    assert [link for link in links if not HASHED.search(link)] == []


def test_what_files_ask_for_is_there_and_hashed_too(given):
    kinds = {posixpath.splitext(path)[1] for path in given}

    assert {".css", ".js", ".svg", ".woff2"} <= kinds
    assert {path: answer.status for path, answer in given.items() if answer.status != 200} == {}
    assert [path for path in given if not HASHED.search(path)] == []


def test_each_is_kept_forever_by_browsers_and_proxies(given):
    told = {answer.headers["Cache-Control"] for answer in given.values()}

    assert told == {FOREVER}


def test_texts_are_compressed_for_who_accepts_it(production, given):
    for path, plain in given.items():
        packed = production.get(path, **{"Accept-Encoding": "gzip"})
        if packed.headers["Content-Encoding"] is None:
            # Too small to gain anything, or packed already.
            assert len(plain.body) < 1_000 or not path.endswith(TEXTS), path
            continue
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["Vary"] == "Accept-Encoding"
        assert gzip.decompress(packed.body) == plain.body


def test_a_file_without_its_hash_is_not_there(production):
    assert production.get("/static/js/portal.js").status == 404
