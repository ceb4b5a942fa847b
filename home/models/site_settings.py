"""What the whole site says about itself."""

from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from home.enums import Conformity
from portal.interface.kept import Kept


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    """What the whole site says about itself; read through `current`, without a query a page."""

    operator = models.CharField(
        "exploitant", max_length=160, blank=True, help_text="L'organisme qui exploite ce site."
    )
    operator_address = models.TextField("adresse de l'exploitant", blank=True)
    operator_phone = models.CharField("téléphone de l'exploitant", max_length=30, blank=True)
    publication_director = models.CharField(
        "directeur ou directrice de la publication", max_length=160, blank=True
    )
    host_name = models.CharField("hébergeur", max_length=160, blank=True)
    host_address = models.TextField("adresse de l'hébergeur", blank=True)
    host_phone = models.CharField("téléphone de l'hébergeur", max_length=30, blank=True)
    data_protection_contact = models.TextField(
        "délégué à la protection des données",
        blank=True,
        help_text="Comment lui écrire : une adresse postale ou électronique.",
    )
    helpline_number = models.CharField(
        "téléphone d'aide",
        max_length=30,
        blank=True,
        help_text="Affiché tel quel, par exemple « 01 23 45 67 89 ». Vide : rien n'est affiché.",
    )
    helpline_hours = models.CharField("horaires du téléphone", max_length=120, blank=True)
    contact_email = models.EmailField("adresse électronique de contact", blank=True)
    conformity = models.CharField(
        "accessibilité",
        max_length=10,
        choices=Conformity.choices,
        default=Conformity.NONE,
        help_text="Ce que dit le dernier audit. Sans audit : « non conforme ».",
    )

    class Meta:
        verbose_name = "réglages du site"

    @property
    def names_its_publisher(self) -> bool:
        """Whether the legal notice is complete (loi n° 2004-575, article 1-1)."""
        return all(
            (
                self.operator,
                self.operator_address,
                self.operator_phone,
                self.publication_director,
                self.host_name,
                self.host_address,
                self.host_phone,
            )
        )

    @classmethod
    def current(cls) -> "SiteSettings":
        """The settings as they were last committed: shared, not to be changed."""
        return kept(None)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        kept.forget()


def _read(_every: None) -> SiteSettings:
    return SiteSettings.objects.first() or SiteSettings()


# One row, read once a process: `kept(None)`.
kept = Kept(_read, most=1)
