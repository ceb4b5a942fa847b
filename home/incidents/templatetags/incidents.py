"""What every page and every mail say while something lasts."""

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from home.incidents.enums import Where
from home.incidents.showing import IN_MAILS, Words, showing

register = template.Library()

# The banners of each kind of page.
PLACES = {
    "public": (Where.SITE,),
    "home": (Where.SITE, Where.HOME),
    "application": (Where.SITE, Where.APPLICATION),
}


@register.simple_tag
def incident_banners(kind_of_page: str) -> SafeString:
    """`kind_of_page`: « public », « home » or « application ». Most days there is none."""
    now = timezone.now()  # noqa: TID251  the frame of a page is rendered now
    banners = showing(*PLACES[kind_of_page], now=now)
    if not banners:
        return SafeString()
    return render_to_string("incidents/banners.html", {"banners": banners})


@register.simple_tag
def incidents_in_mail() -> list[Words]:
    now = timezone.now()  # noqa: TID251  a mail is written now
    return showing(*IN_MAILS, now=now)
