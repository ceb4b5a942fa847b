"""Words of the glossary, published, and the page that lists them."""

import factory
from wagtail.models import Locale

from home.glossary.models import GlossaryPage, Term
from tests.factories.pages import PageFactory


class GlossaryPageFactory(PageFactory):
    title = "Les mots"
    slug = "glossaire"

    class Meta:
        model = GlossaryPage


class TermFactory(factory.django.DjangoModelFactory):
    term = factory.Sequence(lambda n: f"Mot {n}")
    slug = factory.Sequence(lambda n: f"mot-{n}")
    definition = "Ce que ce mot veut dire."
    locale = factory.LazyFunction(Locale.get_default)

    class Meta:
        model = Term
