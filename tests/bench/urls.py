"""The site, a view that does nothing, and the same section on formtools' own wizard."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from formtools.wizard.views import SessionWizardView
from wagtail.views import serve

from directory.territory.models import Commune
from forms_wizard.engine.path import Path
from forms_wizard.filing.models import Draft
from forms_wizard.form import QUESTIONNAIRE
from portal.urls import urlpatterns as site
from tests.factories.lives import SINGLE


@login_not_required
def plain(request):
    return HttpResponse("plain")


@login_not_required
def commune(request, pk):
    """The smallest read of one row."""
    return JsonResponse({"label": Commune.objects.get(pk=pk).name})


def update(request, pk):
    """The smallest write that a signed-in person can ask for."""
    # The session and the account are read, as by every page.
    mine = request.user.is_authenticated
    Draft.objects.filter(pk=pk).update(touched_at=timezone.now())
    return JsonResponse({"saved": mine})


class OnFormtools(SessionWizardView):
    """The same forms, kept in the session as formtools does by itself."""

    form_list = [(step.slug, step.form_class) for step in QUESTIONNAIRE.steps if step.form_class]
    template_name = "bench/step.html"

    def get_form_kwargs(self, step=None):
        # What the sections before gave, already at hand: formtools is not charged for it.
        today = timezone.localdate()
        path = KNOWN.setdefault(today, Path(QUESTIONNAIRE, SINGLE, today=today))
        found = path.find(step)
        return path.form_kwargs(found) if found else {"today": today, "answers": path.answers}

    def get_form_prefix(self, step=None, form=None):
        return step or self.steps.current


KNOWN: dict = {}

urlpatterns = [
    path("bench/plain/", plain),
    path("bench/commune/<str:pk>/", commune),
    path("bench/update/<int:pk>/", login_not_required(update)),
    # Wagtail's own routing, page by page down the tree.
    path("bench/wagtail/<path:path>", login_not_required(serve)),
    path("bench/formtools/", login_not_required(OnFormtools.as_view())),
    *site,
]
