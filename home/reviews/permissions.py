"""Who may say that a page is true."""

from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from home.models import ReviewedPage


def can_confirm(user, page: ReviewedPage) -> bool:
    """Who may publish the page, and who answers for it as long as they may change it."""
    allowed = page.permissions_for_user(user)
    return allowed.can_publish() or (page.keeper_id == user.pk and allowed.can_edit())


def can_plan(user, page: ReviewedPage) -> bool:
    """Who may publish the page chooses who answers for it."""
    return page.permissions_for_user(user).can_publish()


def pages_of(user) -> PageQuerySet:
    """The pages that this person may change or publish: reports start here."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_any_permission_for(user, {"change", "publish"})
