"""Deleting one's account: what goes, what stays (RGPD article 17; domain.md 9.2, 9.3).

The account, its address and the drafts not sent are erased. The demands go on without account:
a demand is not a belonging of the account, and its erasure follows its own dates.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from directory.guichets.models import Agent
from forms_wizard.demands import holders
from forms_wizard.demands.models import Demand
from forms_wizard.filing.models import Draft
from forms_wizard.pieces import queries
from portal.accounts.models import User


class OfAnAgent(Exception):
    """The account is of somebody who works here: an administrator closes it."""


def works_here(user: User) -> bool:
    return user.is_staff or user.is_superuser or Agent.objects.filter(user=user).exists()


@transaction.atomic
def delete(user: User, *, now: datetime) -> list[tuple[Demand, str]]:
    """Erase the account; each live demand with the new code that finds it again, told this once.

    The other sessions of the account are closed from that moment. Raises OfAnAgent.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if works_here(user):
        raise OfAnAgent(user.pk)
    given = holders.leave(user, now=now)
    unsent = Draft.objects.unfiled().filter(holder=user)
    queries.erase_unsent(unsent.values_list("key", flat=True))
    unsent.delete()
    # Of a demand that was sent, the draft keeps the page that was shown: it stays with the demand.
    Draft.objects.filter(holder=user).update(holder=None)
    user.delete()
    return given
