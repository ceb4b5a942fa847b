"""A browser's tab without a browser: reads the form of a page, and sends what the page holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from forms_wizard.engine.groups import read_keys
from forms_wizard.filing.conflicts import same
from portal.interface.text import storable

URLENCODED = "application/x-www-form-urlencoded"
# A commune is shown again as its list writes it.
SAID_OTHERWISE = ("commune", "birth_place", "workplace", "departement")
TYPED_IN = frozenset({"text", "tel", "email", "hidden"})


class FormReader(HTMLParser):
    """What a browser would send of the section's form: `values`; `asked`: every name in it.

    `texts`: names of the boxes of texts; `offered`: the answers of lists and boxes to tick.
    """

    def __init__(self, html: str):
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.texts: set[str] = set()
        self.offered: dict[str, set[str]] = {}
        self.asked: set[str] = set()
        self.inside = False
        self.area: str | None = None
        self.select: str | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        own = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = "data-saved-as-you-go" in own
        if not self.inside:
            return
        name = own.get("name", "")
        match tag:
            case "input" if name:
                self.asked.add(name)
                if own.get("type", "text") in TYPED_IN:
                    self.texts.add(name)
                    self._add(name, own.get("value", ""))
                else:
                    self._offer(name, own.get("value", "on"), "checked" in own)
            case "textarea":
                self.asked.add(name)
                self.texts.add(name)
                self.area, self.words = name, ""
            case "select":
                self.asked.add(name)
                self.select = name
            case "option" if self.select:
                self._offer(self.select, own.get("value", ""), "selected" in own)

    def handle_data(self, data):
        if self.area is not None:
            self.words += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.area is not None:
            # A browser leaves out the first line break.
            self._add(self.area, self.words.removeprefix("\n"))
            self.area = None

    def _add(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)

    def _offer(self, name: str, value: str, chosen: bool) -> None:
        self.offered.setdefault(name, set()).add(value)
        if chosen:
            self._add(name, value)


def post(client, url: str, typed: dict):
    """Post a form as browsers do, also what no browser would: halves of characters go as bytes."""
    body = urlencode(typed, doseq=True, errors="surrogatepass")
    return client.post(url, body, content_type=URLENCODED)


def stored_form(values: list[str]) -> list[str]:
    """What is kept of what is posted: what is no character is marked, what no text holds is out."""
    read = [value.encode(errors="surrogatepass").decode(errors="replace") for value in values]
    return [storable(value) for value in read]


@dataclass
class Tab:
    """The page of a section as it was shown, and what was typed in it since.

    `page`: the name that its script gives it; empty without script. `seen`: each answer as stored
    when the page was shown.
    """

    slug: str
    page: str
    revision: int
    typed: dict[str, list[str]]
    seen: dict[str, list[str]]
    asked: set[str] = field(default_factory=set)

    @classmethod
    def showing(cls, slug: str, html: str, page: str, stored: dict) -> Tab:
        form = FormReader(html)
        beside = {"csrfmiddlewaretoken", f"{slug}-revision"}
        typed = {name: values for name, values in form.values.items() if name not in beside}
        (revision,) = form.values[f"{slug}-revision"]
        return cls(slug, page, int(revision), typed, {**typed, **stored}, form.asked - beside)

    @property
    def sent(self) -> dict[str, list[str]]:
        """All that the form sends."""
        beside = {f"{self.slug}-revision": [str(self.revision)]}
        if self.page:
            beside[f"{self.slug}-page"] = [self.page]
        return {**self.typed, **beside}


def alike(first: list[str] | None, second: list[str] | None) -> bool:
    """The same answers; the order of boxes ticked has no meaning."""
    return same(sorted(first or []), sorted(second or []))


def assert_shown_again(form: FormReader, stored: dict) -> None:
    """The page holds every answer stored."""
    for asked, values in stored.items():
        shown = form.values.get(asked, [])
        if asked in form.offered:
            known, last = (
                [value for value in some if value in form.offered[asked]]
                for some in (values, values[-1:])
            )
            # A box alone is ticked by any word.
            ticked = len(form.offered[asked]) == 1 and not known
            assert ticked or alike(shown, known) or alike(shown, last), asked
        elif asked in form.texts and not asked.endswith(SAID_OTHERWISE):
            assert alike(shown, values if asked.endswith("-keys") else values[-1:]), asked


def assert_others_untouched(before, after, slug: str, own) -> None:
    """Every answer but these is as it was."""
    for other in before.answers:
        names = own if other == slug else ()
        left = {n: values for n, values in before.answers[other].items() if n not in names}
        now = {n: values for n, values in after.answers[other].items() if n not in names}
        assert now == left


def assert_nothing_lost(before, after, tab: Tab, buttons: dict) -> None:
    """What the page sends is kept or waits for a choice; so is what others said since it was shown.

    What the person saw in this page and changed is rightly gone.
    """
    slug = tab.slug
    stored, aside = after.answers[slug], after.aside.get(slug, {})
    group, _, gone = buttons.get(f"{slug}-remove", "").partition("/")
    removed = f"{slug}-{group}-{gone}"
    for name, values in tab.typed.items():
        given = stored_form(values)
        if name.endswith("-keys"):
            wanted = set(read_keys(given)) - ({gone} if name == f"{slug}-{group}-keys" else set())
            assert wanted <= {*stored.get(name, []), *aside.get(name, [])}, name
        elif not (gone and name.startswith(f"{removed}-")):
            assert alike(stored.get(name), given) or alike(aside.get(name, ["?"]), given), name
    for name, values in before.answers.get(slug, {}).items():
        if alike(stored.get(name), values) or alike(tab.seen.get(name), values):
            continue
        if name.endswith("-keys"):
            assert set(values) - {gone} <= {*stored.get(name, []), *tab.seen.get(name, [])}
        else:
            assert name not in tab.asked, f"{name} was {values}, seen {tab.seen.get(name)}"
    for name, values in before.aside.get(slug, {}).items():
        kept = alike(aside.get(name), values) or alike(stored.get(name), values)
        # Of three versions the last two wait: what is stored, and what this page says.
        assert kept or name in tab.typed, f"aside {name}"


def text_of(response) -> str:
    return response.content.decode()


def section_in(url: str) -> str:
    return url.split("/etape/")[1].split("/")[0]
