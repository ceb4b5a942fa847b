"""Small things that templates say in French: dates, numbers, titles, fields."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.interface import languages
from portal.interface.forms import PortalForm
from portal.interface.languages import said_in
from portal.interface.wording import listed, said_once

register = template.Library()
register.filter(listed)
register.simple_tag(languages.mark_of_french)
register.filter(languages.french_name)

NARROW_SPACE = "\N{NO-BREAK SPACE}"
# The names by which a person can be told from another, in the order they are said.
NAME_FIELDS = ("first_names", "usage_name", "birth_name")


@register.filter
def long_date(day: date | datetime | None) -> str:
    """« 1er mars 2026 », “1 March 2026”: the day in Paris, in letters; empty for None."""
    if day is None:
        return ""
    return _in_letters(timezone.localdate(day) if isinstance(day, datetime) else day)


@said_once
def _in_letters(day: date) -> str:
    text = date_format(day, "j F Y")
    in_french = get_language() == settings.LANGUAGE_CODE
    return text.replace("1 ", "1er ", 1) if day.day == 1 and in_french else text


def clock(moment: datetime) -> str:
    """« 14 h 05 », “14:05”, in Paris."""
    local = timezone.localtime(moment)
    said = _("%(hours)s h %(minutes)s") % {"hours": local.hour, "minutes": f"{local:%M}"}
    return said.replace(" ", NARROW_SPACE)


@register.filter
def long_moment(moment: datetime | None) -> str:
    """« 1er mars 2026 à 14 h 05 », “1 March 2026 at 14:05”, in Paris."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return _("%(day)s à %(hour)s") % {"day": long_date(local.date()), "hour": clock(local)}


@register.filter
def duration(months: int | None) -> str:
    """« 2 ans et 6 mois », « 18 mois » under two years, as people say it; empty for None."""
    return "" if months is None else _in_years(int(months))


@said_once
def _in_years(months: int) -> str:
    years, rest = divmod(months, 12)
    if months < 24 and rest:
        years, rest = 0, months
    parts = []
    if years:
        parts.append(ngettext("%(n)d an", "%(n)d ans", years) % {"n": years})
    if rest or not years:
        parts.append(ngettext("%(n)d mois", "%(n)d mois", rest) % {"n": rest})
    return _(" et ").join(parts)


@register.filter
def grouped(text: str | None, size: int = 3) -> str:
    """A long number or reference by groups that do not break: « 059 032 612 345 »."""
    text = str(text or "")
    return NARROW_SPACE.join(text[i : i + size] for i in range(0, len(text), size))


@register.filter
def phone(number: str | None) -> str:
    """A French E.164 number as people read it, « 06 12 34 56 78 »; another one as it is."""
    number = str(number or "")
    if number.startswith("+33") and len(number) == 12:
        national = "0" + number[3:]
        return NARROW_SPACE.join(national[i : i + 2] for i in range(0, 10, 2))
    return number


@register.filter
def direction(code: str) -> str:
    """The value of `dir` for a text of that language."""
    return languages.direction(code)


@register.simple_tag
def pagination(page: Page, query: str = "") -> SafeString:
    """Links to the pages before and after, for a list of several pages; nothing for one page.

    `query`: what stands before « page= » in the address, as « q=lille& ».
    """
    total, links = page.paginator.num_pages, []
    if total < 2:
        return SafeString()
    if page.has_previous():
        links.append(_page_link("prev", _("Page précédente"), query, page.number - 1))
    where = _("Page %(number)s sur %(total)s") % {
        "number": _counted(page.number),
        "total": _counted(total),
    }
    current = '<li><span class="fr-pagination__link" aria-current="page">{}</span></li>'
    links.append(format_html(current, where))
    if page.has_next():
        links.append(_page_link("next", _("Page suivante"), query, page.number + 1))
    return format_html(
        '<nav class="fr-pagination" aria-label="{}"><ul class="fr-pagination__list">{}</ul></nav>',
        _("Pages de la liste"),
        format_html_join("", "{}", ((link,) for link in links)),
    )


def _counted(number: int) -> str:
    # Most lists are short: `localize` takes thirty times as long.
    return str(number) if number < 1000 else localize(number)


def _page_link(way: str, words: str, query: str, number: int) -> SafeString:
    return format_html(
        '<li><a class="fr-pagination__link fr-pagination__link--{}" rel="{}" href="?{}page={}">'
        "{}</a></li>",
        *(way, way, query, str(number), words),
    )


@register.simple_tag
def title_with_error(title: str, form=None) -> str:
    """The page's title, « Erreur : » first when the form has something to correct."""
    if form is not None and form.error_links():
        return _("Erreur : %(title)s") % {"title": title}
    return str(title)


@register.simple_tag(takes_context=True)
def translated_everywhere(context) -> str:
    """In the block `translated`: this page is in every catalogue, those of the frame alone too."""
    if frame := context.get("frame"):
        frame.speaks_every_language()
    return ""


class PageLanguageNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        frame = context.get("frame")
        # Outside a request (a page of errors) there is no frame, and one language.
        if not frame or not frame.reading or frame.words == frame.language:
            return self.nodelist.render(context)
        with said_in(frame.words):
            return self.nodelist.render(context)


@register.tag
def page_language(parser, token):
    """`{% page_language %}…{% endpage_language %}`: said in the language of the page."""
    nodelist = parser.parse(("endpage_language",))
    parser.delete_first_token()
    return PageLanguageNode(nodelist)


@register.filter
def as_attributes(attrs: dict) -> SafeString:
    """The attributes of a tag, escaped."""
    return flatatt(attrs)


@register.filter
def as_widget_context(bound: BoundField) -> dict:
    """What the field's widget would give its own template: attributes and groups of options."""
    widget = bound.field.widget
    attrs = bound.build_widget_attrs({}, widget) | {"id": bound.auto_id}
    return widget.get_context(bound.html_name, bound.value(), attrs)["widget"]


@register.filter
def person_name(form: PortalForm) -> str:
    """What was typed as the name of the person of this form; empty before."""
    names = [form[name].value() for name in NAME_FIELDS if name in form.fields]
    return " ".join(str(name).strip() for name in names if name and str(name).strip())
