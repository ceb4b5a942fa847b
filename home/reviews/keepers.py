"""Who may answer for pages, and who is written to when nobody does."""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.roles.roles import REVIEWERS


def keepers() -> QuerySet:
    """The active accounts that may edit or publish some page: never a list of applicants."""
    policy = policy_registry.get_by_type(Page)
    found = policy.users_with_any_permission(["add", "change", "publish"])
    return found.filter(is_active=True).order_by("email")


def reviewers() -> QuerySet:
    """Those who are written to about a page for which nobody answers."""
    return (
        get_user_model()
        .objects.filter(is_active=True, groups__name=REVIEWERS)
        .exclude(email="")
        .order_by("pk")
    )
