"""How easy-to-read versions are written down: one sentence a text, a drawing beside an idea."""

from home.content.writing import Content, paragraphs
from home.easy.enums import Symbol

# As home.navigation has it: values are written here, not computed.
SLUG = "facile-a-lire"


def twin(key: str, title: str, lead: str, description: str, *body: tuple[str, object]) -> Content:
    """The easy version of the installed page of that key."""
    return Content(
        key=f"{key}-facile",
        slug=SLUG,
        parent=key,
        title=title,
        lead=lead,
        description=description,
        in_menus=False,
        body=body,
    )


def sentences(*several: str) -> tuple[str, object]:
    return ("sentences", paragraphs(*several))


def drawn(symbol: Symbol, *several: str) -> tuple[str, object]:
    """Sentences beside a drawing."""
    return ("symbol", {"symbol": str(symbol), "sentences": paragraphs(*several)})


def in_order(*several: str) -> tuple[str, object]:
    """Actions to do one after the other."""
    return ("steps", [paragraphs(one) for one in several])


def word(term: str, *several: str) -> tuple[str, object]:
    """A hard word, explained where it is read."""
    return ("word", {"term": term, "sentences": paragraphs(*several)})
