from datetime import UTC, datetime

import factory

from home.feedback.models import Feedback


class FeedbackFactory(factory.django.DjangoModelFactory):
    """Somebody whom a page did not help, without a word."""

    path = "/etapes/"
    title = "Les étapes"
    helped = False
    given_at = datetime(2026, 11, 23, 10, tzinfo=UTC)

    class Meta:
        model = Feedback
