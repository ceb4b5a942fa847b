"""Whatever is typed in any field of the declared form: nothing breaks, nothing is altered."""

import json
from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_wizard.demands.declarations import canonical, digest, to_codes
from forms_wizard.engine.path import Path
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.summary import summarise
from portal.interface.text import storable
from tests.factories.anything import LIFE, SECTIONS, TEXTS, questions
from tests.factories.lives import TESTED_ON

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@st.composite
def posts(draw, slug: str) -> dict[str, list[str]]:
    """What was well typed, or nothing, with some of the answers changed for anything."""
    asked = questions(slug)
    # Few changes in a short section, so that some of its answers are still accepted.
    most = min(8, len(asked) // 2)
    names = draw(st.lists(st.sampled_from(sorted(asked)), min_size=1, max_size=most, unique=True))
    typed = dict(draw(st.sampled_from([LIFE[slug], LIFE[slug], {}])))
    for name in names:
        answer = TEXTS | st.sampled_from(asked[name])
        typed[name] = draw(st.lists(answer, max_size=3))
    return typed


@pytest.mark.parametrize("slug", SECTIONS)
def test_anything_may_be_typed(slug):
    draft = drafts.start(now=NOW)
    Draft.objects.filter(pk=draft.pk).update(answers=LIFE)

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(posts(slug))
    def type_it(typed):
        answers = recorded(draft, slug, typed)
        path = Path(QUESTIONNAIRE, answers, today=TESTED_ON)
        assert_refused_in_sentences(path, slug)
        assert_declared_for_good(path)

    type_it()


def recorded(draft: Draft, slug: str, typed: dict[str, list[str]]) -> dict:
    """The answers read back, after making sure that they are those typed."""
    posted = QueryDict(mutable=True)
    for name, values in typed.items():
        posted.setlist(name, values)
    drafts.record(Draft.objects.all(), draft.reference, slug, posted, now=NOW)

    answers = Draft.objects.get(pk=draft.pk).answers
    assert answers[slug] == {
        name: [storable(value) for value in values] for name, values in typed.items()
    }
    return answers


def assert_refused_in_sentences(path: Path, slug: str) -> None:
    """The page is shown again, and each refusal says in a sentence what to do."""
    step = path.find(slug)
    form = path.form(step)
    refusals = form.error_links()
    assert bool(refusals) == (slug not in path.answers)
    page = form.render() if refusals else ""
    for target, message in refusals:
        assert str(message).endswith("."), message
        assert "None" not in str(message)
        assert f'id="{target}"' in page


def assert_declared_for_good(path: Path) -> None:
    """What is valid becomes codes, told in words, that are the same once read again."""
    codes = to_codes(path.answers)
    again = json.loads(canonical(QUESTIONNAIRE.version, codes))["answers"]
    assert again == codes
    assert digest(QUESTIONNAIRE.version, again) == digest(QUESTIONNAIRE.version, codes)
    assert all(storable(text) == text for text in texts(codes))
    for told in summarise(codes):
        assert all(
            isinstance(text, str) for group in told.groups for row in group.rows for text in row
        )
    for step in path.steps:
        path.progress(step)
        assert all(advice.message.endswith(".") for advice in path.advice(step))


def texts(value) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for item in value.values() for text in texts(item)]
        case list():
            return [text for item in value for text in texts(item)]
        case _:
            return []
