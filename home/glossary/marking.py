"""Words of the glossary made links to their definition, in finished HTML."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home.glossary.dictionary import Dictionary, Entry

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>|<!--.*?-->", re.DOTALL)
# A word there is a title, already leads somewhere, or is somebody else's.
NEVER_IN = {
    *(f"h{level}" for level in range(1, 7)),
    *("a", "button", "summary", "label", "legend", "option", "textarea"),
    *("dt", "th", "caption", "blockquote", "nav", "form", "script", "style", "svg"),
}
LIKE_A_TITLE = re.compile(r'class="[^"]*\b(?:fr-callout__title|fr-card|fr-tooltip)\b')
Link = Callable[[str, Entry], str]


def mark(html: str, dictionary: Dictionary, link: Link) -> SafeString:
    """The same HTML, the first place of each term given to `link`.

    Never inside a heading, a link, a button, a card or a quotation.
    """
    if dictionary.pattern is None:
        return SafeString(html)
    made, place, told = [], 0, set()
    inside, depth = "", 0
    for tag in TAG.finditer(html):
        text = html[place : tag.start()]
        made.append(text if inside else _marked(text, dictionary, told, link))
        made.append(tag[0])
        place = tag.end()
        closing, name, attributes = tag[1], (tag[2] or "").lower(), tag[3] or ""
        if inside:
            if name == inside:
                depth += -1 if closing else 1
                inside = inside if depth else ""
        elif not closing and (name in NEVER_IN or LIKE_A_TITLE.search(attributes)):
            inside, depth = name, 1
    made.append(_marked(html[place:], dictionary, told, link))
    return SafeString("".join(made))


def _marked(text: str, dictionary: Dictionary, told: set[str], link: Link) -> str:
    made, place = [], 0
    for found, entry in dictionary.found_in(text, told):
        made += [text[place : found.start()], link(found[0], entry)]
        place = found.end()
    return "".join([*made, text[place:]])


def with_tooltip(words: str, entry: Entry) -> str:
    """A link to the glossary that shows the definition in place (DSFR tooltip)."""
    return anchor(words, entry, f"sens-{entry.slug}") + tooltip(entry, f"sens-{entry.slug}")


def anchor(words: str, entry: Entry, described_by: str, *, beside: bool = False) -> SafeString:
    """The link of a word; `beside`: it opens in another window, and says so."""
    title = _("%(term)s – nouvelle fenêtre") % {"term": entry.term}
    window = flatatt({"target": "_blank", "rel": "noopener", "title": title}) if beside else ""
    return format_html(
        '<a class="portal-word" href="{}" aria-describedby="{}"{}>{}</a>',
        entry.address,
        described_by,
        window,
        SafeString(words),
    )


def tooltip(entry: Entry, identity: str) -> SafeString:
    return format_html(
        '<span class="fr-tooltip fr-placement" id="{}" role="tooltip">{}</span>',
        identity,
        entry.definition,
    )
