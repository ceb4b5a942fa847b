"""django-formtools behind the path (style.md 6): it shows and validates, the draft keeps."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from formtools.wizard.storage.base import BaseStorage
from formtools.wizard.views import NamedUrlWizardView

from forms_wizard.engine.steps import Step
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.form import QUESTIONNAIRE

BACK = "retour"
CHECK = "verifier"
ADDED = "ajout"


def step_url(draft: Draft, step: Step, query: str = "") -> str:
    """Where a section is filled; a step without form has a page of its own."""
    if step.form_class is None:
        url = reverse("filing:identity", args=[draft.reference])
    else:
        url = reverse("filing:step", args=[draft.reference, step.slug])
    return f"{url}?{query}" if query else url


def same_page(request, step: Step) -> str:
    """The section in the language of now: nothing in it was sent yet, so nothing is told wrong."""
    back = f"{BACK}={CHECK}&" if request.GET.get(BACK) == CHECK else ""
    return step_url(request.draft, step, f"{back}{ADDED}")


class DraftStorage(BaseStorage):
    """Reads the draft, whose answers have the shape formtools expects. Writes nothing."""

    def __init__(self, prefix, request=None, file_storage=None):
        super().__init__(prefix, request, file_storage)
        self.init_data()
        self.data[self.step_data_key] = request.draft.answers
        self.current_step = request.resolver_match.kwargs["step"]

    def set_step_data(self, step, cleaned_data):
        """Recorded before, valid or not."""

    def set_step_files(self, step, files):
        """Files are rows of another room."""

    def reset(self):
        """The draft outlives the last section."""


class SectionView(NamedUrlWizardView):
    """One section of the draft found on the request (`request.draft`)."""

    template_name = "filing/step.html"
    storage_name = "forms_wizard.filing.wizard.DraftStorage"

    @property
    def step(self) -> Step:
        return self.path.find(self.kwargs["step"])

    def follow_path(self):
        """Tell formtools which steps apply; plain booleans, so that its cache sees a change."""
        self.path = drafts.follow(self.request.draft, today=timezone.localdate())
        self.condition_dict = {step.slug: step in self.path.steps for step in QUESTIONNAIRE.steps}

    def dispatch(self, request, *args, step, **kwargs):
        self.follow_path()
        if self.path.find(step) is None:
            raise Http404(step)
        return super().dispatch(request, *args, step=step, **kwargs)

    def post(self, request, *args, step, **kwargs):
        """What was posted stands on the draft already."""
        if "later" in request.POST:
            return redirect("filing:tasks", request.draft.reference)
        # The step is the one of the URL, whatever the hidden field of the page says; the answers
        # are those that were recorded.
        request.POST = request.POST.copy()
        request.POST.pop("wizard_goto_step", None)
        for name, values in request.draft.answers.get(step, {}).items():
            request.POST.setlist(name, values)
        request.POST[f"{self.prefix}-current_step"] = step
        return super().post(request, *args, step=step, **kwargs)

    def get_form_kwargs(self, step=None):
        # A person just added, and a page saved as it was typed but never sent, have nothing to
        # correct yet.
        draft, slug = self.request.draft, self.kwargs["step"]
        half_typed = slug in draft.changes and slug not in draft.posted
        fresh = ADDED in self.request.GET or (half_typed and not self.comes_from_check)
        quiet = self.request.method == "GET" and fresh
        return {**self.path.form_kwargs(self.path.find(step)), "quiet": quiet}

    def get_step_url(self, step):
        return step_url(self.request.draft, self.path.find(step))

    def render_next_step(self, form, **kwargs):
        return self.leave()

    def render_done(self, form, **kwargs):
        """After the last section, the check page. Filing is a POST of its own."""
        return self.leave()

    @property
    def comes_from_check(self) -> bool:
        return self.request.GET.get(BACK) == CHECK

    def leave(self):
        """On to the next section, or back to the check page when the person came from there."""
        draft, following = self.request.draft, self.path.next(self.step)
        if self.comes_from_check or following is None:
            return redirect("filing:check", draft.reference)
        return redirect(step_url(draft, following))

    def get_context_data(self, form, **kwargs):
        context = super().get_context_data(form=form, **kwargs)
        path, step, draft = self.path, self.step, self.request.draft
        previous, following = path.previous(step), path.next(step)
        return {
            **context,
            "draft": draft,
            "step": step,
            # Named in full, so that the fragment of the page's address is not carried along.
            "action": step_url(draft, step, f"{BACK}={CHECK}" if self.comes_from_check else ""),
            "position": path.steps.index(step) + 1,
            "total": len(path.steps),
            "previous_url": step_url(draft, previous) if previous else "",
            "next_step": following,
            "revision": draft.revisions.get(step.slug, 0),
            "advice": path.advice(step),
        }


section = SectionView.as_view(
    [(step.slug, step.form_class) for step in QUESTIONNAIRE.steps if step.form_class],
    url_name="filing:step",
)
