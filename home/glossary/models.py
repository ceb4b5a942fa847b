"""The words of social housing: one snippet a term, and the page that lists them."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    TranslatableMixin,
)
from wagtail.rich_text import expand_db_html
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.models import ReviewedPage
from home.words import plain_words

LONGEST_DEFINITION = 240
SAME_ANCHOR = "Un autre mot a déjà cette ancre. Changez-la."
# What no text holds, between two texts whose links are resolved together.
BETWEEN = "\N{INFORMATION SEPARATOR ONE}"


class Term(
    DraftStateMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A word explained. `other_forms`: one a line, what a text may say for it."""

    term = models.CharField("mot", max_length=80)
    slug = models.SlugField(
        "ancre", max_length=80, help_text="La fin de son adresse dans la page du glossaire."
    )
    other_forms = models.TextField(
        "autres formes",
        blank=True,
        help_text=(
            "Une par ligne : un sigle, un autre nom. Les pluriels simples sont reconnus sans "
            "rien écrire. Une forme toute en majuscules n'est reconnue qu'en majuscules."
        ),
    )
    definition = models.CharField(
        "définition courte",
        max_length=LONGEST_DEFINITION,
        help_text="Une ou deux phrases simples : elles s'affichent dans les pages, sur le mot.",
    )
    text = RichTextField(
        "pour en savoir plus",
        blank=True,
        features=["bold", "italic", "ul", "link"],
        help_text="Affiché dans la page du glossaire, sous la définition.",
    )
    # As for pages: set by install_content alone.
    installed_key = models.CharField(max_length=80, blank=True, editable=False)
    installed_digest = models.CharField(max_length=64, blank=True, editable=False)

    _revisions = GenericRelation(
        Revision, content_type_field="base_content_type", object_id_field="object_id"
    )

    panels = [
        FieldPanel("term"),
        FieldPanel("other_forms"),
        FieldPanel("definition"),
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("slug")], heading="Adresse", classname="collapsed"),
    ]
    search_fields = [
        index.SearchField("term", boost=4),
        # What the search of the administration reads.
        index.AutocompleteField("term"),
        index.AutocompleteField("other_forms"),
        index.AutocompleteField("definition"),
        index.SearchField("other_forms", boost=2),
        index.SearchField("definition"),
        index.SearchField("text"),
        index.FilterField("live"),
        index.FilterField("locale"),
    ]
    translatable_fields = [
        TranslatableField("term"),
        TranslatableField("other_forms"),
        TranslatableField("definition"),
        TranslatableField("text"),
        SynchronizedField("slug"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "mot du glossaire"
        verbose_name_plural = "mots du glossaire"
        ordering = ["term", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_term_for_an_anchor",
                fields=["locale", "slug"],
                violation_error_message=SAME_ANCHOR,
            ),
            models.UniqueConstraint(
                name="one_term_for_an_installed_word",
                fields=["locale", "installed_key"],
                condition=~models.Q(installed_key=""),
            ),
        ]

    def __str__(self):
        return self.term

    @property
    def revisions(self):
        return self._revisions

    def with_content_json(self, content):
        """A revision says what the word says, never where it came from."""
        revised = super().with_content_json(content)
        revised.installed_key = self.installed_key
        return revised

    def clean(self):
        """The form of an editor does not ask for the language, so it checks no constraint on it."""
        super().clean()
        same = Term.objects.filter(locale_id=self.locale_id, slug=self.slug).exclude(pk=self.pk)
        if self.slug and same.exists():
            raise ValidationError({"slug": SAME_ANCHOR})

    def get_preview_template(self, request, mode_name):
        return "home/glossary/preview.html"

    def get_preview_context(self, request, mode_name):
        return {"term": self, "text": expand_db_html(self.text)}


class GlossaryPage(ReviewedPage):
    """Every published term of the page's language, in alphabetical order, each with an anchor."""

    template = "home/glossary/page.html"
    parent_page_types = ["home.HomePage", "home.GuidePage"]
    subpage_types = ["easy.EasyPage"]
    max_count_per_parent = 1

    class Meta(ReviewedPage.Meta):
        verbose_name = "page du glossaire"
        verbose_name_plural = "pages du glossaire"

    @classmethod
    def address_of_language(cls) -> Subquery:
        """Where the tree keeps the glossary page of the language of the row outside."""
        pages = cls.objects.live().filter(locale=OuterRef("locale")).order_by("path")
        return Subquery(pages.values("url_path")[:1])

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["letters"] = self.letters()
        return context

    def letters(self) -> list[tuple[str, list[tuple[Term, str]]]]:
        """(letter, (term, its text as HTML) pairs): links of all texts resolved in one query."""
        # A page that waits for its translation repeats the French one.
        locale = self.alias_of.locale_id if self.alias_of_id else self.locale_id
        terms = Term.objects.filter(live=True, locale_id=locale)
        terms = sorted(terms, key=lambda term: plain_words(term.term))
        texts = expand_db_html(BETWEEN.join(term.text for term in terms)).split(BETWEEN)
        found: dict[str, list[tuple[Term, str]]] = {}
        for term, text in zip(terms, texts, strict=bool(terms)):
            found.setdefault(plain_words(term.term)[:1].upper(), []).append((term, text))
        return list(found.items())
