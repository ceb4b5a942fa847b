"""The installed texts: plain words, a source for each rule, no dead link, no page apart."""

import re
import statistics
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.messages.storage.cookie import CookieStorage

from forms_wizard.filing.resume_views import JUST_LEFT
from forms_wizard.form.codes import Motive, Occupancy
from home.content import EASY
from home.content.writing import LINK, linked_keys
from home.installation import INSTALLED, Installer
from portal.interface.context_processors import FOOTER
from portal.pages_cache.middleware import EDITOR_COOKIE
from tests.html_structure import faults

PAGES = {content.key: content for content in INSTALLED}
# Easy versions keep other rules (tests/home/easy).
WRITTEN = tuple(content for content in INSTALLED if content not in EASY)
INLINE = re.compile(r"</?(?:a|b|i)\b[^>]*>")
TAG, SENTENCE_END = re.compile(r"<[^>]+>"), re.compile(r"[.!?…]+(?:\s|$)")
AVOIDED = re.compile(r"veuillez|\binvalides?\b|obligatoire|désolé", re.IGNORECASE)
LONGEST, MEAN, LONGEST_DESCRIPTION = 30, 15, 160
# They explain how the site works, lead elsewhere, or carry the law in their own sentences.
TELLS_NO_RULE = {
    "accueil",
    "plan-du-site",
    "glossaire",
    "contact",
    "remplir",
    "aidant",
    "langues",
    "actualites",
    "securite",
}
# Nothing but links or words, or short already.
NOTHING_TO_SUM_UP = {"accueil", "plan-du-site", "glossaire", "actualites"}
QUOTED = re.compile(r"« ([^»]+) »").findall
NAMED_ANSWERS = (
    Occupancy.HLM,
    Occupancy.MOBILE,
    Occupancy.CAMPING,
    Occupancy.PARENTS,
    Occupancy.PRIVATE_HOST,
    Motive.EVICTION,
    Motive.VIOLENCE,
    Motive.LEAVING_PARENTS,
)
DELAYS = [
    ("RENEWAL_OPENS_DAYS", 60, "renouveler", "soixante jours"),
    ("TOLERANCE_MONTHS", 1, "retard", "Un mois au plus"),
    ("REACTIVATION_MONTHS_NOT_RENEWED", 6, "retard", "Plus de six mois"),
    ("REACTIVATION_MONTHS_NO_ANSWER", 5, "arret", "cinq mois"),
    ("INADMISSIBLE_MONTHS", 1, "pas-choisi", "un mois pour répondre"),
    ("RENUNCIATION_UNDO_HOURS", 48, "arret", "48 heures"),
    ("RETENTION_MONTHS", 12, "donnees-personnelles", "Un an après la fin"),
    ("DRAFT_RETENTION_DAYS", 90, "donnees-personnelles", "90 jours"),
    ("ABANDONED_RETENTION_DAYS", 30, "donnees-personnelles", "30 jours"),
    ("UPLOAD_MAX_BYTES", 20 * 1024 * 1024, "preparer", "20 Mo"),
]
# Where the words of a block are; the rest is codes and numbers of pages.
NOT_WORDS = {"meaning", "level", "door", "page", "url", "emphasis", "subject", "commune", "day"}
NOT_WORDS |= {"phone", "version"}


def pieces(value):
    """Each separate text of a body, without tags; a paragraph or an item is one piece."""
    if isinstance(value, str):
        plain = LINK.sub(lambda link: link[2], INLINE.sub("", value))
        yield from (piece for piece in TAG.split(plain) if piece.strip())
    elif isinstance(value, dict):
        for name, inner in value.items():
            # « meaning » is a code in a callout, and words in a definition.
            if name not in NOT_WORDS or (name == "meaning" and "term" in value):
                yield from pieces(inner)
    else:
        for inner in value:
            yield from pieces(inner)


def texts(content) -> list[str]:
    words = [content.title, content.lead, content.description, *content.essential]
    for kind, value in content.body:
        if value and kind not in ("quote", "link_cards"):
            words += pieces(value)
    return [piece for piece in words if piece]


def sentences(content) -> list[str]:
    """The prose that is read from left to right: neither a table's cells nor labels."""
    prose = [content.lead, *content.essential]
    for kind, value in content.body:
        if kind in ("paragraph", "steps", "callout", "accordion", "definitions"):
            prose += pieces(value)
    found = (part.strip() for piece in prose for part in SENTENCE_END.split(piece))
    return [sentence for sentence in found if re.search(r"\w", sentence)]


def length(sentence: str) -> int:
    """How many words; « l'attente » is two."""
    return len(re.findall(r"[\w-]+", sentence))


