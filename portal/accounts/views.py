"""The pages of one's own account. The rest is django-allauth's."""

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from forms_wizard.assistance import sessions
from forms_wizard.demands import codes
from forms_wizard.demands.models import Demand
from forms_wizard.filing import tries
from forms_wizard.filing.models import Draft
from portal.accounts import deletion
from portal.accounts.forms import DeleteAccountForm
from portal.interface.mail_domains import suggestion
from portal.interface.templatetags.portal import long_moment


@never_cache
def home(request):
    confirmed = EmailAddress.objects.filter(
        user=request.user, email=request.user.email, verified=True
    ).exists()
    meant = "" if confirmed else suggestion(request.user.email)
    helps = sessions.agent_of(request.user, now=timezone.now()) is not None
    context = {"confirmed": confirmed, "meant": meant, "helps": helps}
    return render(request, "account/home.html", context)


@login_not_required
@require_GET
def lost_address(request):
    """What to do when the mails of the account reach nobody any more."""
    return render(request, "account/lost_address.html")


@never_cache
@require_GET
def delete(request):
    """First step: what goes and what stays, in plain words."""
    context = {
        "works_here": deletion.works_here(request.user),
        "demands": Demand.objects.held_by(request.user).select_related("territory"),
        "drafts": Draft.objects.unfiled().filter(holder=request.user).count(),
    }
    return render(request, "account/delete.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def delete_confirm(request):
    """Second step: the password; the page that answers is the only one with the codes."""
    user, now = request.user, timezone.now()
    if deletion.works_here(user):
        return redirect("account_delete")
    if request.method == "GET":
        return render(
            request, "account/delete_confirm.html", {"form": DeleteAccountForm(user=user)}
        )
    form, status, subject = DeleteAccountForm(request.POST, user=user), 422, f"delete:{user.pk}"
    try:
        counted = tries.count({subject: tries.OF_A_CODE}, now=now)
        if form.is_valid():
            tries.forgive(counted, subject)
            return _deleted(request, now)
    except tries.TooManyTries as locked:
        until, status = {"until": long_moment(locked.until)}, 429
        form = DeleteAccountForm({}, user=user)
        form.errors.clear()
        form.add_error(
            None, _("Il y a eu trop d'essais. Attendez le %(until)s, puis essayez encore.") % until
        )
    return render(request, "account/delete_confirm.html", {"form": form}, status=status)


def _deleted(request, now):
    email = request.user.email
    given = deletion.delete(request.user, now=now)
    get_adapter(request).send_mail("account/email/account_deleted", email, {})
    logout(request)
    rows = [{"demand": demand, "code": codes.shown(code)} for demand, code in given]
    response = render(request, "account/deleted.html", {"rows": rows})
    response["Clear-Site-Data"] = '"storage"'
    return response
