"""Who may read messages: the agents of a guichet, and those who serve the help desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.guichets.enums import OrganismeKind
from directory.guichets.models import Agent, Guichet
from portal.interface.given_back import give_back

HELP_DESK = "contact.serve_help_desk"


def name_of(guichet: Guichet | None) -> str:
    return guichet.name if guichet else _("Assistance du site")


@dataclass(frozen=True)
class Reader:
    """A person at work today: of a guichet, of the help desk (`help_desk`), or of both."""

    user: object
    guichet: Guichet | None
    help_desk: bool

    @property
    def name(self) -> str:
        return name_of(self.guichet)


def reader_of(user) -> Reader | None:
    """Who this user is today; None for who reads no message. An agent who only helps reads none."""
    agent = Agent.objects.at_work(user, timezone.localdate())
    if agent and agent.guichet.organisme.kind == OrganismeKind.HELPER:
        agent = None
    help_desk = user.has_perm(HELP_DESK)
    if agent is None and not help_desk:
        return None
    return Reader(user, agent.guichet if agent else None, help_desk)


def reader_required(view):
    """Put the reader on the request; a signed-in person who is none gets a 403.

    Signed out, what was typed comes back to be sent again; a page is shown after the sign-in.
    """

    @login_not_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            if request.method == "POST":
                return give_back(request, "contact/ticket_signed_out.html")
            return redirect_to_login(request.get_full_path())
        request.reader = reader_of(request.user)
        if request.reader is None:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
