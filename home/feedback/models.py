"""« Cette page vous a-t-elle aidé ? »: what visitors answer, and nothing of who they are."""

from uuid import uuid4

from django.db import models

LONGEST_PATH = 300
LONGEST_TITLE = 200
LONGEST_COMMENT = 1000


class Feedback(models.Model):
    """One answer about one page. Neither account, nor address, nor device is kept.

    `key`: made with the form, so that two clicks are one answer. `title`: of the page as the
    visitor read it. `comment`: without what looks like an address, a telephone or a number
    (`masking`); empty once `FEEDBACK_COMMENTS_KEPT_MONTHS` have passed.
    """

    key = models.UUIDField("clé du formulaire", unique=True, default=uuid4, editable=False)
    path = models.CharField("adresse de la page", max_length=LONGEST_PATH)
    title = models.CharField("page", max_length=LONGEST_TITLE)
    helped = models.BooleanField("a aidé")
    comment = models.TextField("commentaire", max_length=LONGEST_COMMENT, blank=True)
    given_at = models.DateTimeField("donné le")
    treated = models.BooleanField("traité", default=False)
    demonstration = models.BooleanField("donnée de démonstration", default=False)

    class Meta:
        verbose_name = "avis"
        verbose_name_plural = "avis sur les pages"
        ordering = ["-given_at", "-pk"]
        indexes = [
            models.Index(fields=["given_at"], name="feedback_given_at"),
            models.Index(fields=["path", "given_at"], name="feedback_of_page"),
        ]

    def __str__(self):
        return f"{self.title} ({self.given_at:%d/%m/%Y})"
