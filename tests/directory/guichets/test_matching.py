"""The answers held in memory are those of a plain reading of the rows, whatever is asked."""

import math
import random
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.relativedelta import MO, relativedelta
from django.http import QueryDict
from django.utils import timezone

from directory.guichets.enums import OrganismeKind
from directory.guichets.help_rows import help_near, town_hall_of
from directory.guichets.kept_rows import guichets_of, spots_of
from directory.guichets.models import Guichet, HelpPlace, SpecialDay
from directory.guichets.search import Question, _near_commune, matching, narrowed
from directory.territory.distances import Point
from directory.territory.models import Commune
from directory.territory.table import communes
from portal.interface.kept import Kept
from tests.factories.guichets import GuichetFactory, HelpPlaceFactory, OrganismeFactory

pytestmark = pytest.mark.django_db
# The Monday to come (days that are over are not kept), about 10 h in Paris.
TODAY = timezone.localdate() + relativedelta(weekday=MO)
NOW = datetime.combine(TODAY, time(8, 30), UTC)
NORD, ILE_DE_FRANCE, REUNION = ("59350", "59512", "59599", "59183"), ("75113", "93066"), ("97411",)
WHERE = [("059", NORD), ("111", ILE_DE_FRANCE), ("974", REUNION)]
WEEKS = ("", "lu 09:00-12:00", "lu 14:00-17:00", "lu 00:00-24:00; ma 08:00-12:00")


def made_up(chance: random.Random, bodies) -> Guichet:
    territory, communes = chance.choice(WHERE)
    # One in five stands in another territory than its own.
    insee = chance.choice([*communes, *communes, *NORD, None])
    place = insee and Commune.objects.get(pk=insee)
    position = {}
    if place and chance.random() < 0.7:
        position = {
            "latitude": place.latitude + chance.uniform(-0.4, 0.4),
            "longitude": place.longitude + chance.uniform(-0.4, 0.4),
        }
    catchments = [[], [], ["59350"], ["59183", "200093201"], ["59"], ["93"], ["75056"]]
    return GuichetFactory(
        territory_id=territory,
        commune_id=insee,
        # Names are not all different.
        name=f"Guichet {chance.randrange(12)}",
        organisme=chance.choice(bodies),
        services=chance.sample(["enregistrer", "renouveler", "conseil"], chance.randrange(3)),
        languages=chance.sample(["ar", "en"], chance.randrange(3)),
        appointment=chance.choice(["", "sans", "possible", "obligatoire"]),
        step_free=chance.choice([True, False, None]),
        hearing_loop=chance.random() < 0.5,
        catchment=chance.choice(catchments),
        weekly_hours=chance.choice(WEEKS),
        verified_on=chance.choice([None, TODAY, date(2020, 1, 1)]),
        closed_on=chance.choice([None, None, None, TODAY, TODAY + timedelta(days=1)]),
        **position,
    )


def asked(chance: random.Random) -> Question:
    query = QueryDict(mutable=True)
    query.update(
        chance.choice(
            [
                {"commune": chance.choice([*NORD, *ILE_DE_FRANCE, *REUNION, "75056"])},
                {"departement": chance.choice(["59", "75", "93", "974"])},
                {
                    "lat": f"{50.6 + chance.uniform(-0.6, 0.6):.3f}",
                    "lon": f"{3 + chance.uniform(-0.6, 0.6):.3f}",
                },
            ]
        )
    )
    for name, value in (
        ("service", "renouveler"),
        ("langue", "ar"),
        ("sans-rdv", "oui"),
        ("sans-marche", "oui"),
        ("boucle", "oui"),
        ("ouvert", "oui"),
    ):
        if chance.random() < 0.2:
            query[name] = value
    return Question.read(query)


def kilometres(guichet, point) -> float:
    """Haversine; infinite when the guichet stands nobody knows where."""
    place = guichet if guichet.latitude is not None else guichet.commune
    if place is None or point is None or place.latitude is None:
        return math.inf
    north, there = math.radians(point.latitude), math.radians(place.latitude)
    half = math.sin((there - north) / 2) ** 2 + math.cos(north) * math.cos(there) * (
        math.sin(math.radians(place.longitude - point.longitude) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1, half)))


