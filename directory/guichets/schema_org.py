"""The page of a guichet for machines: schema.org, as JSON-LD."""

from __future__ import annotations

import json
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from directory.guichets.kept_rows import GuichetRow
from directory.guichets.opening import SpecialDays
from directory.guichets.weekly_hours import Period

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Nothing that a name holds may end the element or begin another.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def json_ld(guichet: GuichetRow, *, url: str, today: date) -> SafeString:
    """The content of a `script type="application/ld+json"`, a block of data that never runs."""
    text = json.dumps(described(guichet, url=url, today=today), ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308  escaped just here


def described(guichet: GuichetRow, *, url: str, today: date) -> dict:
    """A GovernmentOffice; hours only while they are fresh, nothing for what is not known."""
    found = {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "@id": url,
        "url": url,
        "name": guichet.name,
        "telephone": guichet.phone,
        "email": guichet.email,
        "sameAs": guichet.website,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": guichet.address,
            "postalCode": guichet.postcode,
            "addressLocality": guichet.commune.name if guichet.commune else "",
            "addressCountry": "FR",
        },
        "parentOrganization": {"@type": "Organization", "name": guichet.organisme},
        "availableLanguage": ["fr", *guichet.languages],
    }
    if guichet.latitude is not None:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": guichet.latitude,
            "longitude": guichet.longitude,
        }
    if guichet.week and guichet.hours_are_fresh(today):
        found["openingHoursSpecification"] = [
            _hours(period) | {"dayOfWeek": f"https://schema.org/{day}"}
            for day, periods in zip(WEEKDAYS, guichet.week, strict=True)
            for period in periods
        ]
        found["specialOpeningHoursSpecification"] = [
            hours for days in guichet.coming_changes(today) for hours in _special(days)
        ]
    return {key: value for key, value in found.items() if value}


def _hours(period: Period) -> dict:
    opens, closes = str(period).split("-")
    # Midnight at the end of a day is 00:00 for schema.org.
    closes = closes.replace("24:00", "00:00")
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes}


def _special(days: SpecialDays) -> list[dict]:
    valid = {"validFrom": days.first.isoformat(), "validThrough": days.last.isoformat()}
    # The same hour twice: closed all day.
    closed = {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}
    return [_hours(period) | valid for period in days.periods] or [closed | valid]
