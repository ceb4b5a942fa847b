"""Signals after which public pages are rendered again.

Drafts change nothing public: a page counts when it is published, or created so, unpublished,
moved or deleted.
Imports purge through `wagtail.contrib.frontend_cache.utils`.
"""

from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)
from wagtail.snippets.models import get_snippet_models

from forms_wizard.letters.models import LetterText
from portal.interface.stamp import touch_on_commit

PAGE_SIGNALS = (page_published, page_unpublished, page_slug_changed, post_page_move)


def page_changed(sender, **kwargs) -> None:
    touch_on_commit()


def row_changed(sender, instance, created, **kwargs) -> None:
    # A command may create a published page, of which Wagtail says nothing.
    if is_public(sender) or (created and isinstance(instance, Page) and instance.live):
        touch_on_commit()


def row_deleted(sender, **kwargs) -> None:
    if is_public(sender) or issubclass(sender, Page):
        touch_on_commit()


def is_public(model) -> bool:
    """Pages show these rows: settings, snippets, images, documents, redirections, the site.

    No page shows the texts of letters, whose drafts are saved as they are typed.
    """
    if issubclass(model, LetterText):
        return False
    shown = (AbstractSetting, Site, Locale, Redirect, PageViewRestriction)
    files = (get_image_model(), get_document_model())
    return issubclass(model, (*shown, *files, *get_snippet_models()))


def connect() -> None:
    for signal in PAGE_SIGNALS:
        signal.connect(page_changed, dispatch_uid="pages_cache")
    post_save.connect(row_changed, dispatch_uid="pages_cache")
    post_delete.connect(row_deleted, dispatch_uid="pages_cache")
