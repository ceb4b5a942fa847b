"""What a questionnaire is made of. Knows Django forms, neither database nor HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Typed = Mapping[str, Mapping[str, list[str]]]
"""What was typed, valid or not: `{slug: {"slug-field": ["value"]}}`."""


class Answers(dict):
    """Valid answers: `{slug: cleaned_data}`; a section without answer reads as empty.

    `today`: the day in Paris. `at_guichet`: typed from a paper form by an agent, who may take
    what the portal refuses online.
    """

    def __init__(self, *args, today: date | None = None, at_guichet: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.at_guichet = today, at_guichet

    def __missing__(self, slug):
        return {}

    def snapshot(self) -> Answers:
        return Answers(self, today=self.today, at_guichet=self.at_guichet)


class Progress(StrEnum):
    TODO = "todo"
    TO_CORRECT = "to_correct"
    DONE = "done"


@dataclass(frozen=True)
class Advice:
    """A coherence hint: it never blocks. `target` is the id of the field it speaks of, or empty."""

    message: str
    target: str = ""


def always(answers: Answers) -> bool:
    return True


def nothing(answers: Answers) -> list[Advice]:
    return []


@dataclass(frozen=True)
class Step:
    """One section: its place in the URL, its title, its form, when it applies, what it advises.

    A step without form has a page of its own, given by the room that shows the questionnaire.
    """

    slug: str
    title: str
    form_class: type | None = None
    applies: Callable[[Answers], bool] = always
    advise: Callable[[Answers], list[Advice]] = nothing


@dataclass(frozen=True)
class Questionnaire:
    """The steps in their order; `version` is kept by each draft and each declaration."""

    version: str
    steps: tuple[Step, ...]
