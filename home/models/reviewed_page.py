"""Pages whose content somebody answers for, and reads again before a day."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from wagtail.models import Locale

from home.enums import Freshness
from home.models.base_page import BasePage

# Facts about the page, not part of what it says: an old version given back leaves them alone.
REVIEW_FIELDS = ("keeper_id", "checked_on", "review_on", "review_asked_on")


class ReviewedPage(BasePage):
    """A page that a person reads again from time to time, and says true (`home.reviews` writes).

    `checked_on`: the day a person read the whole page as it is published; null until then.
    `review_on`: the day it is to be read again; never null once it was checked.
    Translations carry the dates of the French page.
    """

    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="responsable du contenu",
    )
    checked_on = models.DateField("vérifié le", null=True, blank=True, editable=False)
    review_on = models.DateField("à relire le", null=True, blank=True, editable=False)
    # The last day on which somebody was written to about `review_on`.
    review_asked_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_checked_is_to_be_read_again",
                condition=models.Q(checked_on=None) | models.Q(review_on__isnull=False),
            )
        ]

    @property
    def follows(self) -> bool:
        """A translation or an alias, whose dates are those of another page."""
        return self.alias_of_id is not None or self.locale != Locale.get_default()

    def with_content_json(self, content):
        """The version asked for, with the facts of now: the caller's page may be minutes old."""
        page = super().with_content_json(content)
        facts = type(self).objects.filter(pk=self.pk).values(*REVIEW_FIELDS).first() or {}
        for name, value in facts.items():
            setattr(page, name, value)
        return page

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["freshness"] = self.freshness(today=context["today"])
        return context

    def freshness(self, *, today: date) -> Freshness:
        """How far the page can be trusted on this day of Paris; the same rule as the report."""
        if self.checked_on is None:
            return Freshness.NEVER
        if self.review_on <= stale_before(today):
            return Freshness.STALE
        return Freshness.DUE if self.review_on <= today else Freshness.FRESH


def stale_before(today: date) -> date:
    """Visitors are told of a page that was to be read again on this day or before."""
    return today - timedelta(days=settings.PAGE_STALE_DAYS)
