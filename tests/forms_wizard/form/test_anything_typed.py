"""Whatever is typed in any field of the declared form: nothing breaks, nothing is altered."""

import json
from datetime import UTC, datetime
from functools import cache

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.territory.fields import CommuneField
from forms_wizard.demands.declarations import canonical, digest, to_codes
from forms_wizard.engine.path import Path
from forms_wizard.filing import drafts
from forms_wizard.filing.models import Draft
from forms_wizard.form import QUESTIONNAIRE
from forms_wizard.form.summary import summarise
from portal.interface.fields import PartialDateField, PhoneField, WholeNumberField
from portal.interface.forms import FormGroup, PortalSection
from portal.interface.text import storable
from tests.factories.answers import change, section
from tests.factories.lives import FAMILY, TESTED_ON

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
# A household with someone in every group, and the last section too.
LIFE = {
    **change(FAMILY, "logement-recherche", adapted="oui"),
    "handicap": section("handicap", {"persons": {"p1": {"person": "k2", "equipment": ["3", "4"]}}}),
}
SECTIONS = [step.slug for step in QUESTIONNAIRE.steps if step.form_class]

HOSTILE = [
    "",
    " ",
    "None",
    "\0",
    "a\0b",
    "\ud800",
    "\u202egnp.exe",
    "\u200b\u200d\ufeff",
    "👩‍👩‍👧‍👦",
    "e\u0301" * 30,
    "x" * 5_000,
    "<script>alert(1)</script>",
    "{{ form }}{% now %}%(names)s{0}",
    "'; drop table demands_demand; --",
    "=HYPERLINK(1)",
    "../../etc/passwd",
    "a@exemple.fr\r\nBcc: b@exemple.fr",
    "+33\n612345678",
    "1e309",
    "1e400000",
    "-0",
    "0x1F",
    "nan",
    "١٢٣",
    "²",
    "¾",
    "９９９",
    "1 200,50 €",
    "9" * 400,
    "٠٠٠٠",
]
DATE_PARTS = ["00", "0", "31", "29", "02", "1er", "mars", "févr.", "1985", "9999", "0000", "10000"]
DATES = ["31/12/1985", "1985-12-31", "30 02 2000", "00/00/1900", "1.1.1", "٣١/١٢/١٩٨٥"]
NUMBERS = ["0", "1", "-1", "9999999", "99999999", "1.200", "1,5", "0,5", "12 €/mois"]
PHONES = ["06 12 34 56 78", "+262 692 12 34 56", "+508 55 12 34", "+681 82 12 34", "+", "00", "112"]
COMMUNES = ["Lille (59000)", "Saint-Denis", "Paris", "75013", "59350", "2A004", "lil", "97500"]
TEXTS = st.text(st.characters(), max_size=40) | st.sampled_from(HOSTILE)


def likely(field) -> list[str]:
    """What people do answer to such a question."""
    match field:
        case PartialDateField():
            return DATE_PARTS + DATES
        case WholeNumberField():
            return NUMBERS
        case PhoneField():
            return PHONES
        case CommuneField():
            return COMMUNES
        case _:
            return [str(code) for code, _label in getattr(field, "choices", ())] or ["on", "oui"]


@cache
def questions(slug: str) -> dict[str, list[str]]:
    """Every name that the page of this section sends, with likely answers."""
    path = Path(QUESTIONNAIRE, LIFE, today=TESTED_ON)
    form, found = path.form(path.find(slug)), {}
    for part in form.parts if isinstance(form, PortalSection) else [form]:
        if isinstance(part, FormGroup):
            found[f"{part.prefix}-keys"] = ["k1", "k2", "moi", "p1", "nouveau", "Trop long", "-"]
        for each in part.forms if isinstance(part, FormGroup) else [part]:
            for bound in each:
                for end in ("_day", "_month", "_year") if is_date(bound.field) else ("",):
                    found[f"{bound.html_name}{end}"] = likely(bound.field)
                if isinstance(bound.field, CommuneField):
                    found[f"{bound.html_name}-choice"] = COMMUNES
    return found


def is_date(field) -> bool:
    return isinstance(field, PartialDateField)


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
