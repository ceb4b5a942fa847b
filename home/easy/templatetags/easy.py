"""Easy versions, for the templates of pages and of letters."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from home.easy.letters import explained
from home.easy.twins import to_twins
from home.templatetags.home_tags import page_body

register = template.Library()


@register.simple_tag(takes_context=True)
def easy_body(context, page) -> SafeString:
    """The body of a twin: its links lead to twins."""
    return SafeString(to_twins(page_body(context, page.body)))


@register.simple_tag
def easy_letter(kind: str) -> str:
    """The address on this site of what explains that kind of letter; empty for none."""
    return explained(kind) if kind else ""


@register.simple_tag
def whole_easy_letter(kind: str) -> str:
    """The same, whole: for a mail and for paper."""
    address = easy_letter(kind)
    return f"{settings.PUBLIC_URL.rstrip('/')}{address}" if address else ""
