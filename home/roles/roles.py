"""The roles of the administration, said once; none of them holds a permission on a demand.

Nobody but an administrator manages accounts or agents: an agent reads demands.
"""

from __future__ import annotations

from dataclasses import dataclass

AUTHORS = "Auteurs"
REVIEWERS = "Relecteurs"
TRANSLATORS = "Traducteurs"
GUICHET_EDITORS = "Éditeurs des guichets"
DATA_EDITORS = "Éditeurs des données"
LETTER_WRITERS = "Rédacteurs des courriers"
HELP_DESK = "Assistance aux usagers"

ENTER = "wagtailadmin.access_admin"


@dataclass(frozen=True)
class Role:
    """A group: what its members may do to rows, to pages of one tree, to images and documents.

    `permissions`: « app.codename » beside the entry to the administration. `pages`: on the French
    pages, or on the translated ones when `translates`. `media`: on images and documents.
    """

    name: str
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    translates: bool = False


def _on(app: str, model: str, *actions: str) -> tuple[str, ...]:
    return tuple(f"{app}.{action}_{model}" for action in actions)


ROLES = (
    Role(
        AUTHORS,
        permissions=(
            *_on("feedback", "feedback", "change", "view"),
            *_on("glossary", "term", "add", "change"),
        ),
        pages=("add", "change"),
        media=("add", "choose"),
    ),
    Role(
        REVIEWERS,
        permissions=(
            *_on("wagtailredirects", "redirect", "add", "change", "delete"),
            *_on("incidents", "incident", "add", "change", "delete"),
            *_on("feedback", "feedback", "change", "view"),
            *_on("glossary", "term", "add", "change", "delete", "publish"),
        ),
        pages=("add", "change", "publish", "lock", "unlock"),
        media=("add", "change", "choose"),
    ),
    Role(
        TRANSLATORS,
        # Rows in their language alone: see home.translations.permissions.
        permissions=(
            "wagtail_localize.submit_translation",
            *_on("glossary", "term", "change", "publish"),
            *_on("incidents", "incident", "change"),
        ),
        pages=("change", "publish"),
        media=("choose",),
        translates=True,
    ),
    Role(
        GUICHET_EDITORS,
        permissions=(
            *_on("guichets", "guichet", "add", "change", "view"),
            *_on("guichets", "errorreport", "change", "view"),
            *_on("guichets", "helpplace", "change", "view"),
            *_on("guichets", "organisme", "view"),
            *_on("guichets", "landlordpresence", "add", "change", "delete", "view"),
        ),
    ),
    Role(
        DATA_EDITORS,
        permissions=(
            *_on("imports", "import", "add", "change"),
            *_on("figures", "figure", "view"),
            *_on("figures", "source", "view", "change"),
            *_on("figures", "ceiling", "view"),
        ),
    ),
    # Messages to the help desk of the site: none of them is a demand.
    Role(HELP_DESK, permissions=("contact.serve_help_desk",)),
    Role(
        LETTER_WRITERS,
        permissions=_on("letters", "lettertext", "change", "publish", "lock", "unlock"),
    ),
)