@pytest.mark.parametrize("content", INSTALLED, ids=lambda content: content.key)
def test_a_page_is_written_in_plain_words(content):
    long = [sentence for sentence in sentences(content) if length(sentence) > LONGEST]
    assert long == []
    assert [text for text in texts(content) if AVOIDED.search(text)] == []
    assert 0 < len(content.description) <= LONGEST_DESCRIPTION


def test_sentences_are_short_on_the_whole():
    # An item that goes on after « : » is no sentence, and would make the mean look better.
    lengths = [
        length(sentence)
        for content in WRITTEN
        for sentence in sentences(content)
        if not sentence[0].islower()
    ]

    assert len(lengths) > 1000
    assert statistics.mean(lengths) <= MEAN


@pytest.mark.parametrize("content", WRITTEN, ids=lambda content: content.key)
def test_what_matters_is_said_in_few_words(content):
    short = content.published_on or content.key in NOTHING_TO_SUM_UP
    assert bool(content.essential) is not bool(short)
    assert [line for line in content.essential if length(line) > MEAN] == []


def test_each_page_that_states_a_rule_names_its_source():
    # A news that states a rule names its source in its own text.
    explaining = [content for content in WRITTEN if not content.published_on]
    without = {content.key for content in explaining if not content.legal_basis}

    assert without == TELLS_NO_RULE


def test_the_answers_that_pages_name_are_those_of_the_form():
    quoted = {words for content in INSTALLED for text in texts(content) for words in QUOTED(text)}

    assert {str(answer.label) for answer in NAMED_ANSWERS} <= quoted


@pytest.mark.parametrize(("setting", "value", "key", "words"), DELAYS)
def test_a_delay_of_the_settings_is_the_one_that_pages_tell(settings, setting, value, key, words):
    # Another default in the settings: the page has to be written again, then this line.
    assert getattr(settings, setting) == value
    assert any(words in text for text in texts(PAGES[key]))


def test_the_page_of_cookies_names_those_that_the_code_sets(settings):
    (table,) = (value for kind, value in PAGES["cookies"].body if kind == "table")
    production = Path(settings.BASE_DIR, "portal/settings/production.py").read_text()
    session, csrf, *others = (row[0] for row in table["rows"])

    assert f'SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "{session}", "{csrf}"' in production
    assert others == [CookieStorage.cookie_name, JUST_LEFT, EDITOR_COOKIE]


def test_a_reader_who_is_watched_can_leave_at_once():
    assert [content.key for content in INSTALLED if content.quick_exit] == ["violences"]


def test_every_key_is_used_once_and_leads_somewhere():
    assert len(PAGES) == len(INSTALLED)
    named = {key for content in INSTALLED for key in linked_keys(content.body)}
    assert named <= PAGES.keys()
    seen = set()
    for content in INSTALLED:
        assert not content.parent or content.parent in seen, content.key
        seen.add(content.key)


class Outline(HTMLParser):
    """The links and the headings of the main part of a page."""

    def __init__(self, html: str):
        super().__init__()
        self.links: set[str] = set()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "a" and attributes.get("href"):
            self.links.add(attributes["href"])
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if attributes.get("id"):
            self.ids.append(attributes["id"])


def main_part(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.django_db
def test_all_installed_pages_are_reached_from_home_and_lead_nowhere_dead(client):
    installer = Installer(refresh=False, progress=lambda key: None)
    installer.install(hostname="testserver", port=80)
    addresses = {page.specific.url: key for key, page in installer.pages.items()}
    waiting, reached, doors = ["/"], set(), set()

    while waiting:
        address = waiting.pop()
        reached.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        html = response.content.decode()
        assert not re.search(r"\[\[|linktype|<a>", html), address
        assert ("data-quick-exit" in html) is PAGES[addresses[address]].quick_exit
        outline = Outline(main_part(html))
        assert outline.levels.count(1) == 1, address
        steps = zip([1, *outline.levels], outline.levels, strict=False)
        assert all(after <= before + 1 for before, after in steps), (address, outline.levels)
        assert faults(html) == [], address
        if addresses[address] == "plan-du-site":
            continue  # It lists them all: a page known from there alone would be an orphan.
        for link in outline.links:
            split = urlsplit(urljoin(f"http://testserver{address}", link))
            if split.netloc != "testserver":
                continue
            if split.path in addresses:
                if split.path not in reached and split.path not in waiting:
                    waiting.append(split.path)
            else:
                doors.add(link)

    # The footer of each page leads to the legal pages; everything else is reached by reading.
    footer = {f"/{slug}/" for _label, slug in FOOTER}
    for address in footer - reached:
        outline = Outline(main_part(client.get(address).content.decode()))
        reached |= {address, *(link for link in outline.links if link in addresses)}
    assert set(addresses) - reached == set()
    dead = [door for door in doors if client.get(door).status_code not in (200, 302)]
    assert dead == []
