"""Easy-to-read versions, of pages and of letters."""

import factory

from home.easy.models import EasyLetterPage, EasyLettersPage, EasyPage
from home.navigation import EASY_SLUG
from tests.factories.pages import PageFactory

SENTENCES = {"type": "sentences", "value": "<p>C'est gratuit.</p><p>C'est pour tous.</p>"}
# One block of each kind that needs no other row.
EVERY_EASY_BLOCK = [
    {"type": "heading", "value": {"text": "Première partie", "level": "2"}},
    SENTENCES,
    {"type": "symbol", "value": {"symbol": "date", "sentences": "<p>Notez la date.</p>"}},
    {"type": "symbol", "value": {"symbol": "warning", "sentences": "<p>Faites vite.</p>"}},
    {"type": "steps", "value": ["<p>Remplissez.</p>", "<p>Envoyez.</p>"]},
    {"type": "word", "value": {"term": "Le bail", "sentences": "<p>C'est un contrat.</p>"}},
]


class EasyPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Page facile {n}")
    slug = EASY_SLUG

    class Meta:
        model = EasyPage


class EasyLettersPageFactory(PageFactory):
    title = "Mes courriers expliqués"
    slug = "mes-courriers-expliques"

    class Meta:
        model = EasyLettersPage


class EasyLetterPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Courrier {n}")
    slug = factory.Sequence(lambda n: f"courrier-{n}")
    kinds = ["renewal_notice"]

    class Meta:
        model = EasyLetterPage
