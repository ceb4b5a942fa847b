"""Words explained where they stand: in pages, in the hints of forms, in letters.

Loaded by name by the templates of lower floors: they know nothing else of the glossary.
"""

from __future__ import annotations

from contextvars import ContextVar

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from home.glossary.dictionary import NOTHING, Entry, current
from home.glossary.marking import anchor, mark, tooltip, with_tooltip

register = template.Library()

# Fields are rendered without the context of their page.
_for_agents: ContextVar[bool] = ContextVar("for_agents", default=False)


@register.simple_block_tag
def explained(content, wanted=True) -> str:
    """The first place of each word shows its definition, unless the page does not want it."""
    return mark(content, current(), with_tooltip) if wanted else content


@register.simple_block_tag
def linked_words(content) -> str:
    """For a mail: the first place of each word leads to the glossary of the site."""
    return mark(content, current(), _whole_link)


@register.simple_tag
def words_of(texts) -> list[Entry]:
    """The terms that these texts use, in the order of reading."""
    return current().words_of(str(text) for text in texts)


@register.simple_tag
def hint(field_id: str, text) -> SafeString:
    """The hint of a field, which `{field_id}_helptext` names; its words explained.

    The definitions stand beside the hint: a screen reader reads the hint alone. The glossary opens
    in a window of its own, so that nothing typed is lost. An agent, who knows the words, reads them
    plain.
    """
    told: list[SafeString] = []

    def link(words: str, entry: Entry) -> str:
        identity = f"{field_id}-sens-{entry.slug}"
        told.append(tooltip(entry, identity))
        return anchor(words, entry, identity, beside=True)

    dictionary = NOTHING if _for_agents.get() else current()
    marked = mark(conditional_escape(text), dictionary, link)
    hint = format_html('<p class="fr-hint-text" id="{}_helptext">{}</p>', field_id, marked)
    return hint + SafeString("".join(told))


class ForAgentsNode(template.Node):
    def __init__(self, nodelist, when):
        self.nodelist, self.when = nodelist, when

    def render(self, context):
        if not self.when.resolve(context, True):
            return self.nodelist.render(context)
        token = _for_agents.set(True)
        try:
            return self.nodelist.render(context)
        finally:
            _for_agents.reset(token)


@register.tag
def read_by_agents(parser, token):
    """`{% read_by_agents when %}…{% endread_by_agents %}`: forms within, if so, explain no word."""
    _name, when = token.split_contents()
    nodelist = parser.parse(("endread_by_agents",))
    parser.delete_first_token()
    return ForAgentsNode(nodelist, parser.compile_filter(when))


def _whole_link(words: str, entry: Entry) -> SafeString:
    root = settings.PUBLIC_URL.rstrip("/")
    return format_html('<a href="{}{}">{}</a>', root, entry.address, SafeString(words))
