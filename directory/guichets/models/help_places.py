"""Where one is informed and helped: town halls, France services. They register nothing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from directory.guichets.doors import HelpDoor
from directory.guichets.enums import HelpPlaceKind
from directory.guichets.models.places import PublicPlace
from directory.guichets.querysets import PlaceQuerySet


class HelpPlace(HelpDoor, PublicPlace):
    """A place of the directory of the administration (DILA), shown as help, never as a guichet.

    `key`: the INSEE code for the town hall of a commune, else the identifier of the source.
    """

    kind = models.CharField("genre", max_length=16, choices=HelpPlaceKind.choices)
    key = models.CharField("clé", max_length=60)
    source = models.CharField("source", max_length=120)
    step_free = models.BooleanField("accès sans marche", null=True, blank=True)
    closed_on = models.DateField("disparu le", null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta(PublicPlace.Meta):
        abstract = False
        verbose_name = "lieu d'aide"
        verbose_name_plural = "lieux d'aide"
        ordering = ["name", "pk"]
        constraints = [
            *PublicPlace.Meta.constraints,
            models.UniqueConstraint(fields=["kind", "key"], name="help_place_once"),
            models.CheckConstraint(
                name="town_hall_is_of_a_commune",
                condition=~Q(kind=HelpPlaceKind.TOWN_HALL) | Q(commune__isnull=False),
            ),
        ]
