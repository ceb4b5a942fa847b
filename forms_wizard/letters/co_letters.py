"""The letter that brings a co-applicant their code: on paper alone, in their own name."""

from __future__ import annotations

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from forms_wizard.demands import co_access, codes
from forms_wizard.demands.models import CoAccess, Demand, Letter, Person
from forms_wizard.form.codes import AddressKind
from forms_wizard.letters import documents, messages
from forms_wizard.letters.addresses import postal_lines
from forms_wizard.letters.parts import Group, Part, as_data

# The post goes nowhere else (domain.md 2.3).
POSTED = (AddressKind.HOME, AddressKind.DOMICILIATION)


def envelope(demand: Demand) -> tuple[str, ...]:
    """The postal lines of the demand, without a name; empty when no post goes there."""
    declaration = demand.declarations.first()
    contact = declaration.codes.get("contact", {}) if declaration else {}
    return postal_lines(contact) if contact.get("address_kind") in POSTED else ()


def may_leave(demand: Demand) -> bool:
    """Whether a letter may go to a co-applicant: an address, and nobody in danger."""
    return bool(envelope(demand)) and not co_access.is_in_danger(demand)


def addressee(letter: Letter) -> Person | None:
    """The co-applicant whom this letter brings a code to.

    None when it must not leave any more: access withdrawn or opened, another code handed over,
    danger told since.
    """
    access = _access(letter)
    return access.person if access else None


def code(letter: Letter) -> str:
    """The code as it is typed; empty when the letter must not leave any more."""
    access = _access(letter)
    return codes.shown(codes.unseal(access.sealed)) if access else ""


def code_part(letter: Letter, *, today: date) -> Part | None:
    """What the letter says, code included; None when it must not leave any more."""
    shown = code(letter)
    if not shown:
        return None
    message = messages.words(letter, today=today, language=settings.LANGUAGE_CODE)
    label, address = message.link
    return Part(
        title=_("Votre code"),
        paragraphs=message.paragraphs,
        facts=((_("Code"), shown), (label, address)),
    )


def paper(letter: Letter, *, today: date) -> bytes | None:
    """The letter as an accessible PDF, with its code; None when it must not leave any more."""
    part, person = code_part(letter, today=today), addressee(letter)
    if part is None or person is None:
        return None
    to = Group(items=(person.full_name, *envelope(letter.demand)))
    return documents.make_pdf(
        "parts",
        as_data((Part(title=_("À l'attention de"), groups=(to,)), part)),
        title=messages.words(letter, today=today, language=settings.LANGUAGE_CODE).subject,
        demonstration=letter.demand.demonstration,
        now=timezone.make_aware(datetime.combine(today, time(12))),
    )


def _access(letter: Letter) -> CoAccess | None:
    access = CoAccess.objects.filter(letter=letter).select_related("person").first()
    leaves = access and access.sealed and may_leave(letter.demand)
    return access if leaves else None