def remoteness(guichet, row) -> int:
    here = guichet.commune
    rings = (
        here and here.pk == row.insee,
        here and row.parent and here.parent_id == row.parent,
        here and row.epci and here.epci_id == row.epci,
        here and here.departement_id == row.departement,
        True,
    )
    return next(rank for rank, inside in enumerate(rings) if inside)


def expected(question: Question) -> list[tuple[str, float]]:
    """(code, kilometres) as the rules say, read from the rows one by one."""
    row, found = question.commune, []
    rows = Guichet.objects.select_related("organisme", "commune").exclude(
        organisme__kind=OrganismeKind.HELPER
    )
    for guichet in rows:
        away = kilometres(guichet, question.here)
        answers = (
            is_there(guichet, question, away)
            and (guichet.closed_on is None or guichet.closed_on > TODAY)
            and (not question.service or question.service in guichet.services)
            and (not question.language or question.language in guichet.languages)
            and (not question.walk_in or guichet.appointment in ("sans", "possible"))
            and ("sans-marche" not in question.access or guichet.step_free)
            and ("boucle" not in question.access or guichet.hearing_loop)
        )
        if question.open_now:
            opening = guichet.opening(NOW)
            answers = answers and opening is not None and opening.is_open
        if not answers:
            continue
        elsewhere = row and guichet.catchment
        if elsewhere:
            elsewhere = not {row.insee, row.parent, row.epci, row.departement} & {
                *guichet.catchment
            }
        key = (
            bool(elsewhere),
            remoteness(guichet, row) if row else 0,
            not question.point and "enregistrer" not in guichet.services,
            # Equal distances are told from each other by the name.
            round(away, 6),
            guichet.name,
            guichet.pk,
        )
        found.append((key, guichet.code, away))
    return [(code, away) for _key, code, away in sorted(found)]


def is_there(guichet, question: Question, away: float) -> bool:
    if question.point:
        return away <= 50
    departement = question.departement
    if guichet.territory_id != departement.territory:
        return False
    if question.commune:
        return True
    return guichet.commune is not None and guichet.commune.departement_id == departement.code


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_answers_as_the_rows_do(seed):
    chance = random.Random(seed)
    bodies = [*OrganismeFactory.create_batch(2), OrganismeFactory(kind=OrganismeKind.HELPER)]
    for guichet in [made_up(chance, bodies) for _ in range(70)]:
        if chance.random() < 0.2:
            hours = chance.choice(["", "9h-11h", "8h-9h"])
            SpecialDay.objects.create(guichet=guichet, first=TODAY, last=TODAY, hours=hours)
    total = 0

    for _ in range(60):
        question = asked(chance)
        found, wanted = matching(question, now=NOW), expected(question)

        assert [one.guichet.code for one in found] == [code for code, _away in wanted], question
        for one, (_code, away) in zip(found, wanted, strict=True):
            assert (one.distance or 0) == pytest.approx(0 if away == math.inf else away, abs=1e-4)
        total += len(found)

    assert total > 200


@pytest.mark.parametrize("seed", range(2))
def test_the_needs_say_the_same_of_the_whole_country(seed):
    chance = random.Random(seed)
    body = OrganismeFactory()
    for _ in range(30):
        made_up(chance, [body])
    everywhere = Guichet.objects.filter(territory="059", closed_on=None)

    for _ in range(30):
        query = QueryDict(mutable=True)
        query["commune"] = "59350"
        for name, value in (("service", "renouveler"), ("langue", "ar"), ("sans-rdv", "oui")):
            if chance.random() < 0.5:
                query[name] = value
        for name in ("sans-marche", "boucle", "lsf", "sans-internet"):
            if chance.random() < 0.2:
                query[name] = "oui"
        question = Question.read(query)

        kept = {one.guichet.code for one in matching(question, now=NOW)}
        kept &= {*everywhere.values_list("code", flat=True)}
        assert kept == {*narrowed(everywhere, question).values_list("code", flat=True)}


