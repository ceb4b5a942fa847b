"""The measure of a text, for the editors' screens; loaded by name by lower floors."""

from django import template

from home.readability.measure import Reading
from home.readability.reading import reading_of

register = template.Library()


@register.simple_tag
def readability(written) -> Reading:
    return reading_of(written)
