"""Whether a page is translated, and whether its translation still says what the page says.

The source of a translation follows the published French page (`upkeep`). A translation is out of
date while a string of it is missing, or when it was published before its source last changed.
"""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation


class TranslationState(models.TextChoices):
    MISSING = "missing", "à traduire"
    DRAFT = "draft", "en cours, pas encore publiée"
    OUTDATED = "outdated", "à mettre à jour"
    CURRENT = "current", "à jour"


def with_state(pages):
    """Pages of other languages than French, each with its `state`, in the same query."""
    followed = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale_id=OuterRef("locale_id")
    )
    behind = followed.filter(
        _lacks_strings() | Q(source__last_updated_at__gt=OuterRef("published"))
    )
    return pages.annotate(
        published=F("last_published_at"),
        state=Case(
            When(alias_of__isnull=False, then=Value(TranslationState.MISSING)),
            When(live=False, then=Value(TranslationState.DRAFT)),
            When(Exists(behind), then=Value(TranslationState.OUTDATED)),
            default=Value(TranslationState.CURRENT),
            output_field=models.CharField(),
        ),
    )


def _lacks_strings() -> Exists:
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("target_locale_id")),
        has_error=False,
    )
    return Exists(
        StringSegment.objects.filter(source_id=OuterRef("source_id")).exclude(Exists(translated))
    )


def is_outdated(number: int) -> bool:
    """Whether the page of that number says less, or something else, than the French one."""
    page = with_state(Page.objects.filter(pk=number)).first()
    return page is not None and page.state == TranslationState.OUTDATED
