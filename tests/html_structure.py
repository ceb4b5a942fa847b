"""What is wrong in the HTML of a page, as far as its structure goes; the rest is `make audit`'s."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
VOID |= {"track", "wbr"}
ATTRIBUTE = re.compile(r"^[a-zA-Z_:][\w:.-]*$")
# Their values name other parts of the page, by id.
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
# Drawn by the scripts of the DSFR or of ours when they run.
MADE_BY_SCRIPTS = re.compile(r"_suggestions$|-messages$")


class Structure(HTMLParser):
    """Tags that do not close, ids given twice, references to nothing, attributes that are none."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.named: set[tuple[str, str]] = set()
        self.faults: list[str] = []

    def handle_starttag(self, tag, attrs):
        self._attributes(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self._attributes(tag, attrs)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes <{self.open[-1] if self.open else ''}>")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def _attributes(self, tag, attrs):
        names = [name for name, _value in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        self.faults += [f"<{tag} {name}>" for name in names if not ATTRIBUTE.match(name)]
        values = dict(attrs)
        if identity := values.get("id"):
            if identity in self.ids:
                self.faults.append(f"id given twice: {identity}")
            self.ids.add(identity)
        for name in REFERENCES:
            self.named |= {(name, one) for one in (values.get(name) or "").split()}


def faults(html: str) -> list[str]:
    structure = Structure()
    structure.feed(html)
    structure.close()
    found = structure.faults + [f"<{tag}> is never closed" for tag in structure.open]
    return found + [
        f"{name} names no part: {one}"
        for name, one in sorted(structure.named)
        if one not in structure.ids and not MADE_BY_SCRIPTS.search(one)
    ]
