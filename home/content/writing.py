"""How the installed pages are written down: plain values, links between pages by key.

Rich text is HTML of the few tags that editors may use; `page("preparer", "mes documents")` makes
a link that the installation turns into Wagtail's own once every page has a number.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from home.enums import OperatorFacts

# French typography: a question mark never stands alone at the start of a line.
SPACE_TO_HOLD = re.compile(r" (?=[?!:;»])|(?<=«) ")
LINK = re.compile(r"\[\[([a-z0-9-]+)\|([^\]]+)\]\]")


@dataclass(frozen=True)
class Content:
    """One page: `key` never changes, `parent` is the key of another page (the home page: "").

    « Vérifié le » is not set here: a person of the site says it, once the page is read again.
    """

    key: str
    slug: str
    title: str
    lead: str = ""
    description: str = ""
    essential: tuple[str, ...] = ()
    body: tuple[tuple[str, object], ...] = ()
    legal_basis: str = ""
    parent: str = "accueil"
    in_menus: bool = True
    # Whether the page can be left at once, for a reader whom somebody watches.
    quick_exit: bool = False
    # A news, shown with this day under the index of the news.
    published_on: date | None = None
    # The letters that the page explains, for an easy version of letters.
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """One term of the glossary; `forms`: what texts also say for it, `text`: rich text."""

    slug: str
    term: str
    definition: str
    forms: tuple[str, ...] = ()
    text: str = ""


def page(key: str, words: str) -> str:
    """A link to another installed page, inside a text."""
    return f"[[{key}|{words}]]"


def call(number: str) -> str:
    """A telephone number that a finger can call."""
    return f'<a href="tel:{number}">{number}</a>'


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def bullets(*items: str) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def text(*texts: str) -> tuple[str, object]:
    return ("paragraph", paragraphs(*texts))


def listing(*items: str, before: str = "") -> tuple[str, object]:
    return ("paragraph", (paragraphs(before) if before else "") + bullets(*items))


def heading(words: str, level: int = 2) -> tuple[str, object]:
    return ("heading", {"text": words, "level": str(level)})


def steps(*pairs: tuple[str, str]) -> tuple[str, object]:
    return (
        "steps",
        [{"title": title, "text": paragraphs(words) if words else ""} for title, words in pairs],
    )


def callout(words: str, *, title: str = "", meaning: str = "information") -> tuple[str, object]:
    return ("callout", {"meaning": meaning, "title": title, "text": paragraphs(words)})


def questions(*pairs: tuple[str, str]) -> tuple[str, object]:
    return (
        "accordion",
        [{"question": question, "answer": paragraphs(answer)} for question, answer in pairs],
    )


def table(caption: str, headings: tuple[str, ...], *rows: tuple[str, ...]) -> tuple[str, object]:
    cells = [list(row) for row in rows]
    return ("table", {"caption": caption, "headings": list(headings), "rows": cells})


def definitions(*pairs: tuple[str, str]) -> tuple[str, object]:
    return ("definitions", [{"term": term, "meaning": paragraphs(words)} for term, words in pairs])


def operator(subject: OperatorFacts) -> tuple[str, object]:
    """Facts that the operator gives in the site's settings."""
    return ("operator", {"subject": str(subject)})


def cards(*keys: str) -> tuple[str, object]:
    """Cards to other installed pages, by key."""
    return ("link_cards", list(keys))


def button(label: str, *, door: str = "", key: str = "", emphasis: str = "primary") -> dict:
    return {"label": label, "door": door, "page": key, "url": "", "emphasis": emphasis}


def buttons(*several: dict) -> tuple[str, object]:
    return ("buttons", list(several))


def summary() -> tuple[str, object]:
    """The parts of the page, as links."""
    return ("summary", None)


def start(*needs: str, label: str = "Commencer ma demande", duration: str = "") -> tuple:
    """The door of a new demand, with what to have at hand."""
    return ("start", {"label": label, "duration": duration, "needs": list(needs)})


def guichet_finder(title: str = "Trouver un guichet près de chez vous") -> tuple[str, object]:
    return ("guichet_finder", {"title": title, "commune": ""})


def commune_figures(insee: str) -> tuple[str, object]:
    return ("commune_figures", {"commune": insee})


def key_date(day: date, title: str, *texts: str) -> tuple[str, object]:
    """A day that counts; the page says by itself when it is past."""
    return ("key_date", {"day": day.isoformat(), "title": title, "text": paragraphs(*texts)})


def contact(name: str, *, role: str = "", phone: str, hours: str = "") -> tuple[str, object]:
    ways = {"phone": phone, "email": "", "hours": hours, "address": ""}
    return ("contact", {"name": name, "role": role, **ways})


def typeset(words: str) -> str:
    return SPACE_TO_HOLD.sub("\N{NO-BREAK SPACE}", words)


def with_links(value, find: Callable[[str], int]):
    """The same value with every `[[key|words]]` as a link to the page that `find` gives."""
    if isinstance(value, str):
        return LINK.sub(
            lambda link: f'<a linktype="page" id="{find(link[1])}">{link[2]}</a>', typeset(value)
        )
    if isinstance(value, dict):
        return {name: with_links(inner, find) for name, inner in value.items()}
    if isinstance(value, list):
        return [with_links(inner, find) for inner in value]
    return value


def linked_keys(value) -> set[str]:
    """The keys of the pages that a body leads to."""
    if isinstance(value, str):
        return {link[1] for link in LINK.finditer(value)}
    if isinstance(value, dict):
        named = {value["page"]} if value.get("page") else set()
        return named.union(*(linked_keys(inner) for inner in value.values()))
    if isinstance(value, tuple) and value and value[0] == "link_cards":
        return set(value[1])
    if isinstance(value, list | tuple):
        return set().union(*(linked_keys(inner) for inner in value))
    return set()


def stored_body(body, find: Callable[[str], int]) -> str:
    """The body as a StreamField keeps it (JSON): pages by number, links in Wagtail's form."""
    stored = []
    for kind, value in body:
        if kind == "link_cards":
            value = [find(key) for key in value]
        elif kind == "buttons":
            value = [
                {**item, "page": find(item["page"]) if item["page"] else None} for item in value
            ]
        else:
            value = with_links(value, find)
        stored.append({"type": kind, "value": value})
    return json.dumps(stored)
