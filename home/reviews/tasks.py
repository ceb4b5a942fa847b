"""What the worker does for the truth of pages."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django_tasks import task
from wagtail.models import Page

from home.enums import Freshness
from home.reviews.pages import reviewed
from portal.interface.languages import in_french


@task()
def ask_for_review(user_id: int, page_ids: list[int]) -> None:
    """Ask a person to read these pages again; those that were meanwhile are not named."""
    user = get_user_model().objects.filter(pk=user_id, is_active=True).first()
    found = reviewed(Page.objects.filter(pk__in=page_ids), today=timezone.localdate())
    pages = list(found.exclude(freshness=Freshness.FRESH))
    if user is None or not user.email or not pages:
        return
    with in_french():
        subject = ngettext(
            "Une page du site est à relire", "%(count)s pages du site sont à relire", len(pages)
        ) % {"count": len(pages)}
        lines = [
            {
                "page": page,
                "state": Freshness(page.freshness),
                "url": f"{settings.PUBLIC_URL}{reverse('reviews:page', args=[page.pk])}",
            }
            for page in pages
        ]
        text = render_to_string("reviews/mails/review.txt", {"lines": lines})
    send_mail(subject, text, None, [user.email])
