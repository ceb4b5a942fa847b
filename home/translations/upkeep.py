"""What follows the French page or word: the source of its translations, what repeats it."""

import json

from django.db.models.signals import pre_delete
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource

from home.glossary.models import Term


def connect() -> None:
    page_published.connect(follow, dispatch_uid="translations")
    pre_delete.connect(leave_with, sender=Page, dispatch_uid="translations")


def follow(sender, instance: Page | Term, **kwargs) -> None:
    """Translators see at once what is new; a change of anything else asks nothing of them."""
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is None:
        return
    row = instance.specific if isinstance(instance, Page) else instance
    before, now = json.loads(source.content_json), row.serializable_data()
    names = [f.field_name for f in get_translatable_fields(type(row)) if f.is_translated(row)]
    if any(_said(before.get(name)) != _said(now.get(name)) for name in names):
        TranslationSource.update_or_create_from_instance(row)


def leave_with(sender, instance: Page, **kwargs) -> None:
    """A page that only repeats a French page goes with it; a translation stays, to be decided.

    With a translation below it, whose French page may be elsewhere by now, it is only withdrawn.
    """
    for alias in Page.objects.filter(alias_of=instance, translation_key=instance.translation_key):
        if alias.get_descendants().filter(alias_of=None).exists():
            alias.specific.unpublish()
        else:
            alias.delete()


def _said(value) -> str:
    """A value as it is stored: a body is text in one place and a list in the other."""
    if isinstance(value, str) and value.startswith("["):
        value = json.loads(value)
    return json.dumps(value, sort_keys=True)
