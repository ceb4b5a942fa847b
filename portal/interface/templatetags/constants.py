"""`{% translate "…" %}`, `{% static "…" %}`, `{% url "…" %}` of a text that the template holds.

The settings give them the names of Django's own libraries, `i18n` and `static`, of which this one
has all the rest. A page has some thirty of them; each is worked out once a process and language.
Of a `{% blocktranslate %}` too, the translation is found once: a page only fills its holes.
"""

from django import template
from django.conf import settings
from django.template import defaulttags
from django.template.base import render_value_in_context
from django.templatetags import i18n, static
from django.utils.translation import get_language, gettext

register = template.Library()
for library in (i18n.register, static.register):
    register.tags.update(library.tags)
    register.filters.update(library.filters)


class ConstantNode(template.Node):
    def __init__(self, node):
        self.node, self.said = node, {}

    def render(self, context):
        language = get_language()
        said = self.said.get(language)
        if said is None:
            said = self.said[language] = self.node.render(context)
        return said


class SentenceNode(template.Node):
    def __init__(self, node, parser):
        self.node, self.said = node, {}
        self.sentence, holes = node.render_token_list(node.singular)
        given = node.extra_context
        self.values = [
            (hole, given[hole] if hole in given else parser.compile_filter(hole)) for hole in holes
        ]

    def render(self, context):
        language = get_language()
        said = self.said.get(language)
        if said is None:
            said = self.said[language] = gettext(self.sentence)
        values = {
            hole: render_value_in_context(value.resolve(context), context)
            for hole, value in self.values
        }
        try:
            return said % values
        except (KeyError, ValueError):
            # Not the holes of the sentence: Django knows what is said instead.
            return self.node.render(context)


@register.tag("blocktranslate")
@register.tag("blocktrans")
def blocktranslate(parser, token):
    """As Django's, for any sentence."""
    node = i18n.do_block_translate(parser, token)
    varied = node.asvar or node.message_context or node.countervar
    return node if settings.DEBUG or varied else SentenceNode(node, parser)


@register.tag("translate")
@register.tag("trans")
def translate(parser, token):
    """As Django's, for any text."""
    node = i18n.do_translate(parser, token)
    said = node.filter_expression
    named = node.asvar or node.message_context or node.noop or said.filters
    return node if settings.DEBUG or named or said.var.lookups else ConstantNode(node)


@register.tag("static")
def static_file(parser, token):
    """As Django's, for any path."""
    node = static.do_static(parser, token)
    named = node.varname or node.path.filters
    return node if settings.DEBUG or named or node.path.is_var else ConstantNode(node)


@register.tag
def url(parser, token):
    """As Django's, for any view."""
    node = defaulttags.url(parser, token)
    varied = node.asvar or node.args or node.kwargs or node.view_name.filters
    return node if settings.DEBUG or varied or node.view_name.is_var else ConstantNode(node)
