"""What a visitor can find by words, and the words that found nothing."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, F, Func, Value, When
from wagtail.models import Page

from home.enums import EntryKind
from home.search.enums import CONFIGURATIONS, FEMININE, ONE_E, OTHER_CONFIGURATION


def _vector(config: str):
    title = SearchVector(_compared("plain_title"), weight="A", config=config)
    return title + SearchVector(_compared("plain_text"), weight="C", config=config)


def _compared(name: str) -> Func:
    parts = (Value(FEMININE), Value(ONE_E), Value("g"))
    return Func(F(name), *parts, function="regexp_replace", output_field=models.TextField())


class SearchEntry(models.Model):
    """One thing to find: a page, or a question or a word inside it (`anchor`).

    `title` and `text` are what is shown; the plain ones, without accents, are what is compared.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="search_entries")
    key = models.CharField(max_length=140)
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    language = models.CharField(max_length=12)
    anchor = models.CharField(max_length=140, blank=True)
    title = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    plain_title = models.CharField(max_length=400)
    plain_text = models.TextField(blank=True)
    vector = models.GeneratedField(
        expression=Case(
            *(
                When(language=language, then=_vector(config))
                for language, config in CONFIGURATIONS.items()
            ),
            default=_vector(OTHER_CONFIGURATION),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="one_search_entry_for_a_key", fields=["page", "key"])
        ]
        indexes = [
            GinIndex(fields=["vector"], name="search_entry_vector"),
            GinIndex(OpClass(F("plain_title"), "gin_trgm_ops"), name="search_entry_title"),
        ]

    def __str__(self):
        return self.title


class SearchWord(models.Model):
    """A word that the site writes, to guess what a misspelled one meant."""

    language = models.CharField(max_length=12)
    word = models.CharField(max_length=40)

    class Meta:
        ordering = ["language", "word"]
        constraints = [models.UniqueConstraint(name="one_search_word", fields=["language", "word"])]
        indexes = [GinIndex(OpClass(F("word"), "gin_trgm_ops"), name="search_word_trigrams")]

    def __str__(self):
        return self.word


class UnansweredSearch(models.Model):
    """How many visitors of a day typed words that nothing on the site answers."""

    day = models.DateField("jour")
    language = models.CharField("langue", max_length=12)
    words = models.CharField("mots", max_length=60)
    visitors = models.PositiveIntegerField("visiteurs")

    class Meta:
        verbose_name = "recherche sans résultat"
        verbose_name_plural = "recherches sans résultat"
        ordering = ["day", "language", "words"]
        constraints = [
            models.UniqueConstraint(
                name="one_count_for_a_day_and_words", fields=["day", "language", "words"]
            )
        ]

    def __str__(self):
        return self.words
