"""What happens when somebody signs in."""

from allauth.account.signals import user_logged_in
from django.dispatch import receiver
from django.utils import timezone

from forms_wizard.filing import access


@receiver(user_logged_in)
def take_the_session_along(request, user, **kwargs):
    """The drafts and demands begun in this session without an account join the account.

    Filling and sending need no account: they belong to the session until somebody signs in.
    """
    access.adopt(request, user, now=timezone.now())  # noqa: TID251  a signal gives no clock
