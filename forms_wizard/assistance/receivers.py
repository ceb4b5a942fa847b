"""What happens when a helper signs out."""

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.utils import timezone

from forms_wizard.assistance import mandates, sessions
from forms_wizard.assistance.enums import EndedBy


@receiver(user_logged_out)
def end_the_session(request, user, **kwargs):
    """The browser forgets everything: the session that it opened ends with it."""
    if user is None or sessions.KEY not in request.session:
        return
    if mandate := sessions.current(request):
        now = timezone.now()  # noqa: TID251  a signal gives no clock
        mandates.end(mandate, EndedBy.HELPER, now=now)
