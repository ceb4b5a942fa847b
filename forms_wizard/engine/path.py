"""Which sections apply to this person, and how far they are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.datastructures import MultiValueDict

from forms_wizard.engine.steps import Advice, Answers, Progress, Questionnaire, Step, Typed


class Path:
    """The sections that apply to what was typed, each validated again by today's rules.

    `steps`: the sections that apply, in order. `answers`: what is valid, `{slug: cleaned_data}`.
    `done`: slugs of the sections without form that the caller knows to be complete.
    `at_guichet`: an agent types a paper form.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        typed: Typed,
        *,
        today: date,
        done: Collection[str] = (),
        at_guichet: bool = False,
    ):
        self.questionnaire, self.typed, self.today, self.done = questionnaire, typed, today, done
        self.steps: list[Step] = []
        self.answers = Answers(today=today, at_guichet=at_guichet)
        self._seen: dict[str, Answers] = {}
        for step in questionnaire.steps:
            # A condition and a form see only the steps before them: no stale answer, no cycle.
            if not step.applies(self.answers):
                continue
            self.steps.append(step)
            self._seen[step.slug] = self.answers.snapshot()
            if step.form_class is not None and step.slug in typed:
                form = self.form(step)
                if form.is_valid():
                    self.answers[step.slug] = form.cleaned_data

    def find(self, slug: str) -> Step | None:
        """Any step of the path, in any order; None when it does not apply to this person."""
        return next((step for step in self.steps if step.slug == slug), None)

    def form_kwargs(self, step: Step) -> dict:
        """What each form of a section is told beside what was typed."""
        return {"today": self.today, "answers": self._seen[step.slug]}

    def form(self, step: Step):
        """The section's form, filled with what was typed; unbound when nothing was."""
        typed = self.typed.get(step.slug)
        data = None if typed is None else MultiValueDict(typed)
        return step.form_class(data, prefix=step.slug, **self.form_kwargs(step))

    def progress(self, step: Step) -> Progress:
        if step.slug in self.answers or step.slug in self.done:
            return Progress.DONE
        typed = self.typed.get(step.slug, {})
        if any(value.strip() for values in typed.values() for value in values):
            return Progress.TO_CORRECT
        return Progress.TODO

    @property
    def missing(self) -> Step | None:
        """The first section that is not complete; None when all may be sent."""
        return next((s for s in self.steps if self.progress(s) is not Progress.DONE), None)

    def next(self, step: Step) -> Step | None:
        """The section after this one, or None at the end."""
        after = self.steps[self.steps.index(step) + 1 :]
        return after[0] if after else None

    def previous(self, step: Step) -> Step | None:
        before = self.steps[: self.steps.index(step)]
        return before[-1] if before else None

    def advice(self, step: Step) -> list[Advice]:
        """Coherence hints on a complete section; they never block (domain.md 13.4)."""
        return step.advise(self.answers) if step.slug in self.answers else []
