"""Who may change a row in a language: pages hold that right, snippets follow it."""

from django.contrib.auth import get_permission_codename
from wagtail.models import Page, TranslatableMixin


def can_change(user, snippet: TranslatableMixin) -> bool:
    """Who may add such a row changes it in any language; who may not changes it in theirs.

    A language is theirs when they may change its first page: a translator never writes in French.
    """
    options = snippet._meta
    if user.has_perm(f"{options.app_label}.{get_permission_codename('add', options)}"):
        return True
    first_pages = Page.objects.filter(depth=2, locale_id=snippet.locale_id)
    return any(page.permissions_for_user(user).can_edit() for page in first_pages)
