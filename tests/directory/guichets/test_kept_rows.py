"""What a process keeps of the guichets is what the database says, as soon as it is written."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.guichets import cards
from directory.guichets.help_rows import help_near, town_hall_of
from directory.guichets.kept_rows import guichets_around, guichets_of, guichets_with_codes
from directory.guichets.models import HelpPlace, SpecialDay
from directory.guichets.opening import SpecialDays
from directory.territory.distances import Point
from directory.territory.table import communes
from tests.directory.guichets.test_search import ALL_DAY
from tests.factories.accounts import UserFactory
from tests.factories.guichets import GuichetFactory, HelpPlaceFactory, OrganismeFactory

pytestmark = pytest.mark.django_db
URL = reverse("guichets:list")


@pytest.fixture
def guichet():
    return GuichetFactory(name="Avant", weekly_hours=ALL_DAY, phone="03 20 00 00 00")


@pytest.fixture
def shown(client, guichet, django_capture_on_commit_callbacks):
    """Does a thing, then gives the list and the card that were asked for before."""
    HelpPlaceFactory()
    addresses = (f"{URL}?commune=59350", guichet.get_absolute_url())

    def pages() -> str:
        return "".join(client.get(address).content.decode() for address in addresses)

    def after(change) -> str:
        assert "Avant" in pages()
        with django_capture_on_commit_callbacks(execute=True):
            change()
        return pages()

    return after


def by_its_agent(guichet):
    cards.keep(
        guichet,
        {"phone": "03 20 99 99 99"},
        seen=cards.digest(guichet, ["phone"]),
        actor=UserFactory(),
        today=timezone.localdate(),
    )


def test_a_card_kept_by_its_agent_is_seen_at_once(guichet, shown):
    page = shown(lambda: by_its_agent(guichet))

    # In the list, in the card, in what the card says to machines.
    assert page.count("03 20 99 99 99") == 3
    assert "03 20 00 00 00" not in page


def test_a_special_day_is_seen_at_once_then_its_end(guichet, shown):
    today = timezone.localdate()
    days = SpecialDays(today - timedelta(days=1), today + timedelta(days=1), (), "Travaux")
    act = {"actor": UserFactory(), "today": today}

    assert "(Travaux)" in shown(lambda: cards.add_special_days(guichet, days, **act))
    again = shown(lambda: cards.remove_special_days(guichet, days.first, days.last, **act))
    assert "(Travaux)" not in again


def test_what_is_written_in_the_administration_is_seen_at_once(guichet, shown):
    def change():
        guichet.name = "Avant et après"
        guichet.special_days = [
            SpecialDay(first=timezone.localdate(), last=timezone.localdate(), reason="Inventaire")
        ]
        guichet.save()

    page = shown(change)

    assert "Avant et après" in page
    assert "(Inventaire)" in page


def test_another_name_of_the_body_is_seen_at_once(guichet, shown):
    guichet.organisme.name = "Nouvel organisme"

    assert shown(guichet.organisme.save).count("Nouvel organisme") >= 2


def test_a_guichet_that_goes_away_is_no_longer_kept(guichet, shown):
    other = GuichetFactory(name="Avant aussi")

    assert "Avant aussi" not in shown(other.delete)


def test_a_place_that_helps_is_seen_at_once_with_or_without_position(shown):
    place = HelpPlace.objects.get()
    place.name, place.latitude, place.longitude = "Mairie de Lille, accueil", None, None

    assert "Mairie de Lille, accueil" in shown(place.save)


@pytest.mark.parametrize("how_many", [1, 30])
def test_a_territory_is_read_in_one_query_whatever_its_size(how_many, django_assert_num_queries):
    today = timezone.localdate()
    for guichet in GuichetFactory.create_batch(how_many, weekly_hours=ALL_DAY):
        SpecialDay.objects.create(guichet=guichet, first=today, last=today, hours="9h-11h")
    guichets_of("974")

    with django_assert_num_queries(1):
        found = guichets_of("059")

    assert len(found) == how_many
    assert {row.special_days_known[0].periods for row in found} == {((9 * 60, 11 * 60),)}
    with django_assert_num_queries(0):
        assert guichets_of("059") is found


@pytest.mark.parametrize("territories", [["059"], ["059", "062", "080", "002"]])
def test_the_territories_around_a_point_are_read_in_one_query(
    territories, django_assert_num_queries
):
    for territory in territories:
        GuichetFactory(territory_id=territory, latitude=50.2, longitude=3.1)
    guichets_of("974")  # the table of communes
    guichets_around(Point(16.0, -61.5), 20)  # the squares

    with django_assert_num_queries(1):
        found = guichets_around(Point(50.2, 3.1), 50)

    assert {row.territory for row in found} >= set(territories)
    with django_assert_num_queries(0):
        assert guichets_around(Point(50.2, 3.1), 50) == found


def test_the_places_that_help_around_are_read_in_two_queries(django_assert_num_queries):
    today, here = timezone.localdate(), Point(50.5, 3.0)
    # In the middle of their communes, of two départements; the last of none.
    for insee in ("59350", "62427"):
        HelpPlaceFactory(commune_id=insee, latitude=None, longitude=None)
    HelpPlaceFactory(france_services=True, commune_id=None, latitude=50.46, longitude=3.0)
    guichets_of("974")  # the table of communes

    with django_assert_num_queries(2):
        assert len(help_near(None, here, today=today)) == 3
    with django_assert_num_queries(0):
        assert len(help_near(None, here, today=today)) == 3
        assert town_hall_of(communes().get("59350"), today=today)


@pytest.mark.parametrize("latitude", [-21.0, 0.0, 89.9])
def test_a_place_that_helps_is_found_across_the_other_side_of_the_earth(latitude):
    HelpPlaceFactory(latitude=latitude, longitude=180)

    (found,) = help_near(None, Point(latitude, -179.99), today=timezone.localdate())

    assert found.distance < 20


def test_what_is_read_of_a_guichet_is_what_its_row_says():
    guichet = GuichetFactory(
        organisme=OrganismeFactory(name="Habitat"),
        services=["conseil", "enregistrer"],
        languages=["ar", "en"],
        catchment=["59350", "200093201"],
        commune_id=None,
        territory_id="111",
        weekly_hours="lu 09:00-12:00",
    )

    (row,) = guichets_with_codes([guichet.code])

    names = (
        *("pk", "code", "name", "kind", "address", "postcode", "phone", "email", "website"),
        *("weekly_hours", "hours_note", "verified_on", "appointment", "appointment_url"),
        *("public_served", "step_free", "hearing_loop", "sign_language", "without_internet"),
        *("closed_on", "demonstration", "latitude", "longitude", "commune", "departement_code"),
        *("week", "registers", "service_labels", "language_labels", "special_days_known"),
    )
    for name in names:
        told = getattr(row, name)
        assert (list(told) if name == "special_days_known" else told) == getattr(guichet, name)
    assert (row.organisme, row.territory, row.spot) == ("Habitat", "111", None)
    assert (row.services, row.languages) == (("conseil", "enregistrer"), ("ar", "en"))
    assert row.catchment == {"59350", "200093201"}
    assert row.kind_label == guichet.get_kind_display()
    assert row.public_label == guichet.get_public_served_display()
    assert row.get_absolute_url() == guichet.get_absolute_url()
    now = timezone.now()
    assert row.opening(now) == guichet.opening(now)
    assert row.is_open(now) == guichet.opening(now).is_open
