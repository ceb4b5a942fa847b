"""A letter as it leaves by the post: the address in the window, the words of the e-mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import wrap

from django.conf import settings

from directory.guichets.enums import OrganismeKind
from directory.guichets.models import Guichet
from directory.territory.models import Territory
from forms_wizard.demands.enums import LetterKind, Role
from forms_wizard.demands.models import Declaration, Demand, Letter, Person
from forms_wizard.letters import co_letters, messages, outbox, paper
from forms_wizard.letters.addresses import guichet_lines, postal_lines
from forms_wizard.letters.message import Message
from forms_wizard.letters.models import PostedLetter
from forms_wizard.letters.parts import as_data

# What an address is made of, for the machines that sort letters (AFNOR NF Z 10-011).
LINES, WIDTH = 6, 38
# What an address that is too long is cut to; the smaller letters are still read.
WIDEST = 60


def in_window(name: str, lines: Iterable[str]) -> tuple[str, ...]:
    """At most six lines, of 38 characters whenever that holds: the name first, the town last.

    The lines between are joined, then made wider, then cut after four lines of 60.
    """
    *middle, last = lines
    for width in range(WIDTH, WIDEST + 1):
        between = _packed([part for line in middle for part in wrap(line, width)], width)
        if len(between) <= LINES - 2:
            break
    return (name[:WIDEST], *between[: LINES - 2], last[:WIDEST])


def _packed(lines: list[str], width: int) -> list[str]:
    """As they are when there is room for all, else neighbours side by side."""
    if len(lines) <= LINES - 2:
        return lines
    packed: list[str] = []
    for line in lines:
        if packed and len(packed[-1]) + len(line) + 2 <= width:
            packed[-1] += f", {line}"
        else:
            packed.append(line)
    return packed


def sender(territory: Territory) -> tuple[str, ...]:
    """The manager of the territory: where what cannot be delivered returns."""
    managers = Guichet.objects.filter(
        territory=territory, organisme__kind=OrganismeKind.MANAGER
    ).select_related("commune")
    guichet = managers.order_by("pk").first()
    own = (guichet.name, *guichet_lines(guichet)) if guichet else (territory.name,)
    return (settings.WAGTAIL_SITE_NAME, *own)


def may_leave(letter: Letter) -> bool:
    """Not the code of a co-applicant whose access ended, nor once danger was told; not a notice of
    a demand that was renewed meanwhile."""
    if letter.kind == LetterKind.CO_ACCESS:
        return co_letters.addressee(letter) is not None
    return outbox.stands(letter)


def content(
    posted: PostedLetter, message: Message, *, sent_from: tuple[str, ...], today: date
) -> dict:
    """What the page of that letter says, for `typst/envelope.typ`; `message`: its words."""
    letter, demand = posted.letter, posted.letter.demand
    enclosed = messages.enclosed(letter, today=today)
    return {
        "code": posted.code,
        "sender": sent_from,
        "recipient": in_window(_name(letter), address_of(demand)),
        "parts": paper.parts(message, reference=demand.reference, code=_code(letter), today=today),
        "demonstration": demand.demonstration,
        "enclosed": ({"title": enclosed.title, **as_data(enclosed.parts)} if enclosed else None),
    }


def _code(letter: Letter) -> str:
    """The code that a co-applicant types; empty for every other letter."""
    return co_letters.code(letter) if letter.kind == LetterKind.CO_ACCESS else ""


def address_of(demand: Demand) -> tuple[str, ...]:
    """The postal address of the latest declaration."""
    return postal_lines(_contact(demand))


def postcode_of(demand: Demand) -> str:
    return _contact(demand).get("postcode", "")


def _contact(demand: Demand) -> dict:
    latest = Declaration.objects.filter(demand=demand).order_by("-made_at", "-pk").first()
    return latest.codes.get("contact", {}) if latest else {}


def _name(letter: Letter) -> str:
    if letter.kind == LetterKind.CO_ACCESS:
        return co_letters.addressee(letter).full_name
    applicant = Person.objects.filter(demand=letter.demand, role=Role.APPLICANT).first()
    return applicant.full_name if applicant else ""
