from datetime import date

import factory

from directory.figures.models import Figure, Source


class SourceFactory(factory.django.DjangoModelFactory):
    """The file of the demands and allocations of 2025."""

    class Meta:
        model = Source
        django_get_or_create = ("slug", "vintage", "demonstration")

    slug = "sne"
    vintage = 2025
    name = "Demandes et attributions"
    publisher = "Ministère chargé du logement"
    url = "https://exemple.fr/sne"
    licence = "Licence Ouverte 2.0"
    demonstration = False


class FigureFactory(factory.django.DjangoModelFactory):
    """18 740 demands waiting in Lille at the end of 2025."""

    class Meta:
        model = Figure

    level = "COM"
    code = "59350"
    measure = "demands"
    year = 2025
    modality = "total"
    value = 18740
    source = factory.SubFactory(SourceFactory)

    class Params:
        masked = factory.Trait(value=None, secret="P")
        allocated = factory.Trait(measure="allocations", value=1960)
        dated = factory.Trait(on=date(2025, 12, 31))
