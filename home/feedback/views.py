from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.feedback import pages, receiving
from home.feedback.forms import FeedbackForm


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give(request):
    """The small form that every public page leads to (design.md 17): no account, no session."""
    typed = request.POST if request.method == "POST" else request.GET
    page = pages.find(typed.get("page", ""), request)
    if request.method != "POST":
        return _form(request, page, FeedbackForm.new())
    form = FeedbackForm.sent(request.POST)
    if not form.is_valid():
        return _form(request, page, form, status=422)
    try:
        receiving.receive(page, **form.told, now=timezone.now())
    except receiving.TooMuchFeedback:
        form.add_error(None, form.TOO_MUCH)
        return _form(request, page, form, status=429)
    return redirect(f"{reverse('feedback:thanks')}?{urlencode({'page': page.path})}")


@login_not_required
@never_cache
@require_safe
def thanks(request):
    """The same words whatever was sent."""
    page = pages.find(request.GET.get("page", ""), request)
    return render(request, "feedback/thanks.html", {"page": page})


def _form(request, page, form, *, status=200):
    return render(request, "feedback/give.html", {"page": page, "form": form}, status=status)
