"""Pages of the editorial site, added under the tree's root or under another page."""

import json
from datetime import date

import factory
from wagtail.models import Page, Site

from home.models import GuidePage, HomePage, SiteMapPage
from home.news.models import NewsIndexPage, NewsPage

PARAGRAPH = {"type": "paragraph", "value": "<p>Du texte.</p>"}
# One block of each kind that needs no other row.
EVERY_BLOCK = [
    PARAGRAPH,
    {"type": "heading", "value": {"text": "Première partie", "level": "2"}},
    {"type": "heading", "value": {"text": "Un détail", "level": "3"}},
    {"type": "steps", "value": [{"title": "Remplir", "text": "<p>La demande.</p>"}]},
    {
        "type": "callout",
        "value": {"meaning": "warning", "title": "Gardez-le", "text": "<p>Le numéro.</p>"},
    },
    {"type": "callout", "value": {"meaning": "success", "title": "", "text": "<p>C'est bon.</p>"}},
    {"type": "accordion", "value": [{"question": "Faut-il payer ?", "answer": "<p>Non.</p>"}]},
    {
        "type": "table",
        "value": {"caption": "Les délais", "headings": ["Quoi", "Quand"], "rows": [["A", "B"]]},
    },
    {"type": "definitions", "value": [{"term": "Bailleur", "meaning": "<p>Qui loue.</p>"}]},
    {"type": "operator", "value": {"subject": "publisher"}},
    {"type": "operator", "value": {"subject": "contact"}},
    {"type": "quote", "value": {"text": "Attendre ne veut pas dire refus.", "author": "Un agent"}},
    {
        "type": "buttons",
        "value": [
            {
                "label": "Rechercher",
                "door": "search",
                "page": None,
                "url": "",
                "emphasis": "secondary",
            }
        ],
    },
]


def body(*blocks: dict) -> str:
    return json.dumps(list(blocks))


class PageFactory(factory.django.DjangoModelFactory):
    """`parent`: the page it is added under."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, parent=None, **kwargs):
        parent = parent or Page.get_first_root_node()
        # Read again: the tree may have moved since the caller got its parent.
        return Page.objects.get(pk=parent.pk).add_child(instance=model_class(**kwargs))


class HomePageFactory(PageFactory):
    """The home page, shown by the default site."""

    title = "Demande de logement social"
    slug = factory.Sequence(lambda n: f"accueil-{n}")

    class Meta:
        model = HomePage
        skip_postgeneration_save = True

    @factory.post_generation
    def site(page, create, extracted, **kwargs):
        site = Site.objects.get(is_default_site=True)
        site.root_page = page
        site.save()


class GuidePageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Guide {n}")
    slug = factory.Sequence(lambda n: f"guide-{n}")
    show_in_menus = True

    class Meta:
        model = GuidePage


class SiteMapPageFactory(PageFactory):
    title = "Plan du site"
    slug = "plan-du-site"

    class Meta:
        model = SiteMapPage


class NewsIndexPageFactory(PageFactory):
    title = "Actualités"
    slug = "actualites"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Actualité {n}")
    slug = factory.Sequence(lambda n: f"actualite-{n}")
    published_on = date(2026, 3, 2)

    class Meta:
        model = NewsPage
