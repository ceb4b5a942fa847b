"""The page that the proxy shows when the application does not answer: one file, alone.

It needs nothing else: no database, no style sheet, no picture, no script. Its own policy
(Content-Security-Policy in a meta element) allows its style and nothing more.
"""

from __future__ import annotations

import os
from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from home.incidents.enums import Where
from home.incidents.showing import forget, showing
from home.models import SiteSettings
from portal.interface.languages import in_french

STYLE = Path(__file__).parent / "unavailable.css"
# Read by the proxy, which runs under another account.
READABLE = 0o644
# For who reads no French; the page is written without knowing who will read it.
FOREIGN = (
    {
        "lang": "en",
        "dir": "ltr",
        "title": "This website is not available right now",
        "text": (
            "Please come back in a few minutes. The answers you saved are not lost. You can also "
            "go to a counter that registers housing applications, for example at your town hall."
        ),
    },
    {
        "lang": "ar",
        "dir": "rtl",
        "title": "هذا الموقع غير متاح حالياً",
        "text": (
            "يُرجى العودة بعد بضع دقائق. إجاباتكم المحفوظة لم تُفقد. "
            "يمكنكم أيضاً التوجّه إلى مكتب تسجيل طلبات السكن، مثلاً في بلديتكم."
        ),
    },
)


def write(*, now: datetime) -> Path:
    """Write the page whole or not at all; the file. Nothing else of the site reads it."""
    target = Path(settings.UNAVAILABLE_PAGE)
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
        file.write(html(now=now))
    os.chmod(file.name, READABLE)
    os.replace(file.name, target)
    return target


def html(*, now: datetime) -> str:
    """In French, with a few words in other languages, whatever the language spoken now."""
    style = STYLE.read_text(encoding="utf-8")
    # What another process has just saved is said at once.
    forget()
    with in_french():
        return render_to_string(
            "incidents/unavailable.html",
            {
                "site_name": settings.WAGTAIL_SITE_NAME,
                "house": SiteSettings.objects.first() or SiteSettings(),
                "incidents": showing(Where.SITE, now=now),
                "foreign": FOREIGN,
                "tolerance_months": settings.TOLERANCE_MONTHS,
                "state_branding": settings.STATE_BRANDING,
                "style": mark_safe(style),  # noqa: S308  our own file
                "digest": b64encode(sha256(style.encode()).digest()).decode(),
            },
        )
