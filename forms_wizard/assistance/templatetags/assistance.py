"""What the person's own pages say of a session that goes on, or that left something to read."""

from __future__ import annotations

from django import template
from django.utils import timezone

from forms_wizard.assistance.models import Mandate
from forms_wizard.filing import acting

register = template.Library()


@register.inclusion_tag("assistance/notice.html", takes_context=True)
def assisted_session(context, demand=None, draft=None) -> dict:
    """The session that goes on, with its button to end it; one query, none for the helper."""
    if acting.assisted(context["request"]):
        return {}
    mine = Mandate.objects.of_demand(demand.pk) if demand else Mandate.objects.filter(draft=draft)
    now = timezone.now()  # noqa: TID251  a tag is given no clock
    told = list(mine.to_tell(now).select_related("guichet__organisme")[:10])
    return {
        "csrf_token": context.get("csrf_token"),
        "reference": (demand or draft).reference,
        "open": next((mandate for mandate in told if mandate.is_open(now)), None),
        "left": any(mandate.left_over for mandate in told),
    }
