"""Who is in the household: read in valid answers and in the codes of a declaration alike."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from forms_wizard.form.codes import Custody

YOU = "moi"
# Of the applicant, the co-applicants, the dependants, the children in shared custody together.
MOST_PERSONS = 20


def display_name(person: Mapping) -> str:
    """« Ada Lovelace », the usage name when there is one; empty for who has no name yet."""
    family = person.get("usage_name") or person.get("birth_name") or ""
    return " ".join(part for part in (person.get("first_names"), family) if part)


def full_name(person: Mapping) -> str:
    """« Ada King, née Byron »-like: every declared name, the one in the person's script last."""
    name, birth_name = display_name(person), person.get("birth_name")
    if person.get("usage_name") and birth_name:
        name = gettext("%(name)s (nom de naissance : %(birth_name)s)") % {
            "name": name,
            "birth_name": birth_name,
        }
    own = person.get("own_script_name")
    return f"{name} ({own})" if own else name


def adults(answers: Mapping) -> list[tuple[str, str]]:
    """(key, title) of who is asked about work and income: the applicant, the co-applicants."""
    pairs = [(YOU, _titled(gettext("Vous"), answers.get("identite", {})))]
    for rank, person in enumerate(answers.get("foyer", {}).get("co", ()), start=1):
        title = gettext("Co-demandeur %(rank)s") % {"rank": rank}
        pairs.append((person["key"], _titled(title, person)))
    return pairs


def members(answers: Mapping) -> list[tuple[str, str]]:
    """(key, title) of everyone who may live in the home, the adults first."""
    pairs = adults(answers)
    foyer = answers.get("foyer", {})
    for group, title in (
        ("charge", gettext("Personne à charge %(rank)s")),
        ("garde", gettext("Enfant en garde partagée %(rank)s")),
    ):
        for rank, person in enumerate(foyer.get(group, ()), start=1):
            pairs.append((person["key"], _titled(title % {"rank": rank}, person)))
    return pairs


def _titled(title: str, person: Mapping) -> str:
    name = display_name(person)
    return gettext("%(title)s : %(name)s") % {"title": title, "name": name} if name else title


def persons_to_house(answers: Mapping) -> int:
    """How many will live there: everyone, the unborn and the children in alternating custody;
    a child with visiting right does not count (CCH L.442-12, domain.md 2.4)."""
    foyer = answers.get("foyer", {})
    alternating = len(foyer.get("garde", ())) - len(children_who_visit(answers))
    unborn = int(foyer.get("unborn_count") or 0)
    return 1 + len(foyer.get("co", ())) + len(foyer.get("charge", ())) + alternating + unborn


def children_who_visit(answers: Mapping) -> list[Mapping]:
    """Those of a visiting right: they do not live there."""
    children = answers.get("foyer", {}).get("garde", ())
    return [child for child in children if child.get("custody") == Custody.VISITING]
