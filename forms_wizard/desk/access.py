"""Who works at a guichet today."""

from __future__ import annotations

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from directory.guichets.enums import OrganismeKind
from directory.guichets.models import Agent


def agent_required(view):
    """Put the agent of today on the request; a signed-in person who is none gets a 403.

    Who only helps works in assisted sessions alone.

    The page of refusal is the same for every address: it says nothing of what exists. Without
    sign-in, LoginRequiredMiddleware has already sent the person to the sign-in page.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        agents = Agent.objects.active_on(timezone.localdate())
        agents = agents.exclude(guichet__organisme__kind=OrganismeKind.HELPER)
        agents = agents.select_related("guichet__organisme", "guichet__territory")
        request.agent = agents.filter(user=request.user).first()
        if request.agent is None:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
