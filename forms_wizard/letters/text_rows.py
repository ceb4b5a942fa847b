"""A row for every notice in every language, so that an editor finds them all."""

from __future__ import annotations

from django.apps import apps as current_apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from forms_wizard.letters.notices import NOTICES


def make_rows(*, using: str = DEFAULT_DB_ALIAS, apps=current_apps, **kwargs) -> None:
    """Make the rows that are missing, empty and not published; run after every migration.

    `apps`: the models as they are after it, those of letters perhaps not there yet.
    """
    try:
        letter_text = apps.get_model("letters", "LetterText")
    except LookupError:
        return
    letter_text.objects.using(using).bulk_create(
        (
            letter_text(notice=key, language=code, live=False)
            for code, _name in settings.LANGUAGES
            for key in NOTICES
        ),
        ignore_conflicts=True,
    )
