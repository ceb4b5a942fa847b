"""What may be typed in any question: what people answer, and what breaks lesser forms."""

from functools import cache

from hypothesis import strategies as st

from directory.territory.fields import CommuneField
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from portal.interface.fields import PartialDateField, PhoneField, WholeNumberField
from portal.interface.forms import FormGroup, PortalSection
from tests.factories.answers import change, section
from tests.factories.lives import FAMILY, TESTED_ON

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
