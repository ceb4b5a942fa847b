"""What editors tell everybody for a while: a banner on the pages and in the mails."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page, TranslatableMixin

from home.incidents.enums import IncidentKind, Where
from home.incidents.querysets import IncidentQuerySet


class Incident(TranslatableMixin, models.Model):
    """One banner, from `shows_from` until `shows_until` (for ever when null).

    The row in the reference language says when and where it shows; those in other languages give
    their words alone, and where there is none the words of the reference stand.
    """

    kind = models.CharField(
        "genre", max_length=12, choices=IncidentKind.choices, default=IncidentKind.INFORMATION
    )
    title = models.CharField("titre", max_length=120, help_text="Ce qui se passe, en une phrase.")
    text = models.TextField(
        "texte",
        max_length=400,
        blank=True,
        help_text="Ce que les personnes peuvent faire. Rien de personnel : tout le monde le lit.",
    )
    link_text = models.CharField("texte du lien", max_length=80, blank=True)
    link_page = models.ForeignKey(
        Page,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="lien vers une page du site",
    )
    link_url = models.URLField("ou adresse du lien", max_length=300, blank=True)
    shows_from = models.DateTimeField("montré à partir du")
    shows_until = models.DateTimeField(
        "jusqu'au", null=True, blank=True, help_text="Vide : jusqu'à ce que vous l'arrêtiez."
    )
    where = models.CharField("où", max_length=12, choices=Where.choices, default=Where.SITE)

    objects = IncidentQuerySet.as_manager()

    panels = [
        FieldPanel("kind"),
        FieldPanel("title"),
        FieldPanel("text"),
        MultiFieldPanel(
            [FieldPanel("link_text"), FieldPanel("link_page"), FieldPanel("link_url")],
            heading="Lien",
        ),
        FieldRowPanel(
            [FieldPanel("shows_from"), FieldPanel("shows_until")],
            heading="Quand",
            help_text="Le bandeau apparaît et disparaît de lui-même, à l'heure de Paris.",
        ),
        FieldPanel("where"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = False
        verbose_name = "bandeau"
        verbose_name_plural = "bandeaux et incidents"
        ordering = ["-shows_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="incident_ends_after_it_begins",
                condition=Q(shows_until__isnull=True) | Q(shows_until__gt=F("shows_from")),
                violation_error_message="La fin vient avant le début : changez l'une des deux.",
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if self.link_page_id and self.link_url:
            raise ValidationError({"link_url": "Choisissez une page ou une adresse, pas les deux."})
        leads = bool(self.link_page_id or self.link_url)
        if leads and not self.link_text:
            raise ValidationError({"link_text": "Dites où mène le lien."})
        if self.link_text and not leads:
            raise ValidationError({"link_page": "Dites où mène ce lien : une page ou une adresse."})

    def turns(self) -> list[datetime]:
        """The instants at which pages change by themselves."""
        return [moment for moment in (self.shows_from, self.shows_until) if moment]
