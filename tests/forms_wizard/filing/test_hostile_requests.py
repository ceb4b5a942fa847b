"""Whatever is sent to the addresses of a demand: an answer in French, nothing stored wrong."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.conf import settings

from forms_wizard.demands.models import Demand
from forms_wizard.engine.path import Path
from forms_wizard.filing.models import Draft
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.pieces.models import Piece
from portal.interface.text import storable
from tests.factories.anything import HOSTILE, LIFE, SECTIONS, questions
from tests.factories.lives import LIVES, TESTED_ON
from tests.factories.pieces import picture_bytes
from tests.forms_wizard.filing.tabs import (
    SAID_OTHERWISE,
    URLENCODED,
    FormReader,
    post,
    stored_form,
)
from tests.forms_wizard.filing.walk import Walk, page

pytestmark = pytest.mark.django_db

SINGLE = LIVES["single"]
MULTIPART = "multipart/form-data"
# What a person may post to, and the names that the page sends.
ADDRESSES = {
    "start": [],
    "step": ["identite-birth_name"],
    "field": ["question", "identite-birth_name", "page"],
    "replay": ["since", "question", "identite-birth_name", "page"],
    "versions": ["choix-identite-birth_place", "identite-revision"],
    "identity": ["piece-identite-mode", "remove"],
    "submit": ["digest"],
    "resume_code": ["code-birth_date_day", "code-birth_date_year", "code-email"],
    "resume": ["code-code", "code-birth_date_day", "code-birth_date_year"],
    "claim": ["code-code", "code-birth_date_day", "code-birth_date_year"],
    "keep_open": [],
    "finish": ["anyway"],
}
# (content type, body): nothing that a browser sends.
BODIES = {
    "broken boundary": (f"{MULTIPART}; boundary=x", b"--y\r\n\r\n\x00"),
    "cut short": (f"{MULTIPART}; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
    "no boundary": (MULTIPART, b"--x"),
    "empty boundary": (f"{MULTIPART}; boundary=", b"--"),
    "endless boundary": (f"{MULTIPART}; boundary={'x' * 300}", b"--"),
    "not base 64": (
        f"{MULTIPART}; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n@@\r\n--x--\r\n",
    ),
    "another charset": (f"{URLENCODED}; charset=iso-8859-1", b"identite-birth_name=%E9"),
    "json": ("application/json", b'{"identite-birth_name": ["x"]}'),
    "text": ("text/plain", b"identite-birth_name=x"),
    "no type": ("", b"identite-birth_name=x"),
    "bytes": (URLENCODED, bytes(range(256))),
    "overlong": (URLENCODED, b"identite-birth_name=%C0%AF%F8%88%80%80%80&%ED%A0%80=%00"),
    "too many fields": (URLENCODED, b"&".join(b"a%d=1" % n for n in range(10_001))),
    "huge": (URLENCODED, b"identite-birth_name=" + b"x" * 5 * 1024 * 1024),
}
TOO_BIG = {"too many fields", "huge"}


@pytest.fixture
def walk(client):
    """A draft complete but for the identity document."""
    client.raise_request_exception = False
    walk = Walk.start(client)
    mine = Draft.objects.filter(reference=walk.reference)
    mine.update(answers=LIFE, revisions={"identite": 2})
    return walk


def address(name: str, walk: Walk) -> str:
    match name:
        case "step" | "versions":
            return page(name, walk.reference, "identite")
        case "field" | "replay":
            return page("field", walk.reference, "identite")
        case "identity" | "submit" | "resume_code":
            return page(name, walk.reference)
        case _:
            return page(name)


def assert_understandable(response) -> None:
    """Not our fault; and a page of the site in French, or what our scripts read."""
    assert response.status_code < 500
    assert response.status_code != 400 or "text/html" in response["Content-Type"]
    if response.status_code in (204, 301, 302):
        return
    if response["Content-Type"] == "application/json":
        assert {"saved", "closed"} & response.json().keys()
        return
    html = response.content.decode()
    assert '<html lang="fr"' in html
    assert re.search(r"<h1[^>]*>\s*\S", html)
    assert 'href=""' not in html
    assert '<a href="/"' in html or 'class="fr-link" href="/' in html


def in_two_minds(walk) -> None:
    """Somebody wrote another birth place elsewhere."""
    aside = {"identite": {"identite-birth_place": ["Arras"]}}
    Draft.objects.filter(reference=walk.reference).update(aside=aside)


def kept(walk) -> tuple:
    draft = Draft.objects.filter(reference=walk.reference).values("answers", "aside").get()
    return draft, Demand.objects.count(), Piece.objects.count()


# -- bodies


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("what", BODIES)
def test_a_body_that_cannot_be_read_changes_nothing(walk, name, what):
    if name == "versions":
        in_two_minds(walk)
    before, (kind, body) = kept(walk), BODIES[what]

    response = walk.client.generic("POST", address(name, walk), body, content_type=kind)

    assert_understandable(response)
    # These two buttons carry nothing: only the token would be read.
    reads = name not in ("start", "keep_open")
    assert (response.status_code == 413) == (reads and what in TOO_BIG)
    if what in TOO_BIG and name in ("step", "versions", "identity", "submit", "resume_code"):
        assert page("tasks", walk.reference) in response.content.decode()
    if name != "start" and not (what == "overlong" and name in ("step", "field", "replay")):
        assert kept(walk) == before


def test_bytes_that_are_no_text_are_stored_as_marks(walk):
    _kind, body = BODIES["overlong"]

    walk.client.generic("POST", walk.url("identite"), body, content_type=URLENCODED)

    (stored,) = walk.draft.answers["identite"]["identite-birth_name"]
    assert set(stored) == {"\ufffd"}


@pytest.mark.parametrize("name", ADDRESSES)
def test_another_verb_changes_nothing(walk, name):
    before = kept(walk)
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        response = walk.client.generic(method, address(name, walk))

        if method != "HEAD":
            assert_understandable(response)
        assert kept(walk) == before
        assert (response.status_code == 405) == ("POST" in response.get("Allow", ""))


@pytest.mark.parametrize("name", ADDRESSES)
def test_anything_in_the_other_names(walk, name):
    if name == "versions":
        in_two_minds(walk)
    for value in HOSTILE:
        typed = dict.fromkeys(ADDRESSES[name], [value, value])
        if name == "replay":
            typed["since"] = [value, "1"]
        assert_understandable(post(walk.client, address(name, walk), typed))
        if name == "finish":
            query = urlencode({"demande": value, "etape": "identite"}, errors="surrogatepass")
            assert_understandable(post(walk.client, f"{address(name, walk)}?{query}", typed))
    assert Demand.objects.count() == 0
    assert Piece.objects.count() == 0


@pytest.mark.parametrize(
    "path", ["%00", "a%00b", "%ED%A0%80", "%FF", "x" * 3000, "..%2F..%2Fetc", "%0d%0aX:1"]
)
def test_an_address_with_anything_in_it_is_a_404(walk, path):
    for place in ("", "/etape/identite", "/verifier", "/etape/identite/champ", "/envoyer"):
        url = f"/demande/{path}{place}/"
        for response in (walk.client.get(url), walk.client.post(url, {"a": "b"})):
            assert_understandable(response)
            assert response.status_code in (401, 404, 405)


# -- answers


@pytest.mark.parametrize("slug", SECTIONS)
@pytest.mark.parametrize("turn", range(3))
def test_anything_in_every_box_is_stored_and_shown_again(walk, slug, turn):
    names = sorted(name for name in questions(slug) if not name.endswith("-keys"))
    typed = {n: v for n, v in LIFE[slug].items() if n.endswith("-keys")}
    for rank, name in enumerate(names):
        typed[name] = [HOSTILE[(rank + turn * 10) % len(HOSTILE)]]

    response = post(walk.client, walk.url(slug), typed)

    assert_understandable(response)
    assert walk.draft.answers[slug] == {name: stored_form(typed[name]) for name in typed}
    if response.status_code == 302:
        response = walk.client.get(walk.url(slug))
    form = FormReader(response.content.decode())
    for name in form.texts & typed.keys():
        shown, stored = form.values[name], stored_form(typed[name])
        assert shown == stored or name.endswith(SAID_OTHERWISE), name
    assert_understandable(walk.client.get(page("check", walk.reference)))
    assert_understandable(walk.client.get(page("tasks", walk.reference)))


@pytest.mark.parametrize("slug", SECTIONS)
def test_anything_left_in_a_box_is_stored_and_waits_beside_another(walk, slug):
    Draft.objects.filter(reference=walk.reference).update(revisions={})
    name = next(name for name in sorted(questions(slug)) if not name.endswith("-keys"))
    url = page("field", walk.reference, slug)
    for value in HOSTILE[::2]:
        assert post(walk.client, url, {name: [value]}).json()["saved"]
        assert walk.draft.answers[slug][name] == stored_form([value])

    for value in HOSTILE[1::4]:
        late = post(walk.client, url, {name: [value, "encore"], "since": "0", "page": "p"})
        assert late.json()["choose"]
        assert walk.draft.aside[slug][name] == stored_form([value, "encore"])
        assert_understandable(walk.client.get(page("versions", walk.reference, slug)))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("email", "camille@exemple.fr\r\nBcc: tous@exemple.fr"),
        ("email", "camille@exemple.fr\nSubject: x"),
        ("email", "camille@exemple.fr%0d%0aBcc:tous@exemple.fr"),
        ("mobile", "+33612345678\r\nBcc: tous@exemple.fr"),
        ("mobile", "06 12 34 56 78\0\r\n.\r\nMAIL FROM:<x>"),
    ],
)
def test_no_header_is_forged(walk, name, typed):
    posted = {**SINGLE["contact"], f"contact-{name}": [typed]}

    response = post(walk.client, walk.url("contact"), posted)

    assert response.status_code == 200
    assert [target for target, _message in response.context["form"].error_links()] == [
        f"id_contact-{name}"
    ]
    assert walk.draft.answers["contact"][f"contact-{name}"] == [storable(typed)]


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("01.02.1985", "1985-02-01"),
        ("1985-02-01", "1985-02-01"),
        ("1er février 1985", "1985-02-01"),
        ("٠١/٠٢/١٩٨٥", "1985-02-01"),
        ("00/00/1985", "1985-00-00"),
        ("1/2/85", None),
        ("31/02/1985", None),
        ("00/00/0000", None),
        ("01/02/2999", None),
        ("1er février l'an passé", None),
    ],
)
def test_a_date_pasted_in_the_first_box(walk, typed, born):
    kept = {n: v for n, v in SINGLE["identite"].items() if "birth_date" not in n}
    posted = {**kept, "identite-birth_date_day": [typed]}

    response = post(walk.client, walk.url("identite"), posted)

    path = Path(QUESTIONNAIRE, walk.draft.answers, today=TESTED_ON)
    cleaned = path.answers["identite"].get("birth_date")
    assert (cleaned and cleaned.isoformat()) == born
    assert (response.status_code == 200) == (born is None)
    assert walk.draft.answers["identite"]["identite-birth_date_day"] == [typed]


# -- two hundred persons


def crowd(count: int) -> dict[str, list[str]]:
    keys = [f"q{rank}" for rank in range(count)]
    typed = {"foyer-charge-keys": keys, "foyer-count_confirmed": ["oui"]}
    for rank, key in enumerate(keys):
        answers = {"birth_name": "Durand", "first_names": f"Enfant {rank}", "sex": "F", "link": "E"}
        answers |= {"birth_date_day": "1", "birth_date_month": "2", "birth_date_year": "2015"}
        typed |= {f"foyer-charge-{key}-{name}": [text] for name, text in answers.items()}
    return typed


def test_two_hundred_dependants_are_sent_to_a_guichet_and_none_is_lost(walk):
    typed = crowd(200)

    response = post(walk.client, walk.url("foyer"), typed)

    assert response.status_code == 200
    assert "Au-delà de 20 personnes, allez à un guichet" in response.content.decode()
    assert walk.draft.answers["foyer"] == typed
    # What the page shows and carries along says the same when it is sent again.
    again = FormReader(walk.client.get(walk.url("foyer")).content.decode()).values
    again.pop("csrfmiddlewaretoken")
    assert "foyer-charge-q39-first_names" in again
    post(walk.client, walk.url("foyer"), again)
    stored = walk.draft.answers["foyer"]
    assert {name: stored[name] for name in typed} == typed
    # Somebody leaves: the next one is shown.
    response = post(walk.client, walk.url("foyer"), {**again, "foyer-remove": ["charge/q0"]})
    shown = walk.client.get(response.url).content.decode()
    assert 'id="foyer-charge-q40"' in shown
    assert len(walk.draft.answers["foyer"]["foyer-charge-keys"]) == 199


def test_two_thousand_dependants_get_a_page_that_says_so(walk):
    before = kept(walk)

    response = post(walk.client, walk.url("foyer"), crowd(2_000))

    assert response.status_code == 413
    html = response.content.decode()
    assert "Au-delà de 20 personnes, allez à un guichet" in html
    assert page("tasks", walk.reference) in html
    assert kept(walk) == before


# -- files

NAMES = {
    "../../../etc/passwd": "passwd",
    "C:\\temp\\carte.jpg": "carte.jpg",
    "carte\0.jpg": "carte.jpg",
    "carte.pdf.exe": "carte.pdf.exe",
    "\u202egpj.etrac": "gpj.etrac",
    "é" * 300 + ".jpg": None,
    "=1+1.jpg": "=1+1.jpg",
    "<script>.jpg": "<script>.jpg",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_leads_nowhere(walk, name):
    body = (
        b'--x\r\nContent-Disposition: form-data; name="piece-identite-mode"\r\n\r\nenvoyer\r\n'
        b'--x\r\nContent-Disposition: form-data; name="piece-identite-document"; filename="'
        + name.replace("\\", "\\\\").encode()
        + b'"\r\nContent-Type: text/html\r\n\r\n'
        + picture_bytes()
        + b"\r\n--x--\r\n"
    )

    response = walk.client.generic(
        "POST", address("identity", walk), body, content_type=f"{MULTIPART}; boundary=x"
    )

    assert_understandable(response)
    assert response.status_code == 302
    (piece,) = Piece.objects.all()
    assert len(piece.given_name) <= 120
    assert NAMES[name] in (None, piece.given_name)
    assert piece.file.path.startswith(str(settings.PIECES_ROOT))
    assert piece.media_type == "image/jpeg"
    shown = walk.client.get(address("identity", walk)).content.decode()
    assert "<script>.jpg" not in shown
