"""For whom a request acts, and who acts: the person, or a helper in an assisted session.

The room of assisted sessions, above this one, puts an `Assisted` on the request; the pages of the
form and of the dossier read it here and know nothing of mandates.
"""

from __future__ import annotations

from dataclasses import dataclass

from directory.guichets.models import Guichet
from forms_wizard.demands.enums import ChangeChannel, Channel


@dataclass(frozen=True)
class Assisted:
    """A helper acts for a person, in the presence of this person.

    `draft_id` or `demand_id`: the only thing that this request opens. `guichet`: of the helper;
    its organisme is shown to the person. `session_url`: where the helper goes back to.
    `may_send`: the person lets the helper send the demand.
    """

    guichet: Guichet
    session_url: str
    draft_id: int | None = None
    demand_id: int | None = None
    may_send: bool = False
    large_text: bool = False


def assisted(request) -> Assisted | None:
    return getattr(request, "assisted", None)


def account(request):
    """The account of the person; None without account, and in an assisted session.

    A helper signs in for themselves: their account holds nothing of the person.
    """
    if assisted(request) or not request.user.is_authenticated:
        return None
    return request.user


def who(request) -> dict:
    """What a verb writes of who acts: `actor`, and the `guichet` of a helper."""
    helped = assisted(request)
    actor = request.user if request.user.is_authenticated else None
    return {"actor": actor, "guichet": helped.guichet if helped else None}


def channel(request) -> Channel:
    return Channel.ASSISTED if assisted(request) else Channel.ONLINE


def change_channel(request) -> ChangeChannel:
    return ChangeChannel.ASSISTED if assisted(request) else ChangeChannel.ONLINE
