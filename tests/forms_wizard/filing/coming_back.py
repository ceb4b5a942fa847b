"""A person comes back: with a code, after a pause, in another browser."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from forms_wizard.filing import access
from tests.factories.lives import LIVES
from tests.forms_wizard.filing.walk import Walk, page

SINGLE = LIVES["single"]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BORN = {
    f"code-birth_date_{part}": SINGLE["identite"][f"identite-birth_date_{part}"][0]
    for part in ("day", "month", "year")
}
OTHER_DAY = BORN | {"code-birth_date_year": "1931"}


def make_code(walk: Walk, **posted) -> str:
    response = walk.client.post(page("resume_code", walk.reference), posted)
    assert response.status_code == 200, response
    return response.context["code"].replace("\N{NO-BREAK SPACE}", "")


def try_code(code, born=BORN, *, client=None, name="resume", **extra):
    client = client or Client()
    return client.post(page(name), {"code-code": code, **born}, **extra)


def go_away(client: Client, **elapsed) -> None:
    """The person was last seen that long ago."""
    session = client.session
    seen = timezone.now() - timedelta(**(elapsed or {"minutes": 31}))
    session[access.SEEN] = seen.isoformat()
    session.save()
