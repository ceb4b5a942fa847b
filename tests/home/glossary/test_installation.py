"""Installing the words of a new site, beside those of its editors."""

from importlib import import_module

import pytest
from django.apps import apps
from wagtail.models import Locale

from home.content.writing import Word
from home.glossary.installation import digest, install_words
from home.glossary.models import Term
from tests.factories.words import TermFactory

pytestmark = pytest.mark.django_db

WORDS = (
    Word("bail", "Bail", "Le contrat signé avec le bailleur."),
    Word("prefet", "Préfet", "La personne qui représente l'État."),
)


@pytest.fixture(autouse=True)
def french():
    return Locale.objects.get_or_create(language_code="fr")[0]


def install(*, refresh: bool = False) -> dict[str, int]:
    return dict(install_words(WORDS, refresh=refresh, find=lambda key: 1))


def told(**counts: int) -> dict[str, int]:
    return {"created": 0, "updated": 0, "unchanged": 0, "kept": 0} | counts


def old(key: str) -> Term:
    """That word, as another version of the site installed it."""
    term = Term.objects.get(installed_key=key)
    term.definition = "Ancien texte."
    term.installed_digest = digest(term)
    term.save_revision().publish()
    return term


def test_a_word_whose_anchor_an_editor_changed_is_not_created_again():
    install()
    term = old("bail")
    term.slug = "contrat"
    term.save_revision().publish()

    assert install() == told(unchanged=1, kept=1)
    assert install(refresh=True) == told(unchanged=1, updated=1)
    term.refresh_from_db()
    assert (term.slug, term.definition) == ("contrat", WORDS[0].definition)
    assert Term.objects.count() == len(WORDS)


def test_settings_that_wait_in_a_draft_of_a_word_are_not_published():
    install()
    term = old("bail")
    term.slug = "contrat"
    term.save_revision()

    assert install(refresh=True) == told(unchanged=1, kept=1)
    term = Term.objects.get(pk=term.pk)
    assert (term.slug, term.definition) == ("bail", "Ancien texte.")


def test_a_word_of_an_editor_at_the_anchor_of_ours_stands_for_it():
    TermFactory(term="Le bail", slug="bail")

    assert install(refresh=True) == told(created=1, kept=1)
    assert install(refresh=True) == told(unchanged=1, kept=1)
    assert Term.objects.get(slug="bail").term == "Le bail"


def test_a_word_that_an_editor_publishes_from_an_older_revision_keeps_its_key():
    install()
    term = Term.objects.get(installed_key="bail")
    older = term.latest_revision
    del older.content["installed_key"]
    older.save()

    term.get_latest_revision_as_object().save_revision().publish()

    assert install() == told(unchanged=2)


def test_the_words_installed_before_are_known_by_their_anchor():
    install()
    own = TermFactory(slug="a-nous")
    Term.objects.update(installed_key="")

    import_module("home.glossary.migrations.0004_keys_of_installed_words").name_them(apps, None)

    assert install() == told(unchanged=2)
    own.refresh_from_db()
    assert own.installed_key == ""
