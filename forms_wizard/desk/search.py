"""Find a demand by what an agent has on a paper or hears: reference, number, name."""

from __future__ import annotations

from django.db.models import Q

from forms_wizard.demands.identity import letters_of
from forms_wizard.demands.models import Person
from forms_wizard.demands.querysets import DemandQuerySet

# Longer than any name of the form; the rest is dropped.
LONGEST = 150


def matching(demands: DemandQuerySet, typed: str, *, territory: str) -> DemandQuerySet:
    """The demands whose reference or number is this, or with a person whose name starts so.

    Accents, case, spaces and hyphens do not count in a birth name; « Durand Zoé » and
    « Zoé Durand » find the same person.
    """
    typed = typed.replace("\0", "").strip()[:LONGEST]
    if not typed:
        return demands.none()
    code = "".join(typed.split()).upper()
    persons = Person.objects.filter(_named(typed), territory_id=territory)
    return demands.filter(
        Q(reference=code) | Q(number=code) | Q(pk__in=persons.values("demand_id"))
    )


def _named(typed: str) -> Q:
    words = typed.split()[:6]
    named = Q(birth_name__istartswith=typed) | Q(usage_name__istartswith=typed)
    if flat := letters_of(typed):
        named |= Q(identity_key__startswith=flat)
    for cut in range(1, len(words)):
        start, end = letters_of("".join(words[:cut])), letters_of("".join(words[cut:]))
        if start and end:
            named |= Q(identity_key__startswith=f"{start}|{end}")
            named |= Q(identity_key__startswith=f"{end}|{start}")
    return named
