"""The page of one's own account. The rest is django-allauth's."""

from allauth.account.models import EmailAddress
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.interface.mail_domains import suggestion


@never_cache
def home(request):
    confirmed = EmailAddress.objects.filter(
        user=request.user, email=request.user.email, verified=True
    ).exists()
    meant = "" if confirmed else suggestion(request.user.email)
    return render(request, "account/home.html", {"confirmed": confirmed, "meant": meant})
