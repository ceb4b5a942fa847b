"""What is measured, where, and by what; the values are the codes of the open data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """The levels of the published files (domain.md 8.2); an arrondissement is a commune."""

    COUNTRY = "FR", "France"
    REGION = "REG", "région"
    DEPARTEMENT = "DEP", "département"
    EPCI = "EPCI", "EPCI"
    COMMUNE = "COM", "commune"


class Measure(models.TextChoices):
    """domain.md 8.1; the unit of each is in UNITS."""

    STOCK = "stock", "logements sociaux"
    NEW_DWELLINGS = "new", "mises en service"
    VACANCY = "vacancy", "taux de vacance"
    ROTATION = "rotation", "taux de rotation"
    RENT_MEAN = "rent_mean", "loyer moyen"
    RENT_MEDIAN = "rent_median", "loyer médian"
    DEMANDS = "demands", "demandes en attente"
    ALLOCATIONS = "allocations", "attributions"
    # Waiting demands for one allocation: computed when read, stored when only that is published.
    PRESSURE = "pressure", "demandes pour une attribution"
    DELAY = "delay", "délai médian d'attribution"
    OLD_SHARE = "old_share", "demandes de 5 ans et plus"
    TRANSFER_SHARE = "transfers", "demandes de locataires HLM"
    SRU_RATE = "sru_rate", "taux SRU"
    SRU_TARGET = "sru_target", "taux SRU à atteindre"
    SRU_STATUS = "sru_status", "situation SRU"
    SRU_STOCK = "sru_stock", "logements sociaux au sens de la loi SRU"


class Modality(models.TextChoices):
    """Of all, or of one size of home: the « chambre » counts with T1 (domain.md 8.2)."""

    TOTAL = "total", "Tous"
    T1 = "T1", "T1"
    T2 = "T2", "T2"
    T3 = "T3", "T3"
    T4 = "T4", "T4"
    T5P = "T5P", "T5 et plus"
    # The Île-de-France file stops there.
    T4P = "T4P", "T4 et plus"


class Secret(models.TextChoices):
    """Why a cell is masked (domain.md 8.1); empty: it is published."""

    PRIMARY = "P", "moins de 11"
    # Big enough, but another masked cell could be computed from it.
    SECONDARY = "S", "secret"


class SruStatus(models.IntegerChoices):
    """The value of a `sru_status` figure (loi SRU, CCH L.302-5)."""

    REACHED = 0, "Objectif atteint"
    SHORT = 1, "Déficitaire"
    DEFAULTING = 2, "Carencée"
    EXEMPT = 3, "Exemptée"


# Whole numbers of dwellings or households: the secrecy of small numbers is theirs.
COUNTS = frozenset(
    {
        Measure.STOCK,
        Measure.NEW_DWELLINGS,
        Measure.DEMANDS,
        Measure.ALLOCATIONS,
        Measure.SRU_STOCK,
    }
)
# The types of home that make the total of a row.
TYPES = (Modality.T1, Modality.T2, Modality.T3, Modality.T4, Modality.T5P)

UNITS = {
    Measure.VACANCY: "%",
    Measure.ROTATION: "%",
    Measure.OLD_SHARE: "%",
    Measure.TRANSFER_SHARE: "%",
    Measure.SRU_RATE: "%",
    Measure.SRU_TARGET: "%",
    Measure.RENT_MEAN: "€/m²",
    Measure.RENT_MEDIAN: "€/m²",
    Measure.DELAY: "mois",
}


class Financing(models.TextChoices):
    """What a home was built with: each has its ceilings, the lowest first (domain.md 7.1)."""

    PLAI = "PLAI", "PLAI"
    PLUS = "PLUS", "PLUS"
    PLS = "PLS", "PLS"


class CeilingZone(models.TextChoices):
    """Which ceilings apply; overseas has its own, which are not known here."""

    PARIS = "paris_et_limitrophes", _("Paris et communes limitrophes")
    ILE_DE_FRANCE = "ile_de_france", _("Reste de l'Île-de-France")
    OTHER = "autres_regions", _("Autres régions")
    OVERSEAS = "outre_mer", _("Outre-mer")


class CeilingStatus(models.TextChoices):
    """Where an amount comes from."""

    READ = "releve", "lu dans un texte"
    COMPUTED = "calcule", "calculé, à vérifier"
    CORRECTED = "corrige", "lu, coquille corrigée"