# Of three départements around a corner, overseas without position, with and without a city.
HELPED = ("59350", "59512", "60057", "62041", "75056", "75113", "75120", "97411")


def helping(chance: random.Random, rank: int) -> HelpPlace:
    town_hall = chance.random() < 0.4
    insee = chance.choice([*HELPED, *HELPED, *([] if town_hall else [None])])
    place = Commune.objects.get(pk=insee or "59350")
    position = {"latitude": None, "longitude": None}
    if chance.random() < 0.7:
        # Some far from their commune.
        around = chance.choice([place, Commune.objects.get(pk="59350")])
        position = {
            "latitude": (around.latitude or -21) + chance.uniform(-0.3, 0.3),
            "longitude": (around.longitude or 55) + chance.uniform(-0.3, 0.3),
        }
    return HelpPlaceFactory(
        france_services=not town_hall,
        kind="mairie" if town_hall else "france_services",
        key=f"lieu-{rank}",
        # Names are not all different; texts that are empty.
        name=f"Lieu {chance.randrange(40)}",
        phone=chance.choice(["", "03 20 00 00 00"]),
        hours_note=chance.choice(["", "Sonnez\nfort"]),
        weekly_hours=chance.choice(WEEKS),
        verified_on=chance.choice([None, TODAY]),
        commune_id=insee,
        closed_on=chance.choice([None, None, None, TODAY, TODAY + timedelta(days=1)]),
        **position,
    )


def town_halls(places: list[HelpPlace], row) -> list[HelpPlace]:
    codes = {row.insee, row.parent} if row else set()
    found = [place for place in places if place.kind == "mairie" and place.commune_id in codes]
    return sorted(found, key=lambda place: (place.name, place.pk))


@pytest.mark.parametrize("seed", range(4))
def test_the_places_that_help_are_those_that_the_rows_say(seed):
    chance = random.Random(seed)
    made = [helping(chance, rank) for rank in range(120)]
    places = [place for place in made if place.closed_on is None or place.closed_on > TODAY]
    table, total = communes(), 0

    for _ in range(80):
        row = table.get(chance.choice(HELPED)) if chance.random() < 0.4 else None
        here = Point(50.63 + chance.uniform(-0.5, 0.5), 3.06 + chance.uniform(-0.5, 0.5))
        if row:
            here = None if row.latitude is None else Point(row.latitude, row.longitude)
        near = sorted(
            (round(away, 6), place.pk, place)
            for place in places
            if (away := kilometres(place, here)) <= 20
            and (row is None or place.kind == "france_services")
        )[:3]
        wanted = town_halls(places, row)[:3] + [place for *_key, place in near]

        found = help_near(row, here, today=TODAY)

        assert [place.pk for place in found] == [place.pk for place in wanted]
        for place, one in zip(found, wanted, strict=True):
            for name in ("kind", "name", "address", "postcode", "phone", "email", "website"):
                assert getattr(place, name) == getattr(one, name)
            for name in ("weekly_hours", "hours_note", "verified_on", "source"):
                assert getattr(place, name) == getattr(one, name)
            assert (place.commune and place.commune.insee) == one.commune_id
            if place.distance is not None:
                assert place.distance == pytest.approx(kilometres(one, here), abs=1e-4)
        if row:
            told = [town_hall_of(row, today=TODAY)]
            assert [place.pk for place in told if place] == [
                place.pk for place in town_halls(places, row)[:1]
            ]
        total += len(found)

    assert total > 100


def test_without_a_place_nothing_helps():
    HelpPlaceFactory()

    assert help_near(None, None, today=TODAY) == []


def test_a_guichet_that_leaves_between_two_readings_breaks_no_search():
    """The rows are of before, what is worked out of them of after."""
    left = GuichetFactory(name="Parti")
    question = Question.read(QueryDict("commune=59350"))
    before = list(guichets_of("059"))
    left.delete()
    for kept in Kept.every:
        kept.forget()

    found = _near_commune(before, question)

    assert [one.guichet.name for one in found] == ["Parti"]
    assert spots_of("059") == {}
