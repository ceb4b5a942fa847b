"""What the templates of the editorial site need."""

from urllib.parse import quote

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from home.anchors import question_anchor, section_anchor, term_anchor
from home.doors import door_url
from home.enums import Conformity
from home.media.links import announce_documents
from home.models import SiteSettings
from portal.interface.holes import cut, fill, hole
from portal.interface.languages import direction
from portal.interface.wording import said_once

register = template.Library()


@register.simple_tag(takes_context=True)
def page_body(context, body) -> str:
    """The body as HTML; links to pages, then to documents, are resolved in one query each."""
    html = announce_documents(body.render_as_block(context=context.flatten()))
    return mark_safe(expand_db_html(html))  # noqa: S308  made by the block templates


@register.simple_tag
def room_url(door: str) -> str:
    """The address of a room of the application, empty when it is not mounted."""
    return door_url(door)


@register.simple_tag
def quick_exit_url() -> str:
    """The harmless site that replaces a page left at once."""
    return settings.QUICK_EXIT_URL


@register.simple_tag
def house_settings() -> SiteSettings:
    return SiteSettings.current()


@register.simple_tag
def conformity() -> str:
    """« non conforme »: what the footer of every page must say (domain.md 10.1)."""
    return _conformity(SiteSettings.current().conformity)


@said_once
def _conformity(state: str) -> str:
    return str(Conformity(state).label)


@register.simple_tag
def feedback_link(path: str) -> SafeString:
    """At the bottom of every public page, the question whether it helped. `path`: its address."""
    return fill(_feedback_link(), page=quote(path))


@said_once
def _feedback_link() -> str:
    return cut(render_to_string("feedback/link.html", {"page": hole("page")}))


@register.simple_tag
def said_in(page) -> str:
    """For a tag around words of this page: their language, when it is not the one around them.

    A page that only repeats the French one keeps French words in menus of another language.
    """
    around, words = get_language(), settings.LANGUAGE_CODE
    if page.alias_of_id is None or around == words:
        return ""
    return format_html(' lang="{}" dir="{}"', words, direction(words))


register.filter("anchor", section_anchor)
register.filter("question_anchor", question_anchor)
register.filter("term_anchor", term_anchor)
