"""What every page and every mail say while something lasts."""

from django import template
from django.utils import timezone

from home.incidents.enums import Where
from home.incidents.showing import IN_MAILS, Words, showing

register = template.Library()

# The banners of each kind of page.
PLACES = {
    "public": (Where.SITE,),
    "home": (Where.SITE, Where.HOME),
    "application": (Where.SITE, Where.APPLICATION),
}


@register.inclusion_tag("incidents/banners.html")
def incident_banners(kind_of_page: str) -> dict:
    """`kind_of_page`: « public », « home » or « application »."""
    now = timezone.now()  # noqa: TID251  the frame of a page is rendered now
    return {"banners": showing(*PLACES[kind_of_page], now=now)}


@register.simple_tag
def incidents_in_mail() -> list[Words]:
    now = timezone.now()  # noqa: TID251  a mail is written now
    return showing(*IN_MAILS, now=now)
