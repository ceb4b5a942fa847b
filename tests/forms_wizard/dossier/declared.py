"""Demands that declare what a life types, and the pages that change them, as a browser sends."""

from uuid import uuid4

from django.utils import timezone

from forms_wizard.demands.declarations import to_codes
from forms_wizard.demands.retyping import keys_of, to_typed
from forms_wizard.engine.path import Path
from forms_wizard.form import QUESTIONNAIRE
from tests.factories.demands import DemandFactory
from tests.factories.households import HOUSEHOLDS
from tests.factories.lives import LIVES

ALPHABET = "abcdefghijklmnop"


def codes_of(answers) -> dict:
    return to_codes(Path(QUESTIONNAIRE, answers, today=timezone.localdate()).answers)


def demand_of(life, **traits):
    """An active demand of that life, or of a household of that size.

    Each time other people: a name that no other demand has.
    """
    answers = HOUSEHOLDS[life]() if life in HOUSEHOLDS else LIVES[life]
    codes = codes_of(answers)
    unique = "".join(ALPHABET[int(digit, 16)] for digit in uuid4().hex[:12])
    for adult in [codes["identite"], *codes["foyer"].get("co", [])]:
        adult["birth_name"] = f"Essai {unique}"
    return DemandFactory(**{"active": True, "codes": codes, **traits})


def stands(demand):
    return demand.declarations.first()


def typed(demand, slug, **changed) -> dict:
    """The page of a section as it is shown, but for what is changed (« __ » for « - »)."""
    shown = to_typed(stands(demand).codes, today=timezone.localdate())[slug]
    new = {f"{slug}-{name.replace('__', '-')}": value for name, value in changed.items()}
    return {"declaration": stands(demand).digest, **shown, **new}


def ticked(demand, *, but=(), rfr="14000", **more) -> dict:
    """The renewal page with every box ticked and the income of N-2 of each adult."""
    codes = stands(demand).codes
    year = timezone.localdate().year - 2
    keys = keys_of(codes)
    adults = [key for name, key in keys.items() if name == "moi" or name.startswith("co-")]
    slugs = [slug for slug in codes if slug != "preparer" and slug not in but]
    return {
        "declaration": stands(demand).digest,
        **{f"confirmer-{slug}-still_true": "on" for slug in slugs},
        **{f"revenus-{key}-rfr_{year}": rfr for key in adults},
        **more,
    }
