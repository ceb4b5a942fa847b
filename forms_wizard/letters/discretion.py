"""What a paper that passes through many hands does not print."""

from __future__ import annotations

from forms_wizard.form.codes import Resource

# The person shows the attestation to landlords, the CAF, an employer. Motives and handicap are
# left out for everyone, so that their absence tells nothing (domain.md 2.8, 2.10, 9).
HIDDEN_SECTIONS = frozenset({"motifs", "handicap"})
HIDDEN_ANSWERS = {
    "identite": ("protection",),
    "foyer": ("alone_reason",),
    "logement-recherche": ("adapted",),
}
# Income that says that somebody is ill or disabled is counted with the other resources.
HEALTH_INCOME = frozenset({Resource.DISABILITY, Resource.AAH, Resource.AEEH, Resource.AJPP})


def shareable(codes: dict) -> dict:
    """The codes of a declaration without motives, violence, handicap, protection measure, and
    with health benefits under « autres ressources »: the sum of the resources stays right."""
    kept = {slug: _discreet(section) for slug, section in codes.items()}
    for slug in HIDDEN_SECTIONS:
        kept.pop(slug, None)
    for slug, names in HIDDEN_ANSWERS.items():
        for name in names:
            kept.get(slug, {}).pop(name, None)
    return kept


def _discreet(value):
    match value:
        case dict():
            found = {key: _discreet(item) for key, item in value.items()}
            named = [found.pop(code) for code in HEALTH_INCOME & found.keys()]
            if named:
                found[Resource.OTHER] = sum(map(int, [found.get(Resource.OTHER, 0), *named]))
            return found
        case list():
            return [_discreet(item) for item in value]
        case _:
            return value
