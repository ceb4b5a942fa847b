"""The attestation d'enregistrement, with every mention of CCH R.441-2-4 (domain.md 3.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from dateutil.relativedelta import relativedelta
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.guichets.models import Guichet, LandlordPresence
from directory.territory.delays import abnormal_delay
from directory.territory.models import AbnormalDelay, Territory
from forms_wizard.demands import co_access, deadlines, projection
from forms_wizard.demands.enums import HOLDER_ROLES
from forms_wizard.demands.models import Demand, Person, WantedPlace
from forms_wizard.form.summary import GroupSummary, summarise
from forms_wizard.letters import certificate_texts as texts
from forms_wizard.letters import documents
from forms_wizard.letters.addresses import guichet_lines, postal_lines
from forms_wizard.letters.discretion import for_co_applicant, shareable
from forms_wizard.letters.parts import Group, Part, as_data, in_letters


class NotRegistered(Exception):
    """There is no attestation before the numéro unique (CCH R.441-2-4)."""


@dataclass(frozen=True)
class Certificate:
    """The whole attestation. `parts` is what is read; the rest is for who needs one fact.

    `seizure_on`: the day from which the commission de médiation may be seized because of the
    delay (mention g); None when no arrêté is known: it is never guessed.
    """

    title: str
    number: str = field(repr=False)
    filed_on: date
    renewed_on: date | None
    valid_until: date
    seizure_on: date | None
    made_on: date
    demonstration: bool
    parts: tuple[Part, ...] = field(repr=False)


@dataclass(frozen=True)
class _Source:
    """All the rows that the attestation reads, in six queries."""

    demand: Demand
    holders: list[Person]
    codes: dict
    shared: bool
    places: list[WantedPlace]
    landlords: dict[str, list[LandlordPresence]]
    delay: AbnormalDelay | None


def content(demand: Demand, *, today: date, shared: bool = False) -> Certificate:
    """What the attestation says of this demand on that day. Raises NotRegistered.

    `shared`: the copy of a co-applicant, without address and without the counter that was chosen.
    """
    source = _read(demand, today, shared)
    demand = source.demand
    months = source.delay and relativedelta(months=source.delay.months)
    seizure_on = demand.filed_on + months if months else None
    shown = [presence for rows in source.landlords.values() for presence in rows]
    examples = [demand, demand.registering_guichet, source.delay, *shown]
    return Certificate(
        title=_("Attestation d'enregistrement de votre demande de logement social"),
        number=demand.grouped_number,
        filed_on=demand.filed_on,
        renewed_on=demand.renewed_on,
        valid_until=demand.valid_until,
        seizure_on=seizure_on,
        made_on=today,
        demonstration=any(row.demonstration for row in examples if row),
        parts=(
            _who_and_when(source, today),
            _landlords(source),
            _mediation(demand.territory, seizure_on),
            _validity(demand),
            texts.later_information(demand.territory.name),
            texts.next_steps(),
            texts.pieces(),
            *_summary(source),
        ),
    )


def pdf(certificate: Certificate) -> bytes:
    """The same content as an accessible PDF (PDF/UA-1)."""
    made_at = timezone.make_aware(datetime.combine(certificate.made_on, time(12)))
    return documents.make_pdf(
        "parts",
        as_data(certificate.parts),
        title=certificate.title,
        demonstration=certificate.demonstration,
        now=made_at,
    )


def _read(demand: Demand, today: date, shared: bool) -> _Source:
    rows = Demand.objects.select_related("territory", "registering_guichet__commune")
    demand = rows.get(pk=demand.pk)
    if not demand.number:
        raise NotRegistered(demand.reference)
    if shared:
        codes = for_co_applicant(co_access.shown_codes(demand))
        places = projection.places(demand, codes)
        prefetch_related_objects(places, "commune")
        holders = [p for p in projection.persons(demand, codes) if p.role in HOLDER_ROLES]
    else:
        holders = list(demand.persons.filter(role__in=HOLDER_ROLES))
        declaration = demand.declarations.first()
        codes = declaration.codes if declaration else {}
        places = list(demand.places.select_related("commune"))
    return _Source(
        demand=demand,
        holders=holders,
        codes=codes,
        shared=shared,
        places=places,
        landlords=_landlords_of(places),
        delay=abnormal_delay(
            demand.territory_id,
            demand.home_type,
            today=today,
            departement=places[0].commune.departement_id if places else "",
        ),
    )


def _landlords_of(places: list[WantedPlace]) -> dict[str, list[LandlordPresence]]:
    """By INSEE code of the place; those of a whole city stand for its arrondissements too."""
    cities = {place.commune_id: place.commune.parent_id for place in places}
    known = defaultdict(list)
    presences = LandlordPresence.objects.filter(
        commune__in={*cities, *filter(None, cities.values())}
    ).select_related("organisme")
    for presence in presences.order_by("organisme__name", "pk"):
        known[presence.commune_id].append(presence)
    return {insee: known[insee] or known[city] for insee, city in cities.items()}


def _who_and_when(source: _Source, today: date) -> Part:
    """Mentions a) to d)."""
    demand = source.demand
    if source.shared:
        address, service = _("non indiquée sur cet exemplaire"), _("un guichet du territoire")
    else:
        lines = postal_lines(source.codes.get("contact", {}))
        address = ", ".join(lines) or _("vous n'avez pas donné d'adresse postale")
        service = _service(demand.registering_guichet)
    renewed = in_letters(demand.renewed_on) if demand.renewed_on else _("pas encore renouvelée")
    return Part(
        title=_("Votre demande est enregistrée"),
        facts=(
            (_("Votre numéro unique"), demand.grouped_number),
            (_("Nom"), ", ".join(filter(None, (person.full_name for person in source.holders)))),
            (_("Adresse"), address),
            (_("Date de votre demande"), in_letters(demand.filed_on)),
            (_("Dernier renouvellement"), renewed),
            (_("Territoire"), demand.territory.name),
            (_("Lieux demandés"), ", ".join(place.commune.name for place in source.places)),
            (_("Service qui a enregistré la demande"), service),
            (_("Attestation faite le"), in_letters(today)),
        ),
        closing=(
            _("Gardez ce numéro. Donnez-le chaque fois que vous parlez de votre demande."),
            _("La date de votre demande compte pour votre ancienneté. Elle ne change pas."),
        ),
        mentions="abcd",
    )


def _service(guichet: Guichet | None) -> str:
    return ", ".join((guichet.name, *guichet_lines(guichet))) if guichet else _("le portail")


def _landlords(source: _Source) -> Part:
    """Mention e)."""
    known, unknown = [], []
    for place in source.places:
        presences = source.landlords[place.commune_id]
        if presences:
            names = tuple(dict.fromkeys(p.organisme.name for p in presences))
            known.append(Group(title=place.commune.name, items=names))
        else:
            unknown.append(place.commune.name)
    missing = _(
        "Nous ne connaissons pas encore les bailleurs de : %(places)s. "
        "Demandez la liste au guichet ou à la mairie."
    ) % {"places": ", ".join(unknown)}
    return Part(
        title=_("Les bailleurs qui ont des logements dans les lieux demandés"),
        groups=tuple(known),
        closing=(missing,) if unknown else (),
        mentions="e",
    )


def _mediation(territory: Territory, seizure_on: date | None) -> Part:
    """Mentions f) and g); neither the date nor the address is ever guessed."""
    if seizure_on:
        since = _("À partir du %(day)s, si personne ne vous a proposé un logement adapté.") % {
            "day": in_letters(seizure_on)
        }
    else:
        since = _("Ce délai est fixé par le préfet. Demandez-le au guichet.")
    lines = [line.strip() for line in territory.mediation_address.splitlines() if line.strip()]
    return texts.mediation(since, ", ".join(lines) or _("Demandez l'adresse au guichet."))


def _validity(demand: Demand) -> Part:
    """Mention h)."""
    return texts.validity(
        until=in_letters(demand.valid_until),
        opens=in_letters(deadlines.renewal_opens(demand.valid_until)),
    )


def _summary(source: _Source) -> tuple[Part, ...]:
    """The annex: what was answered, but for what a paper shown to others must not tell."""
    return (
        texts.summary_notice(),
        *answered(source.codes if source.shared else shareable(source.codes)),
    )


def answered(codes: dict) -> list[Part]:
    """One part a section: the answers given, and no question left without answer."""
    parts = (
        Part(title=section.title, groups=tuple(_answered(section.groups)))
        for section in summarise(codes)
    )
    return [part for part in parts if part.groups]


def _answered(groups: list[GroupSummary]) -> Iterator[Group]:
    unsaid = _("Non renseigné")
    for group in groups:
        facts = tuple(row for row in group.rows if row[1] != unsaid)
        if facts:
            yield Group(title=group.title, facts=facts)
